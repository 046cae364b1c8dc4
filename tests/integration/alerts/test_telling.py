"""What is told: once, and only what is news."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.integration.alerts.conftest import Telling
from tests.integration.alerts.receiver import Receiver
from tests.unit.tracker.report.conftest import BARE
from tests.unit.warehouse.conftest import article

FILE = {"name": "log", "kind": "file", "path": "told.jsonl"}
CLAIMS = {"name": "claims", "kind": "claim", "min_score": 0.8, "to": ["log"]}


def told(telling: Telling) -> list[str]:
    file = telling.home.root / "told.jsonl"
    return file.read_text("utf-8").splitlines() if file.is_file() else []


def test_a_new_rule_is_silent_of_the_past_and_says_so(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[{**CLAIMS, "min_score": 0.1}])
    telling.tell()
    assert told(telling) == []
    assert "rule 'claims' begins: it notes 1 earlier event in silence" in telling.said
    (line,) = telling.lines("silent")
    assert line.silent == "happened before the rule was made"


def test_what_is_new_is_told_once(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[CLAIMS])
    telling.tell()
    telling.publish(telling.claim(5))
    telling.tell()
    assert "alerts: 1 new event, 1 message sent" in telling.said
    telling.tell()
    telling.publish(telling.claim(6, score=0.2))
    telling.tell()
    assert "nothing new" in telling.said
    assert len(told(telling)) == 1
    assert "Trainium2: performance 5x" in told(telling)[0]


def test_since_tells_what_happened_from_a_day_on(telling: Telling) -> None:
    day = datetime.now(UTC).date() - timedelta(days=2)
    rule = {"name": "hedges", "kind": "hedge_dropped", "since": day, "to": ["log"]}
    telling.configure(channels=[FILE], rules=[rule])
    telling.tell()
    assert len(told(telling)) == 1
    assert "Hedge dropped by wire: Trainium2: performance 2x" in told(telling)[0]


def test_other_conditions_begin_a_rule_anew(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[CLAIMS])
    telling.tell()
    telling.configure(channels=[FILE], rules=[{**CLAIMS, "min_score": 0.1}])
    telling.tell()
    assert "it notes 1 earlier event in silence" in telling.said
    assert told(telling) == []


def test_an_old_archive_that_is_read_later_is_no_news(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[CLAIMS])
    telling.tell()
    row, claims = telling.claim(7)
    old = article(row["url"], row["text"], day=datetime.now(UTC).date() - timedelta(days=400))
    telling.publish((old, claims))
    telling.tell()
    assert told(telling) == []
    assert telling.lines() == []


def test_a_mistake_in_the_file_is_said_and_loses_nothing(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[{**CLAIMS, "to": ["logg"]}])
    summary = telling.tell()
    (problem,) = summary.problems
    assert problem.endswith("'to': there is no channel 'logg'; did you mean 'log'?")
    assert telling.home.alerts.name in telling.said


def test_a_rule_about_something_unknown_leaves_the_others_at_work(telling: Telling) -> None:
    wrong = {"name": "wrong", "kind": "burst", "entity": "Trainum2", "to": ["log"]}
    telling.configure(channels=[FILE], rules=[wrong, CLAIMS])
    telling.tell()
    telling.publish(telling.claim(5))
    summary = telling.tell()
    assert len(told(telling)) == 1
    assert "rule 'wrong'" in summary.problems[0]
    assert "Trainium2" in summary.problems[0]


def test_every_kind_of_rule_can_be_asked(telling: Telling) -> None:
    from config.telling.rules import RULES

    telling.configure(
        channels=[FILE],
        rules=[
            {"name": kind.replace("_", "-"), "kind": kind, "to": ["log"], "since": "2020-01-01"}
            | ({"entity": "AWS", "family": True} if "family" in model.model_fields else {})
            for kind, model in RULES.items()
        ],
    )
    assert telling.tell().problems == ()
    assert {line.kind for line in telling.lines()} == {"hedge_dropped", "claim", "new_entity"} | {
        "new_generation"
    }


def test_a_digest_is_sent_once_a_period(telling: Telling, receiver: Receiver) -> None:
    now = datetime.now(UTC)
    hook = {"name": "team", "kind": "webhook", "url": receiver.url, "allow_private": True}
    daily = {"name": "daily", "by": "day", "at": "00:00", "to": ["team"]}
    telling.configure(channels=[hook], digests=[daily])
    telling.tell()
    assert receiver.posts == []
    assert telling.home.told.is_file()
    _made_earlier(telling, now - timedelta(days=2))
    telling.tell()
    telling.tell()
    (post,) = receiver.posts
    body = post.json()
    assert body["kind"] == "digest"
    assert body["markdown"].startswith("# tracker: day ")
    assert body["details"]["parts_of_digest"][0]["title"] == "Read"


def _made_earlier(telling: Telling, time: datetime) -> None:
    """As if the entry had stood in the file since then."""
    import sqlite3

    with sqlite3.connect(telling.home.told) as db:
        db.execute("UPDATE rule SET since = ?", (time.isoformat(timespec="milliseconds"),))
    db.close()


def test_a_hedge_that_is_gone_shows_both_sentences(telling: Telling) -> None:
    rule = {"name": "hedges", "kind": "hedge_dropped", "since": "2020-01-01", "to": ["log"]}
    telling.configure(channels=[FILE], rules=[rule])
    telling.tell()
    text = told(telling)[0]
    assert "up to" in text
    assert "Trainium2 is 2x faster." in text
    assert BARE["hedges"] == []
