"""Runs kept in the journal: how they ended, what they did, and a file that stays small."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.home import Home
from tracker.progress import Progress
from tracker.runs import journal
from tracker.runs.forgetting import forget_sources
from tracker.runs.reading import read_runs
from tracker.runs.recording import PROBLEMS_KEPT, recording
from tracker.runs.totals import MOST_SOURCES, Totals


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def record(home: Home, *, new: int = 1, problems: int = 0, source: str = "wire") -> None:
    progress = Progress(io.StringIO())
    with recording(home, "run", [source], progress):
        with progress.stage("crawl"):
            pass
        progress.counted("crawl", {source: {"found": new, "new": new, "failed": 0}})
        if problems:
            progress.problems([f"{source}: page {number} failed" for number in range(problems)])


def test_a_run_is_kept_with_its_stages_counts_and_problems(home: Home) -> None:
    record(home, new=3)
    record(home, problems=PROBLEMS_KEPT + 5)
    first, second = read_runs(home).runs
    assert (first.kind, first.outcome, first.sources) == ("run", "done", ("wire",))
    assert [time.stage for time in first.stages] == ["crawl"]
    assert first.counts == {"crawl": {"wire": {"found": 3, "new": 3}}}
    assert first.counted("crawl") == {"found": 3, "new": 3}
    assert first.peak_memory is not None
    assert first.peak_memory > 1_000_000
    assert second.outcome == "problems"
    assert (len(second.problems), second.problem_count) == (PROBLEMS_KEPT, PROBLEMS_KEPT + 5)
    assert list(home.runs.glob("*.at-work")) == []


@pytest.mark.parametrize(
    ("error", "outcome"), [(KeyboardInterrupt(), "interrupted"), (OSError("full"), "failed")]
)
def test_a_run_that_breaks_off_says_how(home: Home, error: BaseException, outcome: str) -> None:
    with pytest.raises(type(error)), recording(home, "publish", (), Progress(io.StringIO())):
        raise error
    (run,) = read_runs(home).runs
    assert run.outcome == outcome
    assert run.problem_count == (outcome == "failed")


STAYS = """
import os, sys
from tracker.home import Home
from tracker.progress import Progress
from tracker.runs.recording import recording
from pathlib import Path
progress = Progress()
with recording(Home(Path(sys.argv[1])), "run", ["wire"], progress), progress.stage("analyse"):
    print("at work", flush=True)
    sys.stdin.read()
"""


def test_a_run_is_at_work_until_it_is_killed(home: Home) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STAYS, str(home.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    (run,) = read_runs(home).runs
    assert (run.outcome, run.stage) == (None, "analyse")
    assert read_runs(home).totals.runs == {}
    process.kill()
    process.communicate()
    (run,) = read_runs(home).runs
    assert (run.outcome, run.stage) == ("killed", "")
    record(home)
    assert read_runs(home).totals.runs == {"run": {"killed": 1, "done": 1}}
    assert list(home.runs.glob("*.at-work")) == []


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_what_a_power_cut_has_torn_costs_no_other_line(home: Home, cut: int) -> None:
    record(home, new=2)
    file = home.runs / "journal.jsonl"
    size = file.stat().st_size
    record(home, new=5)
    os.truncate(file, size + cut)
    record(home, new=7)
    history = read_runs(home)
    assert history.unread == 1
    assert history.totals.pages == {
        "wire": {**dict.fromkeys(("new", "changed", "unchanged", "failed", "refused"), 0), "new": 9}
    }


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [
                    b"{}",
                    b"[]",
                    b"null",
                    b'{"event": "begin", "run_id": "x", "time": 5, "kind": "run"}',
                    b'{"event": "totals", "pages": 7}',
                    b'{"event": "end", "run_id": "y", "outcome": "done"}',
                    b'{"event": "counts", "run_id": 3, "counts": []}',
                    b"[" * 5000,
                ]
            ),
        )
    )
)
def test_no_damage_keeps_the_journal_from_being_read(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    file = tmp_path_factory.mktemp("journal") / "runs.jsonl"
    file.write_bytes(b"\n".join(lines))
    journal.append(file, "begin", "good", {"kind": "run", "sources": []})
    journal.append(file, "end", "good", {"outcome": "done", "problems": 0})
    assert "good" in {run.run_id for run in journal.read(file, lambda _: False).runs}


def test_a_journal_that_grows_is_shortened_and_its_totals_stay(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        record(home, new=number, source=f"wire-{number % 2}", problems=number % 3)
    before = read_runs(home)
    monkeypatch.setattr(journal, "MOST_RUNS", 8)
    record(home, new=100, source="wire-0")
    after = read_runs(home)
    assert len(before.runs) == 9
    assert len(after.runs) == 5
    assert after.totals.pages["wire-0"]["new"] == 0 + 2 + 4 + 6 + 8 + 100
    assert after.totals.pages["wire-1"] == before.totals.pages["wire-1"]
    assert after.totals.problems == before.totals.problems
    assert after.totals.runs == {"run": {"done": 4, "problems": 6}}
    assert after.totals.ends["run"].keys() == {"done", "problems"}
    seconds = after.totals.stages["crawl"]["seconds"]
    assert seconds >= before.totals.stages["crawl"]["seconds"] > 0
    assert Totals.from_json(json.loads(json.dumps(after.totals.to_json()))) == after.totals


def test_totals_of_very_many_sources_keep_the_largest_and_can_be_read(tmp_path: Path) -> None:
    outcomes = ("new", "changed", "unchanged", "failed", "refused")
    pages = {f"source-{n:075}": dict.fromkeys(outcomes, 1e9 + n) for n in range(MOST_SOURCES + 500)}
    lags = {source: {"articles": 1e9, "seconds": 1e9 + 0.123456} for source in pages}
    totals = Totals(pages=pages, since_publication=lags, since_fetch=lags)
    file = tmp_path / "journal.jsonl"
    journal.append(file, "totals", "", totals.to_json())
    read = journal.read(file, lambda _: False)
    assert read.unread == 0
    assert len(read.totals.pages) == len(read.totals.since_fetch) == MOST_SOURCES
    assert min(read.totals.pages) == f"source-{500:075}"


def test_a_source_that_is_forgotten_leaves_no_trace_and_the_others_stay(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_RUNS", 3)
    for number in range(5):
        record(home, new=number + 1, problems=2, source=("wire", "gossip")[number % 2])
    file = home.runs / "journal.jsonl"
    before = read_runs(home)
    assert before.older.pages.keys() == {"wire", "gossip"}
    forget_sources(file, {"gossip"})
    assert b"gossip" not in file.read_bytes()
    after = read_runs(home)
    assert len(after.runs) == len(before.runs)
    assert after.totals.pages == {"wire": before.totals.pages["wire"]}
    assert after.totals.runs == before.totals.runs
    assert after.unread == 0


def test_a_journal_that_cannot_be_written_is_told_of_once_and_stops_no_run(home: Home) -> None:
    said = io.StringIO()
    (home.runs / "journal.jsonl").mkdir(parents=True)
    progress = Progress(said)
    with recording(home, "run", ["wire"], progress), progress.stage("crawl"):
        pass
    assert said.getvalue().count("not recorded") == 1
