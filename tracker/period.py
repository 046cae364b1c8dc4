"""Days as people write them: `2026-10-01`, `90d`, `12w`, `6m`, `1y`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.errors import UserError

_AGO = re.compile(r"(\d{1,5}) ?([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def day_of(text: str, today: date) -> date:
    """The day that `text` names, counted back from `today`. Raises UserError."""
    ago = _AGO.fullmatch(text.strip().lower())
    try:
        if ago:
            return today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])
        return date.fromisoformat(text.strip())
    except (ValueError, OverflowError) as error:
        raise UserError(
            f"'{text}' is no day; write one like 2026-10-01, or 90d, 12w, 6m, 1y ago", code=2
        ) from error
