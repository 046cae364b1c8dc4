"""How late articles reach the readers, asked of a new copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.runs.record import Copy, Lag
from warehouse.connection import COPIES, open_published
from warehouse.limits import Limits
from warehouse.query import run_query

WINDOW = timedelta(days=1)
"""Of which the quantiles are."""
_QUERY = Path(__file__).with_name("lags.sql")
_ROWS = """
SELECT
    (SELECT count(*) FROM article),
    (SELECT count(*) FROM mention),
    (SELECT count(*) FROM claim)
"""


def measured(published: Path, file: Path, earlier: Iterable[datetime]) -> Copy:
    """What there is to say of the copy in `file`, the newest one; `earlier` is when others came.

    Raises OSError and WarehouseError.
    """
    at = _written(file)
    copies = {at, *earlier, *(_written(copy) for copy in published.glob(COPIES))}
    lately = [time for time in copies if at - 3 * WINDOW < time <= at]
    with open_published(published, limits=Limits(threads=1)) as con:
        values = {"copies": sorted(lately), "since": at - WINDOW, "newest": at}
        rows = run_query(con, _QUERY.read_text(encoding="utf-8"), values).rows
        articles, mentions, claims = run_query(con, _ROWS).rows[0]
    return Copy(
        name=file.name,
        at=at,
        since_publication={source: Lag(*lag) for what, source, *lag in rows if what == "published"},
        since_fetch={source: Lag(*lag) for what, source, *lag in rows if what == "fetched"},
        rows={"articles": articles, "mentions": mentions, "claims": claims},
    )


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
