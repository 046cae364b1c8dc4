"""The ledger on terminals of any width."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from tracker.claims.ledger import COLUMNS
from tracker.claims.ledger_view import write_lines
from warehouse.query import Result

ROWS = [
    (
        *(1, "Trainium2: performance 2x", "3 of 8", "2 of 8", 5, 2, "0.23"),
        *("2026-08-19", "datacenter-nippon", "国内の関係者の1人", "aws-trainium2|performance|2|x"),
    ),
    (
        *(2, "H100: other (superlative: most-requested)", "-", "0 of 1", 1, 1, "0.62"),
        *("undated", "wire", "", "nvidia-h100|superlative|other|most-requested"),
    ),
]
NOTES = (
    "“up to 2x” turns into “2x faster” within one text, in 1 of 1 later telling (wire)",
    "75%を超える企業が使うという話が、出どころのないまま別のものについても語られている。",
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(monkeypatch: pytest.MonkeyPatch, columns: int, stream: io.StringIO) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    lines = Result(list(COLUMNS), list(COLUMNS.values()), list(ROWS))
    write_lines(lines, NOTES, "table", stream)
    return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue()).splitlines()


def test_a_wide_terminal_shows_a_table_with_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    head, first, *_ = written(monkeypatch, 240, Terminal())
    assert head.split()[-1] == "key"
    assert first.endswith("aws-trainium2|performance|2|x")


def test_a_narrower_one_leaves_out_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    head, first, *_ = written(monkeypatch, 160, Terminal())
    assert head.split()[-1] == "quoting"
    assert first.endswith("国内の関係者の1人")


@pytest.mark.parametrize("columns", [30, 60, 80])
def test_a_narrow_one_has_a_few_lines_a_claim_and_breaks_no_word(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    lines = written(monkeypatch, columns, Terminal())
    assert max(map(cell_len, lines)) <= columns
    assert lines[0].startswith("1  Trainium2: performance 2x")
    text = " ".join(" ".join(lines).split())
    assert (
        "1 Trainium2: performance 2x 5 stories, 2 sources; hedge kept 3 of 8, attributed 2 of 8; "
        "score 0.23 first seen 2026-08-19 by datacenter-nippon, quoting 国内の関係者の1人"
    ) in text
    assert "1 story, 1 source; never hedged, attributed 0 of 1; score 0.62" in text
    assert f"* {NOTES[0]}" in text
    assert NOTES[1] in text.replace(" ", "")


def test_in_a_pipe_every_line_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = written(monkeypatch, 20, io.StringIO())
    assert lines[1].endswith("aws-trainium2|performance|2|x")
    assert lines[-2:] == [f"* {note}" for note in NOTES]
