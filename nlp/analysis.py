"""The reading of a document: the order of the stages, and nothing else.

Importing this module loads no model: ja_ginza comes with the first Japanese sentence that needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from config.models import ClaimCues, Entity
from nlp.claims import ClaimReader
from nlp.discover import Discovery
from nlp.english import English, english_model
from nlp.explain import Explanation, explanations
from nlp.gazetteer import Gazetteer
from nlp.ginza import Ginza
from nlp.language import detect_language
from nlp.mentions import read_mentions
from nlp.passages import split_passages
from nlp.quantities import find_quantities
from nlp.records import Analysis, Document

RULES_VERSION = "2026.11.7"
"""Raised with every change of the rules that changes what is read, so that it can be read again."""


def models_version(*, ginza: bool) -> str:
    """The models that a reader uses and their versions: `ja_ginza 5.3.0`. Loads nothing."""
    models = ("ja_ginza" if ginza else None, english_model())
    return ", ".join(f"{model} {version(model)}" for model in models if model)


class Reader:
    """Reads documents with one catalogue and one set of cues. Not for several threads."""

    def __init__(self, entities: Sequence[Entity], cues: ClaimCues, *, ginza: bool = True) -> None:
        """Without `ginza` rules alone read Japanese: faster and less exact; it is not loaded."""
        self._gazetteer = Gazetteer(entities)
        japanese = Ginza() if ginza else None
        model = english_model()
        self._claims = ClaimReader(cues, japanese)
        self._discovery = Discovery(entities, japanese, English(model) if model else None)

    def read(self, document: Document) -> Analysis:
        """Everything that the document says of followed things. Offsets are those of its fields."""
        lang = document.lang or detect_language(f"{document.title}\n{document.text}")
        passages = split_passages(document, lang)
        found = read_mentions(document, passages, self._gazetteer)
        mentions = found.mentions
        quantities = (
            *find_quantities(document.title, "title"),
            *find_quantities(document.text, "text"),
        )
        candidates = self._discovery.find(document, passages, mentions, found.ambiguous)
        claims = self._claims.read(document, passages, mentions, quantities, candidates)
        return Analysis(lang, passages, mentions, quantities, claims, found.ambiguous, candidates)

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """Every span that is written like a name, with what it is read as, and why."""
        lang = document.lang or detect_language(f"{document.title}\n{document.text}")
        return explanations(document, split_passages(document, lang), self._gazetteer)
