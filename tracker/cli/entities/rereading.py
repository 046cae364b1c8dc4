"""What follows a change of the catalogue: the archive is read for it, and the outcome told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tracker.home import Home

LATER = "read the archive for it with 'tracker analyse --all && tracker publish'"


def bring(
    home: Home, changed: Mapping[str, Mapping[str, Any]], form: str, *, is_read: bool
) -> None:
    """Read what a change touches, publish it, and write what the articles hold now.

    `changed` is what was changed, by id: its `name` is told, and all of it is written as JSON. With
    `is_read` false that is left for later.
    """
    found = _read(home, list(changed)) if is_read else None
    if form == "json":
        _write_json(changed, found)
        return
    if not is_read:
        click.echo(LATER, err=True)
        return
    if found is None:
        click.echo("no article is stored yet; the next 'tracker run' reads by it", err=True)
        return
    from tracker.entities.rereading import in_words

    for entity_id, entry in changed.items():
        click.echo(f"{entry['name']}: {in_words(found[entity_id])}")


def _read(home: Home, ids: list[str]) -> Any:
    from tracker.entities.rereading import reread
    from tracker.progress import Progress

    return reread(home, ids, Progress())


def _write_json(changed: Mapping[str, Mapping[str, Any]], found: Any) -> None:
    import json

    from tracker.output import json_ready

    answer = [
        {**entry, "id": entity_id, "found": found and found[entity_id]._asdict()}
        for entity_id, entry in changed.items()
    ]
    click.echo(json.dumps(json_ready(answer), ensure_ascii=False, indent=1))
