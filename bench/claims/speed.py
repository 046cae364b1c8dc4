"""What each stage of reading takes of the whole."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from config.models import ClaimCues, Entity
from nlp.claims import ClaimReader
from nlp.discover import Discovery
from nlp.gazetteer import Gazetteer
from nlp.ginza import Ginza
from nlp.language import detect_language
from nlp.mentions import read_mentions
from nlp.passages import split_passages
from nlp.quantities import find_quantities
from nlp.records import Document

WARMING = 3
"""Articles that are read before the clock runs."""
_OPEN = "\n\nTrainium2はH100より学習が2倍速く、Inferentia2は推論の費用が4割安いという。\n"
"""A sentence for which the model is loaded."""

P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """Processor time by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def time(self, stage: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `work` returns; its time is added to the stage."""
        started = time.process_time()
        result = work(*args, **kwargs)
        self.seconds[stage] += time.process_time() - started
        return result


def report_speed(
    texts: Sequence[str], entities: Sequence[Entity], cues: ClaimCues, *, ginza: bool
) -> None:
    """Print each stage's share of processor time. Each article is read once, models loaded."""
    gazetteer = Gazetteer(entities)
    japanese = Ginza() if ginza else None
    claims, discovery = ClaimReader(cues, japanese), Discovery(entities, japanese, None)

    def read(text: str, clock: Clock) -> None:
        lang = detect_language(text)
        document = Document(text, lang=lang)
        passages = clock.time("passages", split_passages, document, lang)
        found = clock.time("mentions", read_mentions, document, passages, gazetteer)
        amounts = clock.time("quantities", find_quantities, text, "text")
        mentions = found.mentions
        new = clock.time("new names", discovery.find, document, passages, mentions, found.ambiguous)
        clock.time("claims", claims.read, document, passages, mentions, amounts, new)

    for text in texts[:WARMING]:
        read(f"{text}{_OPEN}", Clock())
    clock = Clock()
    for text in texts[WARMING:]:
        read(text, clock)
    whole, characters = clock.seconds.total(), sum(map(len, texts[WARMING:]))
    print(f"\n{characters / whole:,.0f} characters a second of processor time")
    for stage, seconds in clock.seconds.items():
        print(f"{stage:12} {seconds / whole:6.1%}")
