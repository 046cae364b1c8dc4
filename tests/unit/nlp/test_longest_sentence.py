from __future__ import annotations

import pytest

from nlp.passages import LONGEST, sentence_spans


@pytest.mark.parametrize("pump", ["2x ", "H100、", "漢", "a,", "「", "word\t"])
def test_what_has_no_end_is_read_in_pieces_and_nothing_is_lost(pump: str) -> None:
    text = "A first sentence.\n" + pump * 5000 + "\nA last one."
    spans = list(sentence_spans(text))
    assert max(end - start for start, end in spans) <= LONGEST
    assert text[slice(*spans[0])] == "A first sentence."
    assert text[slice(*spans[-1])] == "A last one."
    read = "".join(text[start:end] for start, end in spans)
    assert "".join(read.split()) == "".join(text.split())


def test_a_cut_is_made_between_words() -> None:
    text = "supercalifragilistic " * 200
    assert all(text[end - 1] == "c" for _, end in sentence_spans(text))
