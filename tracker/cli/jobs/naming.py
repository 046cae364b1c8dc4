"""The sources that a person names to the schedule."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tracker.errors import UserError
from tracker.home import Home


def named(home: Home, names: Sequence[str]) -> tuple[str, ...]:
    """The names, each once. Raises UserError on one that the schedule does not run."""
    from tracker.schedule.last_good import read_in_use
    from tracker.sources.unknown import unknown_source

    home.require_project()
    sources = {source.name: source for source in read_in_use(home)[0].sources}
    for name in names:
        if name not in sources:
            raise unknown_source(name, sources)
        if not sources[name].enabled:
            raise UserError(
                f"'{name}' is disabled; 'tracker sources enable {name}' lets it run", code=2
            )
    return tuple(dict.fromkeys(names))


def named_or_all(home: Home, names: Sequence[str], everything: bool) -> tuple[str, ...]:
    """As `named`; with `everything` all that the schedule runs. Raises click.UsageError."""
    from tracker.schedule.last_good import read_in_use

    if bool(names) == everything:
        raise click.UsageError("name sources, or give --all")
    if not everything:
        return named(home, names)
    home.require_project()
    return tuple(source.name for source in read_in_use(home)[0].sources if source.enabled)
