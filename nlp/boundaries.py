"""Where a name may begin and end, and the places in a text that hold no names."""

from __future__ import annotations

import re

from nlp.normalise import KATAKANA
from nlp.versions import dashed_minor

_ANCHOR = re.compile(r"[/@<]|\]\(|www\.")
"""What every span that holds no names has in it; before it stand characters of `_RUN` only."""
_RUN = frozenset(":.+-_~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_UNNAMED = re.compile(
    r"""
    [\w:.+~-]*?(?P<span>
    \b(?:https?|ftp|s3|gs|file)://[!#-&(*-;=?-Z_a-z~%\[\]]+   # an address
  | \bwww\.[!#-&(*-;=?-Z_a-z~%]+
  | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+                         # an e-mail address
  | \]\([^()\s]*+(?:\([^()\s]*\)[^()\s]*+)*+[^()\n]{0,200}\)  # the target of a Markdown link
  | <[A-Za-z/!][^<>]{0,2000}>                                 # a tag
  | (?<![\w/.:）」>*`])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]*)*      # a path from the root or from here
  | (?<![\w./-])(?P<file>[\w.-]+(?:/[\w.-]+)+)                # a path, if it ends like a file
    )
    """,
    re.VERBOSE | re.ASCII,
)
_FILE_END = re.compile(r"\.[a-z]{1,5}$")
_KATAKANA = frozenset(filter(re.compile(f"[{KATAKANA}]").match, map(chr, range(0x10000))))
_LATIN = frozenset(
    filter(re.compile("[0-9A-Za-zÀ-ÖØ-öø-ɏ０-９Ａ-Ｚａ-ｚ]").match, map(chr, range(0x10000)))
)
_COUNTED = re.compile(
    r"[ \u3000-]?(?:つ|倍|年|[かヶカケ]月|月|日|週|時間|分|秒|個|台|基(?!盤)|枚|社|人|名|回|件|種"
    r"|割|点|万|億|%|％|x\b)"
)
_MULTIPLIER = re.compile(r"(?<![0-9A-Za-z_.])[0-9]{1,4}[x×]$")
"""`8xH100` names the H100, eight times."""
_COUNT_AT_END = re.compile(r"[ \u3000][0-9０-９]+$")


def unnamed_spans(text: str) -> list[tuple[int, int]]:
    """Addresses, e-mail addresses, link targets, tags and file paths, in order."""
    spans: list[tuple[int, int]] = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        start = anchor.start()
        if start < done:
            continue
        while start > done and text[start - 1] in _RUN:
            start -= 1
        match = _UNNAMED.match(text, start)
        if match is None:
            done = anchor.end()
            continue
        done = match.end()
        if match["file"] is None or _FILE_END.search(match["file"]):
            spans.append(match.span("span"))
    return spans


def stands_alone(text: str, start: int, end: int, katakana: bool = True) -> bool:
    """Whether `text[start:end]` is a word or name of its own and no part of a longer one.

    A plural s may follow a Latin name. With `katakana` false, katakana words may be parts of
    longer ones.
    """
    return begins_name(text, start, katakana) and ends_name(text, start, end, katakana)


def begins_name(text: str, start: int, katakana: bool = True) -> bool:
    """Whether a name can begin at `start`."""
    if start == 0:
        return True
    first, before = text[start], text[start - 1]
    if first in _LATIN:
        if (
            before in "x×"
            and first.isupper()
            and _MULTIPLIER.search(text, max(0, start - 5), start)
        ):
            return True
        if before in _LATIN or before in "_@$\\":
            return False
        return not (before == "." and start > 1 and text[start - 2] in _LATIN)
    return not (katakana and first in _KATAKANA and before in _KATAKANA)


def ends_name(text: str, start: int, end: int, katakana: bool = True) -> bool:
    """Whether the name that begins at `start` can end at `end`."""
    return _ends(text, end, katakana) and dashed_minor(text, start, end) is None


def counts_something(text: str, start: int, end: int) -> bool:
    """Whether the number that ends a name counts what follows: `Trainium 2 つ`, `H100 3 年`."""
    return (
        text[end - 1].isdigit()
        and _COUNT_AT_END.search(text, start, end) is not None
        and _COUNTED.match(text, end) is not None
    )


def _ends(text: str, end: int, katakana: bool) -> bool:
    if end == len(text):
        return True
    last, after, then = text[end - 1], text[end], text[end + 1 : end + 2]
    if last in _LATIN:
        if after in "sｓ" and not (then == "_" or then in _LATIN):
            return True
        if after in _LATIN or after in "_@":
            return False
        if last.isdigit() and after in ".,．" and then.isdigit():
            return False
        return not (after == "." and "a" <= then <= "z")
    return not (katakana and last in _KATAKANA and after in _KATAKANA)
