"""A share of what `python -m tests.fuzz` does by hand, the same every time."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.fuzz.mutating import SEEDS, inputs
from tests.fuzz.targets import TARGETS

MILLISECONDS = 250
"""Of each target, about."""


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_is_read_or_refused_as_promised(name: str) -> None:
    target = TARGETS[name]
    count = min(1000, int(MILLISECONDS / target.cost))
    for data in (*SEEDS[name], *islice(inputs(name, seed=0), count)):
        target.read(data)
