"""`tracker sources` on a real site: what it finds, shows, writes, and leaves alone."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.crawler.conftest import Answer, Site
from tests.integration.projects import TrackerProject

LIST = """# Mine. Do not touch.
sources:
  - name: old        # the first
    url: https://old.example/feed
"""
ARTICLES = [f"/news/2026/report-{number}" for number in range(5)]


@pytest.fixture
def site() -> Iterator[Site]:
    """An outlet whose page names two feeds, one of comments, and whose robots.txt a sitemap."""
    site = Site()
    for path in ARTICLES:
        site.add_article(path, f"Report {path[-1]}")
    site.add_feed(*ARTICLES, path="/all.rss")
    site.add_feed(*ARTICLES[:2], path="/comments/feed")
    page = (
        '<html lang="en"><head><title>Home</title>'
        '<meta property="og:site_name" content="Chip: Times">'
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        '<link rel="alternate" type="application/rss+xml" href="/all.rss"></head></html>'
    )
    site.answers["/"] = Answer(page.encode())
    site.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /private\nSitemap: /map.xml\n", content_type="text/plain"
    )
    urls = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in ARTICLES)
    site.answers["/map.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), content_type="text/xml")
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> TrackerProject:
    project = TrackerProject(tmp_path / "project")
    (project.root / "sources.yaml").write_text(LIST)
    return project


def listed(project: TrackerProject) -> str:
    return (project.root / "sources.yaml").read_text()


def stored(project: TrackerProject) -> list[str]:
    return [str(path) for path in project.data.rglob("*") if path.is_file()]


def test_a_site_is_added_by_its_best_feed_and_nothing_is_stored(
    site: Site, project: TrackerProject
) -> None:
    done = project.tracker("sources", "add", site.url, "--allow-local", "--name", "chips")
    assert done.returncode == 0, done.stderr
    assert listed(project) == LIST + (
        f"\n  - name: chips\n    title: 'Chip: Times'\n    url: {site.url}/all.rss\n    lang: en\n"
        "    tier: press\n    allow_local: true\n"
    )
    assert "Report 4" in done.stdout
    assert "3 of 3 samples are articles" in done.stdout
    assert "tracker run --source chips" in done.stderr
    assert stored(project) == []
    assert site.paths()[0] == "/robots.txt"
    assert "/feed" not in site.paths()  # no guessing where the page names a feed
    assert {asked.headers["user-agent"].partition("/")[0] for asked in site.asked} == {"tracker"}

    again = project.tracker("sources", "add", f"{site.url}/all.rss", "--allow-local")
    assert again.returncode == 2
    assert "is the source 'chips' already" in again.stderr


def test_a_dry_run_tells_programs_all_and_writes_nothing(
    site: Site, project: TrackerProject
) -> None:
    done = project.tracker(
        *("sources", "add", site.url, "--allow-local", "--dry-run", "--format", "json")
    )
    answer = json.loads(done.stdout)
    assert answer["written"] is False
    assert [(found["kind"], found["is_of_comments"]) for found in answer["found"]] == [
        ("feed", False),
        ("sitemap", False),
        ("feed", True),
    ]
    assert answer["entry"]["url"] == f"{site.url}/all.rss"
    assert listed(project) == LIST


def test_without_a_feed_usual_places_the_sitemap_and_the_list_itself_are_tried(
    site: Site, project: TrackerProject
) -> None:
    items = "".join(f"<h2><a href='{path}'>Report</a></h2>" for path in ARTICLES)
    site.answers["/"] = Answer(f"<html><title>Home</title><main>{items}</main></html>".encode())
    arguments = ("sources", "add", site.url, "--allow-local", "--dry-run", "--format", "json")
    answer = json.loads(project.tracker(*arguments).stdout)
    assert [found["kind"] for found in answer["found"]] == ["sitemap", "listing"]
    assert site.paths().count("/feed") == 1
    assert len(site.asked) < 25

    site.answers["/rss"] = site.answers["/all.rss"]
    answer = json.loads(project.tracker(*arguments).stdout)
    assert answer["entry"]["url"] == f"{site.url}/rss"

    listing = json.loads(project.tracker(*arguments, "--kind", "listing").stdout)
    assert listing["entry"]["kind"] == "listing"
    assert listing["entry"]["article_links"] == "main h2 a[href], main h3 a[href]"


@pytest.mark.parametrize(
    ("path", "arguments", "reason"),
    [
        ("/private/feed", ["--allow-local"], "forbidden by robots.txt"),
        ("/", [], "a private address"),
        ("/nothing", ["--allow-local"], "HTTP 404"),
        ("/empty", ["--allow-local"], "no feed, sitemap or list of articles"),
    ],
)
def test_what_cannot_be_added_is_one_line(
    site: Site, project: TrackerProject, path: str, arguments: list[str], reason: str
) -> None:
    site.answers["/empty"] = Answer(b"<html><title>Nothing</title></html>")
    del site.answers["/map.xml"]
    site.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /private", content_type="text/plain"
    )
    done = project.tracker("sources", "add", site.url + path, *arguments)
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert listed(project) == LIST


def test_a_feed_without_articles_needs_to_be_insisted_on(
    site: Site, project: TrackerProject
) -> None:
    for path in ARTICLES:
        site.answers[path] = Answer(b"<html><title>Log in</title><form></form></html>")
    arguments = ("sources", "add", f"{site.url}/all.rss", "--allow-local", "--name", "chips")
    done = project.tracker(*arguments)
    assert done.returncode == 1
    assert "add it all the same with --yes" in done.stderr
    assert listed(project) == LIST
    assert project.tracker(*arguments, "--yes").returncode == 0
    assert "name: chips" in listed(project)


@pytest.mark.parametrize(("typed", "is_added"), [(b"\n", True), (b"n\n", False)])
def test_a_terminal_is_asked_first(
    site: Site, project: TrackerProject, typed: bytes, is_added: bool
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        project.start_command("sources", "add", f"{site.url}/all.rss", "--allow-local"),
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    while b"Add it?" not in shown:
        shown += os.read(ours, 4096)
    os.write(ours, typed)
    assert process.wait(30) == 0
    os.close(ours)
    assert (listed(project) != LIST) is is_added


def checked(project: TrackerProject, *names: str) -> tuple[int, dict[str, Any]]:
    done = project.tracker("sources", "check", *names, "--format", "json")
    return done.returncode, {row["name"]: row for row in json.loads(done.stdout)}


def test_a_check_tells_what_a_crawl_would_do_and_stores_nothing(
    site: Site, project: TrackerProject
) -> None:
    project.add_source("feed", f"{site.url}/all.rss", exclude=["report-0"])
    project.add_source("map", f"{site.url}/map.xml", kind="sitemap", max_pages=2)
    project.add_source("page", f"{site.url}/", kind="feed")
    project.add_source("closed", f"{site.url}/private")
    project.add_source("off", f"{site.url}/gone", enabled=False)
    project.tracker("crawl", "--source", "map")
    before = sorted((str(p), p.stat().st_mtime_ns) for p in (project.data / "segments").rglob("*"))
    asked = len(site.asked)

    code, checks = checked(project)
    assert code == 1
    assert set(checks) == {"feed", "map", "page", "closed"}
    feed = checks["feed"]
    assert (feed["items"], feed["new"], feed["seen"], feed["excluded"]) == (5, 3, 1, 1)
    assert len(feed["samples"]) == 3
    assert all(not sample["objection"] for sample in feed["samples"])
    assert feed["newest"][0]["url"].endswith("report-4")
    assert not feed["broken"]
    assert checks["map"]["seen"] == 2
    assert f"it names these feeds: {site.url}/comments/feed" in checks["page"]["failure"]
    assert checks["closed"]["robots"] == "forbidden by robots.txt"
    assert checks["page"]["broken"]
    assert checks["closed"]["broken"]
    assert len(site.asked) - asked < 15
    after = sorted((str(p), p.stat().st_mtime_ns) for p in (project.data / "segments").rglob("*"))
    assert after == before

    done = project.tracker("sources", "check", "feed")
    assert done.returncode == 0, done.stderr
    assert "would ask for 3 pages (1 known, 1 excluded)" in done.stdout
    wrong = project.tracker("sources", "check", "nobody")
    assert wrong.returncode == 2
    assert "there is no source 'nobody'" in wrong.stderr


def test_the_list_tells_what_came_before_and_after_publication(
    site: Site, project: TrackerProject
) -> None:
    project.add_source("feed", f"{site.url}/all.rss")
    project.add_source("off", "https://off.example/feed", enabled=False)
    project.tracker("crawl")

    def rows() -> dict[str, Any]:
        done = project.tracker("sources", "list", "--format", "json")
        return {row["name"]: row for row in json.loads(done.stdout)}

    remembered = rows()
    assert remembered["feed"]["articles"] == 5
    assert remembered["feed"]["newest_article"] == "2026-11-16"
    assert remembered["off"] | {"enabled": False, "articles": 0} == remembered["off"]
    project.tracker("analyse")
    assert project.tracker("publish").returncode == 0
    published = rows()
    assert published["feed"]["articles"] == 5
    assert published["feed"]["last_answer"]

    removed = project.tracker("sources", "remove", "feed")
    assert "5 stored articles stay" in removed.stderr
    assert "feed" not in rows()


def test_sources_are_switched_removed_and_traded(project: TrackerProject) -> None:
    assert project.tracker("sources", "disable", "old").returncode == 0
    assert listed(project) == LIST + "    enabled: false\n"
    assert "already" in project.tracker("sources", "disable", "old").stderr
    assert project.tracker("sources", "enable", "old").returncode == 0

    opml = project.root / "in.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Chips"><outline text="Fab &amp; Co"'
        ' xmlUrl="https://fab.example/rss"/></outline>'
        '<outline text="Old" xmlUrl="https://old.example/feed"/></body></opml>'
    )
    done = project.tracker("sources", "import-opml", str(opml))
    assert "1 source added" in done.stderr
    assert "1 known already" in done.stderr
    assert listed(project).startswith("# Mine. Do not touch.\nsources:\n  - name: old        # the")
    out = project.root / "out.opml"
    assert project.tracker("sources", "export-opml", "--output", str(out)).returncode == 0
    assert 'xmlUrl="https://fab.example/rss"' in out.read_text()
    assert project.tracker("sources", "remove", "nobody").returncode == 2
    assert project.tracker("sources", "remove", "fab-co", "old").returncode == 0
    assert listed(project).startswith("# Mine. Do not touch.\nsources:\n")
    assert "name" not in listed(project)
