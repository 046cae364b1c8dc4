"""One run, written into the journal while it works."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from crawler.job import new_run_id
from crawler.storage import StorageError
from tracker.home import Home
from tracker.lock import exclusive, holder_of
from tracker.plain import cut
from tracker.progress import Counts, Progress
from tracker.runs.events import copy_to_json
from tracker.runs.journal import append, shorten
from tracker.runs.reading import AT_WORK, is_running, journal_of, read_runs, sign_of
from tracker.runs.record import Kind, Outcome
from warehouse.errors import WarehouseError

PROBLEMS_KEPT = 20
LONGEST_PROBLEM = 5000
"""Characters: a whole address, so that a line that names one can be found and forgotten."""


@contextmanager
def recording(
    home: Home,
    kind: Kind,
    sources: Sequence[str],
    progress: Progress,
    *,
    run_id: str | None = None,
) -> Iterator[Recorder]:
    """Keep the run that the block is, and how it ends. `progress` tells what its stages do.

    `run_id` is for a run that was named by who ordered it.

    Where the journal cannot be written (a full disk), that is said once and the run goes on.
    """
    run_id = run_id or new_run_id()
    with _sign_of_life(home, run_id):
        recorder = Recorder(home, run_id, progress)
        progress.run_id, progress.witness = run_id, recorder
        recorder.begin(kind, sources)
        outcome: Outcome = "failed"
        try:
            yield recorder
            outcome = "problems" if recorder.problems else "done"
        except KeyboardInterrupt:
            outcome = "interrupted"
            raise
        except Exception as error:
            recorder.had_problems([str(error)])
            raise
        finally:
            recorder.end(outcome)
            progress.witness = None


@contextmanager
def _sign_of_life(home: Home, run_id: str) -> Iterator[None]:
    """Without it the run would look like one that was killed, and go on all the same."""
    sign = sign_of(home, run_id)
    with ExitStack() as held:
        with suppress(OSError):
            _remove_signs_of_the_dead(home)
            held.enter_context(exclusive(sign, "this run"))
        try:
            yield
        finally:
            with suppress(OSError):
                sign.unlink()


def _remove_signs_of_the_dead(home: Home) -> None:
    for file in home.runs.glob(f"*{AT_WORK}"):
        if holder_of(file) is None:
            file.unlink(missing_ok=True)


class Recorder:
    """Writes what a run tells: the witness of its `Progress`."""

    def __init__(self, home: Home, run_id: str, progress: Progress) -> None:
        self.run_id = run_id
        self.problems = 0
        self._home = home
        self._progress = progress
        self._is_writing = True

    def begin(self, kind: Kind, sources: Sequence[str]) -> None:
        """The first line of the run; a journal that has grown large is shortened before."""
        with suppress(OSError, StorageError):
            shorten(journal_of(self._home), is_running(self._home))
        self._write("begin", kind=kind, sources=list(sources))
        if self._progress.form == "json":
            self._progress.tell("", event="run-begin", kind=kind, sources=list(sources))

    def began(self, stage: str) -> None:
        """A stage begins."""
        self._write("stage", stage=stage)

    def ended(self, stage: str, seconds: float) -> None:
        """A stage has ended, well or not."""
        self._write("stage-end", stage=stage, seconds=round(seconds, 3))

    def counted(self, stage: str, counts: Counts) -> None:
        """What a stage has done."""
        told = {source: {k: n for k, n in row.items() if n} for source, row in counts.items()}
        self._write("counts", stage=stage, counts=told)

    def had_problems(self, problems: Sequence[str]) -> None:
        """What went wrong: all are counted, the first are kept."""
        # A line each, so that one of them can be forgotten with the page that it names.
        for problem in problems[: max(0, PROBLEMS_KEPT - self.problems)]:
            self._write("problem", message=cut(problem, LONGEST_PROBLEM))
        self.problems += len(problems)

    def published(self, file: Path) -> None:
        """The copy that readers now see; where it is another one, how late its articles came."""
        from tracker.runs.lags import measured

        try:
            runs = read_runs(self._home).runs
            copies = [run.copy for run in runs if run.copy is not None]
            if not any(copy.name == file.name for copy in copies):
                copy = measured(self._home.published, file, [copy.at for copy in copies])
                self._write("published", **copy_to_json(copy))
        except (OSError, WarehouseError) as error:
            self._progress.say(f"publish: how late the articles came is not known: {error}")

    def end(self, outcome: Outcome) -> None:
        """The last line of the run."""
        memory = _peak_memory()
        self._write("end", outcome=outcome, problems=self.problems, peak_memory=memory)
        if self._progress.form == "json":
            self._progress.tell(
                "", event="run-end", outcome=outcome, problems=self.problems, peak_memory=memory
            )

    def _write(self, event: str, **fields: Any) -> None:
        if not self._is_writing:
            return
        try:
            append(journal_of(self._home), event, self.run_id, fields)
        except OSError as error:
            self._is_writing = False
            file = journal_of(self._home)
            self._progress.say(f"{file} cannot be written ({error.strerror}): not recorded")


def _peak_memory() -> int:
    """Bytes of the largest of this process and those that it has started."""
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return most if sys.platform == "darwin" else most * 1024
