"""What the look through the archive passes over, another catalogue reads no differently."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from config.models import ClaimCues, Cue, Entity, Sense
from crawler.article import Article, article_to_json
from crawler.segments import write_segment
from nlp.analysis import Reader
from nlp.normalise import fold
from nlp.records import Document
from tests.effort import effort
from tracker.again.change import changed_writings
from tracker.again.looking import Look, look

CUES = ClaimCues(
    hype=(Cue(text="画期的", lang="ja"),), superlative=(Cue(text="the fastest", lang="en"),)
)
NAMES = [
    "Zeta",
    "Zeta Labs",
    "Vexor Flow Unit",
    "Amazon Vexor",
    "Meta",
    "Orion X",
    "Arm",
    "ゼータ",
    "Nova 2.0",
    "K5",
    "オリオン",
]
SENSES = [Sense(require=("chip",)), Sense(reject=("rock", "メタ認知"), require=("Orion X",)), None]
ids = st.sampled_from(["a", "b", "c", "d"])


@st.composite
def entities(draw: st.DrawFn, id_: str) -> Entity:
    return Entity(
        id=id_,
        name=draw(st.sampled_from(NAMES)),
        kind=draw(st.sampled_from(["company", "chip", "model"])),
        maker=draw(st.none() | ids),
        family=draw(st.none() | ids),
        generation=draw(st.none() | st.sampled_from(["2", "3", "300"])),
        aliases=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        case_sensitive=draw(st.booleans()),
        generations=tuple(draw(st.lists(st.sampled_from(["Zeta{n}", "K{n}"]), max_size=1))),
        sense=draw(st.sampled_from(SENSES)),
        certain=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=1))),
        wikidata=draw(st.none() | st.just("Q1")),
    )


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[Entity], list[Entity]]:
    """A small catalogue, and the same with one entry added, removed or changed."""
    before = [draw(entities(id_)) for id_ in draw(st.lists(ids, unique=True, min_size=1))]
    after = list(before)
    at = draw(st.integers(0, len(before)))
    if at == len(before) or draw(st.booleans()):
        after[at : at + 1] = [draw(entities(before[at].id if at < len(before) else "e"))]
    else:
        del after[at]
    return before, after


PIECES = [
    *NAMES,
    *["zeta3", "ＺＥＴＡ－３", "K300", "Zeta\u00ad Labs", "メタ", "chip", "rock", "メタ認知"],
    *[
        "2x faster",
        "性能は2倍。",
        "新チップ「Orion X」",
        " ",
        ". ",
        "\n",
        "\t",
        '"',
        "\\",
        "’s",
        "は",
    ],
    *["AWS launched VFU, a new chip. ", "AWS launched Vexor, a chip. ", "新チップ「ゼータ」を発表"],
    *["an AI startup that sells ", "said.", "GPU", "K5 is the fastest. ", "画期的"],
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


def article(number: int, title: str, text: str) -> Article:
    return Article(
        url=f"https://wire.test/{number}",
        source="wire",
        title=title,
        text=text,
        lang=None,
        authors=(),
        published_at=None,
        date_precision="unknown",
        updated_at=None,
        fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
    )


def found(articles: list[Article], writings: frozenset[str]) -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "1.jsonl.gz"
        write_segment(file, [article_to_json(one) for one in articles])
        return look(Look(file, writings))


AWS = Entity(id="a", name="AWS", kind="company")
VEXOR = Entity(id="b", name="Amazon Vexor Flow Unit", kind="chip")


@settings(max_examples=effort(30), deadline=None)
@example(([AWS], [AWS, VEXOR]), [("", "AWS launched VFU, a new chip.")])
@example(([AWS], [AWS, VEXOR]), [("", "AWS launched Vexor Flow Unit, a new chip.")])
@given(changes(), st.lists(st.tuples(texts, texts), min_size=1, max_size=6))
def test_an_article_that_is_passed_over_reads_the_same(
    change: tuple[list[Entity], list[Entity]], written: list[tuple[str, str]]
) -> None:
    before, after = change
    held = found(
        [article(i, title, text) for i, (title, text) in enumerate(written)],
        changed_writings(before, after),
    )
    old, new = Reader(before, CUES, ginza=False), Reader(after, CUES, ginza=False)
    for number, (title, text) in enumerate(written):
        if number not in held:
            document = Document(text, title, "en")
            assert old.read(document) == new.read(document)


MARKS = st.sampled_from("aAzＺ9ーｰガｶﾞ゙́é-・\u00a0\u200b\t\n\"\\’'㍿ﬁßİΐ\u05b0\u0345한\u1100\u1161")
marked = st.text(MARKS | st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=effort(50), deadline=None)
@given(marked, st.data())
def test_a_text_whose_folding_holds_a_writing_is_found(text: str, data: st.DataObject) -> None:
    view = fold(text)
    assume(view)
    start = data.draw(st.integers(0, len(view) - 1))
    writing = view[start : data.draw(st.integers(start + 1, len(view)))]
    assert found([article(0, "", text)], frozenset([writing, "elsewhere"])) == {0}
