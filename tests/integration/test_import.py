"""`tracker import`: archives in every form, each article once, whatever happens in between."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import signal
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import read_response
from crawler.article import Article
from crawler.segments import read_rows, read_segment
from tests.integration.crawler.conftest import article_html
from tests.integration.projects import TrackerProject, wait_until
from tracker.lock import exclusive
from tracker.run import LOCK, WORK

HOST = "https://chips.example"


@pytest.fixture
def project(tmp_path: Path) -> TrackerProject:
    project = TrackerProject(tmp_path / "project")
    project.add_source("chip-times", f"{HOST}/feed.xml", tier="vendor", lang="en")
    return project


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def articles(project: TrackerProject) -> list[Article]:
    folder = project.data / "segments" / "articles"
    return [article for path in sorted(folder.glob("*.gz")) for article in read_segment(path)]


def urls(project: TrackerProject) -> list[str]:
    return sorted(article.url for article in articles(project))


def fetches(project: TrackerProject) -> list[dict[str, object]]:
    folder = project.data / "segments" / "fetches"
    return [row for path in sorted(folder.glob("*.gz")) for row in read_rows(path)]


def records(
    *pages: tuple[str, str, bytes], kind: str = "text/html", status: str = "200 OK"
) -> bytes:
    """WARC records of (address, time, body), with requests and revisits between them."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for url, date, body in pages:
        packed = gzip.compress(body)
        headers = [("Content-Type", kind), ("Content-Encoding", "gzip"), ("X-Kept", "yes")]
        for record in ("response", "request", "revisit"):
            writer.write_record(
                writer.create_warc_record(
                    url,
                    record,
                    payload=io.BytesIO(packed if record == "response" else b""),
                    http_headers=StatusAndHeaders(
                        "GET / HTTP/1.1" if record == "request" else status,
                        headers if record != "request" else [],
                        protocol="" if record == "request" else "HTTP/1.1",
                    ),
                    warc_headers_dict={"WARC-Date": date},
                )
            )
    return file.getvalue()


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: {host}/mhtml
Subject: x
Date: Tue, 17 Nov 2026 12:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: binary
Content-Location: {host}/mhtml

{page}
------b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
------b--
"""


def test_archives_of_every_form_become_articles(project: TrackerProject, archive: Path) -> None:
    page = article_html
    (archive / "ie.htm").write_text(
        f"<!-- saved from url=(0030){HOST}/saved-from -->" + page("Saved from")
    )
    (archive / "ie_files").mkdir()
    (archive / "ie_files" / "frame.html").write_text(page("Frame"))
    single = f"<html><!--\n Page saved with SingleFile \n url: {HOST}/single \n-->"
    (archive / "single.html").write_text(single + page("Single"))
    canonical = f'<head><link rel="canonical" href="{HOST}/canonical">'
    (archive / "canonical.html.gz").write_bytes(
        gzip.compress(page("Canonical").replace("<head>", canonical).encode())
    )
    (archive / "page.mhtml").write_text(MHTML.format(host=HOST, page=page("Mhtml")))
    (archive / "a.warc.gz").write_bytes(
        records((f"{HOST}/warc", "2024-03-01T10:00:00Z", page("Warc").encode()))
        + records((f"{HOST}/gone", "2024-03-01T10:00:00Z", b"x"), status="404 Not Found")
        + records((f"{HOST}/picture", "2024-03-01T10:00:00Z", b"x"), kind="image/png")
    )
    whole = gzip.decompress(
        records((f"{HOST}/whole", "2024-03-01T10:00:00Z", page("Whole").encode()))
    )
    (archive / "b.warc.gz").write_bytes(gzip.compress(whole))
    with zipfile.ZipFile(archive / "c.wacz", "w") as wacz:
        wacz.writestr(
            "archive/data.warc.gz",
            records((f"{HOST}/wacz", "2024-03-01T10:00:00Z", page("Wacz").encode())),
        )
        wacz.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages-1.0"}))
    with zipfile.ZipFile(archive / "c.zip", "w") as packed:
        packed.writestr("../../../page.html", single.replace("single \n", "zip \n") + page("Zip"))
    lines = [{"url": f"{HOST}/json", "html": page("Json"), "fetched_at": "2025-01-02T03:04:05Z"}]
    (archive / "d.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (archive / "picture.png").write_bytes(b"no page")

    done = project.tracker("import", str(archive))
    assert urls(project) == [
        f"{HOST}/{name}"
        for name in (
            "canonical",
            "json",
            "mhtml",
            "saved-from",
            "single",
            "wacz",
            "warc",
            "whole",
            "zip",
        )
    ]
    assert done.returncode == 0, done.stderr
    assert "tracker analyse && tracker publish" in done.stderr
    by_url = {article.url.removeprefix(f"{HOST}/"): article for article in articles(project)}
    assert {article.source for article in by_url.values()} == {"chip-times"}
    assert by_url["warc"].fetched_at == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert by_url["json"].fetched_at == datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert by_url["mhtml"].fetched_at == datetime(2026, 11, 17, 12, tzinfo=UTC)
    for name, article in by_url.items():
        assert article.warc is not None
        url, _, body = read_response(project.data / "archive", article.warc)
        assert url == f"{HOST}/{name}"
        assert b"<h1>" in body
    assert {row["purpose"] for row in fetches(project) if "run" not in row} == {"page"}

    before = sorted(str(path) for path in (project.data / "segments").rglob("*.gz"))
    again = project.tracker("import", str(archive))
    assert "9 known" in again.stderr
    assert sorted(str(path) for path in (project.data / "segments").rglob("*.gz")) == before


def test_versions_are_ordered_by_when_they_were_fetched(
    project: TrackerProject, archive: Path
) -> None:
    url = f"{HOST}/story"
    pages = [
        (url, "2026-11-20T10:00:00Z", article_html("Up to 2x", "It is faster.").encode()),
        (url, "2026-11-17T10:00:00Z", article_html("Maybe up to 2x", "It may be faster.").encode()),
        (url, "2026-11-21T10:00:00Z", article_html("Up to 2x", "It is faster.").encode()),
    ]
    (archive / "a.warc").write_bytes(gzip.decompress(records(*pages)))
    done = project.tracker("import", str(archive))
    assert done.returncode == 0, done.stderr
    assert "1 new, 1 changed, 1 unchanged" in done.stderr
    project.tracker("analyse")
    assert project.tracker("publish").returncode == 0
    assert project.query("SELECT title FROM articles") == [("Up to 2x",)]
    again = project.tracker("import", str(archive / "a.warc"))
    assert "3 known" in again.stderr
    assert len(articles(project)) == 2


def test_a_page_for_small_screens_is_no_edit_of_the_article(
    project: TrackerProject, archive: Path
) -> None:
    head = f'<head><link rel="canonical" href="{HOST}/a">'
    small = article_html("One", "Shown on small screens.").replace("<head>", head)
    (archive / "pages.warc.gz").write_bytes(
        records(
            (f"{HOST}/a", "2025-03-01T00:00:00Z", article_html("One").encode()),
            (f"{HOST}/amp/a", "2025-03-01T00:00:05Z", small.encode()),
        )
    )
    done = project.tracker("import", str(archive))
    assert done.returncode == 0, done.stderr
    assert "1 new, 1 unchanged" in done.stderr
    assert urls(project) == [f"{HOST}/a"]


def test_addresses_come_from_a_table_or_from_where_the_files_lie(
    project: TrackerProject, archive: Path
) -> None:
    for path in ("www.b.example/2024/a.html", "www.b.example/story/index.html", "x y.html"):
        (archive / path).parent.mkdir(parents=True, exist_ok=True)
        (archive / path).write_text(article_html(f"About {path}", f"Written at {path}."))
    without = project.tracker("import", str(archive))
    assert without.returncode == 1
    assert without.stderr.count("--url-from FILE or --base-url URL") == 3
    assert urls(project) == []

    table = archive.parent / "table.csv"
    table.write_text(f"path,url\nx y.html,{HOST}/from-table?x=1\n")
    done = project.tracker(
        "import", str(archive), "--url-from", str(table), "--base-url", "https://"
    )
    assert done.returncode == 0, done.stderr
    assert urls(project) == [
        f"{HOST}/from-table?x=1",
        "https://www.b.example/2024/a.html",
        "https://www.b.example/story/",
    ]
    assert {article.source for article in articles(project)} == {"chip-times", "b"}
    table.write_text("path,url\nx.html,nowhere\n")
    wrong = project.tracker("import", str(archive), "--url-from", str(table))
    assert (wrong.returncode, "table.csv:2: 'nowhere' is no web address" in wrong.stderr) == (
        2,
        True,
    )


def test_damage_costs_itself_alone_and_is_one_line_each(
    project: TrackerProject, archive: Path
) -> None:
    good = records((f"{HOST}/good", "2024-03-01T10:00:00Z", article_html("Good").encode()))
    (archive / "cut.warc.gz").write_bytes(good + good[:-100])
    (archive / "no.warc.gz").write_bytes(b"\x1f\x8b nothing")
    (archive / "no.zip").write_bytes(b"PK\x03\x04 nothing")
    (archive / "no.mhtml").write_bytes(b"\xff\x00")
    (archive / "no.jsonl").write_text('{"url": 1}\nnot json\n')
    (archive / "huge.html.gz").write_bytes(gzip.compress(b" " * 30_000_000, 1))
    (archive / "login.html").write_text("<title>Log in</title><form></form>")
    (archive / "loop").symlink_to(archive)
    (archive / "link.html").symlink_to("/etc/passwd")
    done = project.tracker("import", str(archive), "--base-url", HOST)
    assert done.returncode == 1
    assert urls(project) == [f"{HOST}/good"]
    problems = [line for line in done.stderr.splitlines() if line.startswith("  ! ")]
    for name in ("no.warc.gz", "no.zip", "no.mhtml", "no.jsonl:1", "no.jsonl:2", "huge.html.gz"):
        assert sum(name in line for line in problems) == 1, (name, done.stderr)
    assert any("link.html: a link" in line for line in problems)
    assert "1 no article" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.tracker("import", str(archive / "nothing")).returncode == 2


def write_many(archive: Path, count: int) -> set[str]:
    with (archive / "many.jsonl").open("w") as file:
        for number in range(count):
            html = article_html(f"Report {number}", f"Only report {number} says so.")
            row = {"url": f"{HOST}/{number}", "html": html, "fetched_at": "2026-11-20T00:00:00Z"}
            file.write(json.dumps(row) + "\n")
    return {f"{HOST}/{number}" for number in range(count)}


def test_killed_at_any_moment_and_begun_again_each_article_is_stored_once(
    project: TrackerProject, archive: Path
) -> None:
    everything = write_many(archive, 700)
    chance = random.Random(7)
    for _ in range(4):
        process = project.start("import", str(archive))
        wait_until(lambda: list(project.data.glob("archive/*/*.gz")))
        time.sleep(chance.uniform(0, 2))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    done = project.tracker("import", str(archive))
    assert done.returncode == 0, done.stderr
    assert len(urls(project)) == len(everything)
    assert set(urls(project)) == everything


def test_two_do_not_write_at_the_same_time(project: TrackerProject, archive: Path) -> None:
    write_many(archive, 1)
    with exclusive(project.data / LOCK, WORK):
        refused = project.tracker("import", str(archive))
    assert refused.returncode == 1
    assert "is at work here" in refused.stderr
    assert urls(project) == []


def test_ctrl_c_keeps_what_was_read(project: TrackerProject, archive: Path) -> None:
    everything = write_many(archive, 600)
    process = project.start("import", str(archive))
    wait_until(lambda: list(project.data.glob("archive/*/*.gz")))
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on from there" in err
    kept = set(urls(project))
    assert kept
    assert project.tracker("import", str(archive)).returncode == 0
    assert len(urls(project)) == len(everything)


def test_a_crawl_knows_what_an_import_stored(project: TrackerProject, archive: Path) -> None:
    (archive / "a.warc").write_bytes(
        gzip.decompress(records((f"{HOST}/a", "2024-01-01T00:00:00Z", article_html("A").encode())))
    )
    done = project.tracker("import", str(archive), "--source", "old-archive", "--lang", "en")
    assert done.returncode == 0, done.stderr
    (article,) = articles(project)
    assert article.source == "old-archive"
    listed = project.tracker("sources", "list", "--format", "csv").stdout
    assert "chip-times" in listed
    project.tracker("analyse")
    project.tracker("publish")
    assert project.query("SELECT source, tier FROM sources ORDER BY 1")[0] == (
        "old-archive",
        "press",
    )
    wrong = project.tracker("import", str(archive), "--source", "No Name")
    assert wrong.returncode == 2


def test_a_source_by_topic_keeps_what_names_something_followed(
    project: TrackerProject, archive: Path
) -> None:
    project.add_source("by-topic", "https://topic.example/feed", only_followed=True)
    rows = [
        {"url": "https://topic.example/on", "html": article_html("Trainium2 grows")},
        {
            "url": "https://topic.example/off",
            "html": article_html("Bread").replace("Trainium2", "Bread"),
        },
    ]
    (archive / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = project.tracker("import", str(archive))
    assert done.returncode == 0, done.stderr
    assert urls(project) == ["https://topic.example/on"]
    assert "1 new, 1 no article" in done.stderr
