"""Tables: a cell is told by the heads of its column and row."""

from collections.abc import Callable

from nlp.records import Claim

All = Callable[..., list[Claim]]

_MODELS = """\
| Model | Price per 1M tokens | Latency | Success rate |
|---|---|---|---|
| GPT-5 | $1.25 | 300 ms | 88% |
| Claude | $3.00 | 280 ms | 91% |
"""
_SPECS = """\
| | **H100** | **H200** |
| :--- | ---: | ---: |
| Memory capacity | 80 GB | 141 GB |
| Link | 900 GB/s | 900 GB/s |
"""


def test_column_says_what_its_amounts_are_about_and_row_of_what(claims_in: All) -> None:
    assert [(c.subject_name, c.aspect, c.value, c.unit) for c in claims_in(_MODELS)] == [
        ("GPT-5", "price", 1.25, "USD/M tokens"),
        ("GPT-5", "latency", 300, "ms"),
        ("GPT-5", "accuracy", 88, "%"),
        ("Claude", "price", 3, "USD/M tokens"),
        ("Claude", "latency", 280, "ms"),
        ("Claude", "accuracy", 91, "%"),
    ]


def test_row_says_what_its_amounts_are_about_and_column_of_what(claims_in: All) -> None:
    assert [(c.subject_name, c.aspect, c.value) for c in claims_in(_SPECS)] == [
        ("H100", "capacity", 80),
        ("H200", "capacity", 141),
        ("H100", "throughput", 900),
        ("H200", "throughput", 900),
    ]


def test_row_of_something_that_is_not_followed_is_of_that(claims_in: All) -> None:
    text = "The H100 was our yardstick.\n\n| System | Speedup |\n|---|---|\n| Old desktop | 0.2x |"
    (claim,) = claims_in(text)
    assert (claim.subject, claim.topic) == (None, "Old desktop")


def test_thing_that_a_column_only_compares_with_is_not_its_subject(claims_in: All) -> None:
    text = "| System | Speedup vs H100 |\n|---|---|\n| H200 | 1.4x |"
    (claim,) = claims_in(text)
    assert claim.subject_name == "H200"


def test_lines_with_bars_and_no_rule_have_no_heads(claims_in: All) -> None:
    text = "| Throughput | H200 |\n| 2x faster | H100 |"
    assert [claim.aspect for claim in claims_in(text)] == ["performance"]
