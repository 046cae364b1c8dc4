from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.quantities import find_quantities

numbers = st.decimals(min_value=0, max_value=999_999, places=2).map(lambda n: n.normalize())
plain = numbers.map(lambda n: f"{n:f}")
grouped = numbers.map(lambda n: f"{n:,f}")
wide = str.maketrans("0123456789.", "０１２３４５６７８９．")

UNITS = {
    "倍": "x",
    " 倍": "x",
    "x": "x",
    "%": "%",
    "％": "%",
    " percent": "%",
    " GB/s": "GB/s",
    "GiB": "GiB",
    " PFLOPS": "PFLOPS",
    "MW": "MW",
    " tokens/s": "tokens/s",
    "トークン/秒": "tokens/s",
    "円": "JPY",
    "ドル": "USD",
    "か月": "months",
    " hours": "hours",
    " ms": "ms",
    " vCPU": "vCPU",
}
SCALES = {"万": 1e4, "億": 1e8, "兆": 1e12, " 万": 1e4}
ENGLISH_SCALES = {"k": 1e3, " thousand": 1e3, "M": 1e6, " million": 1e6, "bn": 1e9, " billion": 1e9}


def nearly(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 1e-6 * max(1.0, wanted)


@given(plain | grouped, st.sampled_from(sorted(UNITS)), st.booleans())
def test_formatted_amount_reads_back(number: str, unit: str, full_width: bool) -> None:
    written = (number.translate(wide) if full_width else number) + unit
    [quantity] = find_quantities(f"それは{written}だ")
    assert nearly(quantity.value, float(number.replace(",", "")))
    assert (quantity.text, quantity.unit) == (written, UNITS[unit])


@given(plain, st.sampled_from(sorted(SCALES)), st.sampled_from(["円", "ドル", "トークン"]))
def test_japanese_scale_reads_back(number: str, scale: str, unit: str) -> None:
    [quantity] = find_quantities(f"およそ{number}{scale}{unit}")
    assert nearly(quantity.value, float(number) * SCALES[scale])


@given(plain, st.sampled_from(sorted(ENGLISH_SCALES)), st.sampled_from(["$", "€", "US$"]))
def test_english_scale_reads_back(number: str, scale: str, sign: str) -> None:
    [quantity] = find_quantities(f"it cost {sign}{number}{scale} in total")
    assert nearly(quantity.value, float(number) * ENGLISH_SCALES[scale])


PIECES = ["2", "倍", "%", "から", " to ", "最大", "up to ", "$", "万", "億", "三", "割", "5分", "-"]
PIECES += ["half", "数", "〜", "x", " GB/s", ",", ".", "毎秒", "トークン", "1,000", "\n", "→", "１"]
messy = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)


@given(messy)
def test_amounts_stand_where_they_say_and_apart_from_each_other(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        assert quantity.range is None or quantity.range[0] <= quantity.range[1]
        end = quantity.end


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(PIECES), st.integers(2_000, 5_000))
def test_long_runs_of_one_piece_are_read(piece: str, times: int) -> None:
    assert find_quantities(piece * times) is not None
