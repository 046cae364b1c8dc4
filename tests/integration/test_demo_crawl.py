"""A real crawl of the demonstration's site, compared with what the site really published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from config.settings import CrawlSettings
from crawler.article import Article
from crawler.events import CrawlSummary
from crawler.job import CrawlJob, new_run_id
from crawler.process import crawl
from crawler.segments import read_rows, read_segment
from tracker.demo.server import Published, RunningSite, serve
from tracker.demo.website import FORBIDDEN

FIELDS = ("source", "title", "text", "lang", "published_at", "date_precision", "updated_at")


def today() -> date:
    """The real one: an article dated after it would have no date."""
    return datetime.now(UTC).date()


class Visit:
    """One crawl of all outlets, and what the site published at that time."""

    def __init__(self, site: RunningSite, data: Path, **settings: Any) -> None:
        self.truth: dict[str, Published] = {p.url: p for p in site.truth()}
        known = set(self._files(data, "articles")) | set(self._files(data, "fetches"))
        job = CrawlJob(
            run_id=new_run_id(),
            data=data,
            sources=tuple(site.sources()),
            settings=CrawlSettings(**settings),
            contact="",
            time_zone="Asia/Tokyo",
        )
        self.summary: CrawlSummary = crawl(job, lambda event: None)
        self.articles: list[Article] = [
            article
            for path in self._files(data, "articles")
            if path not in known
            for article in read_segment(path)
        ]
        self.fetches: list[dict[str, Any]] = [
            row
            for path in self._files(data, "fetches")
            if path not in known
            for row in read_rows(path)
            if "run" not in row
        ]

    @staticmethod
    def _files(data: Path, kind: str) -> list[Path]:
        return sorted((data / "segments" / kind).glob("*.gz"))


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visit, Visit]]:
    data = tmp_path_factory.mktemp("demo") / "data"
    with serve(today(), visit=1) as site:
        first = Visit(site, data)
    with serve(today(), visit=2, port=site.port) as again:
        yield first, Visit(again, data, recheck_days=365, recheck_hours=0)


def test_every_article_is_found_exactly_once_and_nothing_else(visits: tuple[Visit, Visit]) -> None:
    first, _ = visits
    assert Counter(article.url for article in first.articles) == Counter(list(first.truth))


@pytest.mark.parametrize("field", FIELDS)
def test_every_article_is_read_as_it_was_written(visits: tuple[Visit, Visit], field: str) -> None:
    first, _ = visits
    wrong = {
        article.url: (getattr(article, field), getattr(first.truth[article.url], field))
        for article in first.articles
        if getattr(article, field) != getattr(first.truth[article.url], field)
    }
    assert wrong == {}


def test_every_field_tells_where_it_was_taken_from(visits: tuple[Visit, Visit]) -> None:
    first, _ = visits
    for article in first.articles:
        expected = {"url", "title", "lang"}
        expected |= {"published_at"} if article.published_at else set()
        assert expected <= set(article.provenance), article.url
    origins = Counter(article.provenance.get("published_at") for article in first.articles)
    assert set(origins) >= {"json-ld", "opengraph", "microdata", "time", "text", None}


def test_other_addresses_lead_to_the_article(visits: tuple[Visit, Visit]) -> None:
    first, _ = visits
    (redirected,) = (a for a in first.articles if "h200-glut" in a.url)
    assert any("/go/" in url for url in redirected.other_urls)


def test_the_forbidden_page_is_never_asked_for(visits: tuple[Visit, Visit]) -> None:
    for visit in visits:
        asked = [row for row in visit.fetches if row["url"].endswith(FORBIDDEN)]
        assert all(row["status"] is None for row in asked)
        assert not any(FORBIDDEN in article.url for article in visit.articles)


def test_what_cannot_be_read_is_told_in_one_line_each(visits: tuple[Visit, Visit]) -> None:
    first, _ = visits
    told = "\n".join(first.summary.problems)
    for words in ("an empty page", "a PDF document", "Sometime last Tuesday"):
        assert told.count(words) == 1, told


def test_a_second_visit_fetches_only_what_changed(visits: tuple[Visit, Visit]) -> None:
    first, second = visits
    new = set(second.truth) - set(first.truth)
    edited = {url for url, published in second.truth.items() if published.edited}
    assert {article.url for article in second.articles} == new | edited
    bodies = {
        row["url"] for row in second.fetches if row["purpose"] == "page" and row["status"] == 200
    }
    articles = {url for url in bodies if "?utm" not in url and "/amp/" not in url}
    assert articles & set(first.truth) == edited


def test_the_second_visit_reads_the_edit_and_the_new_article(visits: tuple[Visit, Visit]) -> None:
    _, second = visits
    for article in second.articles:
        for field in FIELDS:
            assert getattr(article, field) == getattr(second.truth[article.url], field), field
