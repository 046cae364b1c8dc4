"""Load what was read into the warehouse, and give readers a new copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from config.models import Entity, Settings
from tracker.home import Home
from tracker.progress import Progress
from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.connection import open_writer
from warehouse.load import load_segments
from warehouse.publish import publish as publish_copy


@dataclass(frozen=True, slots=True)
class PublishSummary:
    """The copy that readers now see, and the segments that could not be loaded."""

    copy: Path
    problems: tuple[str, ...]


def publish(
    home: Home, settings: Settings, entities: Iterable[Entity], progress: Progress
) -> PublishSummary:
    """Load the segments that are new, then swap a fresh copy in under the readers."""
    with progress.stage("load") as stage, open_writer(home.warehouse) as connection:
        load_catalogue(connection, [_row(entity) for entity in entities])
        loaded = load_segments(
            connection,
            home.segments,
            time_zone=settings.project.time_zone,
            on_progress=stage.update,
        )
        stage.done(str(loaded))
    for problem in loaded.problems:
        progress.say(f"  ! {problem}")
    with progress.stage("publish") as stage:
        copy = publish_copy(home.warehouse, home.published, keep=settings.publish.keep)
        stage.done(copy.name)
    return PublishSummary(copy, tuple(loaded.problems))


def _row(entity: Entity) -> EntityRow:
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        maker=entity.maker,
        family=entity.family,
        generation=entity.generation,
        aliases=[entity.name, *entity.aliases, *entity.certain],
    )
