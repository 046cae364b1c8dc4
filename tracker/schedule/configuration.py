"""The configuration of a daemon: read again when a file of it has changed, if that is good."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config.errors import ConfigError
from config.settings import ScheduleSettings
from tracker.errors import UserError
from tracker.home import Home
from tracker.schedule.last_good import Read, read_and_keep, read_kept
from tracker.schedule.plan import Planned, plan

_Fingerprint = tuple[tuple[int, int, int] | None, ...]


class Configuration:
    """The plan, and the limits of a run: those of the last good configuration.

    `mistake` says what is wrong with the files as they are, if something is.
    """

    def __init__(self, home: Home) -> None:
        """Raises ConfigError or UserError on a mistake, where no good one was kept."""
        self._project = home
        self._seen = self._fingerprint()
        self.mistake: str | None = None
        try:
            read = read_and_keep(home)
        except (ConfigError, UserError) as error:
            kept = read_kept(home)
            if kept is None:
                raise
            self.mistake = str(error)
            read = kept
        self._use(read)

    def _use(self, read: Read) -> None:
        settings = read.settings
        self.home: Home = read.home
        """The project, with the configuration in use."""
        self.plan: tuple[Planned, ...] = plan(
            read.sources, settings.schedule, settings.project.time_zone
        )
        self.by_source: Mapping[str, Planned] = {one.source: one for one in self.plan}
        self.time_zone: str = settings.project.time_zone
        self.limits: ScheduleSettings = settings.schedule

    def has_changed(self) -> bool:
        """Whether one of its files was written since it was last read or found wrong."""
        return self._fingerprint() != self._seen

    def read_again(self) -> None:
        """Read the files as they are now; where they are wrong, what was read before stays.

        Raises OSError where they cannot be kept; they count as changed then.
        """
        seen = self._fingerprint()
        try:
            self._use(read_and_keep(self._project))
        except (ConfigError, UserError) as error:
            self.mistake = str(error)
        else:
            self.mistake = None
        self._seen = seen

    def _fingerprint(self) -> _Fingerprint:
        return tuple(map(_stamp, self._project.files))


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
