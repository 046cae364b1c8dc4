"""Sources that say nothing, or cannot be reached."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from config.models import Source
from tracker.alerts.quiet import quiet_sources
from tracker.alerts.wording import event
from tracker.doctor.history import History, Look

TODAY = date(2026, 10, 1)
WIRE = Source(name="wire", url="https://wire.test/feed")


def looks(*outcomes: tuple[int, str]) -> tuple[Look, ...]:
    """So many days ago, with what outcome; the oldest first."""
    noon = datetime(2026, 10, 1, 12, tzinfo=UTC)
    return tuple(
        Look(noon - timedelta(days=days), "https://wire.test/feed", None, outcome, "no answer")
        for days, outcome in outcomes
    )


def quiet(history: History, source: Source = WIRE) -> list[str]:
    rows = quiet_sources([source], {"wire": history}, TODAY, unreachable_days=3)
    return [event("rule", "source_quiet", row).title for row in rows]


DAILY = tuple(TODAY - timedelta(days=days) for days in range(60, 30, -1))


def test_a_daily_source_that_says_nothing_for_a_month_is_quiet() -> None:
    (title,) = quiet(History("wire", looks((0, "unchanged")), published=DAILY))
    assert title.startswith("wire has gone quiet: usually 7 articles a week; the last was 31 days")


def test_one_that_nobody_has_asked_is_not() -> None:
    assert quiet(History("wire", looks((30, "unchanged")), published=DAILY)) == []
    assert quiet(History("wire", published=DAILY)) == []


def test_one_that_is_switched_off_is_not() -> None:
    history = History("wire", looks((0, "unchanged")), published=DAILY)
    assert quiet(history, WIRE.model_copy(update={"enabled": False})) == []


def test_one_that_fails_for_days_cannot_be_reached() -> None:
    history = History("wire", looks((6, "unchanged"), (5, "failed"), (0, "failed")))
    assert quiet(history) == ["wire has not answered well since 2026-09-25: no answer"]
    assert quiet(History("wire", looks((2, "unchanged"), (0, "failed")))) == []


def test_the_same_silence_is_the_same_event_a_day_later() -> None:
    history = History("wire", looks((1, "unchanged"), (0, "unchanged")), published=DAILY)
    earlier = History("wire", looks((1, "unchanged")), published=DAILY)
    (one,) = quiet_sources([WIRE], {"wire": earlier}, TODAY, unreachable_days=3)
    (other,) = quiet_sources([WIRE], {"wire": history}, TODAY, unreachable_days=3)
    first, second = (event("rule", "source_quiet", row) for row in (one, other))
    assert second.is_same(first.begin, first.end)
