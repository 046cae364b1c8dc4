"""How a project stands, for people on any terminal, and for programs."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta

from tracker.runs.journal import History
from tracker.runs.record import Copy, Run
from tracker.schedule.records import Due, Job, Trouble
from tracker.schedule.standing import Standing
from tracker.status.facts import Facts
from tracker.status.files import Files
from tracker.status.report import Report, report
from tracker.status.view import write_json, write_table

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def standing() -> Standing:
    return Standing(
        daemon_pid=4242,
        jobs={"rests": Job("rests", paused_since=NOW)},
        next_times={"wire": NOW + HOUR, "rests": NOW + HOUR, "slow": NOW + 3 * HOUR},
        due=(Due("slow", NOW - 2 * HOUR, is_asked=False),),
        stages_due=(),
        running=(),
        troubles=(Trouble("configuration", NOW - HOUR, "no \x1b[2Jkey \u202e here\nat all"),),
    )


def everything() -> Report:
    copy = Copy("tracker-000007.duckdb", NOW - HOUR, {}, {}, {"articles": 52, "mentions": 1393})
    done = Run(
        run_id="1",
        kind="run",
        started_at=NOW - 2 * HOUR,
        last_seen_at=NOW - HOUR,
        outcome="problems",
        counts={"crawl": {"wire": {"new": 3}, "slow": {"failed": 1, "waiting": 4}}},
        problem_count=2,
        copy=copy,
    )
    at_work = Run("2", "crawl", NOW - timedelta(minutes=5), NOW, ("wire", "slow"), stage="crawl")
    files = Files(
        sizes={"warehouse": 10_498_048},
        disk_size=10**12,
        disk_free=10**11,
        copy=copy.name,
        copied_at=copy.at,
        unread=1,
    )
    return report(
        Facts(
            at=NOW,
            sources=("wire", "slow", "rests"),
            schedule=standing(),
            runs=History((done, at_work)),
            files=files,
        )
    )


def test_people_read_what_runs_waits_fails_and_has_run() -> None:
    out = io.StringIO()
    write_table(everything(), out)
    assert out.getvalue().splitlines() == [
        "failing     1 fails, 1 is late",
        "schedule    running (process 4242); 3 sources",
        "running     crawl of wire, slow, for 5 min",
        "waiting     1 source (slow; the first for 2 h), 4 pages, 1 segment to read",
        "paused      rests",
        "next        wire in 60 min",
        "published   tracker-000007.duckdb, 60 min ago: 52 articles, 1,393 mentions",
        "disk        warehouse 10.5 MB, 100 GB free",
        "",
        "failing     configuration: no [2Jkey here at all (since 60 min)",
        "late        slow: due for 2 h",
        "",
        "last runs        took    ended     what came of it",
        "60 min ago  run  60 min  problems  3 new, 1 failed, tracker-000007.duckdb, 2 problems",
    ]


def test_programs_read_the_same_as_one_object() -> None:
    out = io.StringIO()
    write_json(everything(), out)
    value = json.loads(out.getvalue())
    assert value["ok"] is False
    assert [worry["concern"] for worry in value["worries"]] == ["failing", "late"]
    assert value["queues"] == {
        "sources": 1,
        "pages": 4,
        "rows": 0,
        "unread": 1,
        "unpublished": 0,
        "stages": 0,
        "messages": 0,
    }
    assert datetime.fromisoformat(value["next"]["wire"]) == NOW + HOUR
    assert value["running"][0]["run_id"] == "2"
