"""Families whose members do not fit, and members that their family does not know."""

from __future__ import annotations

from collections.abc import Iterator

from config.errors import Problem
from nlp.generations import Family, families_of, member_names
from nlp.normalise import fold, normalised
from tracker.entities.checks.examined import Examined


def members(looked_at: Examined) -> Iterator[Problem]:
    """A generation without a family, a family in a circle, a maker that only one of them has."""
    entries = looked_at.catalogue.entries
    for entry in entries.values():
        entity = entry.entity
        if entity.generation and not entity.family:
            yield entry.problem(
                f"'{entity.id}' has a 'generation' and no 'family'; name its family, or take the "
                "generation out",
                "generation",
            )
        if entity.family is None:
            continue
        seen, above = {entity.id}, entries[entity.family].entity
        while above.id not in seen and above.family is not None:
            seen.add(above.id)
            above = entries[above.family].entity
        if above.id in seen:
            yield entry.problem(
                f"the family of '{entity.id}' leads back to itself; take one 'family' out", "family"
            )
        family = entries[entity.family].entity
        if (family.maker is None) is not (entity.maker is None) and family.id != entity.maker:
            having, lacking = (family, entity) if family.maker else (entity, family)
            relative = "family" if having is family else "member"
            yield entries[lacking.id].problem(
                f"'{lacking.id}' has no 'maker' and its {relative} '{having.id}' has one; write "
                f"maker: {having.maker}"
            )


def templates(looked_at: Examined) -> Iterator[Problem]:
    """A member that no template of its family names."""
    entries = looked_at.catalogue.entries
    for entry in entries.values():
        entity = entry.entity
        family = entries[entity.family].entity if entity.family else None
        if family is None or not entity.generation or not family.generations:
            continue
        named = {template.replace("{n}", entity.generation) for template in family.generations}
        written = {fold(name) for name in (entity.name, *entity.aliases, *entity.certain)}
        if not member_names(family, entity) and not written & set(map(fold, named)):
            wanted = " or ".join(f"'{name}'" for name in sorted(named))
            yield entry.problem(
                f"'{entity.name}' of '{entity.id}' does not fit its family and generation, by "
                f"which it would be {wanted}; correct 'generation', or take it out",
                "generation",
            )


def strangers(looked_at: Examined) -> Iterator[Problem]:
    """An entity whose name is that of a family's next member, and that is none."""
    families: dict[str, list[Family]] = {}
    for family in families_of(looked_at.catalogue.entities):
        if not family.needs_evidence:
            families.setdefault(family.stem[0], []).append(family)
    for entry in looked_at.catalogue.entries.values():
        entity = entry.entity
        view = normalised(entity.name)
        for family in families.get(view.text[:1], ()):
            if family.entity.id in {entity.id, entity.family}:
                continue
            if not view.text.startswith(family.stem):
                continue
            member = family.member_at(entity.name, *view.original_span(0, len(family.stem)))
            if member is not None and member.end == len(entity.name):
                yield entry.problem(
                    f"'{entity.name}' is named like a member of '{family.entity.id}'; write "
                    f'family: {family.entity.id} and generation: "{member.generation}"',
                    "name",
                )
                break
