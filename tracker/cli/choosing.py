"""The options by which `run` and `crawl` choose what to crawl."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import UserError
from tracker.home import Home

if TYPE_CHECKING:
    from config.models import Source


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user chose."""

    names: tuple[str, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    allow_local: bool

    def resolve(self, home: Home) -> tuple[Source, ...]:
        """The sources to crawl. Makes `home` a project where only addresses are given.

        Raises UserError where nothing is left to crawl.
        """
        from tracker.init import init
        from tracker.project import read_sources
        from tracker.stages.crawl import chosen, sources_of_addresses

        addresses = (
            *sources_of_addresses("feed", self.feeds),
            *sources_of_addresses("sitemap", self.sitemaps),
        )
        if addresses and not home.is_project:
            init(home)
            click.echo(f"made a project in {home.root}", err=True)
        home.require_project()
        if addresses and not self.names:
            return addresses
        sources = (*chosen(read_sources(home), self.names), *addresses)
        if not sources:
            raise UserError(f"{home.sources} lists no enabled source; add one", code=2)
        return sources


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--source`, `--feed`, `--sitemap` and `--allow-local`; they arrive as `options`."""

    @click.option(
        "--source", "names", multiple=True, metavar="NAME", help="Only this source; repeatable."
    )
    @click.option(
        "--feed", "feeds", multiple=True, metavar="URL", help="Crawl this feed too; repeatable."
    )
    @click.option(
        "--sitemap",
        "sitemaps",
        multiple=True,
        metavar="URL",
        help="Crawl this sitemap too; repeatable.",
    )
    @click.option(
        "--allow-local",
        is_flag=True,
        help="Let this run fetch from loopback and private addresses.",
    )
    @functools.wraps(function)
    def with_options(
        *args: Any,
        names: tuple[str, ...],
        feeds: tuple[str, ...],
        sitemaps: tuple[str, ...],
        allow_local: bool,
        **kwargs: Any,
    ) -> Any:
        options = SourceOptions(names, feeds, sitemaps, allow_local)
        return function(*args, options=options, **kwargs)

    return with_options
