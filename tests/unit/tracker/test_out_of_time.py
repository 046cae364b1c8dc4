from __future__ import annotations

import re
import time

import pytest

from config.models import ClaimCues
from nlp.records import Document
from tracker import reading
from tracker.out_of_time import OutOfTimeError, limited
from tracker.pool import own_reader, start_reader
from tracker.rules import Rules


def test_a_pattern_without_end_is_interrupted() -> None:
    began = time.process_time()
    with pytest.raises(OutOfTimeError), limited(0.2):
        re.match(r"(a+)+$", "a" * 40 + "b")
    assert time.process_time() - began < 2


def test_what_ends_in_time_is_left_alone_afterwards() -> None:
    with limited(0.05):
        pass
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass


def test_an_article_without_end_costs_its_time_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_reader(Rules((), ClaimCues(), ginza=False))
    monkeypatch.setattr(reading, "SECONDS_AN_ARTICLE", 0.05)
    text = "Up to 2x faster, the firm said. " * 5_000
    endless, short = reading._read_batch([Document(text, "", "en"), Document("Short.", "", "en")])
    assert endless == "reading it took more than 0.05 seconds"
    assert isinstance(short, dict)
    assert own_reader() is not None
