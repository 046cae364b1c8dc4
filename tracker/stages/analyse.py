"""Read: from article segments to analysis segments of the same names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.models import Settings
from crawler.segments import SegmentError, read_segment, write_segment
from tracker.home import Home
from tracker.progress import Progress
from tracker.reading import Rules, reading


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

    A second reading goes into segments of their own, named after `run_id`: the load takes the latest.
    """
    articles = sorted((home.segments / "articles").glob("*.jsonl.gz"))
    read = {file.name for file in (home.segments / "analyses").glob("*.jsonl.gz")}
    work = [(file, file.name) for file in articles if file.name not in read]
    if everything:
        again = [file for file in articles if file.name in read]
        work += [(file, f"{run_id}-{i:04}.jsonl.gz") for i, file in enumerate(again, start=1)]
    totals = {"articles": 0, "mentions": 0, "claims": 0}
    problems: list[str] = []
    with progress.stage("analyse") as stage:
        if not work:
            stage.done("nothing new to read")
            return AnalyseSummary(0, 0, 0, ())
        with reading(rules, workers=settings.analyse.workers) as read_articles:

            def counted(file: Path) -> Iterator[dict[str, Any]]:
                for row in read_articles(read_segment(file)):
                    totals["articles"] += 1
                    totals["mentions"] += len(row["mentions"])
                    totals["claims"] += len(row["claims"])
                    stage.update(_line(totals))
                    yield row

            for file, name in work:
                try:
                    write_segment(home.segments / "analyses" / name, counted(file))
                except SegmentError as error:
                    problems.append(str(error))
        stage.done(_line(totals))
    for problem in problems:
        progress.say(f"  ! {problem}")
    return AnalyseSummary(**totals, problems=tuple(problems))


def _line(totals: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in totals.items())
