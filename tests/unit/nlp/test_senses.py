from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    "text",
    [
        "Mojang updated the Minecraft Bedrock Edition. Bedrock players rejoice.",
        "The drill reached bedrock. Bedrock lies below the sediment.",
        "A meta-analysis of metadata. Meta-analysis is hard.",
        "メタデータとメタ認知の話。",
        "Claude Monet was a painter. Claude loved gardens.",
        "Gemini is a sign of the zodiac, after Taurus.",
        "An apple, an oracle, an arm, a spark, a nova, a titan and a ray of light.",
    ],
)
def test_other_senses_are_no_mentions(mentions_in: Find, text: str) -> None:
    assert mentions_in(text) == []


def test_short_form_after_the_full_name_is_a_mention(mentions_in: Find) -> None:
    full, short = mentions_in("Amazon Bedrock is new. Bedrock is fast.")
    assert (full.method, short.method) == ("alias", "short form")
    assert full.entity == short.entity == "amazon-bedrock"
    assert short.confidence >= 0.9


def test_rejected_word_elsewhere_does_not_outweigh_evidence(mentions_in: Find) -> None:
    found = mentions_in("メタ認知とは別に、メタがLlamaを公開した。")
    assert [m.entity for m in found] == ["meta", "meta-llama"]


def test_shared_name_goes_to_the_sense_that_the_document_speaks_for(mentions_in: Find) -> None:
    assert mentions_in("AWS Lambda is serverless. Lambda scales.")[-1].entity == "aws-lambda"
    assert mentions_in("CoreWeave and Lambda Labs. Lambda is cheap.")[-1].entity == "lambda-labs"


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "AWS の VPC にインターネットゲートウェイ (IGW) とサブネットを作る。",
            ["aws", "amazon-vpc"],
        ),
        ("A managed instance group (MIG) of Compute Engine.", ["compute-engine"]),
        (
            "Google Cloud の共有 VPC と VPC ネットワークに、GKE から接続する。",
            ["google-cloud", "google-gke"],
        ),
        ("The GB10 Grace Blackwell Superchip of NVIDIA.", ["nvidia-gb10", "nvidia"]),
        ("Rent from Runpod, AWS or Lambda.", ["runpod", "aws", "lambda-labs"]),
        ("AWS で Lambda をサーバーレスに使う。", ["aws", "aws-lambda"]),
    ],
)
def test_short_name_means_what_its_document_speaks_of(
    mentions_in: Find, text: str, entities: list[str]
) -> None:
    assert [m.entity for m in mentions_in(text)] == entities


def test_mig_of_a_gpu_is_a_mention(mentions_in: Find) -> None:
    assert [m.entity for m in mentions_in("An H100 GPU in MIG mode.")] == [
        "nvidia-h100",
        "nvidia-mig",
    ]


def test_igw_of_an_inference_stack_is_a_mention(mentions_in: Find) -> None:
    found = mentions_in("The IGW sends inference requests of llm-d to vLLM.")
    assert found[0].entity == "gateway-api-inference-extension"
