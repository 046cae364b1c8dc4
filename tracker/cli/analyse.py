"""`tracker analyse`."""

from __future__ import annotations

import click

from tracker.cli.log_form import log_form_option
from tracker.cli.waiting import run_id_option, wait_option
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Examples:
  tracker analyse
  tracker analyse --all            (after a change of entities.yaml or claims.yaml)
  tracker analyse --everything     (whatever was read before)
"""


@click.command(epilog=EPILOG)
@click.option(
    "--all", "again", is_flag=True, help="Read again what today's rules may read differently."
)
@click.option("--everything", is_flag=True, help="Read every stored article again.")
@wait_option
@run_id_option
@log_form_option
@click.pass_obj
def command(
    home: Home,
    again: bool,
    everything: bool,
    wait: float,
    run_id: str | None,
    log_form: LogForm,
) -> None:
    """Only read: from stored articles to mentions and claims.

    With --all the archive is brought up to today's rules, catalogue and cues. Where only the
    catalogue has changed, an article is read again if it holds a name, or another word, of an entry
    that was added, removed or changed; where more has changed, all articles are. Stopped at any
    moment, it goes on where it was. Nothing is fetched. 'tracker publish' then brings the result to
    the readers.
    """
    from crawler.job import new_run_id
    from tracker.lock import exclusive
    from tracker.project import read_rules, read_settings
    from tracker.run import LOCK, WORK
    from tracker.runs.recording import recording
    from tracker.stages.analyse import analyse, analyse_again, analyse_everything

    if again and everything:
        raise click.UsageError(
            "--everything reads all that --all reads, and more: give one of them"
        )
    home.require_project()
    settings = read_settings(home)
    rules = read_rules(home, settings)
    read = analyse_everything if everything else analyse_again if again else analyse
    progress = Progress(form=log_form)
    with (
        exclusive(home.data / LOCK, WORK, wait=wait, tell=progress.say),
        recording(home, "analyse", (), progress, run_id=run_id),
    ):
        summary = read(home, settings, rules, progress, run_id=new_run_id())
    if summary.problems:
        raise UserError("done, with problems (see above)")
