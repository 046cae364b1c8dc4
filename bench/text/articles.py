"""Invented articles: blocks of text whose truth is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bench.text.words import Writer

BlockKind = Literal[
    "paragraph", "heading", "subheading", "list", "numbers", "table", "quote", "code", "caption",
    "credit", "pull", "terms", "footnotes", "question", "answer", "time",
]  # fmt: skip
NEUTRAL_KINDS = frozenset({"code", "pull"})
"""What a reader may keep or leave out: neither right nor wrong."""
NO_TEXT = frozenset({"credit"})


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article. `rows` holds the items of a list, the cells of a table."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    def lines(self) -> Iterator[str]:
        """Its text as it should be read, a line each."""
        if self.text:
            yield self.text
        for row in self.rows:
            yield " ".join(row)


@dataclass(frozen=True, slots=True)
class InventedArticle:
    """An article, with the writer that goes on to write what surrounds it."""

    title: str
    author: str
    writer: Writer
    blocks: tuple[Block, ...]

    @property
    def truth(self) -> str:
        """What is to be read, a line each."""
        ignored = NEUTRAL_KINDS | NO_TEXT
        return "\n".join(line for b in self.blocks if b.kind not in ignored for line in b.lines())

    @property
    def neutral(self) -> str:
        """What may be read or not: the title, code, quotes that repeat the text."""
        lines = [line for b in self.blocks if b.kind in NEUTRAL_KINDS for line in b.lines()]
        return "\n".join([self.title, *lines])


def _news(w: Writer) -> Iterator[Block]:
    for _ in range(w.random.randint(5, 9)):
        yield Block("paragraph", w.paragraph(w.random.randint(1, 4)))


def _short(w: Writer) -> Iterator[Block]:
    for _ in range(2):
        yield Block("paragraph", w.paragraph(2))


def _report(w: Writer) -> Iterator[Block]:
    yield from _news(w)
    for _ in range(3):
        yield Block("heading", w.title())
        yield Block("paragraph", w.paragraph())
        yield Block("list", rows=tuple((w.phrase(),) for _ in range(4)))
        yield Block("paragraph", w.paragraph())
        yield Block("quote", w.paragraph(2))
    yield Block("table", rows=_table(w, 5, 3))
    yield Block("paragraph", w.paragraph())


def _listicle(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(2))
    for number in range(1, 13):
        yield Block("heading", f"{number}. {w.title()}")
        yield Block("paragraph", w.sentence())
        if number % 3 == 0:
            yield Block("list", rows=tuple((w.phrase(),) for _ in range(3)))


def _interview(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(2))
    for _ in range(8):
        yield Block(
            "question", w.either(f"What about it: {w.title().lower()}?", f"{w.title()}のですか。")
        )
        yield Block("answer", w.paragraph(w.random.randint(1, 4)))


def _tutorial(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(2))
    for step in range(5):
        yield Block("heading", w.title())
        yield Block("paragraph", w.paragraph(2))
        yield Block(
            "code",
            f"import racks\nfor pump in racks.pumps({step}):\n    pump.open(valve={step + 3})\n"
            f"    print(pump.flow, 'litres')  # step {step}\nracks.commit(dry_run=False)",
        )
        yield Block("numbers", rows=tuple((w.sentence(),) for _ in range(3)))
        yield Block("paragraph", w.sentence())


def _press(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(3))
    yield Block("paragraph", w.paragraph(2))
    yield Block("heading", w.either("Specifications", "主な仕様"))
    yield Block("table", rows=_table(w, 9, 2))
    yield Block("heading", w.either("Availability", "提供開始"))
    yield Block("paragraph", w.paragraph(2))
    yield Block("terms", rows=tuple((w.pick("topic"), w.phrase()) for _ in range(4)))
    yield Block("paragraph", w.paragraph(2))


def _live(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(2))
    for number in range(12):
        yield Block("time", f"{18 - number // 2}:{(number * 37) % 60:02}")
        yield Block("subheading", w.title())
        yield Block("paragraph", w.paragraph(w.random.randint(1, 2)))


def _pictures(w: Writer) -> Iterator[Block]:
    for _ in range(5):
        yield Block("paragraph", w.paragraph(2))
        yield Block("caption", w.sentence())
        yield Block("credit", w.either(f"Photo: {w.name()}", f"撮影：{w.name()}"))
    text = w.paragraph(2)
    yield Block("paragraph", text)
    yield Block("pull", text)
    yield Block("paragraph", w.paragraph(3))


def _footnotes(w: Writer) -> Iterator[Block]:
    yield from _news(w)
    yield Block("footnotes", rows=tuple((w.sentence(),) for _ in range(4)))


def _figures(w: Writer) -> Iterator[Block]:
    yield Block("paragraph", w.paragraph(2))
    for _ in range(3):
        yield Block("heading", w.title())
        yield Block("table", rows=_table(w, 6, 4))
        yield Block("paragraph", w.paragraph(2))


def _repeats(w: Writer) -> Iterator[Block]:
    slogan = w.sentence()
    for _ in range(4):
        yield Block("paragraph", w.paragraph(2))
        yield Block("paragraph", slogan)


def _table(w: Writer, rows: int, columns: int) -> tuple[tuple[str, ...], ...]:
    head = (w.pick("topic"), *(f"{w.either('Model', '型番')} {c}" for c in range(1, columns)))
    body = (
        (w.phrase(), *(f"{w.random.randint(2, 9000):,} W" for _ in range(columns - 1)))
        for _ in range(rows)
    )
    return (head, *body)


CONTENTS: Mapping[str, Callable[[Writer], Iterator[Block]]] = {
    "news": _news,
    "short": _short,
    "report": _report,
    "listicle": _listicle,
    "interview": _interview,
    "tutorial": _tutorial,
    "press": _press,
    "live": _live,
    "pictures": _pictures,
    "footnotes": _footnotes,
    "figures": _figures,
    "repeats": _repeats,
}
"""Sorts of articles, by their name."""


def invent(content: str, writer: Writer) -> InventedArticle:
    """An article of this sort."""
    return InventedArticle(writer.title(), writer.name(), writer, tuple(CONTENTS[content](writer)))
