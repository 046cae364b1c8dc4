"""Amounts that are written in any supported way are read back, where they stand."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nlp.quantities import find_quantities
from nlp.quantities.currencies import CODES, CURRENCIES
from nlp.records import Quantity
from tests.effort import effort
from tests.growth import grows_no_faster_than_length
from tests.property.written_numbers import (
    Number,
    anywhere,
    grouped,
    kanji,
    plain,
    positional,
    scaled_en,
    scaled_ja,
    words,
)

SYMBOLS = {
    "x": "x",
    "×": "x",
    "%": "%",
    "％": "%",
    "GB": "GB",
    " GiB": "GiB",
    " TB": "TB",
    " GB/s": "GB/s",
    "TB/秒": "TB/s",
    " GiBps": "GiB/s",
    "Gbps": "Gbps",
    " Gb/s": "Gbps",
    " Gbit/s": "Gbps",
    " PFLOPS": "PFLOPS",
    " TFLOP/s": "TFLOPS",
    " TOPS": "TOPS",
    " exaFLOPS": "EFLOPS",
    "W": "W",
    " kW": "kW",
    "MW": "MW",
    " GWh": "GWh",
    " GHz": "GHz",
    "nm": "nm",
    " mm²": "mm²",
    " ms": "ms",
    "µs": "μs",
    " tokens/s": "tokens/s",
    " tok/s": "tokens/s",
    " vCPU": "vCPU",
    " kg": "kg",
    " Hz": "Hz",
    " fps": "fps",
    " IOPS": "IOPS",
    " USD": "USD",
    " pp": "pp",
}
JAPANESE = SYMBOLS | {
    "倍": "x",
    " 倍": "x",
    "パーセント": "%",
    "パーセントポイント": "pp",
    "%ポイント": "pp",
    "ギガバイト": "GB",
    "ギガビット毎秒": "Gbps",
    "エクサフロップス": "EFLOPS",
    "メガワット": "MW",
    "キロワット時": "kWh",
    "ナノメートル": "nm",
    "ナノ": "nm",
    "ミリ秒": "ms",
    "マイクロ秒": "μs",
    "秒間": "seconds",
    "分間": "minutes",
    "時間": "hours",
    "日間": "days",
    "週間": "weeks",
    "か月": "months",
    "カ月間": "months",
    "ヶ月": "months",
    "年間": "years",
    "トークン/秒": "tokens/s",
    "円": "JPY",
    "ドル": "USD",
    "ユーロ": "EUR",
    "元": "CNY",
    "台湾ドル": "TWD",
    "ポンド": "GBP",
    "ドル/時間": "USD/hour",
    "円/月": "JPY/month",
    "トークン": "tokens",
    "パラメータ": "parameters",
    "基のGPU": "GPUs",
    "個のチップ": "chips",
    "人": "people",
    "社": "companies",
    "ドル/100万トークン": "USD/M tokens",
    "リクエスト/秒": "requests/s",
}
ENGLISH = SYMBOLS | {
    "-fold": "x",
    " times": "x",
    " percent": "%",
    " per cent": "%",
    "-percent": "%",
    " percentage points": "pp",
    " petabytes": "PB",
    " gigabytes per second": "GB/s",
    " petaflops": "PFLOPS",
    " gigawatts": "GW",
    " megawatt-hours": "MWh",
    " bytes": "bytes",
    " nanometers": "nm",
    " milliseconds": "ms",
    " minutes": "minutes",
    " hours": "hours",
    " days": "days",
    " weeks": "weeks",
    " months": "months",
    " years": "years",
    " tokens per second": "tokens/s",
    " requests per second": "requests/s",
    " dollars": "USD",
    " euros": "EUR",
    " US dollars": "USD",
    " yen": "JPY",
    " dollars per hour": "USD/hour",
    " dollars per million tokens": "USD/M tokens",
    " megawatts": "MW",
    " tokens": "tokens",
    " GPUs": "GPUs",
    " dollars a month": "USD/month",
}
IN_KANJI = [
    "円",
    "ドル",
    "倍",
    "パーセント",
    "トークン",
    "ユーロ",
    "メガワット",
    "時間",
    "ギガバイト",
]
IN_WORDS = [" percent", " dollars", " hours", " megawatts", " tokens", "-fold", " GPUs", " days"]
UNITS = JAPANESE | ENGLISH

hiragana = st.text("あいうえかくけさすせてなのはへほまもやよらりるれろわ", max_size=6)
prose = st.text("bcdefghijlnpruvyz", min_size=2, max_size=7)
SAME = {"": "=", "約": "~", "およそ": "~", "最大": "<=", "最大で": "<=", "少なくとも": ">="}
BEHIND = {"以上": ">=", "超": ">=", "未満": "<=", "以下": "<=", "程度": "~", "前後": "~"}
LEADING = {
    "about ": "~",
    "roughly ": "~",
    "nearly ": "~",
    "up to ": "<=",
    "as much as ": "<=",
    "less than ": "<=",
    "under ": "<=",
    "at least ": ">=",
    "more than ": ">=",
    "over ": ">=",
    "north of ": ">=",
    "up to about ": "<=",
    "~": "~",
    "exactly ": "=",
}


def close(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 1e-6 * max(1.0, abs(wanted))


def the_one(text: str, written: str) -> Quantity:
    """The only amount of a text, which stands where it was written."""
    [quantity] = find_quantities(text)
    start = text.index(written)
    assert (quantity.start, quantity.end) == (start, start + len(written))
    assert text[quantity.start : quantity.end] == quantity.text == written
    return quantity


@given(anywhere, st.sampled_from(sorted(JAPANESE)), hiragana, hiragana)
def test_amount_in_japanese_prose_reads_back(
    number: Number, unit: str, before: str, after: str
) -> None:
    written = number.written + unit
    quantity = the_one(f"{before}それは{written}だ{after}", written)
    assert close(quantity.value, number.value)
    assert (quantity.unit, quantity.comparator) == (JAPANESE[unit], "=")


@given(anywhere, st.sampled_from(sorted(ENGLISH)), prose, prose)
def test_amount_in_english_prose_reads_back(
    number: Number, unit: str, before: str, after: str
) -> None:
    written = number.written + unit
    quantity = the_one(f"The {before} got {written} better, said {after}.", written)
    assert close(quantity.value, number.value)
    assert (quantity.unit, quantity.comparator) == (ENGLISH[unit], "=")


@given(kanji | positional | scaled_ja, st.sampled_from(IN_KANJI), st.sampled_from(sorted(SAME)))
def test_number_in_kanji_reads_back(number: Number, unit: str, bound: str) -> None:
    written = number.written + unit
    quantity = the_one(f"これは{bound}{written}になる", written)
    assert close(quantity.value, number.value)
    assert (quantity.unit, quantity.comparator) == (UNITS[unit], SAME[bound])


@given(words | scaled_en, st.sampled_from(IN_WORDS), st.sampled_from(sorted(LEADING)))
def test_number_in_words_reads_back(number: Number, unit: str, bound: str) -> None:
    written = number.written + unit
    quantity = the_one(f"They paid for {bound}{written}, they say.", written)
    assert close(quantity.value, number.value)
    assert (quantity.unit, quantity.comparator) == (UNITS[unit], LEADING[bound])


@given(anywhere, st.sampled_from(sorted(BEHIND)), st.sampled_from(["倍", "%", "円", "GB", "か月"]))
def test_bound_behind_an_amount_is_read(number: Number, bound: str, unit: str) -> None:
    quantity = the_one(f"これは{number.written}{unit}{bound}だ", number.written + unit)
    assert quantity.comparator == BEHIND[bound]


SIGNS = sorted((sign, code) for code, c in CURRENCIES.items() for sign in c.signs)
CODED = sorted((f"{code} ", code) for code in CODES)
NAMED = sorted(
    (name, code)
    for code, currency in CURRENCIES.items()
    for name in (*currency.japanese, *(f" {name}" for name in currency.english))
    if name.strip() not in {"pound", "pounds"}
)


@given(
    plain | grouped | scaled_en, st.sampled_from(SIGNS + CODED), st.sampled_from(sorted(LEADING))
)
def test_money_behind_its_sign_reads_back(
    number: Number, currency: tuple[str, str], bound: str
) -> None:
    written = currency[0] + number.written
    quantity = the_one(f"it cost {bound}{written} in all", written)
    assert close(quantity.value, number.value)
    assert (quantity.unit, quantity.comparator) == (currency[1], LEADING[bound])


@given(st.integers(2_000, 10**9), st.sampled_from(NAMED), st.booleans())
def test_money_before_its_name_reads_back(
    number: int, currency: tuple[str, str], scaled: bool
) -> None:
    scale = " million" if scaled and currency[0][0] == " " else "億" if scaled else ""
    written = f"{number:,}{scale}{currency[0]}"
    quantity = the_one(f"売上は{written}だ" if currency[0][0] != " " else f"as {written}.", written)
    assert close(quantity.value, number * {" million": 1e6, "億": 1e8, "": 1}[scale])
    assert quantity.unit == currency[1]


@given(
    st.integers(2, 900),
    st.integers(1, 90),
    st.sampled_from(["〜", "～", "-", "–", " to ", "から", "{unit}〜", "{unit}から", "{unit}-"]),
    st.sampled_from(["倍", "%", "x", "円", "GB", " GB/s", " hours", "か月", "メガワット"]),
)
def test_range_reads_back_with_both_ends(low: int, more: int, gap: str, unit: str) -> None:
    assume(gap != "{unit}-" or not unit.endswith("hours"))  # `GPU-3`, `hours-3` are names
    written = f"{low}{gap.format(unit=unit)}{low + more}{unit}"
    quantity = the_one(f"これは{written}です", written)
    assert quantity.range == (low, low + more)
    assert quantity.value == low + more / 2
    assert quantity.unit == UNITS.get(unit, unit.strip())


@given(
    st.integers(2, 900),
    st.integers(2, 900),
    st.sampled_from(
        [
            *["from {}{u} to {}{u}", "{}{u}から{}{u}へ", "{}{u} → {}{u}", "{}{u}から{}{u}に変わる"],
            "{}{u} -> {}{u}",
        ]
    ),
    st.sampled_from(["%", "x", "円", "GB", " hours", "か月"]),
)
def test_change_reads_back_as_two_amounts(one: int, other: int, form: str, unit: str) -> None:
    found = find_quantities(form.format(one, other, u=unit))
    assert [q.value for q in found] == [one, other]
    assert [q.range for q in found] == [None, None]


@given(
    st.sampled_from(["数", "数十", "数百", "数千", "数万", "数億", "数百万", "数千億", "十数"]),
    st.sampled_from(["倍", "%", "円", "ドル", "人", "時間", "トークン", "基のGPU"]),
    hiragana,
)
def test_vague_number_in_kanji_stays_vague(number: str, unit: str, before: str) -> None:
    quantity = the_one(f"{before}は{number}{unit}だ", number + unit)
    assert quantity.value is None


@given(
    st.sampled_from(
        [
            *["dozens of", "hundreds of", "tens of thousands of", "hundreds of millions of"],
            *["several", "several hundred", "a few", "a few thousand", "a couple of"],
        ]
    ),
    st.sampled_from(["GPUs", "dollars", "hours", "users", "tokens", "megawatts"]),
)
def test_vague_number_in_words_stays_vague(number: str, unit: str) -> None:
    quantity = the_one(f"They took {number} {unit} for it", f"{number} {unit}")
    assert quantity.value is None


PIECES = ["2", "倍", "%", "から", " to ", "最大", "up to ", "$", "万", "億", "三", "割", "5分", "-"]
PIECES += ["half", "数", "〜", "x", " GB/s", ",", ".", "毎秒", "トークン", "1,000", "\n", "→", "１"]
PIECES += [
    "a ",
    "two ",
    "hundred ",
    "and a half ",
    "million ",
    "10^",
    "1e",
    "分の",
    "・",
    "out of ",
]
PIECES += [
    "from ",
    "between ",
    " and ",
    "GPU",
    "あたり",
    "+",
    "▲",
    "`",
    "per ",
    "/",
    "A",
    " A ",
    "(",
]
messy = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)


@settings(max_examples=effort(400))
@given(messy)
def test_amounts_stand_where_they_say_and_apart_from_each_other(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        assert quantity.range is None or quantity.range[0] <= quantity.range[1]
        end = quantity.end


@settings(deadline=None, max_examples=effort(15))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_long_runs_of_few_pieces_are_read_in_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(find_quantities, flood)
