"""Names in no list that begin with a listed one: `Neuron Runtime`, `Spanner Studio`, `Qwen3-32B`.

The longest span that is the name is the mention. A part or companion of a listed service or
framework is told by the word in which its name ends; a listed model's variant by its size.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nlp.headlines import is_headline
from nlp.ids import slug
from nlp.records import Mention, Passage

_CONFIDENCE: Final = 0.6
_WITH_PARTS: Final = frozenset({"service", "framework"})
_PART = re.compile(
    r" (?P<words>(?:[A-Z][A-Za-z]{1,20} ){0,2}"
    r"(?:Advisor|Agent|Analyzer|Assistant|Autoscaler|Builder|Catalog|Collector|Compiler"
    r"|Copilot|Dashboard|Driver|Engine|Explorer|Firewall|Gateway|Graph|Hub|Insights|Library|Manager"
    r"|Marketplace|Metastore|Monitor|Operator|Optimizer|Platform|Playbooks|Plugin|Profiler"
    r"|Runtime|Scheduler|Studio|Suite|Toolkit|Tools|Vault|WebUI|Workbench))"
    r"(?![A-Za-z0-9-]| [A-Z][a-z])"
)
"""Words in which the names of parts end. What goes on in capitals behind them has an unsure end."""
_NO_NAME: Final = re.compile(
    r"(?:AI|API|CLI|CPU|GPU|IAM|MCP|ML|SDK|UI|VM|New|The|This|Your|Our) |(?:\w+ )?Service Agent"
)
"""Words with which nothing is named: Kubernetes GPU Scheduler, Cloud Run Service Agent (a role)."""
_SIZE = re.compile(
    r"(?P<words>(?:[- ][A-Z][A-Za-z]{1,9})?[- ](?:\d{1,2}x)?\d{1,4}(?:\.\d{1,2})?[BM]"
    r"(?:-A\d{1,3}B)?"
    r"(?:-(?:Instruct|Chat|Base|Thinking|it))?)(?![A-Za-z0-9])"
)
"""Parameters of a model: -32B, -VL-7B, 405B, -480B-A35B-Instruct."""


def longer_name(
    text: str, mention: Mention, following: Mention | None, passage: Passage
) -> Mention:
    """The name that a mention only begins, as an unlisted one; else the mention itself."""
    if mention.status != "known" or not mention.surface.isascii():
        return mention
    if mention.kind == "model":
        found = _SIZE.match(text, mention.end, passage.end)
    elif mention.kind in _WITH_PARTS and not mention.surface.islower():
        found = _PART.match(text, mention.end, passage.end)
        if found and (
            _NO_NAME.match(found["words"]) or is_headline(text, found.span("words"), passage)
        ):
            found = None
    else:
        return mention
    if found is None or (following is not None and following.start < found.end()):
        return mention
    surface = text[mention.start : found.end()]
    return replace(
        mention,
        entity=f"{mention.entity}-{slug(found['words'])}",
        name=mention.name + text[mention.end : found.end()],
        surface=surface,
        end=found.end(),
        method="product",
        status="unlisted",
        family=mention.entity,
        confidence=_CONFIDENCE,
    )
