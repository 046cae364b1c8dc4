"""Who speaks in English: before a verb of saying, behind it, or by what is theirs."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("AWS says Trainium2 is 40% cheaper.", "AWS"),
        ("Trainium2 is 40% cheaper, AWS claims.", "AWS"),
        ("Matt Garman, chief executive of AWS, said Trainium2 is 40% cheaper.", "Matt Garman"),
        ("“Trainium2 is 40% cheaper,” said Matt Garman, who runs AWS.", "Matt Garman"),
        ("Trainium2 is 40% cheaper, said one early customer.", "one early customer"),
        ("Trainium2 is 40% cheaper, notes Dana Fox of RedMonk.", "Dana Fox"),
        ("Analysts at Citi reckon Trainium2 is 40% cheaper.", "Analysts at Citi"),
        ("A person familiar with the talks put Trainium2 at 40% less.", None),
        ("Trainium2 is 40% cheaper, according to two engineers who tried it.", "two engineers"),
        ("Trainium2 is 40% cheaper, per SemiAnalysis.", "SemiAnalysis"),
        ("In Amazon's own benchmarks, Trainium2 is 40% cheaper.", "Amazon"),
        ("The chipmaker's engineers admit Trainium2 is 40% slower.", "The chipmaker's engineers"),
        ("In a statement, Anthropic said Trainium2 is 40% cheaper.", "Anthropic"),
        ("Critics point out that Trainium2 is 40% slower.", "Critics"),
        ("Reuters reported that Trainium2 is 40% cheaper.", "Reuters"),
    ],
)
def test_one_who_speaks_is_found(claims_in: All, text: str, speaker: str | None) -> None:
    (claim,) = [claim for claim in claims_in(text) if claim.value == 40]
    if speaker is not None:
        assert claim.attribution is not None
        assert claim.attribution.startswith(speaker)
        assert claim.stance == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "The H200 boasts 141 GB of memory.",
        "vLLM adds 40% more throughput.",
        "Benchmarks suggest that Trainium2 is 40% cheaper.",
        "We found that Trainium2 is 40% cheaper.",
        "Trainium2 promises 40% lower cost.",
    ],
)
def test_things_and_writers_are_no_speakers(claims_in: All, text: str) -> None:
    assert [claim.attribution for claim in claims_in(text)] == [None]


def test_what_somebody_says_with_doubt_is_reported_and_keeps_its_hedge(claims_in: All) -> None:
    (claim,) = claims_in("Intel says Gaudi 3 could be 50% faster than the H100.")
    assert (claim.stance, claim.hedges) == ("reported", ("could",))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("By the firm's reckoning Trainium2 is 40% cheaper.", "The firm"),
        ("Intel's own slide has Gaudi 3 ahead by 40%.", "Intel"),
        ("Trainium2, in Amazon's telling, is 40% cheaper.", "Amazon"),
        ("AWS puts the saving at 40%.", "AWS"),
        ("Pinecone said queries cost 40% less.", "Pinecone"),
        ("CoreWeave grew and has told investors that revenue will rise 40%.", "CoreWeave"),
    ],
)
def test_documents_counts_and_joined_verbs_speak(claims_in: All, text: str, speaker: str) -> None:
    (claim,) = [claim for claim in claims_in(text) if claim.value == 40]
    assert (claim.attribution or "").lower().startswith(speaker.lower())


def test_who_speaks_behind_and_speaks_for_that_half_alone(claims_in: All) -> None:
    text = "The H200 draws 700 W, and, NVIDIA insists, it is 40% faster."
    assert [claim.attribution for claim in claims_in(text)] == [None, "NVIDIA"]


def test_he_is_whoever_spoke_last(claims_in: All) -> None:
    text = "Lisa Su said the MI355X is 35% faster. She added that it is 40% cheaper."
    assert [claim.attribution for claim in claims_in(text)] == ["Lisa Su", "Lisa Su"]


@pytest.mark.parametrize(
    "text",
    [
        # the speaker stands behind the last sentence of the quotation
        "“Trainium2 is 40% cheaper. It draws 30% less power,” said Matt Garman.",
        # a further quotation in the paragraph goes on
        "“Trainium2 is 40% cheaper,” Matt Garman said. “It draws 30% less power.”",
        # he has been named before
        "Matt Garman beamed. “Trainium2 is 40% cheaper. It draws 30% less power,” he said.",
    ],
)
def test_quotation_of_several_sentences_is_of_one_speaker(claims_in: All, text: str) -> None:
    assert [claim.attribution for claim in claims_in(text)] == ["Matt Garman", "Matt Garman"]


def test_word_in_quotes_says_nobody_speaks(claims_in: All) -> None:
    text = "“Trainium2 is 40% cheaper,” AWS said. The “new” H200 draws 700 W."
    assert [claim.attribution for claim in claims_in(text)] == ["AWS", None]
