"""Where a document has moved to for good, by what its server answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

MOVED = "moved permanently to "
"""How a fetch says so; the new address follows."""
_PERMANENT = {301, 308}


def new_address(urls: Sequence[str], statuses: Sequence[object]) -> str | None:
    """The address to ask from now on. None where there is no other.

    `urls` are the addresses that were asked one after the other, `statuses` the redirects between
    them. What a temporary redirect (302, 303, 307) leads to is asked by way of it next time too.
    """
    hops = len(list(takewhile(_PERMANENT.__contains__, statuses)))
    return urls[hops] if hops and urls[hops] != urls[0] else None
