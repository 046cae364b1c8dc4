"""The way of a name that nobody lists: from an article to the warehouse, until it is listed."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from config.load import load_cues
from config.models import Entity
from config.settings import AnalyseSettings, Settings
from crawler.article import Article, article_to_json
from crawler.segments import write_segment
from tracker.home import Home
from tracker.progress import Progress
from tracker.rules import Rules
from tracker.stages.analyse import analyse
from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.load import load_segments
from warehouse.migrate import migrate

CATALOGUE = (
    Entity(id="vllm", name="vLLM", kind="framework"),
    Entity(id="sglang", name="SGLang", kind="framework"),
)
ROWS = [EntityRow(e.id, e.name, e.kind, None, None, None, []) for e in CATALOGUE]
BEGIN = datetime(2026, 2, 1, tzinfo=UTC)


def article(source: str, text: str) -> Article:
    return Article(
        url=f"https://{source}.test/1",
        source=source,
        title="A report",
        text=text,
        lang=None,
        authors=(),
        published_at=BEGIN + timedelta(days=len(text) % 20),
        date_precision="day",
        updated_at=None,
        fetched_at=BEGIN + timedelta(days=30),
    )


def test_a_new_name_waits_in_the_warehouse_until_the_catalogue_knows_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    articles = [
        article("wire", "We run vLLM, SGLang, and Quillfish on the same nodes."),
        article("nippo", "推論基盤「Quillfish」の提供が始まった。vLLM より速いという。"),
    ]
    segment = home.segments / "articles" / "20260301T000000Z-aaaa-0001.jsonl.gz"
    write_segment(segment, map(article_to_json, articles))
    rules = Rules(CATALOGUE, load_cues(), ginza=False)
    settings = Settings(analyse=AnalyseSettings(workers=1))
    analyse(home, settings, rules, Progress(io.StringIO()), run_id="20260301T000000Z-aaaa")
    with duckdb.connect() as con:
        migrate(con)
        load_catalogue(con, ROWS)
        assert not load_segments(con, home.segments, time_zone="Asia/Tokyo").problems
        row = con.execute(
            "SELECT name, kind, cues, articles, sources FROM candidates(since := '2026-02-01')"
        ).fetchall()
        assert row == [("Quillfish", "framework", ["list", "quoted"], 2, 2)]
        quillfish = EntityRow("quillfish", "Quillfish", "framework", None, None, None, [])
        load_catalogue(con, [*ROWS, quillfish])
        assert con.execute("FROM candidates()").fetchall() == []
