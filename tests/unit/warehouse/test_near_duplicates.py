from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.near_duplicates import Reading, keys, read_articles, resemblance, signature

ENGLISH = (
    "The operator said on Monday that the second hall will open in spring, with room for nine "
    "hundred racks, and that its cooling draws on water from the river beside it."
)
JAPANESE = (
    "運営会社は月曜日、第2棟を来春に開設すると発表した。"
    "900ラックを収容し、冷却には隣を流れる川の水を使う。"
)


def read_article(source: str, title: str, text: str) -> Reading:
    (reading,) = read_articles([(source, title, text)])
    return reading


def shared(first: str, second: str) -> float | None:
    return resemblance(read_article("a", "", first), read_article("b", "", second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ENGLISH, ENGLISH.upper().replace(" ", "\n", 3).replace(",", " –")),
        (JAPANESE, JAPANESE.replace("2", "２").replace("900", "９００").replace("、", " ")),
        (JAPANESE, JAPANESE.replace("ラック", "ﾗｯｸ")),
    ],
)
def test_width_case_spaces_and_punctuation_do_not_count(first: str, second: str) -> None:
    assert shared(first, second) == 1


def test_a_changed_word_costs_the_shingles_that_it_stands_in() -> None:
    assert shared(ENGLISH, ENGLISH.replace("spring", "autumn")) == 24 / 32
    assert 0.6 < (shared(JAPANESE, JAPANESE.replace("川", "湖")) or 0) < 0.8


def test_other_texts_do_not_resemble() -> None:
    assert shared(ENGLISH, JAPANESE) is None


def test_a_headline_with_another_name_is_other_news_and_another_wording_is_not() -> None:
    text = " ".join(f"word{n}" for n in range(25))
    osaka = read_article("a", "Now open in Osaka", f"{text} in Osaka")
    milan = read_article("b", "Now open in Milan", f"{text} in Milan today")
    reworded = read_article("b", "Second hall opens", f"{text} in Osaka today")
    assert resemblance(osaka, reworded)
    assert resemblance(osaka, milan) is None


def test_the_signature_estimates_the_resemblance() -> None:
    chance = np.random.default_rng(5)
    estimates = []
    for _ in range(40):
        hashes = chance.choice(2**32, 900, replace=False).astype(np.uint32)
        first, second = signature(hashes[:600]), signature(hashes[300:])
        estimates.append(float((first == second).mean()))
    assert np.mean(estimates) == pytest.approx(1 / 3, abs=0.03)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_read_and_compared(first: str, second: str) -> None:
    found, _ = keys([first])
    assert len(set(found.tolist())) == found.size
    a, b = read_articles([("a", first, first), ("b", second, second)])
    assert resemblance(a, b) == resemblance(b, a)


@pytest.mark.parametrize("text", ["", "\n", "日", "🚀🚀", "\ud800 x", "a\n\nb"])
def test_what_says_nothing_has_no_keys(text: str) -> None:
    found, numbers = keys([text])
    assert found.size == numbers.size == 0


TEXTS = st.lists(st.sampled_from(["", "two words", ENGLISH, JAPANESE, f"{ENGLISH}\n{JAPANESE}\n"]))


@given(TEXTS)
def test_a_text_is_read_the_same_whatever_is_read_with_it(texts: list[str]) -> None:
    found, numbers = keys(texts)
    for number, text in enumerate(texts):
        assert found[numbers == number].tolist() == keys([text])[0].tolist()
    together = read_articles([("a", text, text) for text in texts])
    for text, reading in zip(texts, together, strict=True):
        alone = read_article("a", text, text)
        assert reading.title == alone.title
        assert reading.shingles.tolist() == alone.shingles.tolist()
