from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import UserError
from tracker.exporting.folders import swapped_in

OF = {"copy": "tracker-000001", "view": "mentions"}


def write(target: Path, months: dict[str, str], of: dict[str, str] = OF) -> list[str]:
    """Write what is missing, stop at a text that is empty; the months that were written."""
    written = []
    with swapped_in(target, of) as folder:
        for month, text in months.items():
            file = folder.file(month, "csv")
            if not file.exists():
                if not text:
                    raise InterruptedError
                file.write_text(text)
                written.append(month)
    return written


def contents(target: Path) -> dict[str, str]:
    return {file.parent.name: file.read_text() for file in sorted(target.rglob("*.csv"))}


def test_a_folder_is_swapped_in_whole(tmp_path: Path) -> None:
    target = tmp_path / "mentions"
    write(target, {"2026-01": "a", "2026-02": "b"})
    assert contents(target) == {"month=2026-01": "a", "month=2026-02": "b"}
    write(target, {"2026-02": "c"}, OF | {"copy": "tracker-000002"})
    assert contents(target) == {"month=2026-02": "c"}
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".mentions.exported.json",
        "mentions",
    ]


def test_one_that_is_stopped_leaves_the_one_before_and_is_gone_on_with(tmp_path: Path) -> None:
    target = tmp_path / "mentions"
    write(target, {"2026-01": "old"}, OF | {"copy": "tracker-000000"})
    with pytest.raises(InterruptedError):
        write(target, {"2026-01": "a", "2026-02": "", "2026-03": "c"})
    assert contents(target) == {"month=2026-01": "old"}
    assert write(target, {"2026-01": "a", "2026-02": "b", "2026-03": "c"}) == ["2026-02", "2026-03"]
    assert contents(target) == {"month=2026-01": "a", "month=2026-02": "b", "month=2026-03": "c"}


def test_what_is_of_another_copy_is_not_gone_on_with(tmp_path: Path) -> None:
    target = tmp_path / "mentions"
    with pytest.raises(InterruptedError):
        write(target, {"2026-01": "a", "2026-02": ""})
    newer = OF | {"copy": "tracker-000002"}
    assert write(target, {"2026-01": "A", "2026-02": "B"}, newer) == ["2026-01", "2026-02"]


def test_one_that_was_stopped_between_two_names_is_found_again(tmp_path: Path) -> None:
    target = tmp_path / "mentions"
    write(target, {"2026-01": "old"})
    target.rename(tmp_path / ".mentions.former")
    with pytest.raises(InterruptedError):
        write(target, {"2026-01": ""}, OF | {"copy": "tracker-000002"})
    assert contents(target) == {"month=2026-01": "old"}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mentions").mkdir()
    (tmp_path / "mentions" / "theirs.txt").write_text("theirs")
    with pytest.raises(UserError, match="is no export; move it away, or name another folder"):
        write(tmp_path / "mentions", {"2026-01": "a"})
    assert (tmp_path / "mentions" / "theirs.txt").read_text() == "theirs"
