"""How right the names are that nobody listed: the first fifty of a month of real articles.

    python -m bench.candidates [--folder ../shared/corpora] [--month 2026-02] [--top 50]
        [--catalogue FOLDER] [--labels bench/entities/labels/candidates-2026-01.jsonl]
    python -m bench.candidates --leave-out [--seed 1]

Japanese notes of the month with all English articles, extracted from their pages, read with
the catalogue and loaded into a warehouse; then `FROM candidates()`. `--labels` holds a
`{"name", "right"}` a line and gives the precision. `--leave-out` needs no labels: of a catalogue
without a tenth of its entities, each with its family, it tells how many of those that three
articles or more name come back among the first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import yaml

from bench.corpus.files import SavedArticle, read_folder
from bench.corpus.website import website
from config.load import load_cues, load_entities
from config.models import Entity
from crawler.article import Article
from crawler.extract import Page, Rejected, extract_article
from nlp.analysis import Reader
from nlp.normalise import fold
from nlp.records import Document
from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.load import load_segments
from warehouse.migrate import migrate

BASE = "https://notes.test"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
DEPTHS = (10, 20, 50)
LEFT_OUT = 0.1
FEWEST_ARTICLES = 3
LEFT_OUT_DEPTHS = (50, 200)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of candidates()."""

    name: str
    folded: str
    score: float
    kind: str | None
    cues: list[str]
    articles: int
    sources: int
    sentence: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--month", default="2026-02")
    parser.add_argument("--top", type=int, default=50)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--sentences", action="store_true", help="show where each was found")
    parser.add_argument("--catalogue", type=Path, help="a folder of other entities (*.yaml)")
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"there is no folder {arguments.folder}", file=sys.stderr)
        return 1
    articles = month_of(arguments.folder, arguments.month)
    print(
        f"{len(articles)} articles, {sum(len(article.text) for article in articles):,} characters"
    )
    entities = read_catalogue(arguments.catalogue) if arguments.catalogue else load_entities()
    if arguments.leave_out:
        report_left_out(articles, entities, arguments.seed)
        return 0
    found, _ = candidates_of(articles, entities)
    report(found[: arguments.top], sentences=arguments.sentences)
    if arguments.labels:
        report_precision(found, arguments.labels)
    return 0


def read_catalogue(folder: Path) -> list[Entity]:
    """The entities of a folder: yesterday's catalogue knows less, and more is new beside it."""
    return [
        Entity.model_validate(row)
        for file in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(file.read_text("utf-8"))["entities"]
    ]


def month_of(folder: Path, month: str) -> list[Article]:
    """The Japanese articles of a month (2026-02) and all English ones, as a crawl extracts them."""
    saved = read_folder(folder, None)
    site = website(saved, BASE)
    pages = (_page(article, site[f"/{article.path}"].body) for article in saved)
    read = [extract_article(page, None) for page in pages]
    return [
        article
        for file, article in zip(saved, read, strict=True)
        if not isinstance(article, Rejected)
        and (article.lang == "en" or (file.day and file.day.isoformat().startswith(month)))
    ]


def _page(saved: SavedArticle, body: bytes) -> Page:
    source = saved.path.split("/")[0].split("+")[0]
    kind = "text/html; charset=utf-8"
    return Page(f"{BASE}/{saved.path}", body, kind, NOW, source, "Asia/Tokyo", None)


def candidates_of(
    articles: Sequence[Article], entities: Sequence[Entity]
) -> tuple[list[Found], set[str]]:
    """What a warehouse of these articles proposes, and the unlisted names that it counts already.

    Without ja_ginza, which is asked about katakana alone.
    """
    reader = Reader(entities, load_cues(), ginza=False)
    with TemporaryDirectory() as name, duckdb.connect() as con:
        segments = Path(name)
        _write(segments / "articles", map(_article_row, articles))
        _write(segments / "analyses", (_analysis_row(article, reader) for article in articles))
        migrate(con)
        load_catalogue(con, map(_entity_row, entities))
        summary = load_segments(con, segments, time_zone="Asia/Tokyo")
        assert not summary.problems, summary.problems
        rows = con.execute(
            "SELECT name, folded, score, kind, cues, articles, sources, sentence FROM candidates()"
        ).fetchall()
        unlisted = con.execute(
            "SELECT DISTINCT name FROM mention WHERE status = 'unlisted'"
        ).fetchall()
    return [Found(*row) for row in rows], {fold(name) for (name,) in unlisted}


def _write(folder: Path, rows: Iterable[dict[str, Any]]) -> None:
    folder.mkdir()
    with gzip.open(folder / "20260101T000000Z-0001.jsonl.gz", "wt", compresslevel=1) as lines:
        lines.writelines(json.dumps(row, default=str) + "\n" for row in rows)


def _article_row(article: Article) -> dict[str, Any]:
    return asdict(article) | {"content_hash": article.content_hash}


def _analysis_row(article: Article, reader: Reader) -> dict[str, Any]:
    analysis = asdict(reader.read(Document(article.text, article.title, article.lang)))
    stamp = {"url": article.url, "content_hash": article.content_hash, "rules": "", "models": ""}
    return stamp | analysis


def _entity_row(entity: Entity) -> EntityRow:
    aliases = [*entity.aliases, *entity.certain]
    return EntityRow(
        entity.id,
        entity.name,
        entity.kind,
        entity.maker,
        entity.family,
        entity.generation,
        aliases,
    )


def report(found: Sequence[Found], *, sentences: bool) -> None:
    for number, row in enumerate(found, start=1):
        print(
            f"{number:4} {row.score:.3f} {row.articles:3} articles {row.sources} sources  "
            f"{row.name} ({row.kind or '?'}; {', '.join(row.cues)})"
        )
        if sentences:
            print(f"       {' '.join(row.sentence.split())[:200]}")


def report_precision(found: Sequence[Found], labels: Path) -> None:
    rows = [json.loads(line) for line in labels.read_text("utf-8").splitlines()]
    right = {fold(row["name"]): row["right"] for row in rows}
    print()
    for depth in DEPTHS:
        first = found[:depth]
        judged = [right[key] for row in first if (key := fold(row.name)) in right]
        share = sum(judged) / max(len(judged), 1)
        print(f"precision at {depth:3}: {share:.2f} ({sum(judged)} of {len(judged)} judged)")
    unjudged = [row.name for row in found[: DEPTHS[-1]] if fold(row.name) not in right]
    if unjudged:
        print(f"not judged: {', '.join(unjudged)}")


def report_left_out(articles: Sequence[Article], entities: Sequence[Entity], seed: int) -> None:
    left = left_out(entities, seed)
    kept = [entity for entity in entities if entity.id not in left]
    named = dict(_named_often(articles, entities, left))
    found, unlisted = candidates_of(articles, kept)
    names = [fold(row.name) for row in found]
    ranks: dict[str, int | None] = {}
    for entity in (entity for entity in entities if entity.id in named):
        writings = {fold(name) for name in (entity.name, *entity.aliases, *entity.certain)}
        if writings.isdisjoint(unlisted):
            ranks[entity.id] = next(
                (i for i, n in enumerate(names) if _is_one_of(n, writings)), None
            )
    print(
        f"{len(left)} of {len(entities)} entities left out, {len(named)} of them named often, "
        f"{len(named) - len(ranks)} counted at once as unlisted"
    )
    for depth in LEFT_OUT_DEPTHS:
        back = sum(rank is not None and rank < depth for rank in ranks.values())
        print(f"back in the first {depth:3}: {back} ({back / max(len(ranks), 1):.2f})")
    missing = [name for name, rank in ranks.items() if rank is None or rank >= LEFT_OUT_DEPTHS[-1]]
    print("not back: " + ", ".join(f"{name} ({named[name]})" for name in missing))


def left_out(entities: Sequence[Entity], seed: int) -> set[str]:
    """The ids of a tenth of the entities, and of the families that these belong to."""
    chosen = {
        entity.id for entity in random.Random(seed).sample(entities, int(len(entities) * LEFT_OUT))
    }
    by_id = {entity.id: entity for entity in entities}
    families = {entity.family for entity in map(by_id.__getitem__, chosen) if entity.family}
    families |= chosen
    return families | {entity.id for entity in entities if entity.family in families}


def _named_often(
    articles: Sequence[Article], entities: Sequence[Entity], left: set[str]
) -> Iterator[tuple[str, int]]:
    reader = Reader(entities, load_cues(), ginza=False)
    counts: dict[str, int] = {}
    for article in articles:
        document = Document(article.text, article.title, article.lang)
        for entity in {mention.entity for mention in reader.read(document).mentions} & left:
            counts[entity] = counts.get(entity, 0) + 1
    for entity, count in counts.items():
        if count >= FEWEST_ARTICLES:
            yield entity, count


def _is_one_of(name: str, writings: set[str]) -> bool:
    """Whether a candidate is a writing of an entity, but for the version behind it."""
    return any(re.fullmatch(re.escape(name) + r"[v\d.]*", writing) for writing in writings)


if __name__ == "__main__":
    raise SystemExit(main())
