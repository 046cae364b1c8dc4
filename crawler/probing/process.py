"""Look in a process of one's own. Imports neither Scrapy nor what reads pages."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from crawler.discover.site import CandidateKind
from crawler.job import CrawlJob
from crawler.probing.findings import SiteFinding, SourceCheck
from crawler.probing.job import ProbeJob

_FINDINGS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in (SiteFinding, SourceCheck)
}
_STATE = "crawl-state.sqlite"


class ProbeError(Exception):
    """A look that came to nothing; the message is one line."""


def find_sources(
    job: CrawlJob, on_asking: Callable[[str], None], *, kind: CandidateKind | None = None
) -> SiteFinding:
    """Where the site of the job's one source keeps its articles, best first.

    `on_asking` is told each address before it is asked for. Raises ProbeError.
    """
    for finding in _look(job, on_asking, question="find", kind=kind):
        assert isinstance(finding, SiteFinding)
        return finding
    raise ProbeError("the look at the site ended early; try again")


def check_sources(job: CrawlJob, on_asking: Callable[[str], None]) -> Iterator[SourceCheck]:
    """How each source of the job stands, as soon as it is known. Raises ProbeError."""
    waiting = {source.name for source in job.sources}
    for finding in _look(job, on_asking, question="check"):
        assert isinstance(finding, SourceCheck)
        waiting.discard(finding.name)
        yield finding
    if waiting:
        raise ProbeError(f"the check ended early; not checked: {', '.join(sorted(waiting))}")


def _look(
    job: CrawlJob, on_asking: Callable[[str], None], **order: Any
) -> Iterator[SiteFinding | SourceCheck]:
    """The findings of a process that works in a folder which is thrown away."""
    with tempfile.TemporaryDirectory(prefix="tracker-look-") as folder:
        _copy_memory(job.data / _STATE, Path(folder) / _STATE)
        probe = ProbeJob(crawl=replace(job, data=Path(folder)), **order)
        with subprocess.Popen(
            [sys.executable, "-m", "crawler.probing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C ends it from here
        ) as child:
            try:
                yield from _listen(child, probe, on_asking)
            finally:
                # Nothing of what it does is kept, so it need not end well.
                child.kill()


def _listen(
    child: subprocess.Popen[str], probe: ProbeJob, on_asking: Callable[[str], None]
) -> Iterator[SiteFinding | SourceCheck]:
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    with suppress(BrokenPipeError):
        child.stdin.write(probe.to_json())
        child.stdin.close()
    for line in child.stdout:
        message = json.loads(line)
        if "asked" in message:
            on_asking(message["asked"])
        else:
            yield _FINDINGS[message["kind"]].validate_json(message["finding"])
    if child.wait() != 0:
        words = child.stderr.read().strip().splitlines()
        raise ProbeError(
            words[-1] if words else f"the look ended with exit code {child.returncode}"
        )


def _copy_memory(state: Path, copy: Path) -> None:
    """What earlier crawls know, so that known pages are told from new ones.

    Without the validators: a look has to see what a document says, not that it has not changed.
    """
    if not state.exists():
        return
    try:
        with (
            closing(sqlite3.connect(f"{state.as_uri()}?mode=ro", uri=True, timeout=10)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            with target:
                target.execute("DELETE FROM validator")
    except sqlite3.Error:
        copy.unlink(missing_ok=True)  # then every page counts as new
