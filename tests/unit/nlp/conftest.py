from collections.abc import Callable

import pytest

from config.load import load_entities
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document, Mention


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_entities())


@pytest.fixture(scope="session")
def mentions_in(gazetteer: Gazetteer) -> Callable[..., list[Mention]]:
    def find(text: str, title: str = "") -> list[Mention]:
        document = Document(text, title)
        return list(find_mentions(document, split_passages(document, None), gazetteer))

    return find
