from __future__ import annotations

from datetime import date

import pytest

from tracker.errors import UserError
from tracker.period import day_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01", date(2026, 10, 1)),
        ("30d", date(2026, 10, 25)),
        ("2w", date(2026, 11, 10)),
        ("1m", date(2026, 10, 25)),
        ("1y", date(2025, 11, 24)),
        (" 30 D ", date(2026, 10, 25)),
    ],
)
def test_a_day_is_written_out_or_counted_back(text: str, day: date) -> None:
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "yesterday", "30", "d30", "2026-13-01", "99999y", "-3d"])
def test_anything_else_is_one_clear_line(text: str) -> None:
    with pytest.raises(UserError, match="is no day; write one like 2026-10-01, or 90d") as caught:
        day_of(text, TODAY)
    assert caught.value.code == 2
