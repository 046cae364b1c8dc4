from collections.abc import Callable

import pytest

from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Claim, Document, Mention


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_entities())


@pytest.fixture(scope="session")
def mentions_in(gazetteer: Gazetteer) -> Callable[..., list[Mention]]:
    def find(text: str, title: str = "") -> list[Mention]:
        document = Document(text, title)
        return list(find_mentions(document, split_passages(document, None), gazetteer))

    return find


@pytest.fixture(scope="session")
def claims_in() -> Callable[..., list[Claim]]:
    """The claims of a text, read by rules alone or, with `ginza`, with dependency trees as well."""
    entities, cues = load_entities(), load_cues()
    readers = {ginza: Reader(entities, cues, ginza=ginza) for ginza in (False, True)}

    def read(text: str, title: str = "", *, ginza: bool = False) -> list[Claim]:
        return list(readers[ginza].read(Document(text, title)).claims)

    return read


@pytest.fixture(scope="session")
def claim_in(claims_in: Callable[..., list[Claim]]) -> Callable[..., Claim]:
    """The one claim of a text."""

    def read(text: str, title: str = "", *, ginza: bool = False) -> Claim:
        claims = claims_in(text, title, ginza=ginza)
        assert len(claims) == 1, claims
        return claims[0]

    return read
