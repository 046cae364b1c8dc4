"""The command line. Each command is a module of this package, loaded only when it is called.

That keeps `tracker report` fast: a command that only reads must not pay for spaCy or Scrapy.
"""

from __future__ import annotations

import gc
import importlib
import keyword
import sys

import click

from tracker import __version__
from tracker.cli.ending import exit_code_of
from tracker.errors import UserError
from tracker.home import Home

# Command: one line of help. The order is the order of a newcomer's day.
COMMANDS = {
    "demo": "Crawl a small news site on this machine and report on it.",
    "init": "Make a project folder, ready to edit.",
    "run": "The whole way: crawl, analyse, load, publish, tell.",
    "report": "What the press says of one entity, week by week.",
    "claims": "Who claims what, how firmly, and how it is retold.",
    "trends": "All entities: who is talked about, and what changes.",
    "compare": "Entities side by side over time.",
    "digest": "What moved in a day or a week, on one page.",
    "search": "Articles by their words, in Japanese and English.",
    "export": "Files for other programs: Parquet, CSV, JSON Lines.",
    "sql": "Query the warehouse, also while a crawl runs.",
    "serve": "The newest copy for DuckDB clients of other programs and machines.",
    "extract": "One text in, its mentions and claims out.",
    "parse": "One HTML page in, one article out.",
    "crawl": "Only collect: from the sources to stored articles.",
    "analyse": "Only read: from stored articles to mentions and claims.",
    "publish": "Only load and publish: from analyses to the readers' copy.",
    "import": "Load an archive of saved pages: folders, MHTML, WARC, JSON Lines.",
    "entities": "What is followed: look up, accept what is new, leave out.",
    "sources": "The list of sources: find, try, list, change.",
    "schedule": "Run crawls by the clock, for months.",
    "jobs": "What the schedule runs when: list, run now, pause, history.",
    "status": "What runs, what waits, what is late, what has gone quiet.",
    "alerts": "What happened that somebody wants to know of.",
    "doctor": "Why a source has gone quiet or broken, and what to do.",
    "verify": "Check that nothing stored was lost, doubled or moved.",
    "backup": "Copy the project to a folder; a second time only what is new.",
    "restore": "Bring it back, or build a damaged warehouse anew.",
    "forget": "Remove articles from everywhere, for good.",
}

EPILOG = """\b
Examples:
  tracker demo
  tracker init my-project && cd my-project && tracker run
  tracker report --entity Trainium2 --since 90d
  tracker sql "FROM trend('Trainium2')"
"""


def module_of(command: str) -> str:
    """The module of a command; that of one named like a keyword of Python ends in `_`."""
    return f"tracker.cli.{command}{'_' * keyword.iskeyword(command)}"


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(module_of(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command names the nearest known one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else "; see 'tracker --help'"
            raise UserError(f"there is no command '{args[0]}'{hint}", code=2)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """From `COMMANDS`, so that `--help` imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--home", metavar="DIR", help="The project folder (else TRACKER_HOME, else here).")
# By this `tracker schedule` lets its runs read the last good one.
@click.option("--configuration", metavar="DIR", hidden=True)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def cli(ctx: click.Context, home: str | None, configuration: str | None) -> None:
    """A topic tracker for technology news.

    It reads AI-infrastructure articles in Japanese and English, and keeps who is talked about, what
    is claimed of them, and what becomes of the claims as they are retold.
    """
    ctx.obj = Home.locate(home, configuration)


def main() -> None:
    """Run the command line. Every foreseeable failure is one line on standard error."""
    # By default Python looks for garbage after every 700 objects: a sixth of the start, in which
    # modules and the catalogue are made, which stay.
    gc.set_threshold(50_000)
    # Pages hold any character; a terminal of another encoding must not end the program.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run(sys.argv[1:]))


def _run(args: list[str]) -> int:
    return exit_code_of(lambda: cli.main(args, prog_name="tracker", standalone_mode=False))
