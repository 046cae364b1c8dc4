"""The list of sources that ships with the program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import config
from config.load import load_sources
from config.models import Source

FILE = Path(config.__file__).parent / "sources.yaml"


def sources() -> tuple[Source, ...]:
    return load_sources(FILE)


def test_the_shipped_list_is_valid_and_long_enough() -> None:
    assert len(sources()) >= 30


def test_both_languages_and_every_tier_are_there() -> None:
    languages = Counter(source.lang for source in sources())
    assert min(languages["ja"], languages["en"]) >= 15
    assert {source.tier for source in sources()} == {"vendor", "press", "community", "aggregator"}


def test_no_address_is_listed_twice() -> None:
    addresses = Counter(source.url for source in sources())
    assert max(addresses.values()) == 1


def test_every_source_has_a_title_and_a_public_https_address() -> None:
    for source in sources():
        assert source.title, source.name
        assert source.url is not None
        parts = urlsplit(source.url)
        assert parts.scheme == "https", source.name
        assert "." in (parts.hostname or ""), source.name
        assert not source.allow_local


def test_japanese_sources_say_in_which_zone_their_dates_are() -> None:
    zones = {source.time_zone for source in sources() if source.lang == "ja"}
    assert zones == {"Asia/Tokyo"}
