"""The invented outlets of the demonstration: one virtual host each."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from config.models import Lang, SourceKind, Tier


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: who it is, and the address where a crawler enters."""

    name: str
    title: str
    lang: Lang
    tier: Tier
    kind: SourceKind
    entrance: str
    """Path of its feed, sitemap or listing."""
    article_path: str
    """Path and query of an article; `{slug}`, and `{year}` and `{month}` of its publication."""
    zone: ZoneInfo

    @property
    def host(self) -> str:
        """Its host name. Names under `localhost` are loopback by RFC 6761, section 6.3."""
        return f"{self.name}.localhost"


_TOKYO = ZoneInfo("Asia/Tokyo")
_UTC = ZoneInfo("UTC")

OUTLETS = {
    outlet.name: outlet
    for outlet in (
        Outlet(
            name="chip-times",
            title="チップタイムズ",
            lang="ja",
            tier="press",
            kind="feed",
            entrance="/rss.xml",
            article_path="/news/{slug}.html",
            zone=_TOKYO,
        ),
        Outlet(
            name="cloud-wire",
            title="Cloud Wire",
            lang="en",
            tier="press",
            kind="feed",
            entrance="/atom.xml",
            article_path="/{year}/{month:02d}/{slug}",
            zone=_UTC,
        ),
        Outlet(
            name="datacenter-nippon",
            title="データセンター日本",
            lang="ja",
            tier="press",
            kind="feed",
            entrance="/index.rdf",
            article_path="/kiji/{slug}.htm",
            zone=_TOKYO,
        ),
        Outlet(
            name="vendor-blog",
            title="Kumo Compute Engineering",
            lang="en",
            tier="vendor",
            kind="sitemap",
            entrance="/sitemap.xml",
            article_path="/blog/{slug}/",
            zone=_UTC,
        ),
        Outlet(
            name="copycat-news",
            title="Copycat News",
            lang="en",
            tier="aggregator",
            kind="listing",
            entrance="/latest",
            article_path="/story?id={slug}",
            zone=_UTC,
        ),
    )
}
