"""However letters share places, exactly the keys are found."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.automaton import Automaton
from nlp.normalise import normalised

# Kanji 128 apart share a place.
LETTERS = "ab1ア一丁" + chr(ord("一") + 128) + chr(ord("一") + 256)
keys = st.lists(st.text(LETTERS, min_size=1, max_size=4), max_size=8, unique=True)


@given(keys, st.text(LETTERS + "\n😀\ud800", max_size=30))
def test_every_key_is_found_wherever_it_stands(keys: list[str], text: str) -> None:
    view = normalised(text)
    found = list(Automaton({key: key for key in keys}).iter(view))
    assert sorted(found) == sorted(
        (at, at + len(key), key)
        for key in keys
        for at in range(len(view.text))
        if view.text.startswith(key, at)
    )
