"""A decision about a name is found in all that was stored, and taken back without a trace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config.load import SHIPPED
from tests.integration.projects import SETTINGS
from tests.unit.config.shipped import small_catalogue
from tests.unit.warehouse.conftest import Press, article
from tracker.cli import cli
from tracker.home import Home

TEXTS = (
    "Rocketeer One is a new chip by AWS. The Rocketeer One is 3 times faster than Trainium2.",
    "AWSの新チップ「Rocketeer One」は、Trainium2の3倍速い。",
    "AWS sells Trainium2.",
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A project of three stored articles that nobody has read yet."""
    home = Home(tmp_path / "project")
    home.root.mkdir()
    home.settings.write_text(SETTINGS.format(workers=1))
    home.entities.write_bytes((SHIPPED / "project" / "entities.yaml").read_bytes())
    rows = [
        article(f"https://wire.test/{number}", text, day=date(2026, 3, number), lang=lang)
        for number, (text, lang) in enumerate(zip(TEXTS, ("en", "ja", "en"), strict=True), start=1)
    ]
    Press(home.data).segment("articles", rows)
    with small_catalogue(tmp_path / "shipped"):
        yield home


def run(home: Home, *arguments: str) -> Result:
    done = CliRunner().invoke(cli, ["--home", str(home.root), *arguments])
    assert done.exception is None, (done.exception, done.stderr)
    return done


def test_an_accepted_name_is_in_the_report_at_once_and_a_removed_one_no_more(home: Home) -> None:
    run(home, "analyse")
    run(home, "publish")
    before = run(home, "sql", "FROM mentions ORDER BY ALL", "--format", "csv").stdout
    assert "Rocketeer" not in run(home, "sql", "SELECT name FROM mentions").stdout

    done = run(
        *(home, "entities", "accept", "Rocketeer One", "--kind", "chip", "--maker", "aws"),
        *("--alias", "ロケッティア"),
    )
    assert done.stdout == "Rocketeer One: 3 mentions in 2 articles since 2026-03-01\n"
    assert "2 articles in 1 of 1 segments" in done.stderr  # the third does not name it
    report = run(home, "report", "--entity", "rocketeer-one", "--since", "2026-01-01").stdout
    assert report.startswith("Rocketeer One  chip by AWS")
    assert "3 mentions in 2 articles" in report
    shown = run(home, "entities", "show", "ロケッティア").stdout
    assert "3 mentions in 2 articles (" in shown
    assert "this project's," in shown

    done = run(home, "entities", "remove", "Rocketeer One")
    assert done.stdout == "Rocketeer One: no mention in the articles read so far\n"
    assert run(home, "sql", "FROM mentions ORDER BY ALL", "--format", "csv").stdout == before


def test_without_articles_a_decision_is_written_down_and_nothing_else(home: Home) -> None:
    shutil.rmtree(home.data)
    done = run(home, "entities", "accept", "Trainium9")
    assert "no article is stored yet" in done.stderr
    assert "family: aws-trainium" in home.entities.read_text()
    assert not home.data.exists()
