"""What a claim is about."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize("ginza", [False, True])
@pytest.mark.parametrize(
    ("text", "subject", "baseline"),
    [
        ("Trainium2はH100より性能が40%高い。", "Trainium2", "H100"),
        ("H100と比べて、Trainium2の性能は2倍になる。", "Trainium2", "H100"),
        ("B200の性能はH100の2.2倍だ。", "B200", "H100"),
        ("GoogleのTPUでは、電力当たりの性能でIronwoodはTrilliumの2倍だ。", "Ironwood", "Trillium"),
        ("B200の性能はH100比で2倍だ。", "B200", "H100"),
        ("性能2倍のTrainium2が、H100に代わって使われる。", "Trainium2", None),
        ("NVIDIAのB200は性能が3倍になった。", "B200", None),
        ("Trainium2は、GPUより40%優れた価格性能比を提供する。", "Trainium2", "GPU"),
        ("- ➔ H100と比べてB200は最大2倍高速です。", "B200", "H100"),
    ],
)
def test_baseline_is_not_the_subject_in_japanese(
    claim_in: One, text: str, subject: str, baseline: str | None, ginza: bool
) -> None:
    claim = claim_in(text, ginza=ginza)
    assert (claim.subject_name, claim.baseline) == (subject, baseline)


@pytest.mark.parametrize(
    ("text", "subject", "baseline"),
    [
        ("Trainium2 delivers 40% better price performance than H100.", "Trainium2", "H100"),
        ("A B200 is up to 3x faster than an H100.", "B200", "an H100"),
        ("B200 gave us 2.1 times the throughput of H100.", "B200", "H100"),
        ("Compared with H100, Trainium2 is 2x faster.", "Trainium2", "H100"),
        ("The H200 nearly doubles the inference speed of the H100.", "H200", "the H100"),
        ("Google Cloud cut the price of TPU v5e by 30%.", "TPU v5e", None),
        ("Only AWS has reduced H100 instance prices by 44%.", "H100", None),
        ("On our models, Trn2 was 20% faster.", "Trn2", None),
        ("H200 and later B200 prices will fall by 10%.", "H200", None),
        ("llm-d: 40% higher throughput vs baseline Kubernetes.", "llm-d", "baseline Kubernetes"),
    ],
)
def test_baseline_is_not_the_subject_in_english(
    claim_in: One, text: str, subject: str, baseline: str | None
) -> None:
    claim = claim_in(text)
    assert (claim.subject_name, claim.baseline) == (subject, baseline)


def test_claim_is_about_the_product_and_not_about_its_maker(claim_in: One) -> None:
    assert claim_in("AWSは、Trainium2の性能を2倍に高めた。").subject == "aws-trainium2"


def test_claim_of_money_is_about_the_company(claim_in: One) -> None:
    assert claim_in("NVIDIAの売上高はH100の好調で2倍になった。").subject == "nvidia"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Trainium2を発表した。推論の速度が2倍になる。", "aws-trainium2"),
        ("AWS launched Trainium2. It is 2x faster.", "aws-trainium2"),
        ("AWSはBedrockを更新した。このサービスは2倍速い。", "amazon-bedrock"),
    ],
)
def test_claim_without_a_name_goes_on_about_what_was_named_before(
    claims_in: All, text: str, subject: str
) -> None:
    assert claims_in(text)[-1].subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "AWSはTrainium2を発表した。液冷ラックの受注は3倍になった。",
        "AWSはTrainium2を発表した。75%以上の企業が生成AIを導入している。",
        "75% of enterprises have adopted AI.",
    ],
)
def test_claim_about_nothing_that_is_followed_has_no_subject(claims_in: All, text: str) -> None:
    assert claims_in(text)[-1].subject is None


def test_part_that_is_counted_is_not_the_subject(claim_in: One) -> None:
    assert claim_in("MI300Xは192GBのHBM3を搭載する。").subject_name == "MI300X"


def test_head_of_a_heading_is_its_subject(claim_in: One) -> None:
    assert claim_in("Trainium2、第2の波　料金改定で実質4割安に").subject_name == "Trainium2"


def test_sentence_that_begins_with_a_pronoun_goes_on_about_the_thing_before(
    claims_in: All,
) -> None:
    text = "AWSはTrainium2を発表した。これは、AWS史上最も強力なチップだ。"
    assert claims_in(text)[-1].subject_name == "Trainium2"


def test_list_item_is_about_what_the_article_is_about(claims_in: All) -> None:
    text = "# Trainium2\nTrainium2を発表。\nH100から移れる。\n- 性能が2倍に向上"
    assert claims_in(text)[-1].subject_name == "Trainium2"


def test_owner_of_the_topic_is_the_subject(claim_in: One) -> None:
    assert claim_in("Trainium2の新しい構成は、H100の性能の2倍だ。").subject_name == "Trainium2"


@pytest.mark.parametrize("ginza", [False, True])
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I8gはI4gと比較して、PostgreSQLで最大30%高速になる。", "I8g"),
        ("I8gは、PostgreSQLデータベースの性能を30%高める。", "I8g"),
        ("R8iはPostgreSQLワークロードで最大30%高速だ。", "R8i"),
        ("I8g brings up to 40% better price performance for Redis workloads.", "I8g"),
        ("I8g brings 40% higher throughput for Redis and Valkey.", "I8g"),
        ("With PyTorch, the I8g trains 30% faster.", "I8g"),
        ("PyTorchの性能が30%高くなった。", "PyTorch"),
        ("Prices for H100 fell by 30%.", "H100"),
    ],
)
def test_workload_is_not_the_subject_beside_what_runs_it(
    claim_in: One, text: str, subject: str, ginza: bool
) -> None:
    assert claim_in(text, ginza=ginza).subject_name == subject


@pytest.mark.parametrize(
    "text",
    [
        "- PostgreSQLで最大30%高速",
        "- Redis向けに最大30%高いスループット",
        "On Valkey, throughput rises 30%.",
    ],
)
def test_article_is_about_its_title_and_not_about_a_circumstance(claim_in: One, text: str) -> None:
    assert claim_in(text, "Amazon EC2 I8g is here").subject_name == "I8g"


def test_subject_is_not_taken_from_behind_a_paragraph_about_something_else(
    claims_in: All,
) -> None:
    text = "NVIDIA sells the H100.\n\nDell ships a new rack.\n\nLead times fell by 40%."
    assert [claim.subject for claim in claims_in(text)] == [None]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The H100 is scarce. Lead times rose from 8 weeks to 26 weeks.", "nvidia-h100"),
        ("Microsoft Azure was first. Lead times rose from 8 weeks to 26 weeks.", None),
        ("Microsoft Azureが先に買った。納期は8週間から26週間に延びた。", None),
    ],
)
def test_time_of_delivery_is_of_goods_and_not_of_who_waits_for_them(
    claim_in: One, text: str, subject: str | None
) -> None:
    assert claim_in(text).subject == subject


@pytest.mark.parametrize("ginza", [False, True])
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # Parts, places, customers and yardsticks are not what is spoken of.
        ("A2000を載せたTrainium2は強い。H100を8基搭載したTrn2は、最大6倍速い。", "Trn2"),
        ("新しいTrainium2が出た。1台のH100に比べ、学習は2倍速い。", "Trainium2"),
        ("新しいTrainium2が出た。PyTorchコードの移植には3週間かかった。", "Trainium2"),
        ("新しいTrainium2が出た。Anthropicは最大100万個を利用する契約を結んだ。", "Trainium2"),
        ("新しいTrainium2が出た。消費電力は500Wで、H100の半分だ。", "Trainium2"),
        ("M8gnは、最大150 GbpsのEBS帯域幅を持つ。", "M8gn"),
        ("NVIDIAのGPU「H200」は、性能が2倍になった。", "H200"),
        # What brings it about is.
        ("新しいBedrockが出た。Trainium2を使うと、学習が2倍速くなる。", "Trainium2"),
        # Attributes without an owner are of what the paragraph speaks of.
        ("Trainium2が登場した。回答の遅延は平均1.8秒だ。", "Trainium2"),
        ("Trainium2が登場した。従来機より生産性が6割高い。", "Trainium2"),
        ("NVIDIAは好調だ。H200が伸びた。四半期の売上高は441億ドルだった。", "NVIDIA"),
        ("NVIDIAは好調だ。同社のHBMの売上高は2割増えた。", "NVIDIA"),
        ("Trainium2が登場した。AI性能は前の型の2倍だ。", "Trainium2"),
        ("Trainium2が登場した。入力は100万トークンあたり5ドルに下がった。", "Trainium2"),
        # Things that have a name or kind of their own are not.
        ("Trainium2が登場した。他社の製品は、H100で2倍遅い。", None),
        ("Trainium2が登場した。国内企業の75%が導入した。", None),
        ("Trainium2が登場した。液冷ラックの受注は3倍になった。", None),
        ("Trainium2が登場した。他社の製品は2倍遅い。", None),
        ("調査会社IDCによると、国内のインフラ支出は7000億円を上回る。", None),
    ],
)
def test_japanese_claim_goes_on_about_what_its_paragraph_speaks_of(
    claims_in: All, text: str, subject: str | None, ginza: bool
) -> None:
    assert claims_in(text, ginza=ginza)[-1].subject_name == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Trainium2が登場した。まさに革命的だ。", "Trainium2"),
        ("Trainium2が登場した。業界の常識を覆す製品だとAWSは訴える。", "Trainium2"),
        ("Trainium2が登場した。他社の製品は画期的だ。", None),
        ("Trainium2が登場した。生成AIは革命的だ。", None),
    ],
)
def test_japanese_praise_may_leave_out_its_subject(
    claims_in: All, text: str, subject: str | None
) -> None:
    assert [c.subject_name for c in claims_in(text)] == ([subject] if subject else [])


HEADED = "# Trainium2の提供を開始\n\nNVMeやPyTorchも使えるTrainium2である。\n\n"


@pytest.mark.parametrize(
    "item",
    [
        "- 最大 30 TB のローカル NVMe ストレージ",
        "- 最大 45% 優れた NVMe ストレージ性能",
        "- 最大サイズが 16 MiB に拡大され、PyTorch とそろった",
        "- **最高の性能**: 学習に向く",
    ],
)
def test_item_of_an_article_is_about_its_headline_and_not_about_a_part(
    claims_in: All, item: str
) -> None:
    assert {claim.subject_name for claim in claims_in(HEADED + item)} == {"Trainium2"}


def test_item_with_a_figure_that_was_said_of_something_is_about_that(claims_in: All) -> None:
    text = HEADED + "H100の容量は80 GBである。\n\n- 容量 80 GB"
    assert [claim.subject_name for claim in claims_in(text)] == ["H100", "H100"]


def test_repeated_passage_is_about_what_it_was_about_where_it_stood_first(claims_in: All) -> None:
    said = "Trainium2が出た。\n\n学習の速度は2倍になるという。\n\nH100は古い。\n\n"
    first, again = claims_in(said + "学習の速度は2倍になるという。")
    assert (first.subject, first.repeat) == ("aws-trainium2", False)
    assert (again.subject, again.repeat) == ("aws-trainium2", True)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # what a thing has is its own, whatever of it has that
        ("Trainium2が登場した。索引の容量は5分の1になる。", "Trainium2"),
        ("Trainium2が登場した。起動の遅延は8ミリ秒だ。", "Trainium2"),
        ("Trainium2が登場した。MLPerfは84%だった。", "Trainium2"),
        ("Trainium2が登場した。NPUは34%速い。", "Trainium2"),
        ("Trainium2が登場した。ほとんどの作業が30秒以内に終わる。", "Trainium2"),
        ("Trainium2が登場した。液冷装置は3割増えた。", None),
        # but not what people are
        ("Trainium2が登場した。銀行の利用者の数は30%増えた。", None),
        # what a thing is built of, counted, is not what is spoken of
        (
            "「ABCI 3.0」が稼働した。H200を約2,000基備え、性能は6エクサフロップスだ。",
            "ABCI 3.0",
        ),
        ("DGX Sparkを試した。同じ速さにはH100が6枚要る。価格は60万円だった。", "DGX Spark"),
        # nor what is run on it
        ("Trainium2が登場した。ResNet-50の推論では電力が3割減った。", "Trainium2"),
        # each name has the figure behind it
        ("利用率ではAWSが57%、Azureが52%だ。", "Microsoft Azure"),
        # profits, shares and valuations are of companies
        ("NVIDIAは受注を伸ばした。GB200を単独で納めた。粗利益率は18%に下がった。", "NVIDIA"),
    ],
)
def test_japanese_claim_is_about_what_has_its_figure(
    claims_in: All, text: str, subject: str | None
) -> None:
    assert claims_in(text)[-1].subject_name == subject
