"""Text that was read in the wrong charset before it came to us, and how to undo it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What the commonest characters of UTF-8 become: kana and Japanese marks under cp932, accents,
# quotes and kana under windows-1252, kana of cp932 and EUC-JP under windows-1252.
_AS_CP932 = re.compile("[縺繧繝]")
_AS_LATIN = re.compile(
    "â€[\u0080-\uffff]|Ã[\u0080-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œž]|ã[\u0080-\u009f‚ƒ][\u0080-\uffff]|Â[\u00a0-¿]"
)
_LEGACY = re.compile("(?:[‚ƒ][\u0020-\u00ff•–—]){4}|(?:¤[\u00a1-ó]){4}")
_BEGINNINGS = "縺繧繝âÃãÂ‚ƒ¤"
_PAIRS = (("cp932", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"))
_MOST = 0.05
_UNREADABLE = 0.01
_FEW = 8


def repaired(text: str) -> str | None:
    """The text as it was meant, where undoing the mistake leaves no doubt; else None.

    There is none where all of it goes back into bytes and those are valid in the charset that is
    meant, and what gave the mistake away is gone.
    """
    before = _signs(text)
    if before < _FEW:
        return None
    for wrong, right in _PAIRS:
        try:
            found = _bytes(text, wrong).decode(right)
        except (UnicodeError, LookupError):
            continue
        if _signs(found) * 10 < before:
            return found
    return None


def damage(text: str) -> str | None:
    """What is wrong with the characters of a text, in a few words; None where nothing is."""
    unreadable = text.count("\ufffd")
    if unreadable > _FEW and unreadable > sum(map(str.isalpha, text)) * _UNREADABLE:
        return f"{unreadable} of {len(text)} characters cannot be read"
    if (count := _signs(text)) > max(_FEW, _foreign(text) * _MOST):
        return f"{count} sequences of a text that was read in a wrong charset"
    return None


def _signs(text: str) -> int:
    # Finding a character is a hundred times as fast as trying a pattern everywhere.
    if not any(sign in text for sign in _BEGINNINGS):
        return 0
    return sum(len(form.findall(text)) for form in (_AS_CP932, _AS_LATIN, _LEGACY))


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _bytes(text: str, charset: str) -> bytes:
    if charset != "cp1252":
        return text.encode(charset)
    # Five bytes have no character in windows-1252; browsers keep them as control characters.
    return b"".join(_each(text))


def _each(text: str) -> Iterator[bytes]:
    for run in re.findall("[\x80-\x9f]+|[^\x80-\x9f]+", text):
        yield run.encode("latin-1" if run[0] <= "\x9f" and run[0] >= "\x80" else "cp1252")
