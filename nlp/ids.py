"""Ids of entities that no list holds: those that their entries would get."""

from __future__ import annotations

import re

_NO_PART_OF_AN_ID = re.compile(r"[^a-z0-9.]+")


def slug(name: str) -> str:
    """A name as it stands in an id: `amazon-prime-video`. Empty where it has no Latin letters."""
    return _NO_PART_OF_AN_ID.sub("-", name.casefold()).strip("-.")


def entity_id(name: str, maker: str | None) -> str:
    """The id of a thing by the id of its maker: `aws-inferentia3`, `acme-zeta9`."""
    own = slug(name)
    return own if maker is None or own.startswith(f"{maker}-") else f"{maker}-{own}"
