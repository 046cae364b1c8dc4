"""By which rules the articles of each segment are read: a small index beside the kept rules.

It says that every article of a segment is read as these rules would read it, for they did, or the
articles hold nothing in which they differ from the ones that did. The index is a convenience: a
segment that it does not know, or whose readings are gone, is read again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from crawler.storage import written_atomically
from tracker.rules import Stamp

_SECONDS_UNSAVED = 2.0


@dataclass(frozen=True, slots=True)
class SegmentReading:
    """How the articles of one segment are read."""

    rules: str
    models: str
    articles: int
    readings: tuple[str, ...]
    """The segments of analyses that hold the reading, the first one whole."""

    @property
    def stamp(self) -> Stamp:
        """The rules and models that would read just so."""
        return Stamp(self.rules, self.models)


class Readings:
    """The index. What is noted is on the disk two seconds later, or with `save`."""

    def __init__(self, file: Path, analyses: Collection[str]) -> None:
        """`analyses` are the segments of analyses that are there."""
        self._file = file
        noted = dict(_read(file))
        self._known = {
            name: reading
            for name, reading in noted.items()
            if all(analysis in analyses for analysis in reading.readings)
        }
        self._outdone = {name for name, reading in noted.items() if len(reading.readings) > 1}
        self._unsaved_since: float | None = None

    def get(self, segment: str) -> SegmentReading | None:
        """How the articles of a segment are read, where that is known."""
        return self._known.get(segment)

    def stamps(self) -> set[Stamp]:
        """The rules and models that are in use."""
        return {reading.stamp for reading in self._known.values()}

    def note_first(self, segment: str, stamp: Stamp, articles: int) -> None:
        """The whole segment has been read, into the segment of analyses of its own name.

        Where later segments have the word on some of its articles, nothing is known of it.
        """
        if segment not in self._outdone:
            self._note(segment, SegmentReading(stamp.rules, stamp.models, articles, (segment,)))

    def note_whole(self, segment: str, stamp: Stamp, articles: int, analysis: str) -> None:
        """The whole segment has been read again, into the segment of analyses of that name."""
        self._note(segment, SegmentReading(stamp.rules, stamp.models, articles, (analysis,)))

    def note_touched(self, segment: str, stamp: Stamp, analysis: str | None) -> None:
        """What these rules read otherwise has been read again, into `analysis` if there was any."""
        before = self._known[segment]
        more = () if analysis is None else (analysis,)
        reading = SegmentReading(
            stamp.rules, stamp.models, before.articles, (*before.readings, *more)
        )
        self._note(segment, reading)

    def doubt(self, segment: str) -> None:
        """Do not trust the reading of a segment any more: it is to be read again, whole."""
        if segment in self._known:
            self._note(segment, replace(self._known[segment], rules=""))

    def save(self) -> None:
        """Put what was noted on the disk. Raises StorageError."""
        if self._unsaved_since is None:
            return
        content = {name: asdict(reading) for name, reading in sorted(self._known.items())}
        with written_atomically(self._file) as out:
            out.write(json.dumps(content, indent=0).encode())
        self._unsaved_since = None

    def _note(self, segment: str, reading: SegmentReading) -> None:
        if self._known.get(segment) != reading:
            self._known[segment] = reading
            self._save_soon()

    def _save_soon(self) -> None:
        now = time.monotonic()
        self._unsaved_since = self._unsaved_since or now
        if now - self._unsaved_since > _SECONDS_UNSAVED:
            self.save()


def _read(file: Path) -> Iterator[tuple[str, SegmentReading]]:
    """What can be read of the index; nothing of one that is damaged."""
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return
    if not isinstance(content, dict):
        return
    for name, row in content.items():
        try:
            reading = SegmentReading(**{**row, "readings": tuple(row["readings"])})
        except (TypeError, KeyError):
            continue
        yield name, reading
