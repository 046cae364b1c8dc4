"""Where a project keeps what: the one place that knows the layout of a project folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import UserError


@dataclass(frozen=True, slots=True)
class Home:
    """A project folder. Nothing is read or made by naming one."""

    root: Path
    written: Path | None = None
    """The folder of what people write, where it is not the project folder itself."""

    @classmethod
    def locate(cls, given: str | None, written: str | None = None) -> Home:
        """The folder that `--home` or `TRACKER_HOME` names, else the current one."""
        root = Path(given or os.environ.get("TRACKER_HOME") or ".").expanduser().absolute()
        return cls(root, Path(written).absolute() if written else None)

    @property
    def settings(self) -> Path:
        """`tracker.toml`: what makes a folder a project."""
        return (self.written or self.root) / "tracker.toml"

    @property
    def sources(self) -> Path:
        """`sources.yaml`."""
        return (self.written or self.root) / "sources.yaml"

    @property
    def entities(self) -> Path:
        """`entities.yaml`."""
        return (self.written or self.root) / "entities.yaml"

    @property
    def claims(self) -> Path:
        """`claims.yaml`."""
        return (self.written or self.root) / "claims.yaml"

    @property
    def alerts(self) -> Path:
        """`alerts.yaml`, which a project may have."""
        return self.root / "alerts.yaml"

    @property
    def data(self) -> Path:
        """Everything that the program writes."""
        return self.root / "data"

    @property
    def segments(self) -> Path:
        """The durable hand-off between the stages."""
        return self.data / "segments"

    @property
    def rules(self) -> Path:
        """The rules that have read what is stored, and which read what."""
        return self.data / "rules"

    @property
    def crawl_state(self) -> Path:
        """What crawls remember."""
        return self.data / "crawl-state.sqlite"

    @property
    def told(self) -> Path:
        """What was told to whom, and what is to be told."""
        return self.data / "alerts.sqlite"

    @property
    def warehouse(self) -> Path:
        """The writers' DuckDB file."""
        return self.data / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The readers' copies."""
        return self.data / "published"

    @property
    def logs(self) -> Path:
        """One log a run."""
        return self.data / "logs"

    @property
    def runs(self) -> Path:
        """The journal of runs, and signs of those that are at work."""
        return self.data / "runs"

    @property
    def files(self) -> tuple[Path, ...]:
        """The four that people write."""
        return (self.settings, self.sources, self.entities, self.claims)

    @property
    def is_project(self) -> bool:
        """Whether `tracker init` was here."""
        return self.settings.is_file()

    def require_project(self) -> None:
        """Raise a UserError unless this is a project folder."""
        if not self.is_project:
            raise UserError(
                f"{self.root} is no tracker project (it has no tracker.toml); "
                "make one with 'tracker init', or name one with --home DIR or TRACKER_HOME",
                code=2,
            )
