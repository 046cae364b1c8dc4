"""How many new generations are found on the day they appear, before anybody lists them.

    python -m bench.generations [--misses]

Each listed member of a family is taken out of the catalogue with all later ones, as if today were
the day before its launch. A plain Japanese and a plain English sentence announce it; it is found
where its whole name is a mention of status `unlisted` of its family. Members of which nothing
earlier is listed are counted apart, for the family had no shape to go by. Misses are told by their
reason; `--misses` names each.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from config.load import load_entities
from config.models import Entity
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document, Mention

SENTENCES = {
    "ja": "{maker}は新しい{name}を発表した。",
    "en": "{maker} announced {name} yesterday.",
}
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Trial:
    """One member as it would have been announced."""

    member: Entity
    lang: str
    first: bool
    """Whether nothing earlier of its family is listed."""
    miss: str | None
    """Why it was not found; None where it was."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="name what is not found")
    arguments = parser.parse_args()
    trials = list(announced(load_entities()))
    for title, first in (("later members", False), ("first members", True)):
        print(f"{title}:")
        report([trial for trial in trials if trial.first == first], arguments.misses)
    return 0


def announced(entities: Sequence[Entity]) -> Iterator[Trial]:
    """Every member of every family, announced to its maker's catalogue of the day before."""
    by_id = {entity.id: entity for entity in entities}
    families: defaultdict[str, list[Entity]] = defaultdict(list)
    of_maker: defaultdict[str | None, list[Entity]] = defaultdict(list)
    for entity in entities:
        of_maker[entity.maker].append(entity)
        of_maker[entity.id].append(entity)
    for entity in entities:
        if entity.family in by_id and entity.generation:
            families[entity.family].append(entity)
    for id_, members in families.items():
        for member in members:
            later = {other.id for other in members if age(other) >= age(member)}
            before = [entity for entity in of_maker[member.maker] if entity.id not in later]
            gazetteer = Gazetteer(before)
            for lang in SENTENCES:
                miss = miss_of(member, by_id[id_], before, gazetteer, lang)
                yield Trial(member, lang, len(later) == len(members), miss)


def age(member: Entity) -> tuple[int, ...]:
    return tuple(map(int, _NUMBERS.findall(member.generation or "")))


def miss_of(
    member: Entity, family: Entity, before: Sequence[Entity], gazetteer: Gazetteer, lang: str
) -> str | None:
    """Why the announcement of a member is not read as such; None where it is."""
    maker = next((entity.name for entity in before if entity.id == member.maker), family.name)
    text = SENTENCES[lang].format(maker=maker, name=member.name)
    start = text.index(member.name, len(maker) + 1)
    document = Document(text, lang=lang)
    found = find_mentions(document, split_passages(document, lang), gazetteer)
    here = [m for m in found if m.start < start + len(member.name) and m.end > start]
    if any(is_it(mention, member, start) for mention in here):
        return None
    if not family.generations:
        return "the family has no template"
    if not any(fits(template, member.name) for template in family.generations):
        return "no template of the family fits the name"
    if any(mention.status == "unlisted" for mention in here):
        return "only a part, or of another family"
    return "another name is found instead" if here else "nothing is found"


def is_it(mention: Mention, member: Entity, start: int) -> bool:
    return (
        mention.status == "unlisted"
        and mention.family == member.family
        and (mention.start, mention.end) == (start, start + len(member.name))
    )


def fits(template: str, name: str) -> bool:
    stem, _, suffix = template.partition("{n}")
    return name.startswith(stem) and name.endswith(suffix) and len(name) > len(stem + suffix)


def report(trials: Sequence[Trial], misses: bool) -> None:
    for lang in SENTENCES:
        own = [trial for trial in trials if trial.lang == lang]
        hit = sum(trial.miss is None for trial in own)
        print(f"  {lang}: {hit} of {len(own)} found, {hit / max(len(own), 1):.1%}")
    reasons = Counter(trial.miss for trial in trials if trial.miss)
    for reason, times in reasons.most_common():
        print(f"  {times:4} {reason}")
        if misses:
            names = dict.fromkeys(t.member.name for t in trials if t.miss == reason)
            print("       " + ", ".join(names))


if __name__ == "__main__":
    raise SystemExit(main())
