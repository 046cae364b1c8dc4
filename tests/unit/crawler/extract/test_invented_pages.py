"""The pages of `bench.fields`, whose truth is known: what is read of them does not get worse."""

from __future__ import annotations

import pytest

from bench.fields.measure import judge, table
from bench.fields.pages import invented_pages
from bench.fields.readers import read_by_us

# Shares of exact fields, a little under what was measured in November 2026.
LEAST = {
    "article": 1.0,
    "title": 0.97,
    "authors": 0.93,
    "day": 0.95,
    "published": 0.95,
    "updated": 0.97,
    "section": 0.99,
    "tags": 0.97,
    "image_url": 0.99,
    "description": 0.99,
    "lang": 0.99,
    "url": 0.99,
}


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    pages = list(invented_pages())
    counts = table(list(judge(pages, read_by_us(pages))))
    return {field: count["exact"] / count.total() for field, count in counts.items()}


@pytest.mark.parametrize("field", LEAST)
def test_fields_are_read_as_exactly_as_before(field: str, shares: dict[str, float]) -> None:
    assert shares[field] >= LEAST[field]
