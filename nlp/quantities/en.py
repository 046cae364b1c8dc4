"""How English writes units, multiples and bounds."""

from __future__ import annotations

from typing import Final

from nlp.quantities.kinds import UnitKey

UNITS: Final[dict[UnitKey, tuple[str, ...]]] = {
    ("x", "multiple", 1.0): ("x", "×", "fold"),
    ("%", "percent", 1.0): ("%", "percent", "per cent", "pct"),
    ("pp", "percent", 1.0): ("percentage points", "percentage point"),
    ("USD", "money", 1.0): ("dollars", "dollar", "USD", "US dollars"),
    ("EUR", "money", 1.0): ("euros", "euro", "EUR"),
    ("GBP", "money", 1.0): ("pounds sterling", "GBP"),
    ("JPY", "money", 1.0): ("yen", "JPY"),
    ("CNY", "money", 1.0): ("yuan", "RMB", "CNY"),
    ("KRW", "money", 1.0): ("won", "KRW"),
    ("ms", "time", 1.0): ("msec", "milliseconds", "millisecond"),
    ("μs", "time", 1.0): ("microseconds", "microsecond"),
    ("seconds", "time", 1.0): ("seconds", "second", "secs", "sec"),
    ("minutes", "time", 1.0): ("minutes", "minute", "mins", "min"),
    ("hours", "time", 1.0): ("hours", "hour", "hrs", "hr"),
    ("days", "time", 1.0): ("days", "day"),
    ("weeks", "time", 1.0): ("weeks", "week"),
    ("months", "time", 1.0): ("months", "month"),
    ("years", "time", 1.0): ("years", "year"),
    ("nm", "length", 1.0): ("nanometers", "nanometres", "nanometer", "nanometre"),
    ("vCPU", "count", 1.0): ("vCPUs", "vCPU"),
    ("GPUs", "count", 1.0): ("GPUs", "GPU"),
    ("TPUs", "count", 1.0): ("TPUs", "TPU"),
    ("chips", "count", 1.0): ("chips", "chip"),
    ("accelerators", "count", 1.0): ("accelerators", "accelerator"),
    ("cores", "count", 1.0): ("cores", "core"),
    ("nodes", "count", 1.0): ("nodes", "node"),
    ("servers", "count", 1.0): ("servers",),
    ("racks", "count", 1.0): ("racks", "rack"),
    ("instances", "count", 1.0): ("instances",),
    ("tokens", "count", 1.0): ("tokens", "token"),
    ("tokens/s", "rate", 1.0): ("tok/s", "toks/s", "tokens/sec", "tps"),
    ("parameters", "count", 1.0): ("parameters", "parameter", "params"),
    ("requests", "count", 1.0): ("requests", "request", "req", "reqs"),
    ("queries", "count", 1.0): ("queries",),
    ("regions", "count", 1.0): ("regions", "AWS regions"),
    ("companies", "count", 1.0): ("companies", "enterprises", "organizations", "organisations"),
    ("customers", "count", 1.0): ("customers",),
    ("users", "count", 1.0): (
        "users",
        "active users",
        "daily active users",
        "weekly active users",
        "monthly active users",
    ),
    ("developers", "count", 1.0): ("developers",),
    ("transistors", "count", 1.0): ("transistors",),
}

TIMES: Final = (
    r"times\b(?=\s+(?:[a-z]+er\b|more\b|less\b|as\b|the\s+[a-z]+|that\b|over\b|better\b|what\b"
    r"|its\b|current\b|previous\b))"
)
"""`3 times faster` is a multiple; `3 times a day` is none."""

CURRENCIES: Final = {
    "US$": "USD",
    "$": "USD",
    "USD": "USD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "JPY",
    "JPY": "JPY",
    "A$": "AUD",
    "C$": "CAD",
    "RMB": "CNY",
    "₩": "KRW",
    "₹": "INR",
}
CURRENCY_BEFORE: Final = r"(?<![A-Za-z$])(?P<sign>US\$|A\$|C\$|\$|USD|€|EUR|£|GBP|¥|JPY|RMB|₩|₹)"

PHRASES: Final[tuple[tuple[str, float | None, str], ...]] = (
    (r"\b(?:an|one) order of magnitude\b", 10.0, "x"),
    (r"\b(?:two|2) orders of magnitude\b", 100.0, "x"),
    (r"\b(?:three|3) orders of magnitude\b", 1000.0, "x"),
    (r"\b(?:several |multiple )?orders of magnitude\b", None, "x"),
    (r"\btwice\b", 2.0, "x"),
    (
        r"\bdoubl(?:e|ed|es|ing)\b(?![ -]?(?:precision|check|click|digit|quote|blind|edged|book"
        r"|count|down|buffer|star|asterisk|dash|colon|slash|free|dip))",
        2.0,
        "x",
    ),
    (r"\b(?:tripl(?:e|ed|es|ing)|thrice|threefold)\b(?![ -]?digit)", 3.0, "x"),
    (r"\b(?:quadrupl(?:e|ed|es|ing)|fourfold)\b", 4.0, "x"),
    (r"\btwofold\b", 2.0, "x"),
    (r"\bfivefold\b", 5.0, "x"),
    (r"\bsixfold\b", 6.0, "x"),
    (r"\btenfold\b", 10.0, "x"),
    (r"\bhundredfold\b", 100.0, "x"),
    (r"\bhalv(?:e|ed|es|ing)\b", 0.5, "x"),
    (
        r"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!in )(?<!two and a )(?<!and a )"
        r"\bhalf\b(?![ -]?(?:precision|year|hour|day|month|way|life|open|century|duplex|dozen"
        r"|an?\b|of (?:19|20)\d\d|\d))",
        0.5,
        "x",
    ),
    (r"\bin half\b", 0.5, "x"),
    (r"\b(?:one|a)[ -]third\b", 1 / 3, "x"),
    (r"\btwo[ -]thirds\b", 2 / 3, "x"),
    (r"\b(?:one|a)[ -]quarter (?=of|the)", 0.25, "x"),
    (r"\bthree[ -]quarters\b(?= of| the)", 0.75, "x"),
)
"""Amounts without a number of their own: pattern, value (None where vague), unit."""

BEFORE: Final = {
    "<=": (
        "up to|as much as|as many as|at most|no more than|less than|fewer than|under|below"
        "|a maximum of|maximum of|max|maximum|within|<|<=|≤|sub-"
    ),
    ">=": (
        "at least|no less than|more than|over|above|greater than|exceeding|exceeds|exceeded"
        "|surpassing|north of|upwards of|a minimum of|minimum of|>|>=|≥|over-"
    ),
    "~": (
        "about|around|approximately|approx|nearly|almost|roughly|close to|some|circa|~|≈|near|near-"
    ),
}
AFTER: Final = {
    "<=": "or less|or fewer|at most|or below",
    # `$0.02 / hour + LCU` and `32 GiB) + 500 GB` add up.
    ">=": r"or more|or higher|or above|and above|and up|(?<!\s)\+(?![ ]*[$€£¥0-9]|[A-Za-z])",
    "~": "or so",
}
