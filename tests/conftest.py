"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.effort import effort

# Tests start hundreds of processes, and each would compile the program anew where this is set.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("suite", max_examples=effort(60))
settings.load_profile("suite")
