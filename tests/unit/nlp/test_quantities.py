import pytest

from nlp.quantities import find_quantities
from nlp.quantities.signs import unsigned


def read(text):
    return [(q.text, q.value, q.unit, q.comparator) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("性能が２倍になる", "２倍", 2, "x"),
        ("費用を三割減らす", "三割", 30, "%"),
        ("3割5分の増加", "3割5分", 35, "%"),
        ("一〇〇％の保証", "一〇〇％", 100, "%"),
        ("費用は半分に", "半分", 0.5, "x"),
        ("費用は四分の一に", "四分の一", 0.25, "x"),
        ("売上が倍増した", "倍増", 2, "x"),
        ("売上は1兆2000億円", "1兆2000億円", 1.2e12, "JPY"),
        ("5億ドルを調達", "5億ドル", 5e8, "USD"),
        ("価格は4万5000円", "4万5000円", 45000, "JPY"),
        ("700億パラメータのモデル", "700億パラメータ", 7e10, "parameters"),
        ("毎分5,000,000トークン", "毎分5,000,000トークン", 5e6, "tokens/min"),
        ("1秒あたり200トークン", "1秒あたり200トークン", 200, "tokens/s"),
        ("10万基のGPUを並べる", "10万基のGPU", 1e5, "GPUs"),
        ("a $40bn campus", "$40bn", 4e10, "USD"),
        ("€3.5 million", "€3.5 million", 3.5e6, "EUR"),
        ("$2.50 per hour", "$2.50 per hour", 2.5, "USD/hour"),
        ("300 GB/s of bandwidth", "300 GB/s", 300, "GB/s"),
        ("2TiB of memory", "2TiB", 2, "TiB"),
        ("1.2 exaflops", "1.2 exaflops", 1.2, "EFLOPS"),
        ("a 1.5GW campus", "1.5GW", 1.5, "GW"),
        ("it is twice as fast", "twice", 2, "x"),
        ("a 10-fold gain", "10-fold", 10, "x"),
        ("an order of magnitude faster", "an order of magnitude", 10, "x"),
        ("at half the cost", "half", 0.5, "x"),
        ("3 times faster", "3 times", 3, "x"),
        ("2× faster", "2×", 2, "x"),
        ("16,000 Trainium2 chips", "16,000 Trainium2 chips", 16000, "chips"),
        ("two million users", "two million users", 2e6, "users"),
        ("a 16K-token prompt", "16K-token", 16000, "tokens"),
    ],
)
def test_amount_is_read_in_its_normal_unit(text, surface, value, unit):
    [(found, number, name, _)] = read(text)
    assert (found, name) == (surface, unit)
    assert number == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("性能が最大2倍", "<="),
        ("最大で前世代比2倍", "<="),
        ("up to **40%** better", "<="),
        ("2時間以内", "<="),
        ("75%以上の企業", ">="),
        (r"sustained \>60k tokens/s", ">="),
        ("more than $5 billion", ">="),
        ("100+ GPUs", ">="),
        ("約3割", "~"),
        ("near-100% hit rates", "~"),
        ("30%程度", "~"),
        ("roughly 200× longer", "~"),
        ("exactly 40%", "="),
        ("> 40% is how a quotation in Markdown begins", "="),
    ],
)
def test_bound_is_read_from_the_words_around_the_amount(text, comparator):
    assert [found[3] for found in read(text)] == [comparator]


def test_bound_in_front_of_a_list_holds_for_all_of_it():
    assert [found[3] for found in read("最大 8 vCPU、32 GiB まで割り当て")] == ["<=", "<="]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("2〜3倍の性能", 2, 3, "x"),
        ("2倍から3倍の性能", 2, 3, "x"),
        ("a 7–9% error", 7, 9, "%"),
        ("$2-3 billion", 2e9, 3e9, "USD"),
        ("1-2万円", 1e4, 2e4, "JPY"),
        ("5 to 10x faster", 5, 10, "x"),
    ],
)
def test_range_keeps_both_ends(text, low, high, unit):
    [quantity] = find_quantities(text)
    assert quantity.range == (low, high)
    assert quantity.value == (low + high) / 2
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("3 か月 → 3 日", [(3, "months"), (3, "days")]),
        ("シェアは13%から37%へ", [(13, "%"), (37, "%")]),
        ("from 13% to 37%", [(13, "%"), (37, "%")]),
        ("from 13 to 37%", [(13, "%"), (37, "%")]),
    ],
)
def test_change_is_two_amounts(text, amounts):
    assert [(q.value, q.unit) for q in find_quantities(text)] == amounts


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("数倍に", "x"),
        ("数十%の改善", "%"),
        ("dozens of GPUs", "GPUs"),
        ("several times faster", "x"),
    ],
)
def test_vague_amount_has_a_unit_and_no_value(text, unit):
    [quantity] = find_quantities(text)
    assert (quantity.value, quantity.unit) == (None, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2026 年 2 月 12 日",
        "3日、AWSは発表した",
        "10時5分に始まった",
        "in 2025 and the 1990s",
        "v0.3 and 3.5.1",
        "section 3.2 on page 40",
        "03-1234-5678",
        "H100, GPT-4, TPU7x, Llama 3.1 70B, Qwen3-32B",
        "8x NVIDIA H200",
        "1920x1080",
        "十分な性能",
        "割り当てた3つの要素",
        "3 times a day",
        "double-precision and half-precision",
        "the second half",
        "https://example.org/2x-faster-50%25",
    ],
)
def test_dates_versions_names_and_idioms_are_no_amounts(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["$0.02 / hour + LCU", "(32 GiB) + 500 GB", "32 GiB + 500 GB", "2 GB+3 GB"]
)
def test_plus_between_amounts_is_no_bound(text):
    assert {q.comparator for q in find_quantities(text)} == {"="}


@pytest.mark.parametrize("text", ["40%+", "40%+ better", "10+ GPUs"])
def test_plus_behind_an_amount_is_a_bound(text):
    assert [q.comparator for q in find_quantities(text)] == [">="]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("費用は前年比-40%", "-40%", -40),
        ("(−12.5%)", "−12.5%", -12.5),
        ("営業利益は▲5%", "▲5%", -5),
        ("伸び率はマイナス3%", "マイナス3%", -3),
        ("throughput: +17.1%", "+17.1%", 17.1),
        ("a 10-20% cut", "10-20%", 15),
    ],
)
def test_sign_is_part_of_an_amount(text, surface, value):
    [quantity] = find_quantities(text)
    assert (quantity.text, quantity.value, quantity.comparator) == (surface, value, "=")


def test_amount_of_a_fall_has_no_sign():
    [quantity] = find_quantities("-50% to -40%")
    assert quantity.range == (-50, -40)
    assert (unsigned(quantity).value, unsigned(quantity).range) == (45, (40, 50))


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("営業費用が3割5分2厘減った", "3割5分2厘", 35.2, "%"),
        ("二・五倍に増えた", "二・五倍", 2.5, "x"),
        ("三千億円の投資", "三千億円", 3e11, "JPY"),
        ("500億元の基金", "500億元", 5e10, "CNY"),
        ("3,000億台湾ドルの売上", "3,000億台湾ドル", 3e11, "TWD"),
        ("100万トークンあたり2ドル", "100万トークンあたり2ドル", 2, "USD/M tokens"),
        ("帯域は400ギガビット毎秒", "400ギガビット毎秒", 400, "Gbps"),
        ("1.2エクサフロップス", "1.2エクサフロップス", 1.2, "EFLOPS"),
        ("3ナノの半導体", "3ナノ", 3, "nm"),
        ("着工から半年で稼働", "半年", 0.5, "years"),
        ("学習に1時間半かかる", "1時間半", 1.5, "hours"),
        ("学習に1時間30分かかる", "1時間30分", 90, "minutes"),
        ("4社に1社が使う", "4社に1社", 0.25, "x"),
        ("GPUを2万基並べる", "2万基", 20_000, "GPUs"),
        ("10万個以上のチップ", "10万個", 1e5, "chips"),
        ("シェアは3ポイント低下", "3ポイント", 3, "pp"),
        ("費用は1/3に削減", "1/3", 1 / 3, "x"),
        ("twenty-five percent of them", "twenty-five percent", 25, "%"),
        ("half a million users", "half a million users", 5e5, "users"),
        ("two and a half years", "two and a half years", 2.5, "years"),
        ("a year and a half later on", "a year and a half", 1.5, "years"),
        ("by a factor of ten", "factor of ten", 10, "x"),
        ("three orders of magnitude", "three orders of magnitude", 1000, "x"),
        ("four out of five runs", "four out of five", 0.8, "x"),
        ("an eighth of the price", "an eighth", 0.125, "x"),
        ("3 crore rupees", "3 crore rupees", 3e7, "INR"),
        ("USD40bn in bonds", "USD40bn", 4e10, "USD"),
        ("HK$2 billion", "HK$2 billion", 2e9, "HKD"),
        ("$3 per GPU per hour", "$3 per GPU per hour", 3, "USD/GPU-hour"),
        ("$10 per 1M output tokens", "$10 per 1M output tokens", 10, "USD/M tokens"),
        ("trained with 1e25 FLOPs", "1e25 FLOPs", 1e25, "FLOPS"),
        ("20 FP4 petaflops", "20 FP4 petaflops", 20, "PFLOPS"),
        ("500 megawatt-hours", "500 megawatt-hours", 500, "MWh"),
        ("22 GiBps of reads", "22 GiBps", 22, "GiB/s"),
        ("10,000 H100s", "10,000 H100s", 10_000, "GPUs"),
        ("10,000+ concurrent requests", "10,000+ concurrent requests", 10_000, "requests"),
        ("2 million daily requests", "2 million daily requests", 2e6, "requests/day"),
        ("less than an hour", "an hour", 1, "hours"),
        ("2 hours and 15 minutes", "2 hours and 15 minutes", 135, "minutes"),
        ("2.2x QPS gains", "2.2x", 2.2, "x"),
        ("10x Faster Inference", "10x", 10, "x"),
    ],
)
def test_rarer_ways_to_write_an_amount_are_read(text, surface, value, unit):
    [(found, number, name, _)] = read(text)
    assert (found, name) == (surface, unit)
    assert number == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 percent", 20, 30),
        ("10x-20x faster", 10, 20),
        ("2、3割の削減", 20, 30),
        ("$30 to 40 billion", 3e10, 4e10),
        ("$0.01-$0.03/GB", 0.01, 0.03),
        ("five- to ten-fold", 5, 10),
        ("1-300 ユーザー", 1, 300),
    ],
)
def test_rarer_ranges_keep_both_ends(text, low, high):
    [quantity] = find_quantities(text)
    assert quantity.range == pytest.approx((low, high))
    assert quantity.text == text.removeprefix("between ").removesuffix(" faster").removesuffix(
        "の削減"
    )


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("from 24 days to five.", [(24, "days"), (5, "days")]),
        ("from $18 a month to $12", [(18, "USD/month"), (12, "USD/month")]),
        ("fell by 40 ms to 95 ms", [(40, "ms"), (95, "ms")]),
        (r"18.3s \-\> 8s", [(18.3, "seconds"), (8, "seconds")]),
        ("32 GiB or 64 GiB", [(32, "GiB"), (64, "GiB")]),
        ("Phase 2 - 30% faster", [(30, "%")]),
    ],
)
def test_changes_and_choices_are_no_ranges(text, amounts):
    assert [(q.value, q.unit, q.comparator) for q in find_quantities(text)] == [
        (*amount, "=") for amount in amounts
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("up to about 40%", "<="),
        ("最大約31 TB", "<="),
        ("2割に満たない", "<="),
        ("3割弱", "<="),
        ("3割強", ">="),
        ("過半数が賛成", ">="),
        ("200億ドルを突破", ">="),
        ("40 以上のリージョン", ">="),
        ("it exceeds $100bn", ">="),
        ("10 or more GPUs", ">="),
        ("50-plus customers", ">="),
        ("12 or fewer nodes", "<="),
        ("an order of magnitude faster", "~"),
        ("平均1.8秒", "="),
        ("<br/>40% fewer", "="),
    ],
)
def test_rarer_bounds_are_read(text, comparator):
    assert [found[3] for found in read(text)] == [comparator]


@pytest.mark.parametrize(
    "text",
    [
        "24時間365日の監視",
        "複数リージョンと複数年契約",
        "RabbitMQ 4 インスタンス",
        "NVIDIA RTX PRO 6000 GPU",
        "100万トークンあたり",
        "3社目、5年目",
        "二人三脚で一元管理",
        "two second-generation parts",
        "the 90s, a third party, once or twice",
        "three core modules",
        "it doubles as a router at half past nine",
        "PHP 8.4",
        "page 12 of 40 pages",
        "a 1:4 ratio",
        "set `--memory 32GB` first",
        "```\n100% of 3 GB\n```",
    ],
)
def test_more_that_is_no_amount(text):
    assert read(text) == []


def test_a_fraction_before_a_large_number_is_part_of_it():
    assert read("売上は1½兆円だった。") == [("1½兆円", 1.5e12, "JPY", "=")]
