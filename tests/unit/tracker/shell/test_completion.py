from __future__ import annotations

import pytest

from tracker.shell.line import completions

WORDS = ["mentions", "mention", "trend(", "MERGE", "SELECT", ".tables"]


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("ment", ["mention", "mentions"]),
        ("MENT", ["mention", "mentions"]),
        ("tr", ["trend("]),
        ("sel", ["select"]),
        ("SEL", ["SELECT"]),
        (".t", [".tables"]),
        ("nothing", []),
    ],
)
def test_names_are_completed_and_keywords_in_the_case_they_were_begun(
    begun: str, found: list[str]
) -> None:
    assert completions(WORDS, begun) == found
