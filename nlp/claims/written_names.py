"""What is written like a name in a text, wherever it stands and whatever it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.discover.shapes import is_general, latin_names
from nlp.discover.words import FUNCTION, ROLE_WORDS
from nlp.headlines import is_headline
from nlp.records import Mention, Passage

Span = tuple[int, int]

_CODE = re.compile(
    r"(?<![A-Za-z0-9_.$@\\/#&%=:-])(?=[a-z-]{0,24}[0-9])[a-z][a-z0-9]{1,12}"
    r"(?:-[a-z0-9]{1,12}){1,4}(?![A-Za-z0-9_@\\.-]|/[a-z])"
)
"""m3-ultramem-128: a type of instance, the size of a model."""
_NO_CODE = re.compile(
    r"(?:mid|pre|post|late|early|top|non|multi|sub|us|eu|ap|ca|sa|me|af|fp|int|bf|http|utf"
    r"|sha)\d{0,2}-"
    r"|[a-z0-9-]{0,60}-(?:based|native|like|bit|core|compatible|style|level|class|way|fold|powered"
    r"|only|grade|free|x)$"
)
_QUOTED = re.compile(
    r"(?<![。！？])[「『](?P<name>[A-Z][A-Za-z0-9.+-]{1,30}(?: [A-Z0-9][A-Za-z0-9.+-]{0,20}){0,4}"
    r"(?: ?シリーズ)?)[」』](?!と[述言語話]|だ|。)"
)
"""新型SSD「GP シリーズ」: brackets say where it begins and ends."""
_WORD = re.compile(r"\S+")
_HYPHENED = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)+")
"""Multi-day: a word that begins a sentence."""
_NUMBER = re.compile(r"v?\d{1,4}(?:\.\d{1,3}){0,3}[A-Za-z]{0,2}")
_SHORT = re.compile(r"[A-Z][a-z]")
"""Ti: what stands behind a number."""
_OF_AI = re.compile(r"[A-Z][a-z]+(?:al|ic|ive|ous|ble|ent|ed|ing|eign) AI")
"""Physical AI: what is being talked about."""
_FORMAT = re.compile(
    r"(?:FP|INT|BF|TF|NVFP|MXFP|UTF|SHA|FY|CY|PCI|PCIe|Gen|[A-HL-NP-TVWX])-?\d{1,4}[A-Za-z]?"
)
"""Numbers of formats, quarters, grades and generations of a bus."""
_LONGEST: Final = 40

_VERSION = re.compile(
    r" v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?![A-Za-z0-9_%-]|[.,]\d| ?(?:x|×|倍|秒|ms|[GMTKP]i?B))"
)
_TIERS = r"(?: (?:Flash|Pro|Ultra|Mini|Max|Turbo|Lite|Large|Small|Nano|Extreme|Elite|Preview))"
_VARIANT = re.compile(
    rf"(?P<own>(?:{_TIERS}| (?P<word>[A-Z][a-z]{{3,16}}))(?:{_TIERS}){{0,2}})"
    r"(?![A-Za-z0-9_]|-[A-Za-z0-9]| [A-Z])"
)
_LEGAL_FORM = re.compile(r"(?:HD|ホールディングス|グループ|HLDGS)(?![A-Za-zァ-ヺー])")
_SIZE = re.compile(
    r"(?:-(?:mini|nano|small|medium|large|Exp|Base|Instruct|Thinking|Flash|Lite|Turbo|preview)"
    r"|-V?\d{1,2}(?:\.\d{1,2})?| v\d{1,2}(?:\.\d{1,2})?){1,3}(?![A-Za-z0-9])"
)
"""Phi-4-mini, Ruri v3: a model in one of its sizes and versions."""
_WITH_VERSIONS: Final = frozenset({"framework", "service"})
_WITH_VARIANTS: Final = frozenset({"model", "chip"})


def written_names(text: str) -> Iterator[Span]:
    """Spans, in order; those that begin alike or overlap are all given. Linear in the length."""
    yield from sorted(
        {
            *latin_names(text),
            *quoted_names(text),
            *(match.span() for match in _CODE.finditer(text) if not _NO_CODE.match(match[0])),
        }
    )


def quoted_names(text: str) -> Iterator[Span]:
    """Spans in Latin letters that stand in Japanese brackets, and are no speech."""
    for match in _QUOTED.finditer(text):
        yield match.span("name")


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the words at either end that belong to the sentence."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    while words and (text[slice(*words[0])] in FUNCTION or _HYPHENED.fullmatch(text, *words[0])):
        words.pop(0)
    while words and text[slice(*words[-1])] in FUNCTION:
        words.pop()
    return (words[0][0], words[-1][1]) if words else (start, start)


def is_like_a_name(written: str) -> bool:
    """Whether words name one thing, and are no general words, numbers or formats."""
    words = written.split(" ")
    if not 2 <= len(written) <= _LONGEST or _NUMBER.fullmatch(words[0]):
        return False
    if not ROLE_WORDS.isdisjoint(words) or _HYPHENED.fullmatch(written):
        return False
    if _FORMAT.fullmatch(written) or _OF_AI.fullmatch(written) or _SHORT.fullmatch(written):
        return False
    return not all(
        len(part) == 1 or _NUMBER.fullmatch(part) or is_general(part) or part in FUNCTION
        for word in words
        for part in word.split("-")
    )


def version_end(text: str, mention: Mention) -> int | None:
    """Where a mention ends with the version, or the legal form, that goes on from it.

    PyTorch 2.9 is PyTorch, Phi-4-mini is Phi-4, and アームHD is アーム.
    """
    if mention.kind == "company":
        match = _LEGAL_FORM.match(text, mention.end)
    elif mention.kind == "model":
        match = _SIZE.match(text, mention.end)
    else:
        match = _VERSION.match(text, mention.end) if mention.kind in _WITH_VERSIONS else None
    return match.end() if match else None


def variant_end(text: str, mention: Mention, passage: Passage) -> int | None:
    """Where a name ends that begins with that of a model or chip: Llama 4 Behemoth."""
    if mention.kind not in _WITH_VARIANTS:
        return None
    match = _VARIANT.match(text, mention.end, passage.end)
    if match is None or is_headline(text, match.span(), passage):
        return None
    word = match["word"]
    if word and (is_general(word) or word in FUNCTION or word in ROLE_WORDS):
        return None
    return match.end()
