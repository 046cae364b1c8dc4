"""The history of a claim, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from tracker.claims.history import History, Telling
from tracker.claims.marked import in_colours, in_markdown, with_signs
from tracker.claims.sums import summed
from tracker.plain import count, cut, plain
from tracker.tables import markdown
from tracker.terminal import draw

_WIDTH_IN_A_PIPE = 120
_LONGEST_TITLE = 80


def write_history(history: History, form: str, stream: IO[str]) -> None:
    """Write the history as `table`, lines as wide as the terminal, or as `markdown`."""
    if form == "markdown":
        _write_markdown(history, stream)
    else:
        parts = _parts(history, signs=not stream.isatty())
        draw(parts, stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(history: History, *, signs: bool) -> Iterator[RenderableType]:
    yield Text.assemble((history.claim, "bold"), (f"  {plain(history.key)}", "dim"))
    yield Text(_summary(history))
    for told, before in zip(history.tellings, (None, *history.tellings), strict=False):
        yield Padding(_head(told, before), (1, 0, 0, 0), expand=False)
        sentence = Text(with_signs(told.pieces)) if signs else in_colours(told.pieces)
        yield Padding(sentence, (0, 0, 0, 4), expand=False)
        if told.changes:
            yield Padding(Text(_became(told), style="yellow"), (0, 0, 0, 4), expand=False)
        for line in (_how(told), _score(told)):
            yield Padding(Text(line, style="dim"), (0, 0, 0, 4), expand=False)


def _summary(history: History) -> str:
    first, last = history.tellings[0], history.tellings[-1]
    times = len(history.tellings)
    days = _day(first) if first.day == last.day else f"{_day(first)} to {_day(last)}"
    return (
        f"{count(times, 'telling')} by {count(history.sources, 'source')}, {days}; "
        f"hedged in {history.hedged}, attributed in {history.attributed} of {times}"
    )


def _head(told: Telling, before: Telling | None) -> Text:
    return Text.assemble(
        (f"{told.number:>2}  ", "bold"),
        f"{_day(told)}  {plain(told.source)}",
        (f"  {_where(told, before, f'“{cut(told.title, _LONGEST_TITLE)}”')}", "dim"),
    )


def _where(told: Telling, before: Telling | None, title: str) -> str:
    """The title of its article, unless the telling before is from it, and whose story it is."""
    if before is not None and told.url == before.url:
        return "same article"
    return f"{title}, same story" if told.is_copy else title


def _became(told: Telling) -> str:
    """What became of it since the telling before."""
    return f"since {told.number - 1}: {', '.join(told.changes)}"


def _how(told: Telling) -> str:
    """How firmly it is told, by whom, against what."""
    said = [told.stance]
    if told.hedges:
        said.append(f"weakened by {', '.join(f'“{plain(hedge)}”' for hedge in told.hedges)}")
    if told.attribution:
        said.append(f"quoting {plain(told.attribution)}")
    if told.baseline:
        said.append(f"against {plain(told.baseline)}")
    if told.against is not None and told.against != told.number - 1:
        said.append(f"marked against {told.against}")
    return "; ".join(said)


def _score(told: Telling) -> str:
    """`score 0.35 = 0.20 kind + 0.10 no baseline …`; without parts where none are known."""
    total = f"score {told.score:.2f}"
    return f"{total} = {summed(told.parts)}" if told.parts else total


def _day(told: Telling) -> str:
    return told.day.isoformat() if told.day else "undated"


def _write_markdown(history: History, stream: IO[str]) -> None:
    say = stream.write
    say(f"## {markdown(history.claim)}\n\n{markdown(history.key)}\n\n{_summary(history)}\n\n")
    for told, before in zip(history.tellings, (None, *history.tellings), strict=False):
        where = _where(told, before, f"“{markdown(cut(told.title, _LONGEST_TITLE))}”")
        say(f"{told.number}. {_day(told)}, {markdown(told.source)}: {where}\n\n")
        say(f"   {in_markdown(told.pieces)}\n\n")
        if told.changes:
            say(f"   {markdown(_became(told))}\n\n")
        say(f"   {markdown(_how(told))}; {markdown(_score(told))}\n\n")
