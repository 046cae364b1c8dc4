"""What holds for all tests."""

from __future__ import annotations

import os

# Tests start hundreds of processes, and each would compile the program anew where this is set.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
