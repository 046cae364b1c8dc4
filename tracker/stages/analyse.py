"""Read: from article segments to analysis segments of the same names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.models import Settings
from crawler.segments import (
    SegmentError,
    damaged_segments,
    read_segment,
    set_aside,
    write_segment,
)
from tracker.home import Home
from tracker.progress import Progress, Stage, in_words
from tracker.reading import ReadArticles, Unread, reading
from tracker.rules import Rules

_SEGMENTS = "*.jsonl.gz"
_COUNTED = ("articles", "mentions", "claims")


@dataclass(frozen=True, slots=True)
class AnalyseSummary:
    """What was read, and what could not be (one clear line each)."""

    articles: int
    mentions: int
    claims: int
    problems: tuple[str, ...]


def analyse(
    home: Home,
    settings: Settings,
    rules: Rules,
    progress: Progress,
    *,
    run_id: str,
    everything: bool = False,
) -> AnalyseSummary:
    """Read the articles that nobody has read yet; with `everything`, all that were ever stored.

    A second reading goes into segments of their own, named after `run_id`: the load takes the
    latest. A segment that is damaged is a problem, today and every time until it is mended or
    removed; the others are read. An article on which the rules fail is a problem once, and is read
    again with `everything`. Raises StorageError where the results cannot be stored.
    """
    results = home.segments / "analyses"
    _remove_left_overs(results)
    problems = _set_aside_torn(results)
    work = _work(home, run_id=run_id, everything=everything)
    totals: Counter[str] = Counter()
    with progress.stage("analyse") as stage:
        if not work:
            stage.done("nothing new to read")
            return AnalyseSummary(0, 0, 0, ())
        with reading(rules, workers=settings.analyse.workers) as read_articles:
            for file, name in work:
                counts: Counter[str] = Counter()
                unread: list[str] = []
                rows = _counted(read_articles, file, counts, totals, unread, stage)
                try:
                    write_segment(results / name, rows)
                except SegmentError as error:
                    problems.append(f"{error}; its articles are not read")
                else:
                    totals += counts
                    problems += unread
        stage.done(_line(totals))
    progress.problems(problems)
    return AnalyseSummary(**{name: totals[name] for name in _COUNTED}, problems=tuple(problems))


def _work(home: Home, *, run_id: str, everything: bool) -> list[tuple[Path, str]]:
    """The article segments to read, each with the name of the segment of its analyses."""
    articles = sorted((home.segments / "articles").glob(_SEGMENTS))
    read = {file.name for file in (home.segments / "analyses").glob(_SEGMENTS)}
    work = [(file, file.name) for file in articles if file.name not in read]
    if everything:
        again = [file for file in articles if file.name in read]
        work += [(file, f"{run_id}-{i:04}.jsonl.gz") for i, file in enumerate(again, start=1)]
    return work


def _remove_left_overs(folder: Path) -> None:
    """What a killed process had not finished. The lock keeps a second one from being at work."""
    for file in folder.glob(f".{_SEGMENTS}.*.tmp"):
        file.unlink(missing_ok=True)


def _set_aside_torn(folder: Path) -> list[str]:
    """What an accident has torn is read anew."""
    return [
        f"{damage}; kept as {set_aside(file).name}, its articles are read again"
        for file, _, damage in damaged_segments(folder)
    ]


def _counted(
    read_articles: ReadArticles,
    file: Path,
    counts: Counter[str],
    before: Counter[str],
    unread: list[str],
    stage: Stage,
) -> Iterator[dict[str, Any]]:
    """The analyses of a segment's articles, counted while they pass; failures go to `unread`."""
    for row in read_articles(read_segment(file)):
        if isinstance(row, Unread):
            unread.append(f"{row.url}: the rules failed on it: {row.reason}")
            continue
        counts["articles"] += 1
        counts["mentions"] += len(row["mentions"])
        counts["claims"] += len(row["claims"])
        stage.update(_line(before + counts))
        yield row


def _line(counts: Counter[str]) -> str:
    return in_words({name: counts[name] for name in _COUNTED}, "nothing read")
