"""The contract of the command line: forms, exit codes, standard output and standard error."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.e2e.conftest import Demo, tracker

COMMANDS = (
    *("demo", "init", "run", "report", "claims", "trends", "compare", "sql", "extract", "parse"),
    *("crawl", "analyse", "publish", "import", "entities", "sources", "schedule", "jobs", "doctor"),
)


def test_help_lists_every_command_and_every_command_has_examples() -> None:
    listed = tracker("--help").out
    assert all(f"  {command} " in listed for command in COMMANDS)
    for command in COMMANDS:
        text = tracker(command, "--help").out
        assert "Example" in text, command
        assert text.startswith(f"Usage: tracker {command}"), command


@pytest.mark.parametrize(
    "args",
    [
        ("--help",),
        ("report", "--entity", "Trainium2"),
        ("claims", "--entity", "Trainium2"),
        ("trends",),
        ("sql", "FROM trend('Trainium2')"),
    ],
    ids=lambda args: args[0],
)
def test_reading_starts_fast_for_it_imports_no_spacy_and_no_scrapy(
    demo: Demo, args: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tracker", "--home", str(demo.home), *args],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert not imported & {"spacy", "scrapy", "twisted", "pydantic", "numpy", "ginza", "yaml"}


def test_an_unknown_name_ends_with_1_and_the_nearest_names(demo: Demo) -> None:
    outcome = demo("report", "--entity", "Trainum2")
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err.startswith("tracker: no entity is called 'Trainum2'; the nearest are: ")
    assert "Trainium2" in outcome.err


@pytest.mark.parametrize("name", ["x'; DROP TABLE article; --", 'a"b', "%", "日本", "-x"])
def test_a_hostile_name_is_one_line_and_harms_nothing(demo: Demo, name: str) -> None:
    outcome = demo("report", f"--entity={name}")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert demo.sql("SELECT count(*) > 40 AS there FROM articles") == [{"there": True}]


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html"])
def test_a_report_goes_to_a_file_whole(demo: Demo, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    outcome = demo("report", "--entity", "Trainium2", "--format", form, "--output", file)
    assert (outcome.code, outcome.out) == (0, "")
    assert file.read_text("utf-8") == demo("report", "--entity", "Trainium2", "--format", form).out
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


def test_a_file_that_cannot_be_written_is_one_line(demo: Demo, tmp_path: Path) -> None:
    outcome = demo("report", "--entity", "AWS", "--output", tmp_path / "missing" / "x.txt")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert "no such file or directory" in outcome.err


def test_sql_answers_in_every_form(demo: Demo, tmp_path: Path) -> None:
    query = "SELECT name, count(*) AS n FROM mentions GROUP BY name ORDER BY n DESC, name LIMIT 3"
    rows = demo.sql(query)
    assert len(rows) == 3
    table = list(csv.DictReader(io.StringIO(demo("sql", query, "--format", "csv").out)))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
    file = tmp_path / "answer.parquet"
    assert demo("sql", query, "--format", "parquet", "--output", file).code == 0
    with duckdb.connect() as con:
        found = con.execute("SELECT name, n FROM read_parquet(?)", [str(file)]).fetchall()
    assert found == [(row["name"], row["n"]) for row in rows]


def test_sql_reads_a_query_from_standard_input(demo: Demo) -> None:
    outcome = tracker("--home", demo.home, "sql", "-", "--format", "csv", stdin="SELECT 1 AS one")
    assert outcome.out == "one\n1\n"


@pytest.mark.parametrize(
    "query",
    [
        "SELEC 1",
        "DROP TABLE article",
        "FROM trend('nobody at all')",
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY (SELECT 1) TO 'out.csv'",
        "INSTALL httpfs",
        "ATTACH 'other.duckdb'",
        "",
    ],
)
def test_sql_can_read_the_warehouse_and_do_nothing_else(
    demo: Demo, tmp_path: Path, query: str
) -> None:
    outcome = tracker("--home", demo.home, "sql", query, cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_trends_and_comparison_agree_with_the_warehouse(demo: Demo) -> None:
    trends = demo("trends", "--format", "json").json()
    assert trends == demo.sql("FROM rising(28) LIMIT 20")
    falling = demo("trends", "--falling", "--lang", "ja", "--format", "json").json()
    assert falling == demo.sql("FROM falling(28, lang := 'ja') LIMIT 20")
    new = demo("trends", "--new", "--source", "cloud-wire", "--format", "json").json()
    assert new == demo.sql("FROM new_entities(28, source := 'cloud-wire')")
    compared = demo("compare", "Trainium2", "H200", "--format", "json").json()
    assert compared == demo.sql("FROM compare(['Trainium2', 'H200'])")
    assert {row["name"] for row in compared} == {"Trainium2", "H200"}


def test_a_table_is_for_people(demo: Demo) -> None:
    for args in (
        ("trends",),
        ("compare", "Trainium2", "H200"),
        ("claims",),
        ("report", "--entity", "AWS"),
    ):
        outcome = demo(*args)
        assert outcome.code == 0
        assert any(block in outcome.out for block in "▁▂▃▄▅▆▇█") or args[0] == "claims"


def test_a_japanese_sentence_is_broken_into_lines_and_not_cut(demo: Demo) -> None:
    claims = demo("claims", "--entity", "Trainium2", "--format", "json").json()
    report = "".join(demo("report", "--entity", "Trainium2").out.split())
    sentences = [c["sentence"] for c in claims[:10] if len(c["sentence"]) < 140]
    assert len(sentences) > 5
    assert all("".join(sentence.split()) in report for sentence in sentences)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("reprot",), "did you mean 'report'?"),
        (("report",), "Missing option '--entity'"),
        (("report", "--entity", "AWS", "--since", "soon"), "'soon' is no day"),
        (("report", "--entity", "AWS", "--format", "docx"), "'docx' is not one of"),
        (("sql",), "the query is empty"),
        (("trends", "--source", "cloudwire"), "the nearest are: cloud-wire"),
        (("trends", "--new", "--falling"), "--falling and --new do not go together"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_line(
    demo: Demo, args: tuple[str, ...], words: str
) -> None:
    outcome = demo(*args)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_folder_that_is_no_project_says_what_to_do(tmp_path: Path) -> None:
    for args in (("run",), ("report", "--entity", "AWS"), ("schedule",), ("analyse",)):
        outcome = tracker(*args, cwd=tmp_path)
        assert outcome.code == 2
        assert "is no tracker project" in outcome.err
        assert "tracker init" in outcome.err


def test_a_project_without_a_run_says_what_to_do(tmp_path: Path) -> None:
    assert tracker("init", cwd=tmp_path).code == 0
    outcome = tracker("report", "--entity", "AWS", cwd=tmp_path)
    assert outcome.code == 1
    assert "run 'tracker run' first" in outcome.err


def test_init_writes_five_commented_files_and_never_touches_a_project(tmp_path: Path) -> None:
    outcome = tracker("init", tmp_path / "news")
    assert outcome.code == 0
    files = {file.name: file.read_text("utf-8") for file in (tmp_path / "news").iterdir()}
    names = ("tracker.toml", "sources.yaml", "entities.yaml", "claims.yaml", "alerts.yaml")
    assert set(files) == set(names)
    assert all(text.lstrip().startswith("#") for text in files.values())
    again = tracker("init", tmp_path / "news")
    assert again.code == 1
    assert "is a project already" in again.err


def test_the_version_is_told_from_one_place() -> None:
    from tracker import __version__

    assert tracker("--version").out == f"tracker, version {__version__}\n"
