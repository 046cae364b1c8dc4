"""What an English amount is about: its unit, its compound, or the amount that it goes on from."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("The H200 has 4.8 TB/s of memory bandwidth.", ["throughput"]),
        ("Two cores of the Graviton4 boost to 2.8 GHz.", ["performance"]),
        ("CoreWeave's site in Denton has 260 MW.", ["capacity"]),
        ("A rack of the GB200 NVL72 draws 120 kW.", ["energy"]),
        ("The B200 packs 208 billion transistors.", ["size"]),
        ("Gemini answers in 0.9 seconds.", ["latency"]),
        ("vLLM lifts GPU utilization to 80%.", ["other"]),
        ("NVIDIA reported revenue of $46 billion, up 56% from a year ago.", ["revenue", "revenue"]),
        ("TTFT of llm-d is 3x faster at higher rates.", ["latency"]),
        ("CoreWeave's backlog reached $55 billion.", ["revenue"]),
        ("Meta plans capital spending of $70 billion.", ["investment"]),
        ("Microsoft will spend $80 billion on data centres.", ["investment"]),
        ("An H100 costs $25,000.", ["price"]),
        ("Of those asked, 71% said they use GitHub Copilot.", ["adoption"]),
        ("The agent built with Claude resolved 76% of tickets.", ["accuracy"]),
        # what costs half is cheap, and costs that are cut are costs
        ("Tuning Claude costs 50% less.", ["price"]),
        ("Claude cut costs by 50%.", ["cost"]),
        ("It cost $5 million to train DeepSeek.", ["cost"]),
        # power that is bought, and power of a site
        ("Microsoft bought 800 MW from the plant.", ["energy"]),
        # a unit goes on with the aspect before it
        ("GPT-5 scores 75%, Claude 72% and Gemini 60%.", ["accuracy"] * 3),
        ("Revenue at Oracle was $9 billion. It grew 12%.", ["revenue", "revenue"]),
        ("Claude answers in 3 ms per token.", ["latency"]),
        ("Ollama passed 10 million downloads.", ["adoption"]),
        ("Cloud Run boots workers in 200 ms.", ["time"]),
    ],
)
def test_aspect_of_an_amount(claims_in: All, text: str, aspects: list[str]) -> None:
    assert [claim.aspect for claim in claims_in(text) if claim.unit is not None] == aspects
