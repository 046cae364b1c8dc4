"""Lists of articles are turned page by page, and not for ever."""

from __future__ import annotations

from config.models import Source
from tests.integration.crawler.conftest import Answer, Asked, Project, Site


def page(*articles: str, more: str = "") -> Answer:
    links = "".join(f"<article><a href='{path}'>Read</a></article>" for path in articles)
    return Answer(f"<html><body>{links}{more}</body></html>".encode())


def test_load_more_is_followed_to_the_end_of_the_list(site: Site, project: Project) -> None:
    for number in range(3):
        site.add_article(f"/a/{number}", f"Report {number}")
    site.answers["/list"] = page("/a/0", more="<button data-url='/list?page=2'>もっと見る</button>")
    site.answers["/list?page=2"] = page("/a/1", more="<a href='/list?page=3'>Load more</a>")
    site.answers["/list?page=3"] = page("/a/2", more="<a href='/list?page=2'>Next</a>")
    summary = project.crawl(Source(name="l", kind="listing", url=f"{site.url}/list"))
    assert summary.sources["l"].new == 3
    assert [path for path in site.paths() if path.startswith("/list")] == [
        "/list",
        "/list?page=2",
        "/list?page=3",
    ]


def test_a_calendar_without_end_is_left_where_it_lists_nothing_new(
    site: Site, project: Project
) -> None:
    site.add_article("/a/0", "Report 0")

    def month(asked: Asked) -> Answer:
        following = int(asked.path.partition("=")[2] or 1) + 1
        path = f"/calendar?page={following}"
        site.answers[path] = month
        return page("/a/0", more=f"<a rel=next href='{path}'>›</a>")

    site.answers["/calendar"] = month
    summary = project.crawl(Source(name="c", kind="listing", url=f"{site.url}/calendar"))
    assert summary.sources["c"].new == 1
    assert sum(path.startswith("/calendar") for path in site.paths()) == 2
