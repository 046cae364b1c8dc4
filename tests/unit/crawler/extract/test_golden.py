from __future__ import annotations

import json

import pytest

from tests.unit.crawler.extract.golden import PAGES, URLS, article_of


@pytest.mark.parametrize("name", URLS)
def test_a_page_gives_the_article_beside_it(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    assert article_of(name) == expected


def test_every_page_is_tested() -> None:
    assert {file.stem for file in PAGES.glob("*.html")} == set(URLS)
