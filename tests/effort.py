"""How much is tried of what can be tried without end: drawn examples, kills at random moments.

The suite tries little, each time something else. `EFFORT=20 python -m pytest tests/property` tries
20 times as much.
"""

from __future__ import annotations

import os

_TIMES = float(os.environ.get("EFFORT", "1"))


def effort(number: int) -> int:
    """So many tries, times the effort that is asked for; at least one."""
    return max(1, round(number * _TIMES))
