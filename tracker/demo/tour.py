"""The tracker's way through its own news site: the real stages, over real HTTP."""

from __future__ import annotations

import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from tracker.demo.outlets import OUTLETS
from tracker.demo.project import Visit, next_visit, prepare, remember
from tracker.demo.server import RunningSite, serve
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress
from tracker.readers import open_copy
from tracker.report.gather import gather
from tracker.report.text import write_text
from tracker.run import run

SUBJECT = "Trainium2"
FOLDER = "tracker-demo"


def tour(keep: Path | None, progress: Progress, stream: IO[str]) -> None:
    """Serve the site, crawl it, read it, and write the report to `stream`.

    With `keep` the project stays in that folder, and the next tour of it meets the site a little
    later: one article is edited and one is new. Raises UserError.
    """
    with _folder(keep) as folder:
        home = Home(folder)
        visit = next_visit(home)
        with _served(visit) as site:
            progress.say(
                f"A small news site is up on port {site.port}: {len(site.articles)} invented "
                f"articles of {len(OUTLETS)} outlets, untidy on purpose"
            )
            visit = replace(visit, port=site.port)
            prepare(home, site.sources())
            remember(home, visit, made=False)
            run(home, site.sources(), progress)
            remember(home, visit, made=True)
        with open_copy(home) as con:
            report = gather(con, SUBJECT)
        if not report.totals.articles:
            raise UserError(f"no article that names {SUBJECT} came through; see the lines above")
        progress.say("")
        write_text(report, stream)
        stream.write(next_steps(_program(), keep, visit.number))


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        try:
            yield Path(folder) / "project"
        except KeyboardInterrupt:
            raise UserError("interrupted; nothing is kept without --keep", code=130) from None


@contextmanager
def _served(visit: Visit) -> Iterator[RunningSite]:
    with ExitStack() as stack:
        try:
            site = stack.enter_context(serve(visit.day, visit.number, visit.port))
        except OSError as error:
            raise UserError(
                f"port {visit.port}, where this demonstration's site was before, cannot be used "
                f"now ({error.strerror or error}); free it, or name a new folder with --keep"
            ) from error
        yield site


def next_steps(program: str, keep: Path | None, visit: int) -> str:
    """What to try next, ready to be copied."""
    folder = shlex.quote(str(keep)) if keep else FOLDER
    at = f"{program} --home {folder}"
    again = f"{program} demo --keep {folder}"
    sql = f"{at} sql \"FROM compare(['Trainium2', 'H200'], grain := 'month')\""
    other = f"{at} report --entity Bedrock"
    retold = f"{at} claims --entity {SUBJECT} --show 1"
    if keep is None:
        steps = (
            ("Keep the folder", again),
            ("then see how a claim is retold", retold),
            ("or ask it in SQL", sql),
            ("or of another", other),
        )
    elif visit == 1:
        steps = (
            ("How a claim is retold, word by word", retold),
            ("Ask it in SQL", sql),
            ("Another entity", other),
            ("Again: only what changed is fetched", again),
        )
    else:
        steps = (
            ("What editors changed", f"{at} claims --edits"),
            ("Ask it in SQL", sql),
            ("Another entity", other),
            ("Your own project", f"{program} init my-news && {program} --home my-news run"),
        )
    return "\nNext:\n" + "".join(f"  # {title}\n  {line}\n" for title, line in steps)


def _program() -> str:
    """How this program was called, so that the next steps work where they are read."""
    called = Path(sys.argv[0])
    found = shutil.which("tracker")
    if found and called.exists() and Path(found).resolve() == called.resolve():
        return "tracker"
    if called.name != "tracker":
        return f"{shlex.quote(sys.executable)} -m tracker"
    try:
        return shlex.quote(str(called.absolute().relative_to(Path.cwd())))
    except ValueError:
        return shlex.quote(str(called))
