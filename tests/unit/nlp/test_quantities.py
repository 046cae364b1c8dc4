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
