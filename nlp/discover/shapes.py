"""How names look in Latin letters: capitals inside, a number behind, capitals only.

A shape alone is weak evidence: identifiers, abbreviations and headings look alike. What is surely
none of ours (an operation of an API, a unit, a code) has no shape at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from nlp.discover.words import (
    API_ENDINGS,
    API_VERBS,
    EVENTS,
    FUNCTION,
    GENERIC,
    PLACES,
    ROLE_WORDS,
    VENDORS,
)

Look = Literal[
    "inner capitals", "name and number", "capitals", "word", "words", "brackets", "katakana"
]

_NAME = re.compile(
    r"(?<![A-Za-zÀ-ɏ0-9_.$@\\/#&%-])(?<!::)"
    r"(?:[a-z]{1,4}(?=[A-Z]))?[A-Z][A-Za-z0-9]*+(?:[-+][A-Za-z0-9]++)*+(?:\.(?:js|ai|io|cpp|dev|jl)\b)?"
    r"(?: (?:(?:[a-z]{1,4}(?=[A-Z]))?[A-Z][A-Za-z0-9]*+(?:[-+][A-Za-z0-9]++)*+"
    r"(?:\.(?:js|ai|io|cpp|dev|jl)\b)?|v?\d{1,4}(?:\.\d{1,3}){0,3}[A-Za-z]{0,2}(?![A-Za-z0-9.-]))){0,5}+"
    r"(?![A-Za-zÀ-ɏ0-9_@\\]|::|=|\(\)|\.[a-z_]|/[a-z])"
)
_VERSION = re.compile(r" v?\d{1,4}(?:\.\d{1,3}){0,3}[A-Za-z]{0,2}$")
_PLURAL = re.compile(r"[A-Z]{2}s$")
_SENTENCE_WORD = re.compile(r"[A-Z][a-z]+(?:ing|ed|ly|ous|able|ible|ional|ive|est|ized|ically|ity)")
"""Endings of words that describe or do, and begin a sentence or a heading when in capitals."""
_DONE = re.compile(r"[A-Z][a-z]+(?:ed|tten)")
_AS_A_SERVICE = re.compile(r"[A-Z]{1,3}[ao][aA]?S|v[A-Z]{2,4}|BYO[A-Z]+")
_SUFFIXES = frozenset(
    {
        *(
            "API",
            "APIs",
            "SDK",
            "CLI",
            "IDE",
            "IDEs",
            "UI",
            "GUI",
            "HTTP",
            "Serving",
            "Inc",
            "Corp",
        ),
        *("GPU", "GPUs", "CPU", "CPUs", "TPU", "TPUs", "VM", "VMs"),
    }
)
"""Last words that a name is given for a part of it."""
_FIELD_STARTS = frozenset(
    {"max", "min", "num", "is", "has", "to", "on", "no", "non", "get", "set", "add", "pre", "all"}
)
"""How the names of fields begin that are no longer than `iPhone`'s i."""
_HUMPED = re.compile(r"[a-z][A-Z]")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_WORD = re.compile(r"[A-Z]?[a-z]{2,}")
_ABSTRACT = re.compile(r"[A-Z][a-z]+(?:tion|ency|ancy|ment|ity|ance)")
_CODE = re.compile(
    r"(?:KB|CVE|CWE|RFC|ISO|IEC|IEEE|GHSA|FIPS|PR|BZ|[A-Z])-?\d[\d-]*"  # KB5068401, CVE-2026-1, A1
    r"|[A-Z]{1,2}\d+[A-Z]?\d*"  # S3, FP8, Q1: too short to be told from grades and formats
    r"|[A-Z]+(?:-\d+)+"  # ABC-123
    r"|U?(?:INT|FLOAT)\d+|[A-Z]+\d+\+[A-Z]+|(?:Ctrl|Alt|Cmd|Shift)\+.*"  # INT64, CU21+GDR
    r"|\d.*"
    r"|(?:[A-Z][a-z]+\d{4,})"  # Summit2026
)
_OF_COMPANIES = frozenset(
    {
        *("Technology", "Technologies", "Systems", "Bank", "Networks", "Robotics", "Robot", "Labs"),
        *("Semiconductor", "Semiconductors", "Computing", "Studios", "Electronics", "Motors"),
        *("Energy", "Capital", "Ventures", "Holdings", "University", "Institute", "Corporation"),
    }
)
_PART = re.compile(r"[A-Z]{1,2}\d{3}[A-Z]{0,2}")
"""How chips are numbered, and roads, rooms and forms, too."""
_FEW = 3
_LONGEST = 60
_MOST_HUMPS = 3
_LONGEST_ABBREVIATION = 8
_STATEMENT = 3
"""Words in capitals alone that make a statement, of SQL, and no name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a written name looks like."""

    name: str
    """Without the version behind it."""
    look: Look
    versioned: bool
    """Whether a version stands behind it: `RabbitMQ 4.2`."""


def latin_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans that are written as names are, words in capitals side by side. Linear in the length."""
    for match in _NAME.finditer(text):
        yield match.span()


@lru_cache(maxsize=50_000)
def shape_of(written: str) -> Shape | None:
    """The shape of what stands in a span of `latin_names`; None for what is surely no name."""
    version = _VERSION.search(written)
    name = written[: version.start()] if version else written
    name = name[:-1] if _PLURAL.search(name) else name
    if not _FEW <= len(name) <= _LONGEST:
        return None
    words = name.split(" ")
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    name = " ".join(words)
    if len(words) == 1:
        look = _look(name)
        return Shape(name, look, version is not None) if look else None
    if (
        _is_common(words)
        or any(map(_is_of_event, words))
        or (len(words) >= _STATEMENT and name.isupper())
    ):
        return None
    if any(_HUMPED.search(word) and _is_identifier(_HUMP.findall(word)) for word in words):
        return None
    if not ROLE_WORDS.isdisjoint(words) or _SENTENCE_WORD.fullmatch(words[0]):
        return None
    if any(_CODE.fullmatch(word) and not word[-1].isalpha() for word in words):
        return None
    return Shape(name, "words", version is not None)


def _is_common(words: list[str]) -> bool:
    """Whether every word of a name is a general one, a place, or the vendor that has it."""
    return all(
        part in FUNCTION or part in VENDORS or len(part) <= 2 or is_general(part)
        for word in words
        for part in word.split("-")
    )


def is_general(word: str) -> bool:
    """Whether a word, or what it is the plural of, names no one thing."""
    low = word.casefold()
    return low in GENERIC or low in PLACES or low.removesuffix("s") in GENERIC


def is_made_of(name: str, words: frozenset[str]) -> bool:
    """Whether the parts of a word (`AllReduce`) are all among some words, or general ones."""
    return all(
        is_general(part) or part.casefold() in words
        for part in _HUMP.findall(name)
        if len(part) > 1
    )


def is_like_a_field(name: str) -> bool:
    """Whether a word may be a field or a state as well: `KernelMissingMemory`, `KernelDuration`."""
    humps = _HUMP.findall(name)
    return _ABSTRACT.fullmatch(humps[-1]) is not None or (
        len(humps) == _MOST_HUMPS and all(map(_WORD.fullmatch, humps))
    )


def is_telling(word: str) -> bool:
    """Whether a word of a longer name is none that people are called by."""
    return is_general(word) or not word[1:].islower() or word in _OF_COMPANIES


def _look(word: str) -> Look | None:
    if all(part in FUNCTION or len(part) <= 2 or is_general(part) for part in word.split("-")):
        return None
    if _is_of_event(word) or word in ROLE_WORDS:
        return None
    if _PART.fullmatch(word):
        return "capitals"
    if _CODE.fullmatch(word) or _AS_A_SERVICE.fullmatch(word):
        return None
    if any(char.isdigit() for char in word):
        if word.isupper() and is_general(word.rstrip("0123456789")):  # GPU0
            return None
        is_name = _is_numbered(word) and not _is_identifier(_HUMP.findall(word))
        return "name and number" if is_name else None
    if word.isupper():
        return "capitals" if "-" not in word and len(word) <= _LONGEST_ABBREVIATION else None
    _, *rest = word.split("-")
    if rest:
        described = all(is_general(part) or part.islower() for part in rest)  # GPU-aware, Multi-AZ
        return None if described else "word"
    humps = _HUMP.findall(word)
    if len(humps) == 1:
        return None if _SENTENCE_WORD.fullmatch(word) or len(word) <= _FEW else "word"
    return None if _is_identifier(humps) else "inner capitals"


def _is_of_event(word: str) -> bool:
    return word in EVENTS or word.endswith("Con")


def _is_numbered(word: str) -> bool:
    letters = sum(char.isalpha() for char in word)
    if word.startswith("X-"):  # a header of HTTP
        return False
    return letters >= 2 and not word[0].isdigit() and len(word) - letters <= 5


def _is_identifier(humps: list[str]) -> bool:
    """Whether the parts of a word make the name of an operation, a field or a type."""
    first, last = humps[0], humps[-1]
    if last in EVENTS or not API_ENDINGS.isdisjoint(
        (last, last.removesuffix("s"), last.removesuffix("es"))
    ):
        return True
    if first.islower() and (len(first) > 3 or first in _FIELD_STARTS):
        return True
    if last.endswith("QL") or _DONE.fullmatch(last):  # a language of queries; BytesWritten
        return True
    if len(humps) > _MOST_HUMPS or first in API_VERBS:
        return True
    low = [hump.casefold() for hump in humps]
    return all(hump in GENERIC or hump.removesuffix("s") in GENERIC for hump in low)


PLAIN_LOOKS: Final = frozenset({"capitals", "word", "words"})
"""Looks that many things have besides names."""
