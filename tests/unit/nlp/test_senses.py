from collections.abc import Callable
from datetime import date

import pytest

from nlp.gazetteer import Gazetteer
from nlp.mentions import Found, read_mentions
from nlp.passages import split_passages
from nlp.records import Document, Mention
from nlp.senses import first_day

Find = Callable[..., list[Mention]]


def read(gazetteer: Gazetteer, text: str, published: date | None = None) -> Found:
    document = Document(text, published=published)
    return read_mentions(document, split_passages(document, None), gazetteer)


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


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("AWS calls Bedrock. The drill met bedrock.", ["aws", "amazon-bedrock"]),
        ("Meta said that Llama stays open.", ["meta", "meta-llama"]),
        ("Mr Claude Dupont asked for more AI models and GPUs.", []),
        ("Claude, Gemini and Llama answered.", ["anthropic-claude", "google-gemini", "meta-llama"]),
        ("The GPU of the Turing generation has CUDA cores.", ["nvidia-turing", "cuda"]),
        ("Alan Turing, Blaise Pascal and Alessandro Volta were no GPUs.", []),
        ("The Rubin Observatory found a galaxy.", []),
        ("NVIDIA will ship Rubin next year.", ["nvidia", "nvidia-rubin"]),
        ("Mistral raised money, the startup said.", ["mistral-ai"]),
        ("We quantized Mistral 7B and served it with vLLM.", ["mistral", "vllm"]),
        ("A kernel in Triton is compiled to PTX for CUDA.", ["openai-triton", "cuda"]),
        ("CrowdStrike's Falcon sensor crashed millions of PCs.", ["crowdstrike"]),
        ("TII trains the Falcon model, an LLM like Llama.", ["tii", "falcon-llm", "meta-llama"]),
        ("Peregrine Falcon chicks hatched on the tower.", []),
        ("Cobalt is mined in Congo for batteries.", []),
        ("Microsoft runs Maia and Cobalt in Azure.", ["microsoft", "microsoft-maia"]),
        ("米メタが人員を削減した。", ["meta"]),
        ("ロボットのアームが動く。", []),
        ("クロード・モネとクロードさんの絵。", []),
        ("生成AIのクロードに要約を頼んだ。", ["anthropic-claude"]),
        ("Geminiを使った。Gemini計画は1965年の話だ。", ["google-gemini"]),
        ("3テスラのMRIを置く。", []),
    ],
)
def test_context_decides_what_a_name_means(
    mentions_in: Find, text: str, entities: list[str]
) -> None:
    found = [m.entity for m in mentions_in(text)]
    assert found[: len(entities)] == entities
    assert entities or not found


def test_two_senses_of_one_name_are_told_apart_in_one_text(mentions_in: Find) -> None:
    text = "Claude Monet painted ponds. We asked the chatbot Claude, by Anthropic, to count them."
    assert [(m.surface, m.start) for m in mentions_in(text)] == [("Claude", 49), ("Anthropic", 60)]


def test_clear_occurrences_decide_the_unclear_ones(gazetteer: Gazetteer) -> None:
    alone = read(gazetteer, "Nobody knows Gaudi here.")
    assert (alone.mentions, [m.surface for m in alone.ambiguous]) == ((), ["Gaudi"])
    far = "\n".join(["Intel ships the Gaudi accelerator.", "Nothing is said. " * 40])
    text = f"{far}\nNobody knows Gaudi here."
    assert [m.surface for m in read(gazetteer, text).mentions] == [
        "Intel",
        "Gaudi",
        "Gaudi",
    ]


def test_what_is_ambiguous_is_kept_apart_and_counts_as_no_mention(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Nobody knows Gaudi here. Claude Monet painted it.")
    assert found.mentions == ()
    (ambiguous,) = found.ambiguous
    assert (ambiguous.entity, ambiguous.surface) == ("intel-gaudi", "Gaudi")
    assert 0.1 <= ambiguous.confidence < 0.5


def test_usual_sense_needs_no_words_but_is_given_up_for_words_against_it(
    gazetteer: Gazetteer,
) -> None:
    assert [m.surface for m in read(gazetteer, "We let Gemini plan it.").mentions] == ["Gemini"]
    assert (
        read(gazetteer, "The horoscope for Gemini is no better than that for Leo.").mentions == ()
    )
    assert read(gazetteer, "We let Ray plan it.").mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "The village of Blackwell has a new brewery.",
        "Snow fell on the canals of Venice, and the trains to Turin were late.",
        "オペラ歌手が町Bedrockのホテルで歌った。",
        "舞台『クロードの生涯』は劇場で満席だった。",
    ],
)
def test_words_of_other_worlds_speak_against_every_sense(gazetteer: Gazetteer, text: str) -> None:
    assert read(gazetteer, text).mentions == ()


@pytest.mark.parametrize(
    ("day", "surfaces"),
    [
        (date(2021, 10, 27), ["Trainium3"]),
        (date(2021, 10, 28), ["Meta", "Trainium3"]),
        (None, ["Meta", "Trainium3"]),
    ],
)
def test_ambiguous_name_means_nothing_before_its_thing_had_it(
    gazetteer: Gazetteer, day: date | None, surfaces: list[str]
) -> None:
    found = read(gazetteer, "Meta said that it buys Trainium3.", day)
    assert [m.surface for m in found.mentions] == surfaces


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ("2021", date(2021, 1, 1)),
        ("2021-10", date(2021, 10, 1)),
        ("2021-10-28", date(2021, 10, 28)),
    ],
)
def test_since_is_its_first_day(since: str, day: date) -> None:
    assert first_day(since) == day


def test_shared_short_form_is_what_the_article_introduced(mentions_in: Find) -> None:
    triton = "We deploy Triton Inference Server. Triton is fast."
    assert [m.entity for m in mentions_in(triton)] == ["nvidia-triton", "nvidia-triton"]


def test_confidence_rises_with_the_evidence(gazetteer: Gazetteer) -> None:
    texts = (
        "Nobody knows Gaudi here.",
        "A data center with Gaudi is here.",
        "Intel sells Gaudi accelerators to each data center.",
    )
    sure = [
        next(m.confidence for m in (*f.mentions, *f.ambiguous) if m.surface == "Gaudi")
        for f in (read(gazetteer, text) for text in texts)
    ]
    assert sure == sorted(sure)
    assert sure[0] < 0.5 < sure[1] < sure[2]
