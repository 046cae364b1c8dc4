"""The JSON that other programs rely on of `tracker extract`: kept stable, and tested."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nlp.explain import Explanation, Why
from nlp.records import Analysis, Claim, Mention, Quantity


def analysis_as_json(
    analysis: Analysis, explanations: Sequence[Explanation] | None = None
) -> dict[str, Any]:
    """`{"lang", "mentions", "quantities", "claims", "ambiguous"}`.

    Offsets are those of the field `in`. With `explanations` each mention says `why`, and what was
    `rejected` is there too.
    """
    shown: dict[str, Any] = {
        "lang": analysis.lang,
        "mentions": [_mention(mention) for mention in analysis.mentions],
        "quantities": [_quantity(quantity) for quantity in analysis.quantities],
        "claims": [_claim(claim) for claim in analysis.claims],
        "ambiguous": [_mention(mention) for mention in analysis.ambiguous],
    }
    if explanations is None:
        return shown
    sections = {"counts": "mentions", "ambiguous": "ambiguous", "rejected": "rejected"}
    shown |= {section: [] for section in sections.values()}
    for each in explanations:
        why = [_why(why) for why in each.why]
        shown[sections[each.standing]].append(_mention(each.mention) | {"why": why})
    return shown


def _why(why: Why) -> dict[str, Any]:
    return {"what": why.what, "weight": why.weight, "in": why.field, "at": why.at}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "entity": mention.entity,
        "name": mention.name,
        "kind": mention.kind,
        "text": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "in": mention.field,
        "repeat": mention.repeat,
        "status": mention.status,
        "confidence": mention.confidence,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "in": quantity.field,
        "value": quantity.value,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "range": quantity.range,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "in": claim.field,
        "text": claim.text,
        "subject": claim.subject,
        "subject_name": claim.subject_name,
        "aspect": claim.aspect,
        "value": claim.value,
        "unit": claim.unit,
        "comparator": claim.comparator,
        "baseline": claim.baseline,
        "attribution": claim.attribution,
        "hedges": claim.hedges,
        "hype": claim.hype,
        "stance": claim.stance,
        "score": claim.score,
        "key": claim.key,
        "repeat": claim.repeat,
        "range": claim.range,
        "subject_from": claim.subject_from,
        "confidence": claim.confidence,
        "topic": claim.topic,
        "due": claim.due.isoformat() if claim.due else None,
        "parts": [
            {"what": part.what, "amount": part.amount, "words": part.words} for part in claim.parts
        ],
        "aspect_word": claim.aspect_word,
    }
