"""The whole examination: configuration, folder, published copy, every source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from config.errors import ConfigError, Problem
from config.load import load_cues, load_entities, load_settings, load_sources
from config.located import read_yaml
from config.models import Source
from config.settings import Settings
from tracker.doctor.diagnosis import WRONG, Diagnosis, Today, diagnose, unlisted
from tracker.doctor.gather import gather, stored_segments
from tracker.doctor.history import History
from tracker.doctor.project import Check, copy_checks, folder_checks
from tracker.doctor.told import alert_checks
from tracker.home import Home
from tracker.plain import count
from tracker.readers import open_copy
from tracker.sources.unknown import unknown_source
from warehouse.connection import NotPublished, WarehouseError


@dataclass(frozen=True, slots=True)
class Examination:
    """What a doctor found."""

    checks: tuple[Check, ...]
    diagnoses: tuple[Diagnosis, ...]

    @property
    def all_is_well(self) -> bool:
        """Whether there is nothing to do."""
        return not (
            any(check.state == "wrong" for check in self.checks)
            or any(diagnosis.verdict in WRONG for diagnosis in self.diagnoses)
        )


def examine(home: Home, names: Sequence[str], *, days: int) -> Examination:
    """Look at the project and its sources; with `names` at these sources alone.

    Changes of the last `days` days are told. Raises UserError for a name that nobody knows, and
    where `home` is no project.
    """
    home.require_project()
    settings, sources, checks = _configuration(home)
    now = datetime.now(ZoneInfo(settings.project.time_zone))
    checks += folder_checks(home, settings)
    histories: Mapping[str, History] | None = None
    try:
        with open_copy(home) as con:
            histories = gather(con)
            stored = stored_segments(con)
        checks += copy_checks(home, stored, _last_request(histories.values()), now)
    except NotPublished:
        todo = "run 'tracker run'" + (", or 'tracker publish'" if home.segments.is_dir() else "")
        says = "nothing is published yet, so nothing can be said of the sources"
        checks.append(Check("published copy", "note", says, todo))
    except WarehouseError as error:
        checks.append(Check("published copy", "wrong", str(error), "run 'tracker publish'"))
    today = Today(now.astimezone(UTC), now.date(), timedelta(days=days))
    if sources is None or histories is None:
        _chosen(names, [source.name for source in sources or ()])
        return Examination(tuple(checks), ())
    diagnoses = _diagnoses(home, sources, histories, names, today)
    return Examination(() if names else tuple(checks), tuple(diagnoses))


def _diagnoses(
    home: Home,
    sources: Sequence[Source],
    histories: Mapping[str, History],
    names: Sequence[str],
    today: Today,
) -> Iterable[Diagnosis]:
    places = _places(home) if sources else {}
    known = {source.name: source for source in sources}
    for name in _chosen(names, [*known, *(name for name in histories if name not in known)]):
        if name in known:
            history = histories.get(name, History(name))
            yield diagnose(known[name], places[name], history, today)
        else:
            yield unlisted(histories[name])


def _configuration(home: Home) -> tuple[Settings, tuple[Source, ...] | None, list[Check]]:
    """What of it can be read, the sources as None where they cannot, and what is wrong with it."""
    settings = Settings()
    sources: tuple[Source, ...] | None = None
    problems: list[Problem] = []
    try:
        settings = load_settings(home.settings)
    except ConfigError as error:
        problems += error.problems
    try:
        sources = load_sources(home.sources)
    except ConfigError as error:
        problems += error.problems
    for load, file in ((load_entities, home.entities), (load_cues, home.claims)):
        try:
            load(file)
        except ConfigError as error:
            problems += error.problems
    if problems or sources is None:
        todo = "correct it; nothing runs until then"
        wrong = [Check("configuration", "wrong", str(problem), todo) for problem in problems]
        return settings, sources, wrong
    enabled = sum(source.enabled for source in sources)
    checks = [Check("configuration", "ok", count(enabled, "enabled source"))]
    return settings, sources, [*checks, *alert_checks(home)]


def _last_request(histories: Iterable[History]) -> datetime | None:
    looks = [history.looks[-1].at for history in histories if history.looks]
    pages = [history.pages[-1].at for history in histories if history.pages]
    return max(looks + pages, default=None)


def _places(home: Home) -> dict[str, str]:
    """File and line of every source, e.g. `sources.yaml:34`."""
    located = read_yaml(home.sources)
    return {
        entry["name"]: f"{home.sources.name}:{located.line(('sources', i, 'url'))}"
        for i, entry in enumerate(located.value["sources"])
    }


def _chosen(names: Sequence[str], known: Sequence[str]) -> Sequence[str]:
    for name in names:
        if name not in known:
            raise unknown_source(name, known)
    return list(dict.fromkeys(names)) or known
