import pytest

from nlp.gazetteer import Gazetteer


def surfaces(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[m.start : m.end] for m in gazetteer.find(text)]


@pytest.mark.parametrize("writing", ["Trainium2", "Trainium 2", "TRAINIUM-2", "トレイニアム２"])
def test_writings_of_a_name_are_one_entity(gazetteer: Gazetteer, writing: str) -> None:
    assert [m.entity.id for m in gazetteer.find(f"新しい{writing}は")] == ["aws-trainium2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AWSの発表、AWS新GPU", ["AWS", "AWS"]),
        ("many TPUs", ["TPU"]),
        ("AWS's Trainium2", ["AWS", "Trainium2"]),
        ("metadata, training, H1000", []),
        ("クラウドメタデータ", []),
        ("Claude 3.5 Sonnet", ["Claude 3.5 Sonnet"]),
        ("NVIDIA H100", ["NVIDIA", "H100"]),
        ("Amazon Bedrock", ["Amazon Bedrock"]),
        ("https://nvidia.com/H100 と info@nvidia.com", []),
        ("[docs](/aws/trainium2) <img src='NVIDIA'> img/NVIDIA.png", []),
        ("EC2/DynamoDB", ["EC2", "DynamoDB"]),
        ("Trainium 2 つ", ["Trainium"]),
    ],
)
def test_names_are_found_at_their_boundaries(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert surfaces(gazetteer, text) == expected


def test_empty_catalogue_finds_nothing() -> None:
    assert Gazetteer([]).find("AWS") == []
