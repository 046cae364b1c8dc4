"""The language that an article is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.document import Document
from crawler.extract.evidence import Evidence
from crawler.extract.jsonld import strings
from crawler.extract.page import EntryHint, Page

_SAMPLE = 20_000  # characters; the language does not change further on
_KANA = re.compile(r"[ぁ-ゖァ-ヺｦ-ﾝ]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_LATIN_BEYOND_ASCII = re.compile(r"[\u00c0-\u024f]+")
_NO_LETTERS_OF_ASCII = bytes(number for number in range(128) if not chr(number).isalpha())
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|in|is|for|with|that|on|are|as|by|from|at|an|this|was|it|its)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)
_NOT_LATIN = {"ja", "zh", "ko", "ru", "uk", "bg", "el", "ar", "he", "fa", "th", "hi"}


def language(
    page: Page, document: Document, hint: EntryHint | None, content: str
) -> Evidence[str] | None:
    """ISO 639-1 code of the language of `content`; None where it cannot be told.

    Kana, and Hangul, are in no other language, whatever a template declares. Else the first
    declaration that the writing system allows: of the page, the feed, the source. Else English by
    its most frequent words, and Chinese by its characters.
    """
    sample = content[:_SAMPLE]
    declared = _declared_by_page(document)
    ascii_letters = sample.encode("ascii", "ignore").translate(None, _NO_LETTERS_OF_ASCII)
    latin = len(ascii_letters) + _length(_LATIN_BEYOND_ASCII, sample)
    kana = _length(_KANA, sample)
    if "ja" in declared and kana * 200 > latin:
        return Evidence("meta", "ja")
    # One kana for every twenty Latin letters: texts on technology are full of Latin names.
    if kana * 20 > latin:
        return Evidence("script", "ja")
    if _length(_HANGUL, sample) * 5 > latin:
        return Evidence("script", "ko")
    han = _length(_HAN, sample)
    is_latin = latin * 2 > len(sample) or latin * 2 > sum(map(str.isalpha, sample))
    for item in _declared(page, document, hint):
        if is_latin and item.value in _NOT_LATIN:
            continue
        if not is_latin and han * 2 > latin and item.value not in {"zh", "ja"}:
            continue
        if item.value == "ja":
            continue  # it would show
        return item
    if is_latin:
        words = len(sample.split())
        is_english = len(_ENGLISH.findall(sample)) * 20 >= max(words, 1)
        return Evidence("script", "en") if is_english else None
    return Evidence("script", "zh") if han > latin else None


def _length(form: re.Pattern[str], text: str) -> int:
    """Characters of a text that are of a form, of which there are runs."""
    return sum(map(len, form.findall(text)))


def _declared(page: Page, document: Document, hint: EntryHint | None) -> Iterator[Evidence[str]]:
    for code in _declared_by_page(document):
        yield Evidence("meta", code)
    if hint is not None and hint.lang and (code_of := _CODE.fullmatch(hint.lang.strip())):
        yield Evidence("feed", code_of[1].lower())
    if page.lang:
        yield Evidence("source", page.lang)


def _declared_by_page(document: Document) -> list[str]:
    root = document.tree
    texts = [
        root.get("lang") or "",
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
        *document.meta("content-language", "og:locale", "language"),
        *strings(document.facts.get("inLanguage")),
    ]
    return [match[1].lower() for text in texts if (match := _CODE.fullmatch(text.strip()))]
