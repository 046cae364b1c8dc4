"""Amounts that set, need, exemplify or print something are no claims."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "Savings Plansでは割引率が20%として計算される。",
        "Trn2は12 TiBのメモリを必要とするモデルにも使える。",
        "Trn2の割引は10% x 10回で計算する。",
        "Amazon CloudWatchは利用率が80%を超えた場合に知らせる。",
        "Amazon CloudWatchの閾値は利用率の70%だ。",
        "The memory limit of Cloud Run is now set to 32 GiB.",
        "vLLM requires 80 GB of memory for it.",
        "The utilization threshold of 70% in Amazon CloudWatch is kept.",
        "Assume vLLM saves 30% of the cost.",
        "vllm_throughput: 40 tokens/s",
        "vLLM   0.11   512 tokens/s   throughput",
    ],
)
def test_setting_need_example_or_printed_row_is_no_claim(claims_in: All, text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Amazon Bedrockはデフォルトのクォータを25倍に引き上げた。", 25),
        ("Amazon Bedrockは待ち時間のデフォルトを5分から1分に短縮した。", 1),
        ("Amazon Bedrockはデフォルトの処理時間を8秒に短縮した。", 8),
        ("For example, Trainium2 is 2x faster than H100.", 2),
        ("Cloud Runは最大32 GiBのメモリを割り当てられる。", 32),
        ("Trainium2は性能が2倍必要な用途に応える。", 2),
    ],
)
def test_raised_limit_or_compared_example_is_a_claim(
    claim_in: One, text: str, value: float
) -> None:
    assert claim_in(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "**シナリオ**: Trainium2の待ち時間は15分である。",
        "[Trainium2](https://example.com/trainium2-is-2x-faster-and-the-fastest)",
    ],
)
def test_scenario_and_address_claim_nothing(claims_in: All, text: str) -> None:
    assert claims_in(text) == []
