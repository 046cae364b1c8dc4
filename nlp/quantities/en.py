"""How English writes units, multiples and bounds."""

from __future__ import annotations

from typing import Final

from nlp.quantities.kinds import UnitKey

ORDERS: Final = "orders of magnitude"
"""While it is read; each is a factor of ten."""

UNITS: Final[dict[UnitKey, tuple[str, ...]]] = {
    ("x", "multiple", 1.0): ("x", "fold"),
    (ORDERS, "multiple", 1.0): tuple(
        f"{orders}{gap}of{gap}magnitude" for orders in ("orders", "order") for gap in " -"
    ),
    ("%", "percent", 1.0): ("%", "percent", "per cent", "pct", "per-cent"),
    ("pp", "percent", 1.0): (
        *("percentage points", "percentage point", "pp", "ppt", "ppts", "points", "point"),
    ),
    ("bp", "percent", 1.0): ("basis points", "basis point"),
    ("USD", "money", 0.01): ("cents", "cent"),
    ("ns", "time", 1.0): ("nanoseconds", "nanosecond"),
    ("μs", "time", 1.0): ("microseconds", "microsecond"),
    ("ms", "time", 1.0): ("msec", "msecs", "milliseconds", "millisecond"),
    ("seconds", "time", 1.0): ("seconds", "second", "secs", "sec"),
    ("minutes", "time", 1.0): ("minutes", "minute", "mins", "min"),
    ("hours", "time", 1.0): ("hours", "hour", "hrs", "hr"),
    ("days", "time", 1.0): ("days", "day"),
    ("weeks", "time", 1.0): ("weeks", "week"),
    ("months", "time", 1.0): ("months", "month"),
    ("years", "time", 1.0): ("years", "year", "yrs"),
    ("years", "time", 10.0): ("decades", "decade"),
    ("nm", "length", 1.0): ("nanometers", "nanometres", "nanometer", "nanometre"),
    ("μm", "length", 1.0): ("micrometers", "micrometres", "microns"),
    ("mm", "length", 1.0): ("millimeters", "millimetres", "millimeter", "millimetre"),
    ("cm", "length", 1.0): ("centimeters", "centimetres", "centimeter", "centimetre"),
    ("m", "length", 1.0): ("meters", "metres"),
    ("km", "length", 1.0): ("kilometers", "kilometres", "kilometer", "kilometre"),
    ("miles", "length", 1.0): ("miles", "mile"),
    ("inches", "length", 1.0): ("inches", "inch"),
    ("feet", "length", 1.0): ("feet",),
    ("sq ft", "length", 1.0): ("square feet", "square foot", "sq ft", "sq. ft."),
    ("m²", "length", 1.0): ("square meters", "square metres"),
    ("mm²", "length", 1.0): ("square millimeters", "square millimetres"),
    ("acres", "length", 1.0): ("acres", "acre"),
    ("hectares", "length", 1.0): ("hectares", "hectare"),
    ("kg", "mass", 1.0): ("kilograms", "kilogram"),
    ("tons", "mass", 1.0): ("tons", "tonnes", "metric tons"),
    ("bytes", "data", 1.0): ("bytes", "byte"),
    ("fps", "rate", 1.0): ("fps", "frames per second"),
    ("FLOPS", "compute", 1.0): ("floating-point operations", "floating point operations"),
    ("vCPU", "count", 1.0): ("vCPUs", "vCPU"),
    ("GPUs", "count", 1.0): ("GPUs", "GPU"),
    ("CPUs", "count", 1.0): ("CPUs",),
    ("TPUs", "count", 1.0): ("TPUs", "TPU"),
    ("chips", "count", 1.0): ("chips", "chip"),
    ("accelerators", "count", 1.0): ("accelerators", "accelerator"),
    ("cores", "count", 1.0): ("cores", "core", "E-cores", "P-cores"),
    ("nodes", "count", 1.0): ("nodes", "node"),
    ("servers", "count", 1.0): ("servers",),
    ("racks", "count", 1.0): ("racks", "rack"),
    ("instances", "count", 1.0): ("instances",),
    ("tokens", "count", 1.0): ("tokens", "token"),
    ("tokens/s", "rate", 1.0): tuple(
        f"{which}{rate}"
        for which in ("", "out ", "output ", "input ", "total ")
        for rate in ("tok/s", "toks/s", "tokens/s", "tokens/sec", "t/s")
    ),
    ("parameters", "count", 1.0): ("parameters", "parameter", "params"),
    ("requests", "count", 1.0): ("requests", "request", "req", "reqs"),
    ("queries", "count", 1.0): ("queries",),
    ("regions", "count", 1.0): ("regions", "AWS regions"),
    ("companies", "count", 1.0): ("companies",),
    ("enterprises", "count", 1.0): ("enterprises",),
    ("organizations", "count", 1.0): ("organizations", "organisations"),
    ("businesses", "count", 1.0): ("businesses",),
    ("customers", "count", 1.0): ("customers",),
    ("users", "count", 1.0): ("users",),
    ("developers", "count", 1.0): ("developers",),
    ("people", "count", 1.0): ("people",),
    ("employees", "count", 1.0): ("employees",),
    ("transistors", "count", 1.0): ("transistors",),
}

FEW: Final[dict[UnitKey, tuple[str, ...]]] = {
    (word, "count", 1.0): (word, word.lower())
    for word in (
        *("contributors", "subscribers", "engineers", "workers", "jobs", "households", "homes"),
        *("models", "languages", "images", "documents", "records", "objects", "items", "events"),
        *("messages", "transactions", "operations", "downloads", "connections", "clusters"),
        *("replicas", "containers", "VMs", "devices", "machines", "satellites", "vehicles"),
        *("robots", "countries", "data centers", "wafers", "gates", "qubits", "writes", "reads"),
        *("Pods", "characters", "layers", "experts", "papers", "hospitals", "patients", "cities"),
        *("conversations", "reports", "vendors", "partners", "suppliers", "tasks", "projects"),
        *("startups", "schools", "universities", "stores", "factories", "sites", "agents", "apps"),
        *("applications", "websites", "articles", "books", "patents", "modules", "systems"),
        *("accounts", "tenants", "vectors", "rows", "repositories", "members", "merchants"),
        *("clients", "teams", "switches", "lasers", "sockets", "ports", "cars", "phones"),
        *("cameras", "deployments", "visitors", "sellers", "seats"),
    )
}
"""Things that are an amount only where there are many: `three models` is none."""

QUALIFIERS: Final = (
    "daily|weekly|monthly|concurrent|simultaneous|active|paying|registered|input|output|prompt"
    "|total|additional|more|physical|virtual|enterprise|business|corporate|commercial|AI|new"
    "|or more|or fewer|or less|plus"
)
"""Words that may stand between a number and what it counts."""

TIMES: Final = (
    r"times\b(?=\s+(?:[a-z]+er\b|more\b|less\b|as\b|the\s+[a-zA-Z]+|that\b|over\b|better\b|what\b"
    r"|its\b|this\b|their\b|our\b|today['’]s\b|any\b|normal\b|[A-Z][\w-]{1,20}['’]s\b|current\b"
    r"|previous\b|increase|improvement|reduction|growth|speed-?up|gains?\b"
    r"|performance|throughput|last\b|those\b|compared\b|than\b))"
)
"""`3 times faster` is a multiple; `3 times a day` is none."""
MANY_TIMES: Final = r"times\b(?![ ](?:a|an|per|each|every|daily|in a row)\b)"
_BY = (
    r"(?:by|up|improved|expanded|grew|grown|grows?|increas\w{1,4}|jumped|rose|risen|multiplied|to"
    r"|reached)"
)
TIMES_LEAD: Final = _BY + r"(?: (?:about|around|roughly|nearly|almost|over|up to|more than))? $"
"""Behind these words `3 times` is a multiple whatever follows."""

_NO_DOUBLE = (
    r"(?![ -]?(?:precision|check|click|digit|quote|blind|edged|book|count|down|buffer|star"
    r"|asterisk|dash|colon|slash|free|dip|sided|standard|agent|major|room|bed|date|tap"
    r"|as\b(?! (?:much|many|fast|big|large|high|long))))"
)
_OF = (
    r"(?= of\b| the\b| as\b| less\b| more\b| fewer\b| lower\b| higher\b| faster\b| cheaper\b"
    r"| smaller\b| slower\b| larger\b|[.,;:)]|$)"
)
_NO_ORDINAL = (
    r"(?! ?-?(?:part|person|time|gen|tier|year|quarter|week|day|month|hour|place|round|floor|way"
    r"|wave|stage|phase|one\b|vendor|site|region|data|cent|[a-z]+ (?:of|in|at|from)\b))"
)
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_FOLDS |= {"nine": 9, "ten": 10, "twenty": 20, "fifty": 50, "hundred": 100, "thousand": 1000}
_PARTS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
_PARTS |= {"tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
_SHARES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9}

PHRASES: Final[tuple[tuple[str, float | None, str], ...]] = (
    (r"(?:several |multiple |many )?orders[ -]of[ -]magnitude\b", None, "x"),
    (r"an? order[ -]of[ -]magnitude\b", 10.0, "x"),
    (r"(?:many|multiple) times(?= (?:[a-z]+er|more|less|better)\b)", None, "x"),
    (
        r"(?:twice|two times)(?! (?:a|per|each|every) | daily| weekly| monthly| before\b| in a row)"
        r"(?<!once or twice)",
        2.0,
        "x",
    ),
    (rf"doubl(?:e|ed|es|ing)\b{_NO_DOUBLE}", 2.0, "x"),
    (r"tripl(?:e|ed|es|ing)\b(?![ -]?(?:digit|A\b|play))", 3.0, "x"),
    (r"(?:treble|trebled|thrice)\b", 3.0, "x"),
    (r"quadrupl(?:e|ed|es|ing)\b", 4.0, "x"),
    (r"quintupl(?:e|ed|es|ing)\b", 5.0, "x"),
    *((rf"{word}-?fold\b", float(value), "x") for word, value in _FOLDS.items()),
    *(
        (rf"{word} and a half times\b", value + 0.5, "x")
        for word, value in (_SHARES | {"one": 1}).items()
    ),
    *(
        (rf"(?<!for )(?<!per ){count} {prefix}{word}\b(?![-s]| hour)", value, f"{symbol}{unit}")
        for count, value in (("an?", 1.0), ("half an?", 0.5))
        for prefix, symbol in (
            ("mega", "M"),
            ("giga", "G"),
            ("tera", "T"),
            ("peta", "P"),
            ("exa", "E"),
        )
        for word, unit in (("flops?", "FLOPS"), ("watt", "W"), ("byte", "B"))
    ),
    (r"(?:several|many|multi)-?fold\b", None, "x"),
    (r"halv(?:e|ed|es|ing)\b", 0.5, "x"),
    (r"in half\b", 0.5, "x"),
    (r"half an hour\b|half-hour\b", 0.5, "hours"),
    (r"half a year\b", 0.5, "years"),
    (r"half a decade\b", 5.0, "years"),
    (r"half a day\b", 0.5, "days"),
    (r"half a month\b", 0.5, "months"),
    (r"half a minute\b", 0.5, "minutes"),
    (r"half a second\b", 0.5, "seconds"),
    (r"an hour and a half\b", 1.5, "hours"),
    (r"a year and a half\b", 1.5, "years"),
    (r"a month and a half\b", 1.5, "months"),
    (r"a week and a half\b", 1.5, "weeks"),
    (r"a day and a half\b", 1.5, "days"),
    (r"a minute and a half\b", 1.5, "minutes"),
    (r"a second and a half\b", 1.5, "seconds"),
    (r"one[- ]half\b(?= of| the|[.,;)])", 0.5, "x"),
    (
        r"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!in )(?<!and a )(?<!better )(?<!front )"
        r"half\b(?![ -]?(?:precision|year|hour|day|month|way|life|open|century|duplex|dozen"
        r"|an?\b|million|billion|trillion|hearted|baked|marathon|time\b|past\b"
        r"|of (?:19|20)\d\d|\d))",
        0.5,
        "x",
    ),
    *(
        (rf"(?:an?|one) {word}\b{_OF}|one-{word}\b", 1 / parts, "x")
        for word, parts in _PARTS.items()
    ),
    *(
        (rf"(?<={lead} )an? {word}\b{_NO_ORDINAL}", 1 / parts, "x")
        for word, parts in _PARTS.items()
        for lead in ("to", "by", "at", "with")
    ),
    *(
        (rf"{count}[ -]{word}s\b", share / parts, "x")
        for word, parts in _PARTS.items()
        for count, share in _SHARES.items()
        if share < parts
    ),
    (r"(?:one|a)[ -]quarter\b(?= of (?!an?\b|\d)| the\b)", 0.25, "x"),
    (r"(?<=by )a quarter\b(?! of)", 0.25, "x"),
    (r"three[ -]quarters\b(?= of| the)", 0.75, "x"),
    (r"single-digit (?:ms|milliseconds?)\b(?!-)", None, "ms"),
    (r"single-digit (?:microseconds?|[μµ]s)\b(?!-)", None, "μs"),
    (r"(?:single|double|triple)-digit percent(?:age)?\b", None, "%"),
)
"""Amounts without a number of their own: pattern, value (None where vague), unit."""

ONE_OF: Final = (
    r"an? (?P<unit>second|minute|hour|day|week|month|year|decade|millisecond|microsecond|dollar)\b"
    r"(?!-| (?:ago|earlier|later|and a half)\b)"
)
ONE_OF_LEAD: Final = (
    r"\b(?:less than|more than|under|within|over|at least|about|nearly|almost|roughly|only|just"
    r"|takes?|took|taking) $"
)
"""`an hour` is an amount behind a bound: `in less than an hour`."""

BEFORE: Final = {
    "<=": (
        "up to|as much as|as many as|as high as|as little as|as few as|as low as|at most"
        "|at the most|no more than|not more than|no longer than|no higher than|no greater than"
        "|less than|fewer than|lower than|smaller than|shorter than|less than or equal to"
        "|just under|under|below|a maximum of|maximum of|max|maximum|within|limited to|capped at"
        "|<|<=|≤|sub-"
    ),
    ">=": (
        "at least|no less than|not less than|no fewer than|more than|longer than|higher than"
        "|larger than|bigger than|over|above|greater than|greater than or equal to|in excess of"
        "|passed|passing|crossed|crossing|exceed|exceeding|exceeds|exceeded|surpass|surpasses|surpassing|surpassed|topped|topping"
        "|tops|beyond|north of|upwards of|upward of|a minimum of|minimum of|starting at"
        "|start at|starts at|starting from|>|>=|≥|over-"
    ),
    "~": (
        "about|around|approximately|approx|approx.|nearly|almost|roughly|close to|closer to|some"
        "|circa|~|≈|near|near-|nearer|approaching|estimated|on the order of|just shy of|shy of"
        "|in the region of|something like|the better part of"
    ),
}
INSIDE: Final = {">=": (" or more ", "plus "), "<=": (" or fewer ", " or less "), "~": ()}
"""Bounds between a number and what it counts."""
AFTER: Final = {
    "<=": "or less|or fewer|or lower|at most|or below|or under|max(?:imum)?(?=[.,;)]|$)",
    # `$0.02 / hour + LCU` and `32 GiB) + 500 GB` add up.
    ">=": (
        r"or more|or higher|or above|or better|or greater|or longer|or larger|and above|and up"
        r"|-?plus\b(?![ ]*[$€£¥0-9])|(?<!\s)\+(?![ ]*[$€£¥0-9]|[A-Za-z])"
    ),
    "~": "or so|-?ish\\b",
}
