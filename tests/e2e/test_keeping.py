"""The demonstration's project, kept: verified, backed up, brought back, and made to forget."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Demo, tracker

BY_SOURCE = "SELECT source, count(*) AS articles FROM articles GROUP BY source ORDER BY source"


def test_a_project_is_brought_back_whole_and_forgets_one_source_alone(
    demo: Demo, tmp_path: Path
) -> None:
    well = demo("verify", "--all")
    assert (well.code, well.out) == (0, "all is well\n")
    assert demo("backup", tmp_path / "backup").code == 0
    again = Demo(tmp_path / "again", demo.first)
    assert again("restore", tmp_path / "backup").code == 0
    before = again.sql(BY_SOURCE)
    assert before == demo.sql(BY_SOURCE)

    gone = before[0]["source"]
    done = again("forget", "--source", gone, "--yes")
    assert done.code == 0, done.err
    assert f"to be forgotten: {before[0]['articles']} articles" in done.err
    assert again.sql(BY_SOURCE) == before[1:]
    well = again("verify", "--all")
    assert (well.code, well.out) == (0, "all is well\n")
    assert again("report", "--entity", "Trainium2").code == 0
    assert demo.sql(BY_SOURCE) == before


def test_every_command_of_the_page_is_one_that_the_program_knows() -> None:
    page = (Path(__file__).parents[2] / "docs" / "keeping.md").read_text("utf-8")
    lines = [line.partition("#")[0].split() for line in page.splitlines()]
    calls = [line[1:] for line in lines if line[:1] == ["tracker"]]
    assert len(calls) > 12
    for call in calls:
        words = call[2:] if call[0] == "--home" else call
        known = tracker(words[0], "--help").out
        assert not [word for word in words if word.startswith("--") and word not in known], call
