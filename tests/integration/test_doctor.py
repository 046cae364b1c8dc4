"""The doctor on a project with a history: invented weeks, and a last crawl that is real."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.article import Article, article_to_json
from crawler.segments import write_segment
from tests.integration.crawler.conftest import Answer, Site
from tests.integration.projects import TrackerProject, add_articles

NOW = datetime.now(UTC)
SHORT = "<p>A teaser of a few words is all that the new pages show of a long report, alas. {}</p>"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def article(source: str, number: int, days: float) -> dict[str, Any]:
    """One of the good days: long, signed, dated."""
    paragraph = f"Report {number} of {source} tells at length how Trainium2 is used. " * 10
    written = Article(
        url=f"https://{source}.example/{number}",
        source=source,
        title=f"Report {number} of {source}",
        text=paragraph,
        lang="en",
        authors=("A. Writer",),
        published_at=ago(days),
        date_precision="second",
        updated_at=None,
        fetched_at=ago(days),
        provenance={"title": "json-ld", "authors": "json-ld", "published_at": "json-ld"},
    )
    return article_to_json(written)


def fetch(source: str, url: str, days: float, purpose: str = "page", **more: Any) -> dict[str, Any]:
    return {
        "run_id": f"{ago(days):%Y%m%dT%H%M%SZ}-0000",
        "source": source,
        "url": url,
        "fetched_at": ago(days).isoformat(),
        "purpose": purpose,
        "status": 200,
        "outcome": "new" if purpose == "page" else "discovered",
        "reason": "",
        "bytes": 1000,
        "seconds": 0.1,
        **more,
    }


def invent(project: TrackerProject, source: str, feed: str, *, since: int, until: int) -> None:
    """An article a day between these days before today, and a look at the feed on every day."""
    days = range(since, until - 1, -1)
    articles = [article(source, number, days) for number, days in enumerate(days)]
    fetches = [fetch(source, row["url"], days) for row, days in zip(articles, days, strict=True)]
    fetches += [fetch(source, feed, days, "feed") for days in range(since, 0, -1)]
    folder = project.data / "segments"
    name = f"{ago(since):%Y%m%dT%H%M%SZ}-{source}-0001.jsonl.gz"
    write_segment(folder / "articles" / name, articles)
    write_segment(folder / "fetches" / name, fetches)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, site: Site) -> TrackerProject:
    project = TrackerProject(tmp_path_factory.mktemp("doctor") / "p")
    feeds = {
        "healthy": add_articles(site, 1, path="/healthy.xml"),
        "moved": f"{site.url}/old.xml",
        "gone": f"{site.url}/gone.xml",
        "silent": site.add_feed(path="/silent.xml"),
        "relaid": site.add_feed(*(f"/relaid/{i}" for i in range(8)), path="/relaid.xml"),
        "listing": site.add_feed(*(f"/list/{i}" for i in range(6)), path="/listing.xml"),
    }
    site.answers["/old.xml"] = Answer(b"", 301, {"Location": "/new.xml"})
    add_articles(site, 1, path="/new.xml")
    for i in range(8):
        page = f"<html lang=en><title>News {i} in short</title><h1>News {i} in short</h1>"
        site.answers[f"/relaid/{i}"] = Answer((page + SHORT.format(i) * 2).encode())
        site.answers[f"/list/{i}"] = Answer(b"<title>All our news</title><a href=/>Home</a>")
    for name, feed in feeds.items():
        project.add_source(name, feed)
        invent(project, name, feed, since=45, until=30 if name == "silent" else 1)
    invent(project, "removed", "https://removed.example/feed", since=45, until=30)
    project.tracker("run")
    project.add_source("unseen", f"{site.url}/unseen.xml")
    project.add_source("off", f"{site.url}/off.xml", enabled=False)
    return project


def sources_of(project: TrackerProject, *names: str) -> dict[str, dict[str, Any]]:
    done = project.tracker("doctor", *names, "--format", "json")
    return {row["source"]: row for row in json.loads(done.stdout)["sources"]}


def test_every_source_gets_its_verdict_and_the_reason(project: TrackerProject, site: Site) -> None:
    sources = sources_of(project)
    assert {name: row["verdict"] for name, row in sources.items()} == {
        "healthy": "ok",
        "moved": "moved",
        "gone": "broken",
        "silent": "quiet",
        "relaid": "broken",
        "listing": "broken",
        "unseen": "new",
        "off": "disabled",
        "removed": "unlisted",
    }
    first = {name: row["findings"][0]["says"] for name, row in sources.items()}
    assert first["moved"].startswith(f"it has moved: {site.url}/new.xml answers since ")
    assert first["gone"].startswith("it is gone: HTTP 404 since ")
    assert "the last was 30 days ago" in first["silent"]
    assert first["relaid"].startswith("the layout changed about ")
    assert "text length fell from 590 to 161 characters" in first["relaid"]
    assert "articles with an author fell from 100% to 0%" in first["relaid"]
    assert first["listing"].startswith("nothing stored of 6 pages since ")
    assert first["removed"].startswith("not in sources.yaml")


def test_what_to_do_names_the_line_of_the_configuration(project: TrackerProject) -> None:
    (moved,) = sources_of(project, "moved").values()
    text = (project.root / "sources.yaml").read_text().splitlines()
    (place,) = [word for word in moved["findings"][0]["todo"].split() if ":" in word]
    assert "/old.xml" in text[int(place.partition(":")[2]) - 1]


def test_the_exit_code_says_whether_something_is_wrong(project: TrackerProject) -> None:
    assert project.tracker("doctor", "healthy", "unseen", "off").returncode == 0
    done = project.tracker("doctor", "gone")
    assert (done.returncode, done.stderr) == (1, "")


def test_people_get_a_line_a_finding_and_the_project_first(project: TrackerProject) -> None:
    lines = project.tracker("doctor").stdout.splitlines()
    checks = {
        line.split()[1]: line.split()[0] for line in lines[: lines.index("")] if line[0] != " "
    }
    assert checks["configuration"] == "ok"
    assert checks["contact"] == "note"
    assert checks["segments"] == "ok"
    assert any(line.startswith("broken    gone") for line in lines)
    assert lines[-1] == "9 sources: 1 ok, 1 moved, 1 quiet, 3 broken, 1 new, 1 disabled, 1 unlisted"


def test_nothing_heavy_is_imported_and_nothing_is_fetched(
    project: TrackerProject, site: Site
) -> None:
    import subprocess
    import sys

    asked = len(site.asked)
    program = (
        "import sys, tracker.cli\n"
        f"tracker.cli._run(['--home', {str(project.root)!r}, 'doctor'])\n"
        "print({'scrapy', 'twisted', 'spacy'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "set()"
    assert len(site.asked) == asked


def test_an_unknown_source_is_one_line(project: TrackerProject) -> None:
    done = project.tracker("doctor", "healty")
    assert done.returncode == 2
    assert done.stderr.startswith("tracker: there is no source 'healty'; the sources are: gone, ")


def test_before_the_first_run_it_says_that_nothing_is_published(tmp_path: Path) -> None:
    project = TrackerProject(tmp_path / "p")
    project.add_source("press", "https://press.example/feed")
    done = project.tracker("doctor")
    assert done.returncode == 0
    assert "nothing is published yet" in done.stdout
    assert "press" not in done.stdout  # whether it was crawled is not known here


def test_a_mistake_in_the_configuration_is_found_and_segments_that_wait(tmp_path: Path) -> None:
    project = TrackerProject(tmp_path / "p")
    project.tracker("publish")
    invent(project, "press", "https://press.example/feed", since=3, until=1)
    (project.root / "sources.yaml").write_text("sources:\n  - {name: press, urll: x}\n")
    done = project.tracker("doctor", "--format", "json")
    assert done.returncode == 1
    wrong = {c["name"]: c for c in json.loads(done.stdout)["project"] if c["state"] == "wrong"}
    assert "sources.yaml:2: " in wrong["configuration"]["says"]
    assert wrong["segments"]["says"].startswith("2 segments not in the published copy")


def test_outside_a_project_it_is_told(tmp_path: Path) -> None:
    project = TrackerProject(tmp_path / "p")
    (project.root / "tracker.toml").unlink()
    assert project.tracker("doctor").returncode == 2
