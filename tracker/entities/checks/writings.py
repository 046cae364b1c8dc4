"""Names that two entities claim, that stand there twice, or that are words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from config.errors import Problem
from config.models import Entity
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
    pairs = list(_alike(looked_at))
    # The gazetteer knows where a writer may put a hyphen or a space: one for all is made at once.
    finder = Gazetteer([_alone(earlier, str(i)) for i, (earlier, _) in enumerate(pairs)])
    for i, (earlier, written) in enumerate(pairs):
        whole = (0, len(written.text))
        if earlier.text == written.text or any(
            (match.start, match.end) == whole and match.entity.id == str(i)
            for match in finder.find(written.text)
        ):
            yield at(
                written,
                f"'{written.text}' of '{written.entry.entity.id}' is '{earlier.text}' in another "
                "writing, which is found anyway; take it out",
            )


def _alike(looked_at: Examined) -> Iterator[tuple[Written, Written]]:
    """Writings of one entity that fold to the same, each with the first of them."""
    for entry in looked_at.catalogue.entries.values():
        first: dict[tuple[str, bool], Written] = {}
        for written in written_names(looked_at.catalogue, entry):
            if not written.key:
                continue
            earlier = first.setdefault((fold(written.text), written.is_certain), written)
            # What needs no context is named again under 'certain', and what may stand in inline
            # code in small letters.
            is_meant = (
                earlier.text == written.text and earlier.key[0] != written.key[0] == "certain"
            )
            is_code = written.text.islower() and not earlier.text.islower()
            if earlier is not written and not is_meant and not is_code:
                yield earlier, written


def _alone(written: Written, new_id: str) -> Entity:
    """An entity of nothing but this name."""
    bare = {"aliases": (), "certain": (), "family": None, "sense": None, "generations": ()}
    return written.entry.entity.model_copy(update={"id": new_id, "name": written.text, **bare})


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
