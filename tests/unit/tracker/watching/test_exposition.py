"""The text that Prometheus reads: exactly right for any name, and every metric of the guide."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prometheus_text import read_metrics
from tracker.watching.exposition import Sample, exposition
from tracker.watching.families import FAMILIES

PAGES = "tracker_pages_total"


@given(
    st.dictionaries(st.tuples(st.text(), st.text()), st.floats(allow_nan=False), max_size=8),
    st.floats(allow_nan=False),
)
def test_what_is_written_is_read_back_whatever_the_labels_hold(
    values: dict[tuple[str, str], float], sum_of_all: float
) -> None:
    samples = [
        Sample(PAGES, value, {"source": source, "outcome": outcome})
        for (source, outcome), value in values.items()
    ]
    stage = Sample("tracker_stage_duration_seconds", sum_of_all, {"stage": "crawl"}, "_sum")
    read = read_metrics(exposition([stage, *samples]))
    assert read["tracker_stage_duration_seconds"].value("_sum", stage="crawl") == sum_of_all
    for (source, outcome), value in values.items():
        assert read[PAGES].value(source=source, outcome=outcome) == value


def test_numbers_that_are_none_are_written_as_prometheus_knows_them() -> None:
    text = exposition([Sample("tracker_healthy", math.nan), Sample("tracker_ready", math.inf)])
    assert "\ntracker_healthy NaN\n" in text
    assert "\ntracker_ready +Inf\n" in text


@pytest.mark.parametrize(
    "sample",
    [
        Sample(PAGES, 1, {"source": "a"}),
        Sample(PAGES, 1, {"source": "a", "outcome": "new", "host": "b"}),
        Sample(PAGES, 1, {"source": "a", "outcome": "new"}, "_sum"),
        Sample("tracker_fetch_lag_seconds", 1, {"source": "a"}),
        Sample("tracker_unheard_of", 1),
    ],
)
def test_a_sample_that_no_family_knows_is_a_fault(sample: Sample) -> None:
    with pytest.raises((KeyError, ValueError)):
        exposition([sample])


def test_names_tell_the_unit_and_the_help_is_one_sentence_in_one_line() -> None:
    for family in FAMILIES.values():
        assert re.fullmatch(r"(tracker|process)_[a-z_]+", family.name)
        assert family.help.endswith(".")
        assert "\n" not in family.help
        assert family.name.endswith("_total") == (family.type == "counter")
        assert "host" not in family.labels
        assert "url" not in family.labels
