"""The card of an entity, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tracker.entities.card import Card, Found, Relative, Sighting
from tracker.plain import count, cut, plain
from tracker.terminal import draw

_WIDTH_IN_A_PIPE = 120
_LONGEST_TITLE = 100


def write_card(card: Card, stream: IO[str]) -> None:
    """Write what it is, what is said of it, its names, its family."""
    draw(_parts(card), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(card: Card) -> Iterator[RenderableType]:
    by = f" by {plain(card.maker_name)}" if card.maker_name else ""
    yield Text.assemble((plain(card.name), "bold"), f"  {card.kind}{by}")
    yield _indented(_facts(_entry(card)))
    yield _heading("In the articles")
    if card.found is None:
        yield _indented(Text("nothing is published yet; 'tracker run' collects and publishes"))
    else:
        yield _indented(_facts(_articles(card.found)))
    yield _heading("Names")
    yield _indented(_facts(_names(card)))
    if card.family is not None:
        yield _heading("Family")
        yield _indented(_tree(card.family, card.id))
    if card.makes:
        yield _heading("Makes")
        yield _indented(Text(", ".join(count(n, kind) for kind, n in card.makes.items())))


def _entry(card: Card) -> Iterator[tuple[str, str]]:
    yield "id", card.id
    yield "entry", _where(card)
    if card.generation:
        yield "generation", plain(card.generation)
    if card.since:
        yield "since", card.since
    if card.wikidata:
        yield "Wikidata", f"{card.wikidata}  https://www.wikidata.org/wiki/{card.wikidata}"


def _where(card: Card) -> str:
    place = _short(card.written_in) if card.written_in else ""
    match card.status:
        case "shipped":
            return f"shipped, {place}"
        case "project":
            return f"this project's, {place}"
        case "disabled":
            return f"disabled, {place}; 'tracker entities enable {card.id}' follows it again"
        case "unlisted":
            return f"none; 'tracker entities accept \"{plain(card.name)}\"' makes one"


def _short(place: str) -> str:
    """The place as one would type it here."""
    file, _, line = place.rpartition(":")
    path = Path(file)
    here = Path.cwd()
    return f"{path.relative_to(here) if path.is_relative_to(here) else path}:{line}"


def _articles(found: Found) -> Iterator[tuple[str, str]]:
    figures = found.figures
    if figures.articles:
        yield (
            "named",
            f"{count(figures.mentions, 'mention')} in {count(figures.articles, 'article')} "
            f"({count(figures.stories, 'story')}, {count(figures.sources, 'source')})",
        )
    else:
        yield "named", "never"
    if found.first is not None:
        yield "first", _sighting(found.first)
    if found.last is not None and found.last != found.first:
        yield "last", _sighting(found.last)
    if found.surfaces:
        yield "written", ", ".join(f"{plain(text)} ({n:,})" for text, n in found.surfaces.items())
    if found.ambiguous and found.ambiguous["occurrences"]:
        yield (
            "ambiguous",
            f"{count(found.ambiguous['occurrences'], 'occurrence')} in "
            f"{count(found.ambiguous['articles'], 'article')} that may name it, but more likely "
            "do not; in no number",
        )


def _sighting(seen: Sighting) -> str:
    return f"{seen.day} {plain(seen.source)}: “{cut(seen.title, _LONGEST_TITLE)}”"


def _names(card: Card) -> Iterator[tuple[str, str]]:
    for script, names in card.names.items():
        yield script, ", ".join(map(plain, names))
    if card.templates:
        yield "members", f"{', '.join(map(plain, card.templates))}, found before they are listed"
    if card.case_sensitive:
        yield "case", "only in exactly this case"
    if card.sense is not None:
        if card.certain:
            yield "certain", f"{', '.join(map(plain, card.certain))}; all others by context:"
        if card.sense.require:
            yield "requires", ", ".join(map(plain, card.sense.require))
        if card.sense.reject:
            yield "rejects", ", ".join(map(plain, card.sense.reject))
        if card.sense.usual:
            yield "usual", "counts unless something speaks against it"


def _tree(root: Relative, shown: str) -> Tree:
    def grow(tree: Tree, members: Iterable[Relative]) -> None:
        for member in members:
            grow(tree.add(_relative(member, shown)), member.members)

    tree = Tree(_relative(root, shown), guide_style="dim")
    grow(tree, root.members)
    return tree


def _relative(relative: Relative, shown: str) -> Text:
    style = "bold" if relative.id == shown else ""
    notes = []
    if not relative.listed:
        notes.append("in no list")
    if relative.figures is not None and relative.figures.articles:
        notes.append(
            f"{count(relative.figures.articles, 'article')}, last {relative.figures.last_seen}"
            if relative.figures.last_seen
            else count(relative.figures.articles, "article")
        )
    mark = " ←" if relative.id == shown else ""
    said = f"  {'; '.join(notes)}" if notes else ""
    return Text.assemble((f"{plain(relative.name)}{mark}", style), (said, "dim"))


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    table.add_column(overflow="fold")
    for name, value in facts:
        table.add_row(name, Text(value))
    return table


def _heading(title: str) -> RenderableType:
    return Padding(Text(title, style="bold"), (1, 0, 0, 0), expand=False)


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2), expand=False)
