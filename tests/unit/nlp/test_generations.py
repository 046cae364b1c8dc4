from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "surface", "entity", "family"),
    [
        ("Inferentia3を搭載", "Inferentia3", "aws-inferentia3", "aws-inferentia"),
        ("the Trainium 4 chip", "Trainium 4", "aws-trainium4", "aws-trainium"),
        ("AMD の MI450X", "MI450X", "amd-mi450x", "amd-instinct"),
        ("NVIDIA B400", "B400", "nvidia-b400", "nvidia-blackwell"),
        ("TPU v8p", "TPU v8p", "google-tpu-v8p", "google-tpu"),
        ("OpenAI の GPT-6", "GPT-6", "openai-gpt-6", "openai-gpt"),
        ("OpenAI の GPT-7o", "GPT-7o", "openai-gpt-7o", "openai-gpt"),
    ],
)
def test_unlisted_generation_of_a_family_is_a_mention(
    mentions_in: Find, text: str, surface: str, entity: str, family: str
) -> None:
    mention = mentions_in(text)[-1]
    assert (mention.surface, mention.entity, mention.family) == (surface, entity, family)
    assert (mention.status, mention.method) == ("unlisted", "generation")


@pytest.mark.parametrize("text", ["H264 video", "B2B sales", "A4 paper", "M1 competition", "B400"])
def test_short_letter_and_number_is_no_generation_by_itself(mentions_in: Find, text: str) -> None:
    assert mentions_in(text) == []


def test_number_unlike_those_of_the_family_is_no_generation(mentions_in: Find) -> None:
    assert [m.surface for m in mentions_in("NVIDIA likes the typeface B612 and a B400.")] == [
        "NVIDIA",
        "B400",
    ]


@pytest.mark.parametrize(
    "text",
    ["Inferentia 3x faster", "Graviton 7nm", "Trainium 9th year"],
)
def test_amount_behind_a_family_is_no_generation(mentions_in: Find, text: str) -> None:
    assert [m for m in mentions_in(text) if m.status == "unlisted"] == []


def test_letters_behind_a_short_name_are_written_as_those_of_its_family(mentions_in: Find) -> None:
    text = "On AWS EC2 the P7de replaces the P5 for P2P networks and P2PE payments."
    assert [m.surface for m in mentions_in(text) if m.kind == "system"] == ["P7de", "P5"]
