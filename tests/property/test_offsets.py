import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.load import load_entities
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.normalise import normalised
from nlp.passages import split_passages
from nlp.records import Document

PIECES = ["AWS", "Trainium 2", "ｻｰﾊﾞｰ", "。", ". ", "\n", "「", "」", "ー", "ﾞ", "\u0301", "㍿", " "]
NAMES = ["B400", "v5e", "https://a.b/AWS", "メタ", "Meta", "’s", "😀", "-", "Amazon Bedrock"]
texts = st.lists(st.sampled_from(PIECES + NAMES) | st.text(max_size=6), max_size=25).map("".join)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_entities())


@given(texts, texts)
def test_surface_is_what_stands_at_the_offsets(gazetteer: Gazetteer, title: str, text: str) -> None:
    document = Document(text, title)
    passages = split_passages(document, None)
    for mention in find_mentions(document, passages, gazetteer):
        field = title if mention.field == "title" else text
        passage = passages[mention.passage]
        assert field[mention.start : mention.end] == mention.surface
        assert passage.field == mention.field
        assert passage.start <= mention.start < mention.end <= passage.end


@given(texts)
def test_every_visible_character_is_in_exactly_one_passage(text: str) -> None:
    passages = split_passages(Document(text), None)
    covered = [i for p in passages for i in range(p.start, p.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(texts, st.data())
def test_span_of_the_view_leads_back_to_the_text_that_it_was_folded_from(
    text: str, data: st.DataObject
) -> None:
    view = normalised(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    first, last = view.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        # A katakana after it keeps a long vowel that would fall away at the end of a text.
        assert view.text[start:end] in normalised(text[first:last] + "ア").text


@given(
    st.sampled_from(["Trainium2", "NVIDIA", "Amazon Bedrock", "エヌビディア", "富士通", "vLLM"]),
    st.sampled_from(["は", "が", "を", "の", "と", "に", "で", "へ", "も"]),
    st.sampled_from(["は", "が", "を", "の", "と", "に", "で", "へ", "も"]),
)
def test_known_name_between_particles_is_found_exactly(
    gazetteer: Gazetteer, name: str, before: str, after: str
) -> None:
    document = Document(f"それ{before}{name}{after}話")
    found = find_mentions(document, split_passages(document, None), gazetteer)
    start = 2 + len(before)
    assert [(m.start, m.end) for m in found] == [(start, start + len(name))]
