"""Names made to do harm: from pages and the catalogue through every command to every format."""

from __future__ import annotations

import csv
import io
import json
from html import escape

import pytest
import yaml

from tests.integration.crawler.conftest import SENTENCES
from tests.integration.projects import TrackerProject

SQL = "Robert'); DROP TABLE article; --"
HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ESCAPES = "\x1b]0;owned\x07\x1b[31mRed\x1b[2J\x9b1m"
BIDI = "safe\u202egnp.exe\u2066\u200f"
QUOTES = "\"double\" 'single' `back` \\ %s {0} ${HOME} $$x$$"
NEWLINE = "first\r\nsecond\u2028third\x85fourth"
HOSTILE = (SQL, HTML, ESCAPES, BIDI, QUOTES, NEWLINE)
NAMES = (
    "Robert'); DROP TABLE entity; --",
    "<script>alert(3)</script>",
    "Zeta\u202e9",
    "\"Quoted\" 'Chip'",
    "\x1b[31mRedChip",
    "=HYPERLINK(1)",
)
"""Of entities: each is written into an article as it is, and asked for."""
STEERING = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u202a\u202b\u202c\u202d\u202e"} | {
    *"\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029"
}
MANY = 20_000


def page(number: int, name: str) -> dict[str, str]:
    text = "".join(
        f"<p>{escape(sentence)} {escape(name)} and {escape(NAMES[number])} are up to"
        f" {number + 2} times faster than H100, {escape(name)} said.</p>"
        for sentence in SENTENCES
    )
    html = (
        f"<html lang=en><head><title>{escape(name)} on Trainium2</title>"
        f'<meta name="author" content="{escape(name)}">'
        f'<meta property="article:published_time" content="2026-11-{number + 10}T09:00:00Z">'
        f"<meta property='article:tag' content='{escape(name)}'></head>"
        f"<body><article><h1>{escape(name)} on Trainium2</h1>{text}</article></body></html>"
    )
    url = f"https://press.example/{number}?q='\"><script>alert(4)</script>&r=\x1b[31m\u202e;--"
    return {"url": url, "html": html}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> TrackerProject:
    project = TrackerProject(tmp_path_factory.mktemp("hostile") / "project")
    title = f"{HTML} {SQL} {BIDI} {ESCAPES}"
    project.add_source("press", "https://press.example/feed.xml", title=title, lang="en")
    entities = [
        {"id": f"own-{number}", "name": name, "kind": "chip", "aliases": [f"{name} alias"]}
        for number, name in enumerate(NAMES)
    ]
    (project.root / "entities.yaml").write_text(yaml.safe_dump({"entities": entities}))
    pages = [page(number, name) for number, name in enumerate(HOSTILE)]
    pages.append(page(0, "Much of H100") | {"url": "https://press.example/many"})
    pages[-1]["html"] = pages[-1]["html"].replace(
        "</article>", f"<p>{'H100 ' * MANY}</p></article>"
    )
    archive = project.root / "saved.jsonl"
    archive.write_text("".join(json.dumps(page) + "\n" for page in pages))
    for command in (["import", str(archive)], ["analyse"], ["publish"]):
        done = project.tracker(*command)
        assert done.returncode == 0, done.stderr
        assert_steers_nothing(done.stdout + done.stderr)
    return project


def assert_steers_nothing(text: str) -> None:
    assert not set(text.replace("\n", "")) & STEERING, ascii(text[:3000])


def said(project: TrackerProject, *command: str) -> str:
    done = project.tracker(*command)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert_steers_nothing(done.stderr)
    return done.stdout


def test_all_is_stored_once_and_holds(project: TrackerProject) -> None:
    assert project.query("SELECT count(*), count(DISTINCT url) FROM articles") == [(7, 7)]
    (mentions,) = project.query(
        "SELECT count(*) FROM mentions WHERE article_url LIKE '%/many' AND entity LIKE '%h100'"
    )
    assert mentions[0] > MANY // 2
    found = project.query("SELECT DISTINCT entity FROM mentions WHERE entity LIKE 'own-%'")
    assert len(found) >= 4
    assert json.loads(said(project, "verify", "--all", "--format", "json"))["ok"]


@pytest.mark.parametrize(
    "command",
    [
        ["trends"],
        ["claims"],
        ["claims", "--entity", "Trainium2"],
        ["compare", "Trainium2", "H100"],
        ["search", "Trainium2"],
        ["search", f'"{SQL}" OR \x1b[31m -{HTML}'],
        ["report", "--entity", "H100"],
        ["sources", "list"],
        ["entities", "list"],
        ["entities", "candidates"],
        ["entities", "check"],
        ["doctor"],
        ["sql", "SELECT url, title, authors, tags FROM articles"],
        ["sql", "FROM mentions WHERE entity LIKE 'own-%' LIMIT 50"],
    ],
    ids=" ".join,
)
def test_nothing_steers_the_terminal(project: TrackerProject, command: list[str]) -> None:
    done = project.tracker(*command)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    assert_steers_nothing(done.stdout + done.stderr)


@pytest.mark.parametrize("name", [NAMES[1], NAMES[3], NAMES[4]])
def test_an_entity_is_reported_whatever_its_name(project: TrackerProject, name: str) -> None:
    for command in (["report", "--entity", name], ["entities", "show", name]):
        assert_steers_nothing(said(project, *command))
    html = said(project, "report", "--entity", name, "--format", "html")
    for evil in ("<script>alert", "<img src=x", "onerror=alert(2)>", "\x1b"):
        assert evil not in html.replace(escape(evil), "")
    assert 'href="javascript' not in html
    report = json.loads(said(project, "report", "--entity", name, "--format", "json"))
    assert report["entity"]["name"] == name
    markdown = said(project, "report", "--entity", name, "--format", "markdown")
    assert "<script>" not in markdown
    table = said(project, "report", "--entity", name, "--format", "csv")
    rows = list(csv.reader(io.StringIO(table)))
    assert len({len(row) for row in rows}) == 1


def test_a_name_is_a_value_and_no_statement(project: TrackerProject) -> None:
    for evil in (SQL, "'; DROP VIEW articles; --", "\\", "%", "_", '"'):
        done = project.tracker("report", "--entity", evil)
        assert done.returncode in {0, 1, 2}
        assert "Traceback" not in done.stderr
        assert_steers_nothing(done.stdout + done.stderr)
    assert project.query("SELECT count(*) FROM articles") == [(7,)]


def test_what_is_exported_is_what_is_stored(project: TrackerProject) -> None:
    query = "SELECT title FROM articles ORDER BY url"
    stored = [title for (title,) in project.query(query)]
    rows = json.loads(said(project, "sql", query, "--format", "json"))
    assert [row["title"] for row in rows] == stored
    table = list(csv.reader(io.StringIO(said(project, "sql", query, "--format", "csv"))))
    assert [row[0] for row in table[1:]] == stored
