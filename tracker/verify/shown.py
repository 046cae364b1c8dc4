"""Findings for people, one line each, and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO

from tracker.plain import plain
from warehouse.verify import Finding


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether nothing is wrong; a note is not."""
    return all(finding.gravity == "note" for finding in findings)


def write_lines(findings: Sequence[Finding], stream: IO[str]) -> None:
    """One line a finding, or one that says that there is none."""
    for finding in findings:
        mark = "note" if finding.gravity == "note" else "wrong"
        stream.write(f"{mark:5}  {plain(str(finding))}\n")
    if is_well(findings):
        stream.write("all is well\n")


def write_json(findings: Sequence[Finding], stream: IO[str]) -> None:
    """One object: `ok` and `findings`."""
    value = {"ok": is_well(findings), "findings": [asdict(finding) for finding in findings]}
    stream.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
