"""Which English amounts are claims, and which only say when, at what load or what was before."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peak FP8 compute of the MI325X is 2.6 petaflops.", 2.6),
        ("An MI325X card carries 256 GB of HBM3E.", 256),
        ("Each rack of Trainium2 draws 25 kW.", 25),
        ("The agent built with Claude solves only 15% of open tickets.", 15),
        ("Claude Code came third with 31%.", 31),
        ("Mistral Medium 3 has 90% of the quality for less.", 90),
        ("Gemini answers in 0.9 seconds on a phone.", 0.9),
        ("A replica of AlloyDB lags by some 25 ms.", 25),
        ("A full build with Bazel on Graviton4 takes 40 minutes.", 40),
        ("One Tomahawk switch connects 512 GPUs for NVIDIA.", 512),
        ("Cold starts on AWS Lambda fell tenfold.", 10),
        ("Anthropic is worth more than $180 billion.", 180e9),
        ("The outage at AWS left 99.5% availability for the month.", 99.5),
    ],
)
def test_measured_amount_is_a_claim(claims_in: All, text: str, value: float) -> None:
    assert value in [claim.value for claim in claims_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ChatGPT costs $20 a month.",
        "There is a 10% chance that Claude gets it.",
        "By default vLLM uses 90% of the memory.",
        "AWS says so twice.",
        "Give this pod of Kubernetes 10% of a GPU.",
        "Set the batch timeout to 600 seconds in Ray.",
        "We tested vLLM on 16 H100 GPUs.",
        "vLLM was tested at 50 QPS.",
        "NVIDIA announced it three years ago.",
    ],
)
def test_amount_without_merit_is_no_claim(claims_in: All, text: str) -> None:
    assert claims_in(text) == []


def test_what_was_before_is_a_claim_only_of_a_followed_thing(claims_in: All) -> None:
    text = "Intel lost $2.3 billion, compared with $5.8 billion a year earlier."
    assert [claim.value for claim in claims_in(text)] == [2.3e9]
    text = "The MI300X has 192 GB of memory, compared with 80 GB for the H100."
    assert [claim.value for claim in claims_in(text)] == [192, 80]


def test_row_of_a_table_lists_what_its_head_says(claims_in: All) -> None:
    text = (
        "NVIDIA's parts:\n\n| | H100 | H200 |\n|---|---|---|\n| Bandwidth | 3.35 TB/s | 4.8 TB/s |"
    )
    assert [claim.value for claim in claims_in(text)] == [3.35, 4.8]
