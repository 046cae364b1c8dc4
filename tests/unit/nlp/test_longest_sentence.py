from __future__ import annotations

import time

import pytest

from config.load import load_cues
from nlp.analysis import Reader
from nlp.passages import LONGEST, sentence_spans
from nlp.records import Document


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


@pytest.mark.parametrize("pump", ["2x ", '"', "10%、"])
def test_reading_a_text_takes_time_with_its_length(pump: str) -> None:
    reader = Reader((), load_cues(), ginza=False)
    seconds = []
    for length in (4_000, 16_000):
        began = time.process_time()
        reader.read(Document(pump * (length // len(pump)), "", "en"))
        seconds.append(time.process_time() - began)
    assert seconds[1] < 9 * seconds[0] + 0.2, seconds  # 16 times, with the square of it
