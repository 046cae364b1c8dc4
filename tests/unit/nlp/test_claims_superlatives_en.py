"""English superlatives are told by their form, and those that only point at things are none."""

from collections.abc import Callable

import pytest

from nlp.claims.superlatives_en import superlatives
from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "Trainium3 is the densest chip that AWS has built.",
        "It remains one of the cheapest ways to run Llama in Frankfurt.",
        "SGLang posted the lowest latency of all engines in the test.",
        "Groq reached lowest latency at batch size one.",
        "Cerebras calls the WSE-3 Europe's fastest processor.",
        "NVIDIA's most powerful rack went on sale on Monday.",
        "CoreWeave was the first cloud to offer the GB200.",
        "Micron, the first memory maker with a 16-high stack, ships in June.",
        "Hugging Face is a leading hub for open models.",
        "The company reported record revenue of $46bn, thanks to Blackwell.",
        "The update makes Claude the most capable model for code.",
        "Analysts call vLLM the most influential editor of the year.",
        "Supermicro was first to market with the GB300.",
        "At batch size one SGLang leads across all models.",
        "It was NVIDIA's answer, and its best quarter since 2021.",
        'AWS calls Trainium3 "the biggest leap in five years".',
        # in other words
        "The MI355X holds more memory than any other GPU.",
        "Claude tops LMArena this week.",
        "Milvus ranks first in recall.",
        "The GB300 took the crown in training.",
        "Ray is the de facto standard for Python clusters.",
        "None of its rivals match Groq for speed.",
        "SGLang set a new record on the H200.",
        # of several, of any kind of thing
        "Gemini was the slowest of the three services.",
        "I would call Slurm the least fashionable tool in the hall.",
        "CoreWeave's stock was the dearest in New York.",
        "It isn't the cheapest of the clouds, and CoreWeave says so.",
    ],
)
def test_one_of_a_kind_is_a_superlative(claims_in: All, text: str) -> None:
    assert "superlative" in {claim.kind for claim in claims_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The router picks the pod with the lowest score on vLLM.",
        "Kubernetes is meant for the largest clusters.",
        "The first step is to install vLLM.",
        "Find the best configuration for vLLM.",
        "Scaling down the most expensive variant first saves money on AWS.",
        "NVIDIA fell in the first quarter, leading to doubts.",
        "The best way to run vLLM is in a container.",
        "SGLang ran twice; its best run took an hour.",
        "Strip leading zeros before you call Bedrock.",
        "Ray keeps a record of all tasks.",
        "This is the first post in a series on vLLM.",
        "Kubernetes sends it to the peer with the most recent heartbeat.",
        "The most common error in Ray is a timeout.",
    ],
)
def test_what_is_only_pointed_at_is_no_superlative(claims_in: All, text: str) -> None:
    assert "superlative" not in {claim.kind for claim in claims_in(text)}


def test_superlative_beside_a_figure_is_a_claim_of_its_own(claims_in: All) -> None:
    claims = claims_in("Trainium2 is the cheapest chip on AWS at 40% less than the H100.")
    assert {claim.kind for claim in claims} == {"superlative", "quantity"}


def test_superlative_of_what_is_not_followed_has_no_subject(claims_in: All) -> None:
    claims = claims_in("AWS was there. The plant is the largest in Norway.")
    assert [(claim.kind, claim.subject) for claim in claims] == [("superlative", None)]


def test_plain_form_says_which_superlative_it_is() -> None:
    assert [hit[3] for hit in superlatives("It is the\nfastest and the most\nefficient.")] == [
        "the fastest"
    ]
    assert [hit[3] for hit in superlatives("AWS's fastest chip")] == ["the fastest"]


def test_words_that_only_end_like_superlatives_are_none() -> None:
    text = "The request of the guest, the latest test in the forest that we invest in. 80 TOPS NPU."
    assert list(superlatives(text)) == []
