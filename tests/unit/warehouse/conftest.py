"""A press of one's own: articles and their readings as segments, loaded into real warehouses."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.load import LoadSummary, load_segments
from warehouse.migrate import migrate
from warehouse.query import run_query

CATALOGUE = [
    EntityRow("aws", "AWS", "company", None, None, None, ["Amazon Web Services"]),
    EntityRow("aws-trainium", "Trainium", "chip", "aws", None, None, ["トレイニアム"]),
    EntityRow("aws-trainium2", "Trainium2", "chip", "aws", "aws-trainium", "2", ["トレイニアム2"]),
    EntityRow("nvidia", "NVIDIA", "company", None, None, None, ["エヌビディア"]),
    EntityRow("nvidia-h100", "H100", "chip", "nvidia", None, None, []),
    EntityRow("google-tpu-v5e", "TPU v5e", "chip", "google", None, None, []),
]
_NAMES = re.compile(r"Trainium2|Trainium9|NVIDIA|H100|TPU v5e|AWS")
_IDS = {entity.name: (entity.id, entity.kind) for entity in CATALOGUE}
_claim_defaults: dict[str, Any] = {
    "kind": "quantity",
    "subject": "aws-trainium2",
    "subject_name": "Trainium2",
    "aspect": "performance",
    "value": 2.0,
    "unit": "x",
    "comparator": "=",
    "baseline": None,
    "attribution": None,
    "hedges": [],
    "hype": [],
    "stance": "asserted",
    "score": 0.5,
    "range": None,
}

Row = dict[str, Any]
FIRST_DAY = date(2026, 2, 2)
UP_TO: Row = {"hedges": ["up to"], "comparator": "<=", "stance": "hedged"}


def article(
    url: str = "https://wire.test/1",
    text: str = "AWS ships Trainium2.",
    *,
    day: date | str | None = None,
    source: str = "wire",
    **fields: Any,
) -> Row:
    """A line of an article segment, published at noon UTC of `day`; undated without."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    published = datetime.combine(day, time(12), UTC).isoformat() if day else None
    row: Row = {
        "url": url,
        "source": source,
        "title": "A headline",
        "text": text,
        "lang": "en",
        "authors": ["A. Writer"],
        "published_at": published,
        "date_precision": "second" if day else "unknown",
        "updated_at": None,
        "fetched_at": "2026-03-01T00:00:00+00:00",
        "description": "",
        "other_urls": [],
        "provenance": {"title": "json-ld"},
        "warc": {"file": "a.warc.gz", "offset": 1, "length": 2},
        **fields,
    }
    content = f"{row['title']}\n\n{row['text']}".encode("utf-8", "surrogatepass")
    row["content_hash"] = hashlib.blake2b(content, digest_size=8).hexdigest()
    return row


def analysis(of: Row, *, rules: str = "1", claims: Iterable[Row] = ()) -> Row:
    """The reading of an article: each line of its text is a passage, names are found as written.

    A claim is the whole line of the text that its `line` counts, the first without; None is the
    title.
    """
    passages: list[Row] = []
    mentions: list[Row] = []
    seen: dict[str, int] = {}
    for field in ("title", "text"):
        start = 0
        for line in of[field].split("\n"):
            index = len(passages)
            repeat_of = seen.get(line)
            seen.setdefault(line, index)
            digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8)
            passages.append(
                {
                    "index": index,
                    "field": field,
                    "start": start,
                    "end": start + len(line),
                    "hash": digest.hexdigest(),
                    "repeat_of": repeat_of,
                }
            )
            mentions += [
                _mention(match, field, start, index, repeat=repeat_of is not None)
                for match in _NAMES.finditer(line)
            ]
            start += len(line) + 1
    told = [
        {
            **_place(of, passages[0 if line is None else line + 1]),
            "repeat": False,
            "key": "trainium2|performance|2|x",
            **_claim_defaults,
            **{name: value for name, value in claim.items() if name != "line"},
        }
        for claim in claims
        for line in [claim.get("line", 0)]
    ]
    return {
        "url": of["url"],
        "content_hash": of["content_hash"],
        "lang": of["lang"],
        "rules": rules,
        "models": "",
        "passages": passages,
        "mentions": mentions,
        "claims": told,
    }


def _place(of: Row, passage: Row) -> Row:
    start, end = passage["start"], passage["end"]
    return {
        "field": passage["field"],
        "start": start,
        "end": end,
        "passage": passage["index"],
        "text": of[passage["field"]][start:end],
    }


def _mention(match: re.Match[str], field: str, start: int, passage: int, *, repeat: bool) -> Row:
    name = match.group()
    entity, kind = _IDS.get(name, (f"aws-{name.lower()}", "chip"))
    return {
        "entity": entity,
        "name": name,
        "kind": kind,
        "surface": name,
        "field": field,
        "start": start + match.start(),
        "end": start + match.end(),
        "passage": passage,
        "method": "alias",
        "status": "known" if name in _IDS else "unlisted",
        "family": None if name in _IDS else "aws-trainium",
        "confidence": 1.0,
        "repeat": repeat,
    }


def fetch(url: str = "https://wire.test/1", outcome: str = "new", **fields: Any) -> Row:
    """A line of the fetch log."""
    return {
        "run_id": "r1",
        "source": "wire",
        "url": url,
        "fetched_at": "2026-03-01T00:00:00+00:00",
        "purpose": "page",
        "status": 200,
        "outcome": outcome,
        "reason": "",
        "bytes": 10,
        "seconds": 0.1,
        **fields,
    }


class Press:
    """Writes segments below a folder and loads them into a warehouse."""

    def __init__(self, folder: Path) -> None:
        self.segments = folder / "segments"
        self._numbers = count(1)

    def segment(self, kind: str, rows: Iterable[Row], name: str | None = None) -> Path:
        """Write a segment; names rise by themselves."""
        path = (
            self.segments / kind / (name or f"20260301T000000Z-{next(self._numbers):04}.jsonl.gz")
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        path.write_bytes(gzip.compress("".join(lines).encode("utf-8", "surrogatepass"), mtime=0))
        return path

    def issue(self, *articles: Row) -> None:
        """Write articles and their readings."""
        self.segment("articles", articles)
        self.segment("analyses", [analysis(row) for row in articles])

    def tell(self, number: int | None, text: str, *claims: Row, **fields: Any) -> None:
        """Write an article of its own that makes these claims, published so many days on."""
        day = None if number is None else FIRST_DAY + timedelta(days=number)
        url = f"https://wire.test/told/{next(self._numbers)}"
        row = article(**{"url": url, "text": text, "day": day, **fields})
        self.segment("articles", [row])
        self.segment("analyses", [analysis(row, claims=claims)])

    def load(self, con: DuckDBPyConnection, time_zone: str = "UTC") -> LoadSummary:
        """Load all that was written."""
        return load_segments(con, self.segments, time_zone=time_zone)


def rows(con: DuckDBPyConnection, query: str, *params: object) -> list[Row]:
    """The answer to a query, a row at a time."""
    result = run_query(con, query, params)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def figure(value: float | None, **fields: Any) -> Row:
    """A claim of so many times the performance of Trainium2; None is a vague one."""
    written = "-" if value is None else f"{value:g}"
    unit, aspect = fields.get("unit", "x"), fields.get("aspect", "performance")
    key = f"{fields.get('subject', 'aws-trainium2')}|{aspect}|{written}|{unit}"
    return {"value": value, "key": key, **fields}


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def file_of(fill: Callable[[DuckDBPyConnection], object], begin: bytes = b"") -> bytes:
    """The content of a warehouse's file once it is filled, from nothing or another's."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "warehouse.duckdb"
        if begin:
            file.write_bytes(begin)
        with duckdb.connect(str(file)) as con:
            con.execute("SET TimeZone = 'UTC'")
            fill(con)
        return file.read_bytes()


@contextmanager
def opened(content: bytes) -> Iterator[DuckDBPyConnection]:
    """A warehouse of its own with this content, for as long as the block runs."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "warehouse.duckdb"
        file.write_bytes(content)
        with duckdb.connect(str(file)) as con:
            con.execute("SET TimeZone = 'UTC'")
            yield con


@cache
def new_file() -> bytes:
    """Of a warehouse that knows the catalogue and no article; to copy it takes a tenth as long."""

    def fill(con: DuckDBPyConnection) -> None:
        migrate(con)
        load_catalogue(con, CATALOGUE)

    return file_of(fill)


def new_warehouse() -> AbstractContextManager[DuckDBPyConnection]:
    """A warehouse that knows the catalogue and no article, for as long as the block runs."""
    return opened(new_file())


@pytest.fixture
def con() -> Iterator[DuckDBPyConnection]:
    """A new warehouse."""
    with new_warehouse() as con:
        yield con


@pytest.fixture
def today() -> date:
    """The running day, in UTC."""
    return datetime.now(UTC).date()


@pytest.fixture
def monday(today: date) -> Callable[[int], date]:
    """The Monday of this week (0), of the one before (-1) …"""
    return lambda week: today - timedelta(days=today.weekday()) + timedelta(weeks=week)
