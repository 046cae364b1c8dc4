"""What the ledger shows of the article with which the project began."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.e2e.conftest import tracker

SEED = Path(__file__).parents[3] / "shared" / "seed-article.md"
if not SEED.is_file():
    pytest.skip(f"the article is not at {SEED}", allow_module_level=True)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project into which the article was imported as a page."""
    folder = tmp_path_factory.mktemp("seed")
    _, head, body = SEED.read_text("utf-8").split("---\n", 2)
    front = yaml.safe_load(head)
    published = str(front["date"]).replace(" +0000", "Z").replace(" ", "T")
    (folder / "seed.html").write_text(
        f"""<!doctype html><html lang="ja"><head><meta charset="utf-8">
        <link rel="canonical" href="https://articles.test/seed">
        <meta property="og:type" content="article">
        <meta property="og:title" content="{escape(front["title"])}">
        <meta property="article:published_time" content="{published}"></head>
        <body><article><h1>{escape(front["title"])}</h1>{MarkdownIt().render(body)}</article></body></html>""",
        encoding="utf-8",
    )
    project = folder / "project"
    for args in (
        ("init", project),
        ("--home", project, "import", folder / "seed.html"),
        ("--home", project, "analyse"),
        ("--home", project, "publish"),
    ):
        assert tracker(*args).code == 0, args
    return project


@pytest.fixture(scope="module")
def notes(home: Path) -> list[str]:
    """What stands below the ledger of Bedrock."""
    lines = tracker("--home", home, "claims", "--entity", "Bedrock").out.splitlines()
    return [line for line in lines if line.startswith("* ")]


def test_up_to_2x_turns_into_2x_within_the_text(home: Path, notes: list[str]) -> None:
    assert any("最大2倍” turns into “" in note and "2倍” within one text" in note for note in notes)
    decay = tracker("--home", home, "claims", "--entity", "Bedrock", "--decay").out
    assert "performance 2x  hedge dropped within one article" in decay


def test_75_percent_is_said_of_two_things_without_a_source(notes: list[str]) -> None:
    (note,) = [note for note in notes if note.startswith("* 75% is said of different things")]
    assert "AIの恩恵" in note
    assert "画像生成" in note


def test_inferentia3_is_unknown_to_the_catalogue(notes: list[str]) -> None:
    assert any("Inferentia3" in note and "catalogue does not know" in note for note in notes)
