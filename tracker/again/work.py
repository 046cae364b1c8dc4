"""The reading of segments, whole or here and there, as one run does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.article import Article
from crawler.segments import SegmentError, read_segment, write_segment
from tracker.again.looking import Look, look
from tracker.again.pace import Pace
from tracker.again.plan import Change
from tracker.again.readings import Readings
from tracker.progress import Stage, in_words
from tracker.reading import Readers, Unread
from tracker.rules import Stamp

_ARTICLES_A_SEGMENT = 200
"""Of those that are read again here and there: what an interruption costs at the most."""
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AnalyseSummary:
    """What was read, and what could not be (one clear line each)."""

    articles: int
    mentions: int
    claims: int
    problems: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """What was read, by kind."""
        return {"articles": self.articles, "mentions": self.mentions, "claims": self.claims}

    def __str__(self) -> str:
        return in_words(self.counts, "nothing read")


@dataclass(frozen=True, slots=True)
class _Touched:
    """The articles of a segment that are read again."""

    segment: str
    articles: Sequence[Article]


class Work:
    """Reads, writes what it reads, notes by which rules it was read, and counts."""

    def __init__(
        self,
        results: Path,
        run_id: str,
        stamp: Stamp,
        readers: Readers,
        readings: Readings,
        stage: Stage,
        problems: Iterable[str],
    ) -> None:
        """`results` is the folder of analyses; `problems` are those that are known already."""
        self._results, self._run_id, self._stamp = results, run_id, stamp
        self._readers, self._readings, self._stage = readers, readings, stage
        self._problems = list(problems)
        self._counts: Counter[str] = Counter()
        self._written = 0

    def summary(self) -> AnalyseSummary:
        """What was read so far."""
        return _summary(self._counts, self._problems)

    def read_new(self, files: Sequence[Path]) -> None:
        """Read segments that nobody has read."""
        pace = Pace(_bytes(files))
        for number, file in enumerate(files):
            place = f"segment {number + 1} of {len(files)}{pace.left}"
            articles = self._read_into(file.name, read_segment(file), place)
            if articles is not None:
                self._readings.note_first(file.name, self._stamp, articles)
            pace.add(_bytes([file]))

    def read_whole(self, files: Sequence[Path]) -> None:
        """Read segments again, every article of them."""
        for file in files:
            self._readings.doubt(file.name)
        pace = Pace(_bytes(files))
        for number, file in enumerate(files):
            place = f"segment {number + 1} of {len(files)}{pace.left}"
            analysis = self._next_name()
            articles = self._read_into(analysis, read_segment(file), place)
            if articles is not None:
                self._readings.note_whole(file.name, self._stamp, articles, analysis)
            pace.add(_bytes([file]))

    def read_touched(self, changes: Mapping[Path, Change]) -> None:
        """Read again what holds a writing of what has changed in the catalogue."""
        if not changes:
            return
        lines = self._look_through(changes)
        found = sum(map(len, lines.values()))
        pace = Pace(found)
        for batch in _batches(self._chosen(lines)):
            articles = [article for touched in batch for article in touched.articles]
            place = f"of {found} that are read again{pace.left}"
            analysis = self._next_name()
            if self._read_into(analysis, articles, place) is not None:
                for touched in batch:
                    self._readings.note_touched(touched.segment, self._stamp, analysis)
            pace.add(len(articles))

    def _look_through(self, changes: Mapping[Path, Change]) -> dict[Path, frozenset[int]]:
        """The lines of each segment that are to be read again; of segments without, no entry."""
        lines: dict[Path, frozenset[int]] = {}
        names = _some(dict.fromkeys(name for change in changes.values() for name in change.names))
        pace = Pace(_bytes(changes))
        tasks = ((file, Look(file, change.writings)) for file, change in changes.items())
        for number, (file, held) in enumerate(self._readers.each(look, tasks)):
            self._stage.update(
                f"looking for {names}, segment {number + 1} of {len(changes)}{pace.left}"
            )
            pace.add(_bytes([file]))
            if isinstance(held, str):
                self._problems.append(f"{held}; its articles are not read again")
            elif held:
                lines[file] = held
            else:
                self._readings.note_touched(file.name, self._stamp, None)
        found = in_words({"articles": sum(map(len, lines.values()))}, "no article")
        self._stage.done(f"{names}: {found} in {len(lines)} of {len(changes)} segments touched")
        return lines

    def _chosen(self, lines: Mapping[Path, frozenset[int]]) -> Iterator[_Touched]:
        for file, numbers in lines.items():
            try:
                yield _Touched(
                    file.name,
                    [article for n, article in enumerate(read_segment(file)) if n in numbers],
                )
            except SegmentError as error:
                self._problems.append(f"{error}; its articles are not read again")

    def _read_into(self, analysis: str, articles: Iterable[Article], place: str) -> int | None:
        """Read articles into a segment of analyses; how many they were, where all went well."""
        counts: Counter[str] = Counter()
        unread: list[str] = []
        try:
            write_segment(self._results / analysis, self._rows(articles, counts, unread, place))
        except SegmentError as error:
            self._problems.append(f"{error}; its articles are not read")
            return None
        self._counts += counts
        self._problems += unread
        return counts["articles"] + len(unread)

    def _rows(
        self, articles: Iterable[Article], counts: Counter[str], unread: list[str], place: str
    ) -> Iterator[dict[str, Any]]:
        """The analyses of articles, counted while they pass; failures go to `unread`."""
        for row in self._readers.read(articles):
            if isinstance(row, Unread):
                unread.append(f"{row.url}: the rules failed on it: {row.reason}")
                continue
            counts["articles"] += 1
            counts["mentions"] += len(row["mentions"])
            counts["claims"] += len(row["claims"])
            self._stage.update(f"{_summary(self._counts + counts, ())}; {place}")
            yield row

    def _next_name(self) -> str:
        self._written += 1
        return f"{self._run_id}-{self._written:04}.jsonl.gz"


def _summary(counts: Counter[str], problems: Iterable[str]) -> AnalyseSummary:
    return AnalyseSummary(counts["articles"], counts["mentions"], counts["claims"], tuple(problems))


def _batches(chosen: Iterable[_Touched]) -> Iterator[list[_Touched]]:
    batch: list[_Touched] = []
    for touched in chosen:
        batch.append(touched)
        if sum(len(one.articles) for one in batch) >= _ARTICLES_A_SEGMENT:
            yield batch
            batch = []
    if batch:
        yield batch


def _bytes(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _some(names: Iterable[str]) -> str:
    named = list(names)
    more = [f"{len(named) - _NAMES_SHOWN} more"] if len(named) > _NAMES_SHOWN else []
    shown = [*named[:_NAMES_SHOWN], *more]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
