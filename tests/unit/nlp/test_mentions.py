from collections.abc import Callable

from nlp.records import Mention

Find = Callable[..., list[Mention]]


def test_mentions_of_the_title_come_first_with_offsets_of_their_field(mentions_in: Find) -> None:
    found = mentions_in("NVIDIAのH100。", "AWSの発表")
    assert [(m.field, m.start, m.surface) for m in found] == [
        ("title", 0, "AWS"),
        ("text", 0, "NVIDIA"),
        ("text", 7, "H100"),
    ]


def test_mention_in_a_repeated_passage_is_marked(mentions_in: Find) -> None:
    assert [m.repeat for m in mentions_in("AWSが発表した。\nAWSが発表した。")] == [False, True]


def test_evidence_in_the_title_decides_a_sense_in_the_text(mentions_in: Find) -> None:
    assert [m.surface for m in mentions_in("Bedrock is faster.", "AWS news")] == ["AWS", "Bedrock"]


def test_name_behind_a_count_is_a_mention(mentions_in: Find) -> None:
    assert [m.surface for m in mentions_in("8xH100 against 4×MI300X, no 2xlarge")] == [
        "H100",
        "MI300X",
    ]
