"""Where an SQL statement ends, while it is still being typed."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    --[^\n]*                       # a comment to the end of its line
    | /\*(?:[^*]|\*(?!/))*(?:\*/)?
    | '(?:[^']|'')*'?              # a text, closed or not
    | "(?:[^"]|"")*"?
    | \$(?P<tag>\w{0,30})\$
    | ;
    | [^-/'"$;]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


class Typed(NamedTuple):
    """What was typed so far: whole statements, and the beginning of the next."""

    statements: list[str]
    rest: str


def split(text: str) -> Typed:
    """The statements of a text that end in a semicolon, without it, and what is behind the last.

    A semicolon inside a text, a quoted name or a comment ends nothing.
    """
    statements: list[str] = []
    start = at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["tag"] is not None:
            closed = text.find(match[0], at)
            at = len(text) if closed < 0 else closed + len(match[0])
        elif match[0] == ";":
            statements.append(text[start : at - 1].strip())
            start = at
    return Typed([statement for statement in statements if not is_empty(statement)], text[start:])


def is_empty(text: str) -> bool:
    """Whether there is nothing in it but blanks and comments."""
    return all(
        token[0].isspace() or token[0].startswith(("--", "/*")) for token in _TOKEN.finditer(text)
    )
