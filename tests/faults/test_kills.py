"""kill -9 at any moment: the next run completes the truth, and asks for next to nothing twice.

    EFFORT=10 python -m pytest tests/faults/test_kills.py

does by hand what the suite does a few times.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.effort import effort
from tests.faults.conftest import (
    Newsroom,
    assert_archive_holds_what_was_served,
    assert_nothing_is_left_over,
    assert_verified,
    kill_with_descendants,
    reading,
)
from tests.integration.projects import TrackerProject

KILLS_A_TEST = 10
CONCURRENCY = 16  # the default of `[crawl] concurrency`
NEW_ARTICLES = 3


@pytest.mark.timeout(900)  # a dozen runs, on a machine that may be busy
@pytest.mark.parametrize("seed", range(effort(1)))
def test_after_ten_kills_at_random_moments_every_article_is_stored_exactly_once(
    newsroom: Newsroom, project: TrackerProject, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(f"kills {seed}")
    newsroom.publish(NEW_ARTICLES)
    started = time.monotonic()
    assert project.begin("run").wait(60) == 0
    seconds = time.monotonic() - started
    kills = []
    for number in range(KILLS_A_TEST):
        newsroom.publish(NEW_ARTICLES)
        process = project.begin("run", "--wait", "60")
        # One moment in each tenth of a run, in random order over the tests' seeds.
        moment = (number + dice.random()) / KILLS_A_TEST * 1.1 * seconds
        time.sleep(moment)
        if number % 5 == 4:
            process.kill()  # the crawl that it has started notices for itself
            process.wait(60)
        else:
            kill_with_descendants(process)
        kills.append(f"{moment:.2f} s: {process.returncode}")
    done = project.tracker("run", "--wait", "60")
    told = f"seed {seed}, killed after {kills} of {seconds:.2f} s\n{done.stderr}"
    assert done.returncode == 0, told
    assert "  ! " not in done.stderr, told

    undisturbed = reading(newsroom, tmp_path / "undisturbed")
    asked = newsroom.asked()
    undisturbed.run()
    assert project.content() == undisturbed.content(), told
    assert len(project.content()["articles"]) == len(newsroom.published), told
    for table in ("articles", "mentions", "claims"):
        doubles = f"SELECT * FROM {table} GROUP BY ALL HAVING count(*) > 1"
        assert project.query(doubles) == [], told

    assert set(asked) == set(newsroom.published), told
    assert max(asked.values()) <= 1 + KILLS_A_TEST, told
    assert asked.total() <= len(newsroom.published) + KILLS_A_TEST * CONCURRENCY, told
    assert_archive_holds_what_was_served(newsroom, project)
    assert_nothing_is_left_over(project)
    assert_verified(project)


def test_what_was_read_before_a_kill_is_not_asked_for_again(
    newsroom: Newsroom, project: TrackerProject
) -> None:
    newsroom.publish(60)
    project.sources[0]["delay"] = 0.02
    project.write_sources()
    process = project.begin("crawl")
    while len(newsroom.asked()) < 40:
        time.sleep(0.01)
    kill_with_descendants(process)
    project.run()
    asked = newsroom.asked()
    assert sum(count > 1 for count in asked.values()) <= CONCURRENCY
    assert len(project.content()["articles"]) == 60
    assert_verified(project)
