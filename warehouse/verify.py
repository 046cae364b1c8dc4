"""Whether a warehouse holds together, and holds what the segments hold. Nothing is changed."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.counts import FEWEST_STORIES, SHORTEST_SENTENCE, counts_are_stale
from warehouse.errors import NewerSchema, one_line
from warehouse.full_text import index_is_stale
from warehouse.load import KINDS, SMALLEST_LINE_LIMIT
from warehouse.migrate import schema_version
from warehouse.near_duplicates import keys, read_articles, resemblance
from warehouse.plain_copy import DamagedSegment, write_plain_copy
from warehouse.statements import sql, sql_files
from warehouse.stories import stories_are_stale

Gravity = Literal["wrong", "note"]

REBUILD = "build the warehouse anew from its segments: 'tracker restore --rebuild'"
PUBLISH = "run 'tracker publish'"
RESTORE = "get the file back from a backup"
DERIVED = (
    "naming_counts",
    "counted_claims",
    "published_articles",
    "languages",
    "searchable",
    "search_terms",
    "boilerplate_marks",
    "boilerplate_sentences",
    "story_counts",
    "story_originals",
    "tellings_of_no_article",
)
"""What is made after a load: it holds only when all that was loaded has been settled."""
ARTICLES_COMPARED = 200
"""Of which the keys of near duplicates are made again."""
_SENTENCES_COUNTED = 1_000_000
_EXAMPLE = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: what, how often, one place where, and what to do."""

    check: str
    says: str
    count: int
    place: str
    todo: str
    gravity: Gravity = "wrong"
    """A note costs nothing that counts."""

    def __str__(self) -> str:
        """In one line."""
        where = f", e.g. {self.place}" if self.place else ""
        todo = f"; {self.todo}" if self.todo else ""
        return f"{self.check}: {self.count:,} {self.says}{where}{todo}"


def verify(
    con: DuckDBPyConnection,
    segments: Path,
    *,
    quick: bool = False,
    is_at_work: bool = False,
    on_progress: Callable[[str], None] | None = None,
) -> list[Finding]:
    """What is wrong with the open warehouse, by itself and beside the folder `segments`.

    Checks keys, references, offsets, derived tables and, unless `quick`, the rows of every segment;
    with `quick` only that the segments are there. While a crawl or load `is_at_work`, segments that
    are not loaded yet are as they should be. `con` may be read-only. Raises NewerSchema where a
    newer program wrote the file.
    """
    outdated = _of_another_version(con)
    if outdated is not None:
        return [outdated]
    tell = on_progress or (lambda _: None)
    return [*_itself(con, tell), *_beside(con, segments, tell, quick, is_at_work)]


def _of_another_version(con: DuckDBPyConnection) -> Finding | None:
    newest = max(int(file.name.split("_")[0]) for file in sql_files("migrations"))
    version = schema_version(con)
    if version > newest:
        raise NewerSchema(
            f"the warehouse has schema version {version}, this program knows {newest}; "
            "update tracker"
        )
    if version == newest:
        return None
    says = f"schema version behind: the warehouse has {version}, this program {newest}"
    return Finding("schema", says, newest - version, "", f"{PUBLISH} and verify again", "note")


def _itself(con: DuckDBPyConnection, tell: Callable[[str], None]) -> Iterator[Finding]:
    is_loaded = _count(con, "FROM segment") > 0
    is_settled = not (is_loaded and _is_stale(con))
    if not is_settled:
        yield Finding(
            "settled", "load whose counts and stories are to come", 1, "", PUBLISH, "note"
        )
    _set(con, fewest_stories=FEWEST_STORIES, shortest_sentence=SHORTEST_SENTENCE, **_part(con))
    for file in sql_files("verify"):
        name = file.stem
        if name in DERIVED and not is_settled:
            continue
        tell(name.replace("_", " "))
        yield from _found(con, name)
    if is_settled:
        tell("near duplicates")
        yield from _near_duplicates(con)


def _is_stale(con: DuckDBPyConnection) -> bool:
    return counts_are_stale(con) or stories_are_stale(con) or index_is_stale(con)


def _part(con: DuckDBPyConnection) -> dict[str, int]:
    """Which part of all sentences is counted again: all, where they are few enough."""
    parts = 1 + _count(con, "FROM passage") // _SENTENCES_COUNTED
    return {"parts": parts, "part": random.randrange(parts)}  # noqa: S311


def _found(con: DuckDBPyConnection, name: str) -> Iterator[Finding]:
    text = sql("verify", name)
    says, todo = _comment(text)
    row = con.execute(f"SELECT count(*), min(place) FROM ({text})").fetchone()  # noqa: S608
    assert row is not None
    if row[0]:
        yield Finding(name.replace("_", " "), says, row[0], _short(row[1]), todo or REBUILD)


def _comment(text: str) -> tuple[str, str]:
    """What a check finds, and what to do, from the comment at its top."""
    lines = [line[2:].strip() for line in takewhile(_is_comment, text.splitlines())]
    todos = [line.removeprefix("Do: ") for line in lines if line.startswith("Do: ")]
    return lines[0], "".join(todos)


def _is_comment(line: str) -> bool:
    return line.startswith("--")


def _near_duplicates(con: DuckDBPyConnection) -> Iterator[Finding]:
    """Keys and resemblances of a sample, made again from the texts."""
    _set(con, most=ARTICLES_COMPARED)
    sample = con.execute(sql("verify/samples", "tellings")).fetchall()
    found, numbers = keys([text for _, _, _, text, _ in sample])
    made: dict[int, set[int]] = {n: set() for n in range(len(sample))}
    for key, n in zip(found.tolist(), numbers.tolist(), strict=True):
        made[n].add(key)
    strange = [row[0] for n, row in enumerate(sample) if sorted(made[n]) != sorted(row[4])]
    if strange:
        says = f"articles of {len(sample)} looked at whose keys are not those of their texts"
        place = f"article {min(strange)}"
        yield Finding("near duplicate keys", says, len(strange), place, REBUILD)
    pairs = con.execute(sql("verify/samples", "copies")).fetchall()
    unlike = [
        article_id
        for article_id, share, *texts in pairs
        if resemblance(*read_articles([tuple(texts[:3]), tuple(texts[3:])])) != share
    ]
    if unlike:
        says = f"copies of {len(pairs)} looked at that resemble their original otherwise"
        place = f"article {min(unlike)}"
        yield Finding("near duplicate copies", says, len(unlike), place, REBUILD)


def _beside(
    con: DuckDBPyConnection,
    segments: Path,
    tell: Callable[[str], None],
    quick: bool,
    is_at_work: bool,
) -> Iterator[Finding]:
    loaded = set(con.execute("SELECT kind, name FROM segment").fetchall())
    there = {
        (kind, file.name): file for kind in KINDS for file in (segments / kind).glob("*.jsonl.gz")
    }
    waiting = sorted(there.keys() - loaded)
    if waiting and not is_at_work:
        says = "segments that are not loaded"
        yield Finding("segments", says, len(waiting), _name(waiting[0]), PUBLISH)
    yield from _missing(con, sorted(loaded - there.keys()))
    if not quick:
        yield from _rows(con, sorted(loaded & there.keys()), there, tell)


def _missing(con: DuckDBPyConnection, missing: list[tuple[str, str]]) -> Iterator[Finding]:
    used = set(
        con.execute(
            "SELECT 'articles', segment FROM article_version "
            "UNION SELECT 'analyses', segment FROM analysis_run"
        ).fetchall()
    )
    if needed := [one for one in missing if one in used]:
        says = "loaded segments whose file is gone: building anew would lose their rows"
        yield Finding("segments", says, len(needed), _name(needed[0]), RESTORE)
    if unused := [one for one in missing if one not in used]:
        says = "loaded segments whose file is gone and whose rows are of the log, or elsewhere too"
        yield Finding("segments", says, len(unused), _name(unused[0]), "", "note")


def _rows(
    con: DuckDBPyConnection,
    names: list[tuple[str, str]],
    files: dict[tuple[str, str], Path],
    tell: Callable[[str], None],
) -> Iterator[Finding]:
    lost: list[str] = []
    extra: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tracker-verify-") as folder:
        copy = Path(folder) / "segment.jsonl"
        for number, (kind, name) in enumerate(names):
            tell(f"segment {number + 1:,} of {len(names):,}")
            try:
                longest = write_plain_copy(files[kind, name], copy)
                _set(
                    con,
                    segment_file=str(copy),
                    segment_name=name,
                    longest_line=max(SMALLEST_LINE_LIMIT, longest + 1),
                )
                rows = con.execute(sql("verify/segments", kind)).fetchall()
            except (DamagedSegment, duckdb.DataError, duckdb.InvalidInputException) as error:
                says = one_line(error) if isinstance(error, duckdb.Error) else str(error)
                yield Finding(
                    "segments", f"segment that is damaged: {says}", 1, _name((kind, name)), RESTORE
                )
                continue
            lost += [f"{place} ({kind}/{name})" for is_lost, place in rows if is_lost]
            extra += [f"{place} ({kind}/{name})" for is_lost, place in rows if not is_lost]
    if lost:
        says = "rows of segments that are not in the warehouse as they stand there"
        yield Finding("segment rows", says, len(lost), _short(lost[0]), REBUILD)
    if extra:
        says = "rows that their segment does not hold: building anew would lose them"
        yield Finding("segment rows", says, len(extra), _short(extra[0]), RESTORE)


def _name(segment: tuple[str, str]) -> str:
    return "/".join(segment)


def _short(place: str | None) -> str:
    line = " ".join((place or "").split())
    return line if len(line) <= _EXAMPLE else line[: _EXAMPLE - 1] + "…"


def _set(con: DuckDBPyConnection, **variables: str | int) -> None:
    for name, value in variables.items():
        con.execute(f"SET VARIABLE {name} = ?", [value])


def _count(con: DuckDBPyConnection, source: str) -> int:
    row = con.execute(f"SELECT count(*) {source}").fetchone()
    assert row is not None
    return int(row[0])
