"""Load what was read into the warehouse, and give readers a new copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from config.models import Entity
from config.settings import Settings
from tracker.home import Home
from tracker.progress import Progress, in_words
from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.connection import (
    COPIES,
    LATEST,
    WarehouseError,
    begin_anew,
    open_as_it_is,
    open_writer,
)
from warehouse.errors import damage_in, one_line
from warehouse.load import LoadSummary, load_segments
from warehouse.publish import publish as publish_copy


@dataclass(frozen=True, slots=True)
class PublishSummary:
    """The copy that readers now see, and the segments that could not be loaded."""

    copy: Path
    problems: tuple[str, ...]


def publish(
    home: Home, settings: Settings, entities: Iterable[Entity], progress: Progress
) -> PublishSummary:
    """Load the segments that are new, then swap a fresh copy in under the readers.

    Where nothing has changed since the last copy, that one stays. A warehouse that is damaged is
    restored from the newest copy that is whole, and the segments. Raises WarehouseError.
    """
    with _explained():
        # A copy may have been made of what was damaged: the last try begins with segments alone.
        for begin_with in (_copies(home), ()):
            try:
                return _publish(home, settings, entities, progress)
            except (duckdb.Error, WarehouseError) as error:
                begin_anew(home.warehouse, damage_in(error), begin_with)
        return _publish(home, settings, entities, progress)


def _publish(
    home: Home, settings: Settings, entities: Iterable[Entity], progress: Progress
) -> PublishSummary:
    loaded = load(home, settings, entities, progress)
    progress.problems(loaded.problems)
    with progress.stage("publish") as stage:
        current = current_copy(home)
        if current is not None and not (damage := _unreadable(current)):
            stage.done(f"nothing new, {current.name} stays")
            return PublishSummary(current, loaded.problems)
        copy = publish_copy(home.warehouse, home.published, keep=settings.publish.keep)
        if current is not None:
            current.unlink(missing_ok=True)
        stage.done(copy.name)
    if current is not None:
        progress.say(f"{damage}; removed, {copy.name} is in its place")
    return PublishSummary(copy, loaded.problems)


def load(
    home: Home, settings: Settings, entities: Iterable[Entity], progress: Progress
) -> LoadSummary:
    """Load the segments that are new. Raises WarehouseError."""
    with (
        progress.stage("load") as stage,
        open_writer(home.warehouse, copies=_copies(home)) as connection,
    ):
        load_catalogue(connection, [_row(entity) for entity in entities])
        loaded = load_segments(
            connection,
            home.segments,
            time_zone=settings.project.time_zone,
            on_progress=stage.update,
        )
        counts = {
            "segments": loaded.segments,
            "articles": loaded.articles,
            "mentions": loaded.mentions,
            "claims": loaded.claims,
        }
        progress.counted("load", {"": counts})
        stage.done(in_words(counts, "nothing new to load"))
    return loaded


def current_copy(home: Home) -> Path | None:
    """The published copy, if the warehouse has not been written since it was made."""
    latest = home.published / LATEST
    if not latest.exists():
        return None
    # DuckDB writes neither the file nor its log of changes when nothing is changed.
    written = (home.warehouse, home.warehouse.with_name(f"{home.warehouse.name}.wal"))
    last_written = max(file.stat().st_mtime_ns for file in written if file.exists())
    return latest.resolve() if latest.stat().st_mtime_ns > last_written else None


def _copies(home: Home) -> list[Path]:
    """The newest first."""
    return sorted(home.published.glob(COPIES), reverse=True)


def _unreadable(copy: Path) -> str:
    try:
        open_as_it_is(copy).close()
    except WarehouseError as error:
        return str(error)
    return ""


@contextmanager
def _explained() -> Iterator[None]:
    """Say in one line what DuckDB stumbles over, e.g. a disk that fills up in the last moment."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # what DuckDB 1.5 makes of a KeyboardInterrupt
            raise KeyboardInterrupt from error
        raise
    except (duckdb.OperationalError, duckdb.InternalError, duckdb.FatalException) as error:
        raise WarehouseError(f"cannot load or publish: {one_line(error)}") from error


def _row(entity: Entity) -> EntityRow:
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        maker=entity.maker,
        family=entity.family,
        generation=entity.generation,
        aliases=[entity.name, *entity.aliases, *entity.certain],
        wikidata=entity.wikidata,
        since=entity.since,
    )
