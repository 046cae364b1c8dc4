"""The power fails at any moment: what was not synced is lost or torn, the next run completes it.

    CUTS=200 python -m pytest tests/faults/test_power_cuts.py

does by hand what the suite does a few times.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.conftest import Newsroom, assert_verified, kill_with_descendants, reading
from tests.faults.power.cut import Journal, build_library
from tests.integration.projects import TrackerProject

CUTS = int(os.environ.get("CUTS", "2"))
NEW_ARTICLES = 3


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return build_library(tmp_path_factory.mktemp("journal"))
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no C compiler here that makes a library to preload: {error}")


CARELESS = """
import pathlib, sys
folder = pathlib.Path(sys.argv[1])
(folder / "never synced").write_text("new" * 10000)
with (folder / "overwritten").open("r+b") as file:
    file.write(b"b" * 10000)
(folder / "moved").rename(folder / "elsewhere")
(folder / "removed").unlink()
"""
CAREFUL = """
import os, pathlib, sys
folder = pathlib.Path(sys.argv[1])
with (folder / "half").open("wb") as file:
    file.write(b"new" * 10000)
    file.flush()
    os.fsync(file.fileno())
(folder / "half").rename(folder / "whole")
(folder / "removed").unlink()
descriptor = os.open(folder, os.O_RDONLY)
os.fsync(descriptor)
"""


def left_by(program: str, folder: Path, library: Path, seed: int) -> dict[str, bytes]:
    """What a cut leaves of three files, after a program has worked on them."""
    root = folder / str(seed)
    root.mkdir()
    for name in ("overwritten", "moved", "removed"):
        (root / name).write_bytes(b"a" * 10000)
    journal = Journal.begin(root, folder / f"journal{seed}", library)
    command = [sys.executable, "-S", "-c", program, str(root)]
    subprocess.run(command, check=True, env=journal.environment)
    journal.cut(random.Random(seed))
    return {file.name: file.read_bytes() for file in root.iterdir()}


def test_a_cut_loses_and_tears_what_was_not_synced(tmp_path: Path, library: Path) -> None:
    left = [left_by(CARELESS, tmp_path, library, seed) for seed in range(20)]
    assert any("never synced" not in files for files in left)
    assert any(files.get("never synced") == b"" for files in left)
    assert {b"a" * 10000, b"b" * 10000} < {files["overwritten"] for files in left}
    assert any(files.get("moved") == b"a" * 10000 for files in left)
    assert any("elsewhere" in files for files in left)
    assert any(files.get("removed") == b"a" * 10000 for files in left)


def test_a_cut_keeps_what_was_synced(tmp_path: Path, library: Path) -> None:
    for seed in range(20):
        left = left_by(CAREFUL, tmp_path, library, seed)
        assert sorted(left) == ["moved", "overwritten", "whole"]
        assert left["whole"] == b"new" * 10000


def test_after_power_cuts_at_random_moments_the_next_run_completes_the_truth(
    newsroom: Newsroom, project: TrackerProject, library: Path, tmp_path: Path
) -> None:
    newsroom.publish(NEW_ARTICLES)
    began = time.monotonic()
    assert project.started("run").returncode == 0
    seconds = time.monotonic() - began
    for number in range(CUTS):
        dice = random.Random(f"cuts {number}")
        newsroom.publish(NEW_ARTICLES)
        journal = Journal.begin(project.data, tmp_path / f"journal{number}", library)
        process = project.start("run", "--wait", "60", environment=journal.environment)
        moment = dice.random() * 1.5 * seconds
        try:
            process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            kill_with_descendants(process)
        lost = journal.cut(dice)
        shutil.rmtree(journal.folder)
        done = project.tracker("run", "--wait", "60")
        story = "\n".join(
            [f"cut {number} after {moment:.2f} of {seconds:.2f} s", *lost, done.stderr]
        )
        assert done.returncode in (0, 1), story
        assert "Traceback" not in done.stderr, story
        assert len(project.content()["articles"]) == len(newsroom.published), story
    undisturbed = reading(newsroom, tmp_path / "undisturbed")
    undisturbed.run()
    assert project.content() == undisturbed.content()
    assert_verified(project)
