"""What `tracker trends` and `tracker compare` say, from a real warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, Row, article, new_warehouse
from tracker.errors import UserError
from tracker.questions.answers import Comparison, Trends, compare, trends
from warehouse.query import Result, run_query


def monday(week: int) -> date:
    today = datetime.now(UTC).date()
    return today - timedelta(days=today.weekday()) + timedelta(weeks=week)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """AWS falls silent, Trainium9 is new, in English and in one source; the rest is steady."""
    today = datetime.now(UTC).date()
    weeks: dict[int, list[str]] = {
        week: ["H100", "Nothing", "Nothing either"] for week in range(52)
    }
    for week in range(1, 14):
        weeks[week] += ["AWS"] * 4
    weeks[0] += ["Trainium9"] * 6

    def of(week: int, n: int, text: str) -> Row:
        source = "echo" if text == "Trainium9" else "wire"
        url = f"https://{source}.test/{week}/{n}"
        lang = "ja" if text == "H100" else "en"
        day = today - timedelta(weeks=week)
        return article(url, f"{text}\nown{week}x{n}", day=day, source=source, lang=lang)

    press = Press(tmp_path_factory.mktemp("press"))
    press.issue(
        *(of(week, n, text) for week, texts in weeks.items() for n, text in enumerate(texts))
    )
    with new_warehouse() as con:
        press.load(con)
        yield con


def table(result: Result) -> list[dict[str, Any]]:
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


@pytest.mark.parametrize(
    ("asked", "macro"),
    [
        (Trends(days=7), "rising(7)"),
        (Trends("falling", days=7), "falling(7)"),
        (Trends("new", days=7), "new_entities(7)"),
        (Trends(days=7, source="echo"), "rising(7, source := 'echo')"),
        (Trends(days=7, lang="ja"), "rising(7, lang := 'ja')"),
        (Trends(since="6d"), "rising(7)"),
        (Trends(days=7, until="14d"), "rising(7, as_of := project_today() - 14)"),
        (Trends("falling", since="20d", until="14d"), "falling(7, as_of := project_today() - 14)"),
        (Trends("new", days=7, until="7d"), "new_entities(7, as_of := project_today() - 7)"),
    ],
)
def test_for_programs_it_is_the_answer_of_the_macro(
    told: DuckDBPyConnection, asked: Trends, macro: str
) -> None:
    assert trends(told, asked, "json") == run_query(told, f"FROM {macro}")


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("falling", {"name": "AWS", "articles": 0, "before": 4, "share": "0%", "p": "0.023"}),
        ("new", {"name": "Trainium9", "by": "echo", "articles": 6, "share": "67%", "p": "<0.001"}),
        ("rising", {"name": "Trainium9", "articles": 6, "before": 0, "share before": "0%"}),
    ],
)
def test_for_people_it_says_plainly_how_sure_it_is(
    told: DuckDBPyConnection, which: Any, expected: dict[str, Any]
) -> None:
    first = table(trends(told, Trends(which, days=7), "table"))[0]
    assert {name: first[name] for name in expected} == expected


def test_a_period_that_ends_before_it_begins_is_refused(told: DuckDBPyConnection) -> None:
    with pytest.raises(UserError, match="no period of 1 to 3650 days lies between"):
        trends(told, Trends(since="7d", until="8d"), "table")


def test_what_may_be_chance_is_told_with_few_digits(told: DuckDBPyConnection) -> None:
    found = {row["name"]: row["p"] for row in table(trends(told, Trends(days=7), "markdown"))}
    assert found["H100"] in {"0.8", "0.9", "1.0"}


def test_where_nothing_was_read_before_no_chance_is_told(told: DuckDBPyConnection) -> None:
    (row,) = table(trends(told, Trends("new", days=7, source="echo"), "table"))
    assert (row["name"], row["p"]) == ("Trainium9", "")


@pytest.mark.parametrize(("grain", "blocks"), [("week", 12), ("month", 12), ("day", 12)])
def test_the_picture_has_twelve_blocks_of_the_grain(
    told: DuckDBPyConnection, grain: str, blocks: int
) -> None:
    rows = table(trends(told, Trends(days=7, grain=grain), "table"))
    assert {len(row[f"12 {grain}s"]) for row in rows} == {blocks}


def test_a_kind_and_a_limit_leave_the_others_out(told: DuckDBPyConnection) -> None:
    assert [row["name"] for row in table(trends(told, Trends(kind="COMPANY"), "json"))] == ["AWS"]
    assert len(trends(told, Trends(days=400, limit=2), "json").rows) == 2


def test_where_nothing_is_new_the_table_has_its_columns(told: DuckDBPyConnection) -> None:
    result = trends(told, Trends("new", days=1, source="wire"), "table")
    assert result.rows == []
    assert result.columns[:4] == ["name", "kind", "first named", "by"]


def test_an_unknown_source_is_refused_with_the_nearest(told: DuckDBPyConnection) -> None:
    with pytest.raises(UserError, match="no source is called 'wires'; the nearest are: wire;"):
        trends(told, Trends(source="wires"), "json")
    assert trends(told, Trends(source="WIRE"), "json").rows


def test_compare_rolls_up_and_filters(told: DuckDBPyConnection) -> None:
    asked = Comparison(("aws", "Trainium"), since=str(monday(-1)), family=True, source="echo")
    result = table(compare(told, asked, "json"))
    newest = {row["name"]: row["articles"] for row in result if row["partial"]}
    assert newest == {"AWS": 6, "Trainium": 6}
    shown = compare(told, asked, "table")
    assert shown.columns == ["week", "AWS", "Trainium"]
    assert shown.rows[-2][1:] == (6, 6)


def test_compare_of_a_language_divides_by_its_articles(told: DuckDBPyConnection) -> None:
    asked = Comparison(("H100",), since=str(monday(-3)), until=str(monday(-1)), lang="ja")
    assert {row["share"] for row in table(compare(told, asked, "csv"))} == {1.0}
