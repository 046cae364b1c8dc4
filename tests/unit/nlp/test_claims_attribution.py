"""Who says so."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize("ginza", [False, True])
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("AWSによると、Trainium2の性能は2倍になる。", "AWS"),
        ("AWSの担当者は「Trainium2のコスト性能は40%高い」と説明した。", "AWS"),
        ("NVIDIAは、B200の性能が3倍になると述べた。", "NVIDIA"),
        ("AWSが強調しているのは、Trainium2の性能が2倍になる点だ。", "AWS"),
        ("AWSはTrainium2の性能が最大2倍になるとしている。", "AWS"),
        ("アナリストは、Trainium2の性能が2倍になると話す。", "アナリスト"),
        ("販売代理店2社によると、H100の価格は3割下がった。", "販売代理店2社"),
        ("Trainium2の性能は2倍だとAWSは主張する。", "AWS"),
        ("AWS幹部は「Trainium2は2倍速い」と胸を張る。", "AWS"),
        ("米AWSのジェーン・ドウCEOは「Trainium2は2倍速い」と語った。", "ジェーン・ドウCEO"),
        ("「Trainium2は2倍速い」と田中社長は訴える。", "田中社長"),
        ("Trainium2の価格は2割上がるが、値下げもあると関係者は明かす。", "関係者"),
        ("ある通信社は、Trainium2の性能が2倍になったと報じた。", "ある通信社"),
        ("調査会社の推計では、NVIDIAのシェアは8割だ。", "調査会社"),
        ("調査会社は「NVIDIAのシェアは8割だ」とみる。", "調査会社"),
        ("Trainium2の性能は2倍になる。", None),
        ("昨年AWSが発表したTrainium2の性能は2倍だ。", None),
    ],
)
def test_speaker_in_japanese(claim_in: One, text: str, speaker: str | None, ginza: bool) -> None:
    claim = claim_in(text, ginza=ginza)
    assert claim.attribution == speaker
    assert claim.stance == ("reported" if speaker else "asserted")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to AWS, Trainium2 is 2x faster.", "AWS"),
        ("Trainium2 is 2x faster, AWS said.", "AWS"),
        ("NVIDIA claims a B200 is 3x faster.", "NVIDIA"),
        ("By 40%, H100 prices fell, one broker says.", "one broker"),
        ("Trainium2 is 2x faster, analysts say.", "analysts"),
        ("Trainium2 is 2x faster, analysts estimate.", "analysts"),
        ("Trainium2 is 2x faster, say analysts.", "analysts"),
        ("AWS launched Trainium2, a chip that it says is 2x faster.", "AWS"),
        ("Trainium2 is 2x faster.", None),
    ],
)
def test_speaker_in_english(claim_in: One, text: str, speaker: str | None) -> None:
    assert claim_in(text).attribution == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Benchmarks show that Trainium2 is 2x faster.",
        "Trainium2の性能は2倍になるという。",
        "Trainium2の性能は2倍になるとのこと。",
        "Trainium2の性能は2倍になるとされる。",
        "Trainium2の性能は2倍との触れ込みだ。",
        "Trainium2の性能は2倍になると宣伝されている。",
        "社内のテストでは、Trainium2の性能は2倍だった。",
    ],
)
def test_hearsay_is_reported_by_nobody(claim_in: One, text: str) -> None:
    claim = claim_in(text)
    assert (claim.stance, claim.attribution) == ("reported", None)


def test_same_company_is_named(claim_in: One) -> None:
    claim = claim_in("AWSはTrainium2を発表した。同社によると、性能は2倍になる。")
    assert claim.attribution == "AWS"


def test_product_does_not_speak(claim_in: One) -> None:
    claim = claim_in("Trainium2の性能は、H100の最大2倍になるとしている。")
    assert claim.attribution is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Gartner[^1], Trainium2 is 2x faster.", "Gartner"),
        ("AWS[^2] says Trainium2 is 2x faster.", "AWS"),
        ("Gartner[^1]によると、Trainium2の性能は2倍になる。", "Gartner"),
    ],
)
def test_mark_of_a_footnote_hides_no_speaker(claim_in: One, text: str, speaker: str) -> None:
    assert claim_in(text).attribution == speaker


def test_department_speaks_and_not_the_companies_that_it_counts(claim_in: One) -> None:
    text = "製造業の情報システム部門は「75%以上の企業がBedrockを導入している」と話す。"
    assert claim_in(text).attribution == "製造業の情報システム部門"


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("性能は2倍だとAWSは言うが、Trainium2の価格は3割高い。", ["reported", "asserted"]),
        ("Trainium2の容量は96GBで、AWSは「性能は2倍だ」と話す。", ["asserted", "reported"]),
        ("Trainium2の価格は3割高いが、性能は2倍だとAWSは言う。", ["reported", "reported"]),
        ("Trainium2の価格は3割高く、性能は2倍になるとの指摘もある。", ["asserted", "reported"]),
    ],
)
def test_verb_of_saying_reaches_as_far_as_it_governs(
    claims_in: All, text: str, stances: list[str]
) -> None:
    assert [claim.stance for claim in claims_in(text)] == stances
