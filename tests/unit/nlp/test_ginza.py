"""The one place that loads ja_ginza."""

from __future__ import annotations

import threading

import pytest

from nlp.ginza import Ginza, pieces_of


@pytest.fixture(scope="module")
def ginza() -> Ginza:
    return Ginza()


@pytest.mark.parametrize(
    "sentence",
    [
        "AWSによると、Trainium2の性能はH100の最大2倍になる。",
        "  前後に  空白がある  文。  ",
        "絵文字👩‍👩‍👧と、半角ｶﾅとＡＢＣ。",
        "改行\nのある文。",
        "壊れた\ud800文字。",
    ],
)
def test_tokens_stand_where_they_say(ginza: Ginza, sentence: str) -> None:
    tokens = ginza.structures([sentence])[sentence].tokens
    assert tokens
    ends = [0, *(token.end for token in tokens)]
    assert all(token.start >= end for token, end in zip(tokens, ends, strict=False))
    covered = "".join(sentence[token.start : token.end] for token in tokens)
    assert covered.split() == sentence.split() or covered == "".join(sentence.split())
    assert all(0 <= token.head < len(tokens) for token in tokens)


def test_subject_stands_nearer_to_its_predicate_than_another_name(ginza: Ginza) -> None:
    sentence = "AWSが開発したTrainium2は、性能が2倍になった。"
    structure = ginza.structures([sentence])[sentence]

    def span(word: str) -> tuple[int, int]:
        return sentence.index(word), sentence.index(word) + len(word)

    near = structure.distance(span("Trainium2"), span("2倍"))
    far = structure.distance(span("AWS"), span("2倍"))
    assert near is not None
    assert far is not None
    assert near < far


def test_text_above_sudachis_limit_is_read(ginza: Ginza) -> None:
    sentence = "スーパーコンピューターのアーキテクチャーはインフラストラクチャーになる。"
    text = sentence * 480
    assert len(text.encode()) > 49_149
    tokens = ginza.structures([text])[text].tokens
    assert tokens[-1].end == len(text)


def test_pieces_are_below_the_limit_and_end_with_sentences() -> None:
    text = "これは文です。" * 5000
    spans = pieces_of(text)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(len(text[a:b].encode()) <= 40_000 for a, b in spans)
    assert all(text[a:b].endswith("。") for a, b in spans)


def test_text_without_a_sentence_end_is_cut_anyway() -> None:
    text = "あ" * 50_000
    spans = pieces_of(text)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(len(text[a:b].encode()) <= 40_000 for a, b in spans)


def test_sentence_is_parsed_once(ginza: Ginza) -> None:
    sentence = "この文は一度だけ解析されます。"
    assert ginza.structures([sentence])[sentence] is ginza.structures([sentence])[sentence]


def test_threads_take_turns(ginza: Ginza) -> None:
    failures: list[BaseException] = []

    def parse(number: int) -> None:
        try:
            for i in range(5):
                ginza.structures([f"{number}番目の{i}回目の文では、性能が2倍になる。"])
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=parse, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
