"""One call of the command: alone in the project from the first look to the last removal."""

from __future__ import annotations

from contextlib import ExitStack, closing
from types import TracebackType

from crawler.canonical import canonical_url
from crawler.forgotten import FILE as FORGOTTEN
from crawler.forgotten import Forgotten
from crawler.state import State
from tracker.backup.backup import LOCK as BACKUP_LOCK
from tracker.backup.backup import WORK as BACKUP
from tracker.errors import UserError
from tracker.forget.choosing import Choice, Wish, choose
from tracker.forget.journal import Journal, read_journal, write_journal
from tracker.forget.work import carry_out
from tracker.home import Home
from tracker.lock import exclusive
from tracker.progress import Progress, in_words
from tracker.project import read_rules, read_settings
from tracker.run import LOCK, WORK
from tracker.stages.alerts import LOCK as ALERTS_LOCK
from tracker.stages.alerts import WORK as ALERTS

_SECONDS_FOR_A_CRAWL = 60


class Forgetting:
    """Holds every lock of the project; raises UserError where one is held."""

    def __init__(self, home: Home, progress: Progress) -> None:
        self._home = home
        self._progress = progress
        self._locks = ExitStack()

    def __enter__(self) -> Forgetting:
        with ExitStack() as locks:
            data = self._home.data
            locks.enter_context(exclusive(data / LOCK, WORK))
            # A crawl whose caller was killed may go on for a moment.
            wait = _SECONDS_FOR_A_CRAWL
            locks.enter_context(exclusive(data / "crawl.lock", "a crawl", wait=wait))
            locks.enter_context(exclusive(data / BACKUP_LOCK, BACKUP))
            locks.enter_context(exclusive(data / ALERTS_LOCK, ALERTS))
            self._locks = locks.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._locks.close()

    def go_on(self) -> bool:
        """End what was begun and interrupted; whether there was such a thing."""
        journal = read_journal(self._home.data)
        if journal is None:
            return False
        self._progress.say("going on with what was begun and interrupted")
        self._carry_out(journal)
        return True

    def choose(self, wish: Wish) -> Choice:
        """What would be forgotten."""
        settings = read_settings(self._home)
        entities = read_rules(self._home, settings).entities
        return choose(self._home, settings, entities, wish, self._progress)

    def in_words(self, choice: Choice) -> str:
        """How much it is."""
        extent = choice.extent
        counts = {
            "articles": extent.articles,
            "wordings": extent.versions,
            "mentions": extent.mentions,
            "claims": extent.claims,
            "archived responses": extent.responses,
        }
        words = in_words(counts, "nothing is stored of it; it will not be fetched")
        sources = "".join(f", and the log of {name}" for name in choice.journal.sources)
        return words + sources

    def forget(self, choice: Choice) -> None:
        """Remove it."""
        write_journal(self._home.data, choice.journal)
        self._carry_out(choice.journal)

    def undo(self, address: str) -> None:
        """Let an article be fetched again. Raises UserError where it was not forgotten."""
        if not Forgotten(self._home.data / FORGOTTEN).remove(address):
            raise UserError(f"{address} was not forgotten")
        with closing(State(self._home.crawl_state)) as state:
            # What lists it is read whole, even where it has not changed.
            state.forget_articles([canonical_url(address)])
        self._progress.say(f"{address} is fetched again when a source lists it")

    def _carry_out(self, journal: Journal) -> None:
        with self._progress.stage("forget") as stage:
            carry_out(self._home, journal, stage.update)
            stage.done(in_words({"articles": len(journal.articles)}, "the log") + " forgotten")
