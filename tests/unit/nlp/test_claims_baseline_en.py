"""What an English amount is measured against."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "value", "baseline"),
    [
        ("The MI355X is twice as fast as the B200.", 2, "the B200"),
        ("Gaudi 3 has 2.3x as many cores as the L40S.", 2.3, "the L40S"),
        ("Trainium3 costs half its old price.", 0.5, "its old price"),
        ("The WSE-3 runs at 16 times the speed of the best GPU clouds.", 16, "the best GPU clouds"),
        ("DeepSeek charges half of what it charged before.", 0.5, "what it charged before"),
        ("Mistral has 90% of the quality of Claude.", 90, "Claude"),
        ("Latency of vLLM fell from 900 ms to 520 ms.", 520, "900 ms"),
        ("Kimi K2 scored 44.9%, against 41.7% for GPT-5.", 44.9, "41.7% for GPT-5"),
        ("Gaudi 3 came out 43% ahead of the H100.", 43, "the H100"),
        ("The H200 moves 4.8 TB/s and draws 40% less power than the H100.", 4.8, None),
        ("The H200 moves 4.8 TB/s and draws 40% less power than the H100.", 40, "the H100"),
        ("vLLM keeps the error below 3%, less than one percent of it.", 3, None),
    ],
)
def test_baseline_stands_beside_its_own_amount(
    claims_in: All, text: str, value: float, baseline: str | None
) -> None:
    assert [claim.baseline for claim in claims_in(text) if claim.value == value] == [baseline]
