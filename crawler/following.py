"""Which links of a source are followed: those that are wanted, not known, and within its budget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler import passed_over
from crawler.canonical import canonical_url
from crawler.discover.link import Link
from crawler.looking import Looking

if TYPE_CHECKING:
    from config.models import Source
    from crawler.run import Run


class Following:
    """Chooses the links of one source in one run, and counts what it finds."""

    def __init__(self, source: Source, run: Run, looking: Looking) -> None:
        self._source = source
        self._run = run
        self._looking = looking
        self._include = [re.compile(pattern) for pattern in source.include]
        self._exclude = [re.compile(pattern) for pattern in source.exclude]
        self.left = source.max_pages
        """Pages that may still be taken on in this run."""

    def choose(self, links: Sequence[Link], *, are_listed: bool = True) -> list[Link]:
        """Those to follow, in their order; from now on no other source of the run takes them.

        `are_listed` says whether the source's documents list them now.
        """
        now = datetime.now(UTC)
        wanted = [(link, canonical_url(link.url)) for link in links if self._wants(link.url)]
        marks = self._run.store.state.pages([address for _, address in wanted])
        chosen = []
        for link, address in wanted:
            mark = marks.get(address)
            self._run.count(self._source.name, found=1)
            if self._run.store.forgotten.holds(address):
                # Not even as an arrival: polls are remembered by address.
                self._skip(link.url, passed_over.FORGOTTEN)
                continue
            if are_listed:
                self._looking.saw(address, link, is_known=mark is not None, now=now)
            if address in self._run.claimed:
                self._skip(link.url, passed_over.IN_THIS_RUN)
            elif not self._run.recheck.wants(mark, link.modified, now):
                self._skip(link.url, passed_over.seen(mark, now))
            elif not self.left:
                budget = passed_over.over_budget(self._source.max_pages)
                self._run.tell_passed_over(self._source.name, link.url, "waiting", budget)
            else:
                self.left -= 1
                self._run.claimed.add(address)
                chosen.append(link)
        return chosen

    def has_news(self, links: Sequence[Link]) -> bool:
        """Whether a wanted link leads to an address that nobody has looked at."""
        wanted = [canonical_url(link.url) for link in links if self._objection(link.url) is None]
        known = self._run.store.state.pages(wanted)
        forgotten = self._run.store.forgotten
        return any(address not in known and not forgotten.holds(address) for address in wanted)

    def _wants(self, url: str) -> bool:
        objection = self._objection(url)
        if objection is not None:
            self._run.tell_passed_over(self._source.name, url, "skipped", objection)
        return objection is None

    def _objection(self, url: str) -> str | None:
        if self._include and not any(pattern.search(url) for pattern in self._include):
            return passed_over.NOT_INCLUDED
        for pattern in self._exclude:
            if pattern.search(url):
                return passed_over.excluded(pattern.pattern)
        return None

    def _skip(self, url: str, reason: str) -> None:
        self._run.count(self._source.name, skipped=1)
        self._run.tell_passed_over(self._source.name, url, "skipped", reason)
