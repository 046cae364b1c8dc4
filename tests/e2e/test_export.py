"""`tracker export` as a user runs it, read back by the programs that it is for."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from tests.e2e.conftest import Demo


@pytest.fixture(scope="module")
def exported(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for form in ("parquet", "csv", "jsonl"):
        outcome = demo("export", folder / form, "--format", form)
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err.count(" rows in ") == 3
    return folder


@pytest.fixture(scope="module")
def mentions(demo: Demo) -> int:
    number: int = demo.sql("SELECT count(*) AS n FROM mentions")[0]["n"]
    return number


def rows(folder: Path) -> Iterator[dict[str, str]]:
    for file in sorted(folder.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def test_duckdb_reads_a_month_a_folder(demo: Demo, exported: Path) -> None:
    files = f"'{exported}/parquet/mentions/**/*.parquet'"
    query = "SELECT * EXCLUDE (month) FROM {} ORDER BY ALL"
    with duckdb.connect(str(demo.home / "data/published/latest.duckdb"), read_only=True) as con:
        read = con.execute(query.format(f"read_parquet({files}, hive_partitioning = true)"))
        exported_rows = read.fetchall()
        assert exported_rows == con.execute("FROM mentions ORDER BY ALL").fetchall()
        months = con.execute(
            "SELECT bool_and(month IS NOT DISTINCT FROM strftime(day, '%Y-%m')) "
            f"FROM read_parquet({files}, hive_partitioning = true, hive_types_autocast = false)"
        )
        assert months.fetchall() == [(True,)]


def test_pyarrow_reads_it(exported: Path, mentions: int) -> None:
    dataset = pytest.importorskip("pyarrow.dataset", reason="pyarrow is not installed")
    table = dataset.dataset(exported / "parquet" / "mentions", partitioning="hive").to_table()
    assert table.num_rows == mentions


def test_pandas_reads_it(exported: Path, mentions: int) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    folder = exported / "parquet" / "mentions"
    # With partitions pyarrow 26 does not read a folder that has rows without a month.
    assert len(pandas.read_parquet(folder, partitioning=None)) == mentions


def test_polars_reads_it(exported: Path, mentions: int) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    files = exported / "parquet" / "mentions" / "**" / "*.parquet"
    assert polars.read_parquet(files, hive_partitioning=True).height == mentions


def test_csv_and_json_lines_hold_the_same(demo: Demo, exported: Path) -> None:
    claims = list(rows(exported / "csv" / "claims"))
    lines = [
        json.loads(line)
        for file in sorted((exported / "jsonl" / "claims").rglob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    assert len(claims) == len(lines) == demo.sql("SELECT count(*) AS n FROM claims")[0]["n"]
    for row, line in zip(claims, lines, strict=True):
        assert row["sentence"] == line["sentence"]
        assert json.loads(row["hedges"]) == line["hedges"]
        if row["published_at"]:
            assert datetime.fromisoformat(row["published_at"]).tzinfo is not None
        assert (row["published_at"] or None) == line["published_at"]


def test_the_same_copy_gives_the_same_bytes(demo: Demo, exported: Path) -> None:
    def files() -> dict[Path, bytes]:
        folder = exported / "parquet"
        return {f.relative_to(folder): f.read_bytes() for f in folder.rglob("*.parquet")}

    before = files()
    assert demo("export", exported / "parquet").code == 0
    assert files() == before


def test_rows_are_chosen(demo: Demo, tmp_path: Path) -> None:
    options = ["--what", "mentions", "--format", "csv", "--source", "cloud-wire", "--lang", "en"]
    demo("export", tmp_path, *options, "--since", "2026-09-01", "--until", "2999-01-01")
    chosen = list(rows(tmp_path / "mentions"))
    assert {(row["source"], row["lang"]) for row in chosen} == {("cloud-wire", "en")}
    assert all(row["day"] >= "2026-09-01" for row in chosen)


def test_without_rows_what_is_there_stays(demo: Demo, tmp_path: Path) -> None:
    demo("export", tmp_path, "--what", "claims", "--format", "csv")
    before = list(rows(tmp_path / "claims"))
    outcome = demo("export", tmp_path, "--what", "claims", "--format", "csv", "--lang", "fr")
    assert (outcome.code, "no rows" in outcome.err) == (0, True)
    outcome = demo("export", tmp_path, "--what", "claims", "--format", "csv", "--source", "nobody")
    assert (outcome.code, "no source is called 'nobody'" in outcome.err) == (2, True)
    assert list(rows(tmp_path / "claims")) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--what", "stories", "--lang", "ja"], "tracker: stories cannot be chosen by --lang\n"),
        (["--what", "sources", "--since", "30d"], "tracker: sources cannot be chosen by --since\n"),
    ],
)
def test_what_a_view_lacks_is_told(
    demo: Demo, tmp_path: Path, options: list[str], said: str
) -> None:
    outcome = demo("export", tmp_path / "new", *options)
    assert (outcome.code, outcome.err) == (2, said)
    assert not (tmp_path / "new").exists()


def test_a_quote_in_a_name_is_only_a_name(demo: Demo, tmp_path: Path) -> None:
    folder = tmp_path / "it's"
    outcome = demo("export", folder, "--what", "claims", "--lang", "o'clock' OR 'a'='a")
    assert "no rows" in outcome.err
    assert demo("export", folder, "--what", "sources").code == 0
    assert (folder / "sources" / "sources.parquet").exists()
