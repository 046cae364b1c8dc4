"""Short names that an article introduces itself: `Elastic Fabric Adapter (EFA)`.

From there on it means what stands in front of the brackets, whatever the catalogue says of it:
`managed instance group (MIG)` is no Multi-Instance GPU. So does an official name without its
vendor, once it stood there in full: `License Manager` after `AWS License Manager`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from nlp.boundaries import unnamed_spans
from nlp.code import code_in
from nlp.gazetteer import Match
from nlp.spans import Mask

_BRACKETED: Final = re.compile(r" ?[(（]([A-Z][A-Za-z0-9]{1,7})[)）]")
_WORDS_IN_FRONT: Final = re.compile(r"((?:[A-Za-z][\w/]*[ -]){1,7}[A-Za-z][\w/]*) ?[(（]$")
_WORDS_BEHIND: Final = re.compile(r" ?[(（]([A-Za-z][\w/]*(?:[ -][A-Za-z][\w/]*){1,7})[)）]")
_MAKERS: Final = re.compile(r"^(?:Amazon|AWS|Google Cloud|Google|Microsoft|Azure|NVIDIA|Meta) ")
"""Names that may stand in front without a letter in the abbreviation."""
_VENDORLESS: Final = re.compile(
    r"(?:Amazon|AWS|Google Cloud|Google|Microsoft|Azure) ([A-Z][\w-]*(?: [A-Z][\w-]*){1,5})"
    r"(?<!API)(?<!Console)(?<!Intelligence)(?<!Operations)(?<!Server)(?<!Tier)",
    re.ASCII,
)
"""An official name that goes on for two words or more without its vendor, and not generically."""
_LONGEST: Final = 120
_SHORTEST: Final = 3
_GENERIC: Final = re.compile(
    "AI|API|ASP|CDN|CLI|CPU|DC|EU|GA|DNS|GPU|HPC|IDE|IPO|IT|LLM|ML|NPU|NASDAQ|NYSE|OSS|PC|SDK|SNS|TPU|UI|UK|USA?"
    "|VM|VPN|C[EFIOT]O|EC|RAG|QA|QR|JP|CN|KR|TW|IN|DE|FR|TOKYO|JAPAN"
)


def introduced(text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches, with those of the short names that the text introduces for certain names.

    Where an abbreviation is an ambiguous name of other entities, what was introduced wins.
    """
    return _with_abbreviations(text, _without_vendor(text, matches))


def _without_vendor(text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    meanings: dict[str, tuple[int, Match]] = {}
    for match in matches:
        if match.certain and match.member is None:
            short = _VENDORLESS.fullmatch(text, match.start, match.end)
            if short is not None:
                meanings.setdefault(short[1], (match.end, match))
    if not meanings:
        return tuple(matches)
    makers = {match.end for match in matches if match.entity.kind == "company"}
    added = [match for match in _occurrences(text, meanings) if match.start - 1 not in makers]
    return tuple(sorted((*matches, *_apart(added, matches)), key=lambda match: match.start))


def _with_abbreviations(text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    meanings: dict[str, tuple[int, Match]] = {}
    spans = {(match.start, match.end): match for match in matches}
    for match in matches:
        if text[match.end : match.end + 1] not in {" ", "(", "（"}:
            continue
        bracketed = _BRACKETED.match(text, match.end)
        if bracketed is None or not match.certain or match.member is not None:
            continue
        short, taken = bracketed[1], spans.get(bracketed.span(1))
        if taken is not None and (taken.certain or taken.entity.id == match.entity.id):
            continue
        if _stands_for(short, text[match.start : match.end]):
            meanings.setdefault(short, (bracketed.start(1), match))
    if not meanings:
        return tuple(matches)
    added = _occurrences(text, meanings)
    replaced = {(match.start, match.end) for match in added}
    kept = [match for match in matches if (match.start, match.end) not in replaced]
    return tuple(sorted((*kept, *_apart(added, kept)), key=lambda match: match.start))


def spelt_out(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand that an abbreviation at `start` to `end` is introduced for."""
    short = text[start:end]
    if text[end : end + 1] in {")", "）"}:
        before = max(0, start - _LONGEST)
        front = _WORDS_IN_FRONT.search(text[before:start])
        if front:
            return _spelling(short, text, before + front.start(1), before + front.end(1))
    behind = _WORDS_BEHIND.match(text, end)
    return _spelling(short, text, *behind.span(1)) if behind else None


def _spelling(short: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    words = list(re.finditer(r"[A-Za-z][\w/]*", text[start:end]))[-len(short) :]
    initials = "".join(word.group()[0] for word in words)
    if initials.casefold() != short.casefold():
        return None
    return start + words[0].start(), end


def _stands_for(short: str, name: str) -> bool:
    if len(short) < _SHORTEST or _GENERIC.fullmatch(short):
        return False
    if not name.isascii():
        return short.isupper()
    words = _MAKERS.sub("", name)
    split = [re.findall(r"[A-Za-z0-9]+", each) for each in (name, words)]
    return any(_abbreviates(short.casefold(), each) for each in split)


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether letters are the initials of words; those of capitals may give all of theirs.

    Deep Learning AMI is the DLAMI. One letter may be missing where there are as many as words:
    Container-Optimized OS is COS.
    """
    if short == "".join(word[0] for word in words).casefold():
        return True
    spelt = "".join(word if word.isupper() else word[0] for word in words).casefold()
    if short == spelt:
        return True
    missing_one = {spelt[:i] + spelt[i + 1 :] for i in range(1, len(spelt) - 1)}
    return len(short) >= len(words) and short in missing_one


def _occurrences(text: str, meanings: dict[str, tuple[int, Match]]) -> list[Match]:
    """Every occurrence from its introduction on, in prose."""
    shorts = "|".join(map(re.escape, sorted(meanings)))
    code, unnamed = code_in(text), Mask(unnamed_spans(text))
    found: list[Match] = []
    for place in re.finditer(rf"(?<![\w.-])(?:{shorts})(?![A-Za-z0-9_-])", text, re.ASCII):
        start, end = place.span()
        at, match = meanings[place.group()]
        hidden = code.blocks.covers(start, end) or code.inline.covers(start, end)
        if start >= at and not hidden and not unnamed.covers(start, end):
            found.append(Match(start, end, match.entity, place.group(), True))
    return found


def _apart(added: Iterable[Match], kept: Sequence[Match]) -> list[Match]:
    names = Mask([(match.start, match.end) for match in kept])
    return [match for match in added if not names.covers(match.start, match.end)]
