"""Which amounts are claims, what of, and where they stand."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "comparator"),
    [
        ("Trainium2の性能は最大2倍になる。", "性能は最大2倍", 2, "x", "<="),
        ("Trainium2の料金は3割下がった。", "料金は3割", 30, "%", "="),
        ("Bedrockの利用率は75%以上だ。AWSの話。", "利用率は75%", 75, "%", ">="),
        ("Trainium2 is up to 2x faster than H100.", "up to 2x faster", 2, "x", "<="),
        ("H100 prices fell by 44%.", "prices fell by 44%", 44, "%", "="),
        ("H200 offers 4.8 TB/s of memory bandwidth.", "4.8 TB/s of memory", 4.8, "TB/s", "="),
    ],
)
def test_figure_is_a_claim_with_its_bound_and_aspect_in_one_short_span(
    claim_in: One, text: str, span: str, value: float, unit: str, comparator: str
) -> None:
    claim = claim_in(text)
    assert (claim.kind, claim.value, claim.unit) == ("quantity", value, unit)
    assert claim.comparator == comparator
    assert claim.text.startswith(span[:2]) or claim.text == span
    assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Trainium2の性能が2倍になった。", "performance"),
        ("Trainium2は2倍速い。", "performance"),
        ("Trainium2は2倍高速だ。", "performance"),
        ("Trainium2 is twice as fast.", "performance"),
        ("Trainium2のスループットが2倍になった。", "throughput"),
        ("Trainium2 doubles throughput.", "throughput"),
        ("Trainium2のコスト性能は40%高い。", "price-performance"),
        ("Trainium2 has 40% better price performance.", "price-performance"),
        ("Trainium2の電力効率は40%改善した。", "energy"),
        ("Trainium2 cut latency by 40%.", "latency"),
        ("Trainium2の料金は25%安い。", "price"),
        ("Trainium2の学習の費用は45%少ない。", "cost"),
        ("NVIDIAの市場シェアは80%だ。", "market share"),
        ("NVIDIAの売上高は2倍になった。", "revenue"),
        ("AWSは2兆円を投資する。", "investment"),
        ("Claude Sonnet 4.5のコンテキストウィンドウは100万トークンだ。", "capacity"),
        ("Claude Sonnet 4.5の正答率は92%だ。", "accuracy"),
        ("H100の納期は26週間から8週間に縮んだ。", "time"),
    ],
)
def test_aspect_is_told_by_the_word_beside_the_figure(
    claim_in: One, text: str, aspect: str
) -> None:
    assert claim_in(text).aspect == aspect


def test_each_clause_has_its_own_aspect(claims_in: All) -> None:
    claims = claims_in("Trainium2は性能が2倍になり、費用は4割下がる。")
    assert [(c.aspect, c.value) for c in claims] == [("performance", 2), ("cost", 40)]
    claims = claims_in("Trainium2 is 2x faster and 40% cheaper.")
    assert [(c.aspect, c.value) for c in claims] == [("performance", 2), ("price", 40)]


def test_place_named_nearer_than_the_aspect_does_not_become_it(claim_in: One) -> None:
    assert (
        claim_in("Google Cloud cut the price of TPU v5e by 30% in all regions.").aspect == "price"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trainium2で処理時間は3日から5時間に短くなった。", 5),
        ("Latency of H200 fell from 900 ms to 520 ms.", 520),
    ],
)
def test_change_is_one_claim_of_what_came_of_it(claim_in: One, text: str, value: float) -> None:
    claim = claim_in(text)
    assert claim.value == value
    assert "から" in claim.text or "from" in claim.text


@pytest.mark.parametrize(
    "text",
    [
        "AWSは2025年12月23日に3つの機能を発表した。",
        "NVIDIA launched three products on May 5, 2026.",
        "Trainium2の開発には20年近くかかわってきた。",
        "AWS has offered Bedrock for the past two years.",
        "Bedrock runs a job twice a day.",
        "Claude 3.5はv2.1に更新された。",
        "国内2社がMI300Xを採用した。",
    ],
)
def test_date_version_or_bare_count_is_no_claim(claims_in: All, text: str) -> None:
    assert claims_in(text) == []


def test_figure_without_any_word_counts_where_it_was_claimed_before(claims_in: All) -> None:
    first, again = claims_in("Trainium2の性能は最大2倍になる。\n2倍という数字はどこから来たのか。")
    assert again.key == first.key
    assert claims_in("2倍という数字はどこから来たのか。") == []


def test_range_keeps_both_ends(claim_in: One) -> None:
    claim = claim_in("Trainium2のコスト性能は30～40%高い。")
    assert claim.range == (30, 40)
    assert claim.key == "aws-trainium2|price-performance|30-40|%"


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Trn2はメモリ帯域幅が2.5倍だ。", "throughput"),
        ("Trn2は性能と2.5倍のメモリ帯域幅で知られる。", "throughput"),
        ("Trn2は同じ消費電力で20%多いメモリ容量を持つ。", "capacity"),
    ],
)
def test_compound_is_of_its_last_part_and_what_follows_with_no_is_meant(
    claim_in: One, text: str, aspect: str
) -> None:
    assert claim_in(text).aspect == aspect


def test_code_block_makes_no_claims(claims_in: All) -> None:
    text = "```\n# Trainium2 is 2x faster\n```\nH100 is 3x faster."
    assert [c.value for c in claims_in(text)] == [3]


def test_row_of_a_table_claims_multiples_and_not_what_a_thing_has(claims_in: All) -> None:
    text = "Trainium2の仕様。\n| メモリ容量 | 96 GB |\n| 性能 | 最大 2 倍 |"
    assert [(c.value, c.subject_name) for c in claims_in(text)] == [(2, "Trainium2")]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Claude Sonnet 4.5 scored 77.2% on SWE-bench Verified.", "accuracy"),
        ("GPT-5はSWE-benchで74.9%を記録した。", "accuracy"),
        ("OpenAI has 800 million weekly active users.", "adoption"),
    ],
)
def test_aspect_without_a_word_is_told_by_the_benchmark_or_the_unit(
    claim_in: One, text: str, aspect: str
) -> None:
    assert claim_in(text).aspect == aspect


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("I8gはI4gより30%優れたプライスパフォーマンスを持つ。", "price-performance"),
        ("I8gのコストパフォーマンスは30%高い。", "price-performance"),
        ("I8gの価格パフォーマンスは30%高い。", "price-performance"),
        ("C8iは128 MBのL3キャッシュを備える。", "capacity"),
        ("Amazon DynamoDBは99.999%の可用性SLAを提供する。", "other"),
        ("Amazon DynamoDB has an availability of 99.999%.", "other"),
    ],
)
def test_compound_names_its_own_aspect(claim_in: One, text: str, aspect: str) -> None:
    assert claim_in(text).aspect == aspect


@pytest.mark.parametrize("ratio", ["価格性能比", "価格パフォーマンス比", "コスト性能比"])
def test_ratio_of_price_and_performance_is_no_baseline(claim_in: One, ratio: str) -> None:
    claim = claim_in(f"I8gの{ratio}は40%向上した。")
    assert (claim.subject_name, claim.baseline) == ("I8g", None)


@pytest.mark.parametrize(
    ("text", "value", "bounds"),
    [
        ("With vLLM the TTFT falls from 20.9 to 2.38 seconds.", 2.38, None),
        ("vLLM cut the mean latency from 20.9 s to 2.38 s.", 2.38, None),
        ("vLLM's latency went from about 900 to 520 ms.", 520, None),
        ("The latency of vLLM is ~2–17 ms.", 9.5, (2, 17)),
        ("vLLM gives 2 to 3 times higher throughput.", 2.5, (2, 3)),
        ("vLLM is 2-3x faster.", 2.5, (2, 3)),
    ],
)
def test_verb_of_change_tells_a_change_from_a_range(
    claim_in: One, text: str, value: float, bounds: tuple[float, float] | None
) -> None:
    claim = claim_in(text)
    assert (claim.value, claim.range) == (value, bounds)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Trainium2の顧客のうち3割が国内にいる。", 30, "%"),
        ("Trainium2への移植に3週間かかった。", 3, "weeks"),
        ("Trainium2は最大16ノードに対応する。", 16, "nodes"),
        ("Trainium2の拠点は今のところ200MWで動いている。", 200, "MW"),
        ("Trainium2の株価指数は3%下落した。", 3, "%"),
    ],
)
def test_share_effort_and_reach_are_claims(
    claim_in: One, text: str, value: float, unit: str
) -> None:
    claim = claim_in(text)
    assert (claim.value, claim.unit) == (value, unit)


def test_mere_figure_is_about_what_it_was_claimed_of_before(claims_in: All) -> None:
    first, second = claims_in("Trainium2の推論コストは3分の1になる。3分の1という数字は大きい。")
    assert first.key == second.key
