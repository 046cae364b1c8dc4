"""Claims about what no catalogue knows."""

from collections.abc import Callable

import pytest

from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.claims.key import figure_key, unlisted_part
from nlp.records import Claim, Document

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ZX2インスタンスは、H100より学習が2倍速い。", "ZX2"),
        ("AWSの新機能QuickThawを使うと、起動が5倍速くなる。", "QuickThaw"),
        ("- zx4-240-3t-metal（最大6,144 GBメモリ）", "zx4-240-3t-metal"),
        ("AWSは新型SSD「QZ シリーズ」を公開した。読み出しは3倍速い。", "QZ シリーズ"),
        ("Metaの「Llama Harbor」が公開された。競合より2倍速い。", "Llama Harbor"),
        ("開発環境の「Task Board」に乗り換えた。待ち時間は3割減った。", "Task Board"),
        ("Dellは本日、「Dell 480Rack」の販売を始めた。工期を50%短縮する。", "Dell 480Rack"),
        ("PLaMoも悪くないが、応答はQuillonのほうが4割速い。", "Quillon"),
        ("Snowflake says Quillon queries finish 35% faster than before.", "Quillon"),
        ("Nvidia has unveiled Quillon Desk. The tool is 2x faster than before.", "Quillon Desk"),
        ("But Quillon, the firm's own model, is four times faster than GPT-5.", "Quillon"),
    ],
)
def test_claim_is_about_a_name_in_no_list(claims_in: All, text: str, name: str) -> None:
    claim = claims_in(text)[-1]
    assert (claim.subject, claim.subject_name, claim.topic) == (None, name, name)


@pytest.mark.parametrize(
    ("text", "subject", "name"),
    [
        ("Llama 4 Brontosaurの推論はGPT-4.5より2倍速い。", None, "Llama 4 Brontosaur"),
        ("Llama 4 Brontosaur is twice as fast as GPT-4.5.", None, "Llama 4 Brontosaur"),
        ("PyTorch 2.9は起動が40%速くなった。", "pytorch", "PyTorch 2.9"),
        ("vLLM v0.11 is up to 3x faster.", "vllm", "vLLM v0.11"),
        ("Phi-4-miniは精度が82%だ。", "microsoft-phi-4", "Phi-4-mini"),
        ("アームHDの売上高は10億ドルだった。", "arm", "アームHD"),
    ],
)
def test_longer_name_is_a_version_or_another_thing(
    claim_in: One, text: str, subject: str | None, name: str
) -> None:
    claim = claim_in(text)
    assert (claim.subject, claim.subject_name) == (subject, name)


@pytest.mark.parametrize(
    "text",
    [
        "APIは応答が40%速くなった。",
        "SSDの容量は2倍になった。",
        "In March latency fell by 40%.",
        "Tokyo was 20% cheaper last year.",
        "「Hello World」と話す。応答は2倍速い。",
        "Physical AI will grow sixfold by 2030.",
        "Multi-day battery life is up by 40%.",
        "Doubling the batch cut costs by 40%.",
        "FP8 halves the memory that is needed.",
        "Prices in Q3 rose by 20%.",
        "Maria Gonzales has seen costs fall by 40%.",
    ],
)
def test_no_claim_is_about_a_general_word_a_place_or_a_person(claims_in: All, text: str) -> None:
    assert {claim.subject_name for claim in claims_in(text)} <= {None}


def test_number_that_is_claimed_of_a_framework_is_no_version_of_it(claim_in: One) -> None:
    assert claim_in("vLLM 2.5x faster than before.").subject_name == "vLLM"


def test_words_of_a_headline_are_no_part_of_a_name(claim_in: One) -> None:
    assert claim_in("Llama 4 Doubles Speed").subject == "meta-llama-4"


def test_what_is_said_next_goes_on_about_a_name_in_no_list(claims_in: All) -> None:
    text = "H100の後継は遠い。ZX2インスタンスは東京で使える。学習は2倍速い。"
    assert claims_in(text)[-1].subject_name == "ZX2"


def test_next_sentence_is_not_about_a_company_in_no_list_that_only_speaks(claims_in: All) -> None:
    text = "H200は品薄だ。QZAによると需要は強い。学習は2倍速い。"
    assert claims_in(text)[-1].subject_name != "QZA"
    text = "QZAが新型を発表した。同社の売上高は10億ドルだ。"
    assert claims_in(text)[-1].subject_name == "QZA"


def test_revenue_is_not_that_of_a_model(claims_in: All) -> None:
    text = "独自モデル「Quillon」は4倍速い。売上高は10億ドルを突破した。"
    assert [claim.subject_name for claim in claims_in(text)] == ["Quillon", None]


def test_claims_of_one_unlisted_thing_meet_and_those_of_others_do_not(claims_in: All) -> None:
    texts = (
        "Quillon 7は学習が2倍速い。",
        "Yesterday Quillon-7 was 2x faster in training.",
        "Brixley 7は学習が2倍速い。",
    )
    one, same, other = [claims_in(text)[0].key for text in texts]
    assert one == same == "~quillon7|performance|2|x"
    assert other == "~brixley7|performance|2|x"


def test_key_of_a_name_has_as_many_parts_as_any() -> None:
    key = figure_key(unlisted_part("A|B Chip"), "performance", 2.0, "x", None)
    assert key == "~abchip|performance|2|x"


def test_name_in_no_list_is_no_mention() -> None:
    reader = Reader(load_entities(), load_cues(), ginza=False)
    analysis = reader.read(Document("Llama 4 BrontosaurはZX2インスタンスより2倍速い。"))
    assert [mention.surface for mention in analysis.mentions] == ["Llama 4"]
