import pytest

from nlp.passages import sentence_spans, split_passages
from nlp.records import Document
from tests.growth import grows_no_faster_than_length


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("速い。安い！本当？", ["速い。", "安い！", "本当？"]),
        ("「本当か？」と彼は言った。次へ。", ["「本当か？」と彼は言った。", "次へ。"]),
        ("「速い。」次の話。", ["「速い。」", "次の話。"]),
        ("It runs on v5e. It is 2.5 times faster.", ["It runs on v5e.", "It is 2.5 times faster."]),
        ("The U.S. Army and Foo Inc. met. Next.", ["The U.S. Army and Foo Inc. met.", "Next."]),
        ("# Title\n- one\n- two", ["# Title", "- one", "- two"]),
        ("1. First item", ["1. First item"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def repeats(text: str, title: str = "") -> list[int | None]:
    return [p.repeat_of for p in split_passages(Document(text, title), None)]


SENTENCE = "新しいチップは学習の費用を半分に下げ、推論の待ち時間も大きく縮めると説明された。"


def test_title_as_first_line_of_the_text_is_the_repeat() -> None:
    assert repeats("新型チップを発表\n本文です。", "新型チップを発表") == [None, 0, None]


def test_piece_of_an_earlier_sentence_is_a_repeat() -> None:
    assert repeats(f"{SENTENCE}\n{SENTENCE[:20]}\n{SENTENCE[20:]}") == [None, 0, 0]


def test_repeat_may_break_off_after_a_few_letters() -> None:
    text = f"最初の話。{SENTENCE}次の話はこれで終わる。"
    broken = f"{text}\n{SENTENCE}次の話はこれ\n{text}"
    assert repeats(broken) == [None, None, None, 1, 2, 0, 1, 2]


def test_few_letters_alone_are_no_repeat() -> None:
    assert repeats(f"{SENTENCE}これは新しい話。\n新しいチ\n別の話。") == [None] * 4


def test_whole_sentence_after_its_two_halves_is_a_repeat() -> None:
    assert repeats(f"{SENTENCE[:20]}\n{SENTENCE[20:]}\n{SENTENCE}") == [None, None, 0]


def test_lightly_changed_sentence_is_a_repeat_of_the_earliest() -> None:
    changed = SENTENCE.replace("説明された", "説明した")
    assert repeats(f"{SENTENCE}\n{SENTENCE}\n{changed}") == [None, 0, 0]


def test_sentence_with_another_figure_is_no_repeat() -> None:
    text = "この装置は前の世代より学習が最大2倍速く、消費電力は変わらないと同社は説明している。"
    assert repeats(text + text.replace("2倍", "3倍")) == [None, None]


def test_equal_sentences_of_two_articles_have_one_hash() -> None:
    one, two = (split_passages(Document(t), None)[0].hash for t in ("Fast chip.", "FAST  chip"))
    assert one == two


@pytest.mark.parametrize(
    "flood", [".", "。", "a", "あ。", "\u0301", "aA", "\ud800", "日本語。", "- > "]
)
def test_time_of_splitting_grows_with_the_length_only(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: split_passages(Document(text), None), flood)
