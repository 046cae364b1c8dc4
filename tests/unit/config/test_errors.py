"""A configuration's mistakes, wherever they are told."""

from __future__ import annotations

import pickle
from pathlib import Path

from config.errors import ConfigError, Problem


def test_an_error_says_the_same_in_another_process() -> None:
    error = ConfigError([Problem(Path("a.yaml"), 3, "no"), Problem(Path("b.yaml"), 0, "nor this")])
    assert str(error) == "a.yaml:3: no\nb.yaml: nor this"
    travelled = pickle.loads(pickle.dumps(error))
    assert str(travelled) == str(error)
    assert travelled.problems == error.problems
