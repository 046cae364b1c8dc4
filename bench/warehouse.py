"""How fast the warehouse is: loading, publishing, its macros, and a cold start.

    python -m bench.warehouse [--articles 20000]

Synthetic articles of 50 mentions and 6 claims each; 20,000 of them are a million mentions. A query
is given beside a plain scan of the mentions, the least that any answer could cost.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.connection import open_published, open_writer
from warehouse.load import load_segments
from warehouse.publish import publish

ENTITIES = 300
MAKERS = ("maker", *[None] * 9)
"""Of one of ten."""
PASSAGES = 40
MENTIONS = 50
CLAIMS = 6
ARTICLES_A_SEGMENT = 500
ASPECTS = (("performance", "x", 2.0), ("cost", "%", 40.0), ("capacity", "GB", 96.0))
SPEAKERS = (None, None, "its maker", "an analyst", "a customer")
BASELINES = (None, None, "the generation before", "Entity 1")
CLAIM_MACROS = (
    "claim_ledger",
    "claim_decay",
    "hedge_decay",
    "claim_drift",
    "contradictions",
    "predictions_due",
    "hype_index",
    "hype_articles",
    "hype_sources",
    "hype_entities",
)
QUESTIONS = (
    "trend('Entity 7')",
    "trend('Entity 7', grain := 'day')",
    "trend('Entity 7', source := 'source3')",
    "trend('Entity 7', lang := 'en')",
    "trend('Maker', family := true)",
    "compare(['Entity 1', 'Entity 2', 'Entity 3'])",
    "co_mentioned('Entity 7')",
    "related_over_time('Entity 7', 'Entity 1')",
    "rising()",
    "falling()",
    "new_entities()",
    "bursts('Entity 7')",
    "bursts('Entity 7', grain := 'day')",
    "bursts()",
    "bursts(grain := 'day')",
    "first_mentions('Entity 7')",
    "who_leads('Entity 7')",
    "who_leads()",
    "source_profile('source3')",
    "source_profile()",
)
COLD = """
import sys, pathlib
from warehouse.connection import open_published
from warehouse.query import run_query
con = open_published(pathlib.Path(sys.argv[1]))
assert run_query(con, "FROM trend('Entity 7')").rows
"""


def claim(
    subject: int, passage: dict[str, Any], number: int, published: datetime, chance: random.Random
) -> dict[str, Any]:
    """A claim of a sentence: most tell the same of a subject, some another figure or none."""
    aspect, unit, first = ASPECTS[chance.randrange(len(ASPECTS))]
    first *= 1 + subject % 7
    value = chance.choice((first, first, first, first, first, first * 1.25, first * 2, None))
    hedged = chance.random() < 0.4
    attribution, baseline = chance.choice(SPEAKERS), chance.choice(BASELINES)
    parts = [("start", 0.25), ("no speaker", 0.0 if attribution else 0.15)]
    parts += [("no baseline", 0.0 if baseline else 0.15), ("hedge", -0.1 if hedged else 0.0)]
    due = (published + timedelta(days=chance.randrange(700))).date() if number % 20 == 0 else None
    written = "-" if value is None else f"{value:g}"
    return {
        "kind": "prediction" if due else "quantity",
        "field": "text",
        "start": passage["start"],
        "end": passage["end"],
        "text": f"{written} {unit}",
        "passage": passage["index"],
        "subject": f"entity-{subject}",
        "subject_name": f"Entity {subject}",
        "aspect": aspect,
        "value": value,
        "unit": unit,
        "comparator": "<=" if hedged else "=",
        "baseline": baseline,
        "attribution": attribution,
        "hedges": ["up to"] if hedged else [],
        "hype": [],
        "stance": "hedged" if hedged else "reported" if attribution else "asserted",
        "score": sum(amount for _, amount in parts),
        "key": f"entity-{subject}|{aspect}|{written}|{unit}",
        "repeat": False,
        "due": due.isoformat() if due else None,
        "parts": [{"what": what, "amount": amount} for what, amount in parts if amount],
    }


def article(number: int, chance: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """An article and its reading; one of ten is a copy of the one before."""
    wording = number - (number % 10 == 9)
    sentence = "Entity {} is named in sentence {} of article {}, at some length and with a date."
    who = [int(chance.paretovariate(0.7)) % ENTITIES for _ in range(MENTIONS)]
    lines = [sentence.format(who[i], i, wording) for i in range(PASSAGES)]
    url = f"https://source{number % 40}.test/{number}"
    published = datetime.now(UTC) - timedelta(minutes=chance.randrange(60 * 24 * 365 * 2))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    row = {
        "url": url,
        "source": f"source{number % 40}",
        "title": f"Article {number}",
        "text": "\n".join(lines),
        "lang": "en",
        "authors": ["A. Writer"],
        "published_at": published.isoformat(),
        "date_precision": "second",
        "updated_at": None,
        "fetched_at": datetime.now(UTC).isoformat(),
        "description": "",
        "other_urls": [],
        "provenance": {"published_at": "json-ld"},
        "warc": {"file": "a.warc.gz", "offset": number, "length": 1},
        "content_hash": f"{number:016x}",
    }
    passages = [
        {
            "index": i,
            "field": "text",
            "start": starts[i],
            "end": starts[i + 1] - 1,
            "hash": f"{wording * PASSAGES + i:016x}",
            "repeat_of": None,
        }
        for i in range(PASSAGES)
    ]
    mentions = [
        {
            "entity": f"entity-{entity}",
            "name": f"Entity {entity}",
            "kind": "chip",
            "surface": f"Entity {entity}",
            "field": "text",
            "start": starts[i % PASSAGES],
            "end": starts[i % PASSAGES] + len(f"Entity {entity}"),
            "passage": i % PASSAGES,
            "method": "alias",
            "status": "known",
            "family": None,
            "confidence": 1.0,
            "repeat": False,
        }
        for i, entity in enumerate(who)
    ]
    claims = [
        claim(who[i], passages[i], number * CLAIMS + i, published, chance) for i in range(CLAIMS)
    ]
    reading = {"url": url, "content_hash": row["content_hash"], "lang": "en", "rules": "1"}
    return row, {
        **reading,
        "models": "",
        "passages": passages,
        "mentions": mentions,
        "claims": claims,
    }


def write_segments(folder: Path, articles: int) -> None:
    chance = random.Random(2)
    for first in range(0, articles, ARTICLES_A_SEGMENT):
        pairs = [
            article(n, chance) for n in range(first, min(first + ARTICLES_A_SEGMENT, articles))
        ]
        for kind, rows in zip(("articles", "analyses"), zip(*pairs, strict=True), strict=True):
            path = (
                folder / kind / f"20260101T000000Z-0000-{first // ARTICLES_A_SEGMENT:04}.jsonl.gz"
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            with gzip.open(path, "wt", compresslevel=1) as lines:
                lines.writelines(json.dumps(row) + "\n" for row in rows)


def _answer(con: DuckDBPyConnection, query: str) -> object:
    return con.execute(query).fetchall()


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best of several runs."""
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure(articles: int) -> Iterator[str]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_segments(folder / "segments", articles)
        path, published = folder / "warehouse.duckdb", folder / "published"
        catalogue = [
            EntityRow("maker", "Maker", "company", None, None, None, []),
            *(
                EntityRow(f"entity-{i}", f"Entity {i}", "chip", MAKERS[i % 10], None, None, [])
                for i in range(ENTITIES)
            ),
        ]

        def load() -> None:
            with open_writer(path) as con:
                load_catalogue(con, catalogue)
                assert not load_segments(con, folder / "segments", time_zone="Asia/Tokyo").problems

        begin = time.process_time()
        took = seconds(load)
        cpu = time.process_time() - begin
        mentions = articles * MENTIONS
        yield f"load      {mentions:,} mentions in {took:.1f} s: {mentions / took:,.0f} a second"
        yield f"load      {cpu:.1f} s of processor"
        yield f"load      nothing new: {seconds(load, 3):.2f} s"
        took = seconds(lambda: publish(path, published, keep=2))
        yield f"publish   {took:.2f} s, {path.stat().st_size / 1e6:,.0f} MB"
        con = open_published(published)
        scan = seconds(
            lambda: con.execute(
                "SELECT count(*) FROM mention WHERE NOT repeat AND start >= 0"
            ).fetchall(),
            5,
        )
        for query in (
            *(f"FROM {question}" for question in QUESTIONS),
            "SELECT count(*), count(sentence) FROM mentions WHERE name = 'Entity 7'",
            *(f"FROM {macro}({entity})" for macro in CLAIM_MACROS for entity in ("'Entity 7'", "")),
            "FROM claim_history('entity-7|performance|2|x')",
            "FROM claim_edits()",
        ):
            took = seconds(partial(_answer, con, query), 3)
            yield f"query     {took * 1000:6.0f} ms, {took / scan:5.1f} plain scans  {query}"
        con.close()
        command = [sys.executable, "-c", COLD, str(published)]
        took = seconds(lambda: subprocess.run(command, check=True), 5)
        bare = seconds(
            lambda: subprocess.run([sys.executable, "-c", "import duckdb"], check=True), 5
        )
        yield f"cold      Python to a trend: {took:.2f} s; 'import duckdb' alone: {bare:.2f} s"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    for line in measure(parser.parse_args().articles):
        print(line, flush=True)
