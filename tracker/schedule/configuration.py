"""The configuration of a daemon: read again when a file of it has changed."""

from __future__ import annotations

from config.load import load_settings, load_sources
from tracker.errors import UserError
from tracker.home import Home
from tracker.schedule.plan import Planned, plan

_Fingerprint = tuple[tuple[int, int] | None, ...]


class Configuration:
    """The plan, and the limits of a run. Raises ConfigError or UserError on a mistake in it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._seen = self._fingerprint()
        self._read()

    def _read(self) -> None:
        settings = load_settings(self._home.settings)
        sources = load_sources(self._home.sources)
        planned = plan(sources, settings.schedule.default, settings.project.time_zone)
        if not planned:
            raise UserError(f"{self._home.sources} lists no enabled source; add one", code=2)
        self.plan: tuple[Planned, ...] = planned
        self.time_zone = settings.project.time_zone
        self.max_minutes = settings.schedule.max_minutes

    def has_changed(self) -> bool:
        """Whether one of its files was written since it was last read or found wrong."""
        return self._fingerprint() != self._seen

    def read_again(self) -> None:
        """Read the files as they are now; where they are wrong, what was read before stays."""
        self._seen = self._fingerprint()
        self._read()

    def _fingerprint(self) -> _Fingerprint:
        files = (self._home.settings, self._home.sources, self._home.entities, self._home.claims)
        stats = [file.stat() if file.is_file() else None for file in files]
        return tuple(stat and (stat.st_mtime_ns, stat.st_size) for stat in stats)
