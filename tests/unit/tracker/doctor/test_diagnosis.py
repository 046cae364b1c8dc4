"""Verdicts on invented histories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from config.models import Selectors, Source
from crawler.moved import MOVED
from crawler.passed_over import OFF_TOPIC
from tracker.doctor.diagnosis import Diagnosis, Today, diagnose, unlisted
from tracker.doctor.history import History, JudgedPage, Look, Version

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = Today(NOW, NOW.date(), timedelta(days=28))
FEED = "https://wire.example/feed.xml"
SOURCE = Source(name="wire", url=FEED)
PLACE = "sources.yaml:34"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def look(
    days: float, outcome: str = "discovered", reason: str = "", status: int | None = 200
) -> Look:
    return Look(ago(days), FEED, status, outcome, reason)


def page(days: float, outcome: str = "new", reason: str = "", url: str = "") -> JudgedPage:
    return JudgedPage(ago(days), url or f"https://wire.example/{days}", outcome, reason)


def version(days: float, **fields: object) -> Version:
    healthy = Version(
        ago(days), 3200, True, True, "en", {"title": "json-ld", "published_at": "json-ld"}
    )
    return replace(healthy, **fields)  # type: ignore[arg-type]


HEALTHY = History(
    "wire",
    looks=tuple(look(days) for days in range(60, -1, -1)),
    pages=tuple(page(days) for days in range(60, -1, -2)),
    pages_a_run=(3, 2, 4),
    versions=tuple(version(days) for days in range(60, -1, -2)),
    published=tuple(ago(days).date() for days in range(60, -1, -2)),
)


def verdict(source: Source = SOURCE, **changes: object) -> Diagnosis:
    return diagnose(source, PLACE, replace(HEALTHY, **changes), TODAY)  # type: ignore[arg-type]


def test_a_healthy_source_is_ok_and_says_how_it_publishes() -> None:
    diagnosis = verdict()
    assert diagnosis.verdict == "ok"
    assert [finding.says for finding in diagnosis.findings] == ["4 articles a week, the last today"]


def test_a_source_that_was_never_crawled_is_new_and_one_that_is_switched_off_disabled() -> None:
    assert diagnose(SOURCE, PLACE, History("wire"), TODAY).verdict == "new"
    assert verdict(Source(name="wire", url=FEED, enabled=False)).verdict == "disabled"


def test_a_source_that_is_in_no_file_is_unlisted() -> None:
    diagnosis = unlisted(HEALTHY)
    assert diagnosis.verdict == "unlisted"
    assert "31 articles" in diagnosis.findings[0].says


@pytest.mark.parametrize(
    ("status", "reason", "says"),
    [
        (404, "HTTP 404", "it is gone: HTTP 404 since 22 Nov (3 looks)"),
        (410, "HTTP 410", "it is gone: HTTP 410 since 22 Nov (3 looks)"),
        (403, "HTTP 403", "the site refuses us: HTTP 403 since 22 Nov (3 looks)"),
        (None, "forbidden by robots.txt", "robots.txt forbids it"),
        (None, "DNS lookup failed", "its name cannot be resolved: DNS lookup failed since 22 Nov"),
        (None, "TLS: certificate has expired", "its certificate is not valid: TLS: certificate"),
        (None, "connection refused", "it is down: connection refused since 22 Nov (3 looks)"),
        (503, "HTTP 503", "it is down: HTTP 503 since 22 Nov (3 looks)"),
        (200, "neither RSS nor Atom", "its answer cannot be read: neither RSS nor Atom since"),
    ],
)
def test_a_feed_that_fails_breaks_the_source_and_says_since_when(
    status: int | None, reason: str, says: str
) -> None:
    failed = tuple(look(days, "failed", reason, status) for days in (2, 1, 0))
    diagnosis = verdict(looks=(*HEALTHY.looks[:-3], *failed))
    assert diagnosis.verdict == "broken"
    assert diagnosis.findings[0].says.startswith(says)
    assert PLACE in diagnosis.findings[0].todo


def test_one_passing_failure_is_only_noted_but_a_feed_that_is_gone_is_not() -> None:
    down = verdict(looks=(*HEALTHY.looks, look(0, "failed", "connection refused", None)))
    assert down.verdict == "ok"
    assert down.findings[1].says == "it is down: connection refused, once; it went well before"
    gone = verdict(looks=(*HEALTHY.looks, look(0, "failed", "HTTP 404", 404)))
    assert gone.verdict == "broken"


def test_a_feed_that_never_answered_is_broken_at_the_first_look() -> None:
    assert verdict(looks=(look(0, "failed", "connection refused", None),)).verdict == "broken"


def test_a_feed_that_has_moved_is_told_with_its_new_address_and_its_line() -> None:
    moved = tuple(
        look(days, "unchanged", f"{MOVED}https://new.example/feed") for days in (12, 6, 0)
    )
    diagnosis = verdict(looks=(*HEALTHY.looks[:40], *moved))
    assert diagnosis.verdict == "moved"
    assert (
        diagnosis.findings[0].says == "it has moved: https://new.example/feed answers since 12 Nov"
    )
    assert diagnosis.findings[0].todo == f"write that address into {PLACE}"


def test_a_feed_without_new_items_is_quiet_and_one_that_cannot_be_read_is_not_called_so() -> None:
    old = tuple(ago(days).date() for days in range(120, 29, -1))
    diagnosis = verdict(published=old)
    assert diagnosis.verdict == "quiet"
    assert "the last was 30 days ago" in diagnosis.findings[0].says
    failed = tuple(look(days, "failed", "HTTP 404", 404) for days in range(29, -1, -1))
    broken = verdict(published=old, looks=(*HEALTHY.looks[:30], *failed))
    assert broken.verdict == "broken"
    assert not any("usually" in finding.says for finding in broken.findings)


def test_pages_that_are_all_rejected_break_a_source_and_are_counted_by_reason() -> None:
    rejected = [page(3 - i / 10, "not-article", "a list of links") for i in range(5)]
    rejected += [page(1 - i / 10, "failed", "HTTP 403") for i in range(2)]
    diagnosis = verdict(pages=(*HEALTHY.pages[:-2], *rejected))
    assert diagnosis.verdict == "broken"
    says = diagnosis.findings[0].says
    assert says == "nothing stored of 7 pages since 21 Nov: 5 × a list of links, 2 × HTTP 403"


def test_a_page_that_fails_in_every_run_is_one_page() -> None:
    same = [page(9 - i, "failed", "HTTP 500", url="https://wire.example/x") for i in range(9)]
    assert verdict(pages=(*HEALTHY.pages[:-5], *same)).verdict == "ok"


def test_a_stored_article_that_cannot_be_had_again_is_no_article_less() -> None:
    again = [replace(old, at=NOW, outcome="failed") for old in HEALTHY.pages[-6:]]
    assert verdict(pages=(*HEALTHY.pages, *again)).verdict == "ok"


def test_a_source_that_always_lists_much_else_is_not_broken_by_a_few_rejections() -> None:
    mixed = []
    for i in range(40):
        outcome = "new" if i % 4 == 0 else "not-article"
        mixed.append(page(40 - i, outcome, "" if outcome == "new" else "no main text"))
    assert verdict(pages=tuple(mixed)).verdict == "ok"


def test_a_reason_that_rises_is_told_though_other_pages_are_stored() -> None:
    before = [page(60 - i) for i in range(30)]
    stubs = [
        page(20 - i, "not-article", "the text stops at a paywall: 12 lines")
        if i % 2
        else page(20 - i)
        for i in range(20)
    ]
    diagnosis = verdict(pages=(*before, *stubs[:-1], page(0.5)))
    assert diagnosis.verdict == "broken"
    assert "rejected: the text stops at a paywall (before: 0%)" in diagnosis.findings[0].says


def test_a_changed_layout_tells_what_fell_and_since_when() -> None:
    url = {"title": "json-ld", "published_at": "url"}
    after = [version(10 - i, characters=240, has_author=False, origins=url) for i in range(8)]
    diagnosis = verdict(versions=(*HEALTHY.versions[:22], *after))
    assert diagnosis.verdict == "broken"
    (finding,) = diagnosis.findings
    assert finding.says == (
        "the layout changed about 14 Nov: text length fell from 3,200 to 240 characters; "
        "articles with an author fell from 100% to 0%; dates come from url, no longer json-ld"
    )
    assert "tracker sources check wire" in finding.todo


def test_an_old_change_is_not_told_again() -> None:
    versions = [version(200 - i) for i in range(30)] + [
        version(100 - i, characters=900) for i in range(30)
    ]
    assert verdict(versions=tuple(versions)).verdict == "ok"


def test_other_evidence_alone_is_a_note() -> None:
    after = [version(10 - i, origins={"published_at": "url", "title": "json-ld"}) for i in range(8)]
    diagnosis = verdict(versions=(*HEALTHY.versions[:22], *after))
    assert diagnosis.verdict == "ok"
    assert diagnosis.findings[1].says == "since 14 Nov dates come from url, no longer json-ld"


def test_another_language_is_told() -> None:
    after = [version(10 - i, lang="de") for i in range(8)]
    diagnosis = verdict(versions=(*HEALTHY.versions[:22], *after))
    assert diagnosis.findings[0].says == "its language changed about 14 Nov: 'de', before 'en'"


def test_a_selector_that_finds_nothing_is_told() -> None:
    source = Source(name="wire", url=FEED, selectors=Selectors(text="div.body"))
    missed = [version(10 - i, origins={"text_selector": "matched nothing"}) for i in range(8)]
    diagnosis = verdict(source, versions=(*HEALTHY.versions[:22], *missed))
    assert diagnosis.verdict == "broken"
    assert diagnosis.findings[0].says.startswith("the selector of 'text' found nothing")


def test_a_selector_that_may_be_new_is_only_noted() -> None:
    source = Source(name="wire", url=FEED, selectors=Selectors(title="h1.headline"))
    assert verdict(source).verdict == "ok"
    assert "the selector of 'title'" in verdict(source).findings[1].says
    read = tuple(version(9 - i, origins={"title": "selector"}) for i in range(9))
    assert len(verdict(source, versions=read).findings) == 1


def test_articles_off_the_topics_that_are_followed_are_no_fault() -> None:
    off = [page(3 - i / 10, "not-article", OFF_TOPIC) for i in range(20)]
    assert verdict(pages=(*HEALTHY.pages[:-2], *off)).verdict == "ok"


def test_a_budget_that_ends_every_run_is_noted() -> None:
    diagnosis = verdict(Source(name="wire", url=FEED, max_pages=5), pages_a_run=(1, 5, 5, 5))
    assert diagnosis.verdict == "ok"
    assert "budget of 5 pages" in diagnosis.findings[1].says
