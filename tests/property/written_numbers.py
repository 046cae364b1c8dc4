"""Numbers, and the ways in which both languages write them."""

from dataclasses import dataclass

from hypothesis import strategies as st

WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True)
class Number:
    """A number, and one way to write it."""

    written: str
    value: float


def _spelled(value: int) -> str:
    """An integer from 1 to 999,999 in English words."""
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    ones += " fifteen sixteen seventeen eighteen nineteen"
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
    if value < 20:
        return ones.split()[value]
    if value < 100:
        rest = f"-{ones.split()[value % 10]}" if value % 10 else ""
        return tens.split()[value // 10] + rest
    if value < 1000:
        rest = f" and {_spelled(value % 100)}" if value % 100 else ""
        return f"{_spelled(value // 100)} hundred{rest}"
    rest = f" {_spelled(value % 1000)}" if value % 1000 else ""
    return f"{_spelled(value // 1000)} thousand{rest}"


def _in_kanji(value: int) -> str:
    """An integer below a quadrillion with 十百千 and 万億兆."""
    written = ""
    for scale, large in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        section = value // 10**scale % 10_000
        digits = ""
        for power, small in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
            digit = section // 10**power % 10
            if digit:
                one = digit == 1 and small
                digits += ("" if one else "〇一二三四五六七八九"[digit]) + small
        written += digits + large if section else ""
    return written


def _positional(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


decimals = st.decimals(min_value=0, max_value=999_999, places=2).map(lambda n: n.normalize())
plain = decimals.map(lambda n: Number(f"{n:f}", float(n)))
grouped = decimals.map(lambda n: Number(f"{n:,f}", float(n)))
wide = plain.map(lambda n: Number(n.written.translate(WIDE), n.value))
kanji = st.integers(2, 10**15 - 1).map(lambda n: Number(_in_kanji(n), n))
positional = st.integers(10, 9_999).map(lambda n: Number(_positional(n), n))
words = st.integers(2, 999_999).map(lambda n: Number(_spelled(n), n))
scaled_ja = st.builds(
    lambda n, gap, scale: Number(f"{n.written}{gap}{scale[0]}", n.value * scale[1]),
    plain,
    st.sampled_from(["", " "]),
    st.sampled_from([("万", 1e4), ("億", 1e8), ("兆", 1e12), ("千万", 1e7), ("千億", 1e11)]),
)
scaled_en = st.builds(
    lambda n, scale: Number(f"{n.written}{scale[0]}", n.value * scale[1]),
    plain,
    st.sampled_from(
        [
            *[(" thousand", 1e3), (" million", 1e6), ("-billion", 1e9), (" trillion", 1e12)],
            *[("k", 1e3), ("M", 1e6), ("bn", 1e9), ("m", 1e6), ("B", 1e9), ("tn", 1e12)],
        ]
    ),
)
anywhere = plain | grouped | wide
