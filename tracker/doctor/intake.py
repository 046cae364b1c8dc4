"""What becomes of the pages that a source lists: stored, or rejected for which reasons."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from crawler.passed_over import OFF_TOPIC
from tracker.doctor.finding import Finding, day_in_words, share_in_words
from tracker.doctor.history import JudgedPage
from tracker.plain import count

SURE = 0.001
_LEAST_REJECTED = 3
_LEAST_BEFORE = 10
_REASONS_TOLD = 3
_SHARE_WORTH_TELLING = 0.3
_RUNS_AT_BUDGET = 3


def intake(
    name: str,
    pages: Sequence[JudgedPage],
    lately: datetime,
    today: date,
) -> list[Finding]:
    """What is wrong with the pages; those since `lately` are compared with those before."""
    pages = _that_tell(pages)
    since_stored = _after_last_stored(pages)
    rejected = _rejected(since_stored)
    earlier = pages[: len(pages) - len(since_stored)]
    if len(rejected) >= _LEAST_REJECTED and _is_unlikely(len(rejected), earlier):
        since = day_in_words(min(page.at for page in rejected), today)
        return [
            Finding(
                "broken",
                f"nothing stored of {count(len(rejected), 'page')} since {since}: "
                f"{_reasons(rejected)}",
                f"see why with 'tracker sources check {name}'; 'include' and 'selectors' in "
                "sources.yaml say which pages to take and how to read them",
            )
        ]
    return _risen(name, pages, lately)


def budget(pages_a_run: Sequence[int], max_pages: int, place: str) -> Finding | None:
    """Whether the budget of pages ended every one of the last runs."""
    last = pages_a_run[-_RUNS_AT_BUDGET:]
    if len(last) < _RUNS_AT_BUDGET or min(last) < max_pages:
        return None
    return Finding(
        "note",
        f"each of the last {len(last)} runs ended at the budget of {max_pages:,} pages; "
        "articles wait",
        f"raise 'max_pages' ({place}), or crawl it more often",
    )


def _that_tell(pages: Sequence[JudgedPage]) -> list[JudgedPage]:
    """All but articles off the topics that are followed, and later looks at stored articles."""
    known = {page.url for page in pages if page.is_stored}
    return [
        page
        for page in pages
        if page.is_stored or (page.url not in known and page.reason != OFF_TOPIC)
    ]


def _after_last_stored(pages: Sequence[JudgedPage]) -> Sequence[JudgedPage]:
    stored = [i for i, page in enumerate(pages) if page.is_stored]
    return pages[stored[-1] + 1 :] if stored else pages


def _rejected(pages: Iterable[JudgedPage]) -> list[JudgedPage]:
    """The pages that were not stored, each address once: some are asked for in every run."""
    return list({page.url: page for page in pages if not page.is_stored}.values())


def _is_unlikely(rejected: int, earlier: Sequence[JudgedPage]) -> bool:
    """Whether so many rejected pages one after the other are no accident, by what was usual."""
    stored = sum(page.is_stored for page in earlier)
    if not stored:
        return True
    others = len(_rejected(earlier))
    usual = (others + 1) / (stored + others + 2)
    return usual**rejected < SURE


def _risen(name: str, pages: Sequence[JudgedPage], lately: datetime) -> list[Finding]:
    before = _each_once(page for page in pages if page.at < lately)
    recent = _each_once(page for page in pages if page.at >= lately)
    if len(before) < _LEAST_BEFORE:
        return []
    usual = Counter(map(_family, before))
    findings = []
    for reason, times in Counter(map(_family, recent)).items():
        share = times / len(recent)
        chance = _chance_of_more(times, len(recent), usual[reason], len(before))
        if reason and share >= _SHARE_WORTH_TELLING and chance < SURE:
            says = (
                f"{share_in_words(share)} of its pages are rejected: {reason} "
                f"(before: {share_in_words(usual[reason] / len(before))})"
            )
            findings.append(Finding("broken", says, f"see 'tracker sources check {name}'"))
    return findings


def _each_once(pages: Iterable[JudgedPage]) -> list[JudgedPage]:
    return list({page.url: page for page in pages}.values())


def _family(page: JudgedPage) -> str:
    """What reasons of one sort have in common; empty for a page that was stored."""
    if page.is_stored:
        return ""
    reason = page.reason if page.reason.startswith(("HTTP", "TLS")) else _head(page.reason)
    return reason or page.outcome


def _head(reason: str) -> str:
    return re.sub(r"\d[\d,.]*", "…", reason.partition(": ")[0])


def _reasons(pages: Sequence[JudgedPage]) -> str:
    told = Counter(map(_family, pages)).most_common()
    parts = [f"{times} × {reason}" for reason, times in told[:_REASONS_TOLD]]
    if len(told) > _REASONS_TOLD:
        parts.append("other reasons")
    return ", ".join(parts)


def _chance_of_more(k: int, of_recent: int, before: int, of_before: int) -> float:
    """Fisher's exact test (1922), one-sided: at least `k` of the recent ones by accident."""
    total, marked = of_recent + of_before, k + before
    whole = math.comb(total, of_recent)
    return sum(
        math.comb(marked, i) * math.comb(total - marked, of_recent - i) / whole
        for i in range(k, min(marked, of_recent) + 1)
    )
