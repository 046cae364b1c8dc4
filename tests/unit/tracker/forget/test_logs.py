"""Lines of logs that name an address go; lines that name a longer one stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.forget.logs import erase_lines

ADDRESS = "https://wire.test/記事/1"


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        (json.dumps({"event": "fetch", "url": ADDRESS}), True),
        (json.dumps({"event": "fetch", "url": ADDRESS}, ensure_ascii=False), True),
        (f"GET {ADDRESS} failed", True),
        (f"see {ADDRESS}.", True),
        (f"({ADDRESS})", True),
        (f"at the end {ADDRESS}", True),
        (f"{ADDRESS}0 is another one, {ADDRESS} is it", True),
        (json.dumps({"url": f"{ADDRESS}0"}), False),
        (json.dumps({"url": f"{ADDRESS}/comments"}), False),
        (json.dumps({"url": f"{ADDRESS}?page=2"}), False),
        (json.dumps({"url": f"{ADDRESS}.html"}), False),
        ("https://wire.test/", False),
    ],
)
def test_a_line_goes_when_it_names_the_address(tmp_path: Path, line: str, goes: bool) -> None:
    log = tmp_path / "20260301T000000Z-aaaa.jsonl"
    log.write_text(f"first\n{line}\nlast\n", encoding="utf-8")
    assert erase_lines(tmp_path, {ADDRESS}) == goes
    kept = ["first", "last"] if goes else ["first", line, "last"]
    assert log.read_text(encoding="utf-8").splitlines() == kept


def test_bytes_that_are_no_text_stay_as_they_are(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_bytes(b"\xff\xfe\n" + ADDRESS.encode() + b"\n\x80\n")
    assert erase_lines(tmp_path, {ADDRESS}) == 1
    assert log.read_bytes() == b"\xff\xfe\n\x80\n"
