"""The one place that loads an English model, if the user has installed one: `en_core_web_*`.

Nothing of English needs it. spaCy is imported with the first sentence that is asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import distributions
from typing import Any, Final

from nlp.recognising import Recognised

_PREFIX: Final = "en_core_web_"
_THINGS: Final = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC"})
"""Labels of OntoNotes 5 that followed things get."""
_BATCH: Final = 64


@cache
def english_model() -> str | None:
    """The installed English model, the largest if there are several; None without one."""
    names = {
        str(found.metadata["Name"]).replace("-", "_")
        for found in distributions()
        if found.metadata["Name"]
    }
    order = ("trf", "lg", "md", "sm")
    return next((name for end in order if (name := _PREFIX + end) in names), None)


class English:
    """The recogniser of an installed English model, loaded when it is first needed."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._nlp: Any = None
        self._lock = threading.Lock()

    def names(self, sentences: Sequence[str]) -> Mapping[str, Sequence[Recognised]]:
        """The names of each distinct sentence."""
        distinct = list(dict.fromkeys(sentences))
        with self._lock:
            if self._nlp is None:
                self._nlp = _load(self._model)
            docs = list(self._nlp.pipe(distinct, batch_size=_BATCH))
        return {
            sentence: [
                Recognised(name.start_char, name.end_char, name.label_ in _THINGS)
                for name in doc.ents
            ]
            for sentence, doc in zip(distinct, docs, strict=True)
        }


def _load(model: str) -> Any:
    import spacy

    return spacy.load(model, exclude=["parser", "lemmatizer"])
