"""What an English claim is about, by the structure of its clause and of the text before it."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # what is compared with is never the subject
        ("The MI355X is faster. That is double the H200.", "amd-mi355x"),
        ("The H200 came first. Performance per watt is double that of the H100.", "nvidia-h200"),
        # what is run is not what runs it
        ("The H200 is here. In our kitchen it ran Llama at 70 tokens/s.", "nvidia-h200"),
        ("In our own runs the H200 served Llama at 70 tokens/s.", "nvidia-h200"),
        # a pronoun or `the chip` is the subject of its clause
        ("Anthropic trained Claude. On SWE-bench it scored 67.8%.", "anthropic-claude"),
        ("NVIDIA sells the H200. Compared with the H100, the chip is 2x faster.", "nvidia-h200"),
        # with … doing
        ("The engines differ, with vLLM delivering 40% more throughput.", "vllm"),
        # a company is what its revenue is of
        ("OpenAI sells ChatGPT. Revenue tripled.", "openai"),
        # a share of people is said of them
        ("Cursor is popular. By now 90% of software engineers use such tools.", None),
        ("Liquid cooling makes up 40% of the market, according to NVIDIA.", None),
        # who has so many users is said by the clause
        ("CoreWeave is young. It counts 5,000 customers.", "coreweave"),
        # what a thing is made of or counted in is not what the claim is about
        ("Trainium2 instances are cooled by H100 fans and deliver 20% more.", "aws-trainium2"),
        ("CoreWeave holds 16,000 H100 GPUs and draws 30 MW.", "coreweave"),
        # what a sentence begins with goes on, whatever it has
        ("Vertex AI now runs on the H200. Instances start in 5 seconds.", "vertex-ai"),
        # a pronoun behind who speaks means him
        (
            "Anthropic told investors that it will break even, a year before OpenAI, by 2028.",
            "anthropic",
        ),
        # shares, debts and profits are of companies
        ("CoreWeave rents out the H200. Its debt is $12 billion.", "coreweave"),
        # what is brought out, and what one moves to, is what the text goes on about
        ("Google Cloud unveiled Trillium. Peak compute is four times higher.", "google-trillium"),
        ("We moved from vLLM to SGLang in May. Latency fell by 60%.", "sglang"),
        # a name by the way
        ("Claude undercuts GPT-5 by 60%.", "anthropic-claude"),
    ],
)
def test_clause_says_what_it_is_about(claims_in: All, text: str, subject: str | None) -> None:
    assert [claim.subject for claim in claims_in(text)][-1:] == [subject]


def test_amount_compared_with_is_of_the_thing_beside_it(claims_in: All) -> None:
    claims = claims_in("The H200 has 141 GB of memory, compared to 80 GB with 8xH100.")
    assert [claim.subject for claim in claims] == ["nvidia-h200", "nvidia-h100"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Consider a state-of-the-art model like Anthropic's Claude.", "anthropic-claude"),
        ("NVIDIA says its racks are industry-leading.", "nvidia"),
        ("CoreWeave grew. It is the first cloud to report such a quarter.", "coreweave"),
    ],
)
def test_praise_is_of_what_is_named_or_of_who_praises_it(
    claims_in: All, text: str, subject: str
) -> None:
    (claim,) = [claim for claim in claims_in(text) if claim.kind == "superlative"]
    assert claim.subject == subject


def test_first_line_serves_as_the_title_of_a_text_without_one(claims_in: All) -> None:
    text = "Release notes: SGLang 0.5\n\n- Decoding is now 3x faster on the H100."
    assert [claim.subject for claim in claims_in(text)] == ["sglang"]


def test_praise_without_a_verb_is_of_what_was_spoken_of(claims_in: All) -> None:
    text = "NVIDIA has shown the H200. A game changer!"
    assert [claim.subject for claim in claims_in(text)] == ["nvidia-h200"]


def test_who_says_so_in_passing_is_not_what_a_claim_is_about(claim_in: One) -> None:
    text = "AWS launched Trainium2, a chip that it says delivers up to 2x the performance of GPUs."
    claim = claim_in(text)
    assert (claim.subject_name, claim.attribution) == ("Trainium2", "AWS")
