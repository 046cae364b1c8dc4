"""Names that two entities claim, that stand there twice, or that are words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from config.errors import Problem
from nlp.gazetteer import Gazetteer
from nlp.normalise import fold
from tracker.entities.checks.examined import Examined, Written, at, written_names
from tracker.entities.checks.words import EVERYDAY

_SHORTEST = 3
_LATIN = re.compile(r"[A-Za-z]")


def shared(looked_at: Examined) -> Iterator[Problem]:
    """Two entities go by one writing, and nothing tells which of them is meant."""
    for claimants in looked_at.writings.values():
        by_entity = {written.entry.entity.id: written for written in claimants}
        for one, other in combinations(by_entity.values(), 2):
            if not (one.is_certain or other.is_certain) or _differ_in_case(one, other):
                continue
            loose, bound = (one, other) if one.is_certain else (other, one)
            owner, rival = bound.entry.entity, loose.entry.entity
            where = f"{loose.entry.file.name}:{loose.entry.line}"
            if bound.is_certain:
                yield at(
                    bound,
                    f"'{bound.text}' of '{owner.id}' is also a name of '{rival.id}' ({where}) and "
                    "nothing tells which is meant; give both a 'sense', or take it from one",
                )
            else:
                yield at(
                    bound,
                    f"'{bound.text}' of '{owner.id}' never means it: '{rival.id}' ({where}) has "
                    "that name without a 'sense'; give it one too, or take the name from one",
                )


def _differ_in_case(one: Written, other: Written) -> bool:
    return one.exact is not None and other.exact is not None and one.text != other.text


def written_twice(looked_at: Examined) -> Iterator[Problem]:
    """An alias that the name or an earlier alias finds anyway."""
    for entry in looked_at.catalogue.entries.values():
        entity = entry.entity
        first: dict[tuple[str, bool], Written] = {}
        for written in written_names(looked_at.catalogue, entry):
            if not written.key:
                continue
            earlier = first.setdefault((fold(written.text), written.is_certain), written)
            if earlier is not written and _finds(earlier, written):
                yield at(
                    written,
                    f"'{written.text}' of '{entity.id}' is '{earlier.text}' in another writing, "
                    "which is found anyway; take it out",
                )


def _finds(earlier: Written, written: Written) -> bool:
    if earlier.text == written.text:
        # Where it needs no context, 'certain' must name it again.
        return earlier.key[0] == written.key[0] or written.key[0] == "aliases"
    entity = earlier.entry.entity
    alone = entity.model_copy(
        update={"name": earlier.text, "aliases": (), "certain": (), "family": None, "sense": None}
    )
    return any(
        (match.start, match.end) == (0, len(written.text))
        for match in Gazetteer([alone]).find(written.text)
    )


def common_words(looked_at: Examined) -> Iterator[Problem]:
    """A name that is a word of everyday language, without a sense."""
    for folded, claimants in looked_at.writings.items():
        if folded not in EVERYDAY:
            continue
        for written in claimants:
            if written.is_certain and not _has_own_case(written):
                yield at(
                    written,
                    f"'{written.text}' of '{written.entry.entity.id}' is an everyday word; give it "
                    "a 'sense' whose 'require' names what stands around it",
                )


def _has_own_case(written: Written) -> bool:
    """Whether it is told from the word by its case: `PaLM`, `BLOOM`."""
    bare = written.text.replace(" ", "")
    return written.exact is not None and not (bare.islower() or bare.istitle())


def short_names(looked_at: Examined) -> Iterator[Problem]:
    """A name of one or two letters, without a sense."""
    for folded, claimants in looked_at.writings.items():
        if len(folded) >= _SHORTEST or not _LATIN.search(folded):
            continue
        for written in claimants:
            if written.is_certain:
                yield at(
                    written,
                    f"'{written.text}' of '{written.entry.entity.id}' is short enough to stand "
                    "anywhere; give it a 'sense' whose 'require' names what stands around it",
                )


def unreadable(looked_at: Examined) -> Iterator[Problem]:
    """A name that no text can hold."""
    for folded, claimants in looked_at.writings.items():
        for written in claimants:
            if not folded or "\n" in written.text or written.text != written.text.strip():
                yield at(
                    written,
                    f"{written.text!r} of '{written.entry.entity.id}' can stand in no text; write "
                    "letters or digits, in one line, with nothing around them",
                )
