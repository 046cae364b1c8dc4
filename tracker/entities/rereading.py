"""Bringing a change of the catalogue to the readers: what it touches is read, loaded, published."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.job import new_run_id
from tracker.entities.figures import Figures, figures
from tracker.errors import UserError
from tracker.home import Home
from tracker.lock import exclusive
from tracker.plain import count
from tracker.progress import Progress
from tracker.project import read_rules, read_settings
from tracker.readers import open_copy
from tracker.run import LOCK, WORK
from tracker.stages.analyse import analyse_change_of_catalogue
from tracker.stages.publish import publish


def reread(home: Home, ids: Iterable[str], progress: Progress) -> dict[str, Figures] | None:
    """Read again what a change of `entities.yaml` touches, and publish.

    Returns what the articles then hold of these entities; None where no article is stored yet.
    Raises UserError where something could not be read or published: the change stands nonetheless.
    """
    if not any((home.segments / "articles").glob("*.jsonl.gz")):
        return None
    settings = read_settings(home)
    rules = read_rules(home, settings)
    try:
        with exclusive(home.data / LOCK, WORK):
            read = analyse_change_of_catalogue(home, settings, rules, progress, run_id=new_run_id())
            published = publish(home, settings, rules.entities, progress)
    except UserError as error:
        raise UserError(
            f"{error}; entities.yaml is changed, and 'tracker analyse --all && tracker publish' "
            "brings that to the readers",
            code=error.code,
        ) from error
    if read.problems or published.problems:
        raise UserError("done, with problems (see above)")
    with open_copy(home) as con:
        counted = figures(con)
    return {entity_id: counted.get(entity_id, Figures()) for entity_id in ids}


def in_words(found: Figures) -> str:
    """`14 mentions in 9 articles since 2026-02-03`."""
    if not found.articles:
        return "no mention in the articles read so far"
    since = f" since {found.first_seen}" if found.first_seen else ", all undated"
    return f"{count(found.mentions, 'mention')} in {count(found.articles, 'article')}{since}"
