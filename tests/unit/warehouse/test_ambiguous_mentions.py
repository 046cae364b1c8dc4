"""What may name a followed thing, but more likely does not: kept, and counted nowhere."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, Row, analysis, article

SHARED = (
    "article_url article_title source lang published_at day entity name kind surface start end "
)
SHARED += "field is_repeat confidence sentence story_id rules models"


def read_with_ambiguous(row: Row, *, rules: str, surface: str = "Trillium") -> Row:
    reading = analysis(row, rules=rules)
    start = row["text"].index(surface)
    passage = next(p for p in reading["passages"] if p["field"] == "text")
    return reading | {
        "ambiguous": [
            {
                "entity": "google-tpu-v5e",
                "name": surface,
                "kind": "chip",
                "surface": surface,
                "field": "text",
                "start": start,
                "end": start + len(surface),
                "passage": passage["index"],
                "confidence": 0.3,
                "repeat": False,
            }
        ]
    }


def test_view_has_the_columns_of_mentions_as_far_as_they_apply(con: DuckDBPyConnection) -> None:
    columns = [row[0] for row in con.execute("DESCRIBE ambiguous_mentions").fetchall()]
    mentions = [row[0] for row in con.execute("DESCRIBE mentions").fetchall()]
    assert columns == [name for name in mentions if name in SHARED.split()]
    assert set(columns) == set(SHARED.split())


def test_ambiguous_mention_has_its_sentence_and_is_counted_nowhere(
    press: Press, con: DuckDBPyConnection
) -> None:
    row = article(text="AWS waits.\nNothing.\nTrillium blooms.", day="2026-02-02")
    reading = read_with_ambiguous(row, rules="1")
    reading["ambiguous"][0]["passage"] = reading["passages"][-1]["index"]
    press.segment("articles", [row])
    press.segment("analyses", [reading])
    press.load(con)
    assert con.execute(
        "SELECT entity, name, surface, confidence, sentence, rules FROM ambiguous_mentions"
    ).fetchall() == [("google-tpu-v5e", "TPU v5e", "Trillium", 0.3, "Trillium blooms.", "1")]
    assert con.execute("SELECT DISTINCT entity FROM mentions").fetchall() == [("aws",)]
    assert con.execute("SELECT DISTINCT entity FROM entity_articles").fetchall() == [("aws",)]


def test_later_reading_replaces_what_was_ambiguous(press: Press, con: DuckDBPyConnection) -> None:
    row = article(text="Trillium blooms. AWS waits.", day="2026-02-02")
    press.segment("articles", [row])
    press.segment("analyses", [read_with_ambiguous(row, rules="1")])
    press.segment("analyses", [read_with_ambiguous(row, rules="2", surface="AWS")])
    press.load(con)
    found = con.execute("SELECT surface, rules FROM ambiguous_mentions").fetchall()
    assert found == [("AWS", "2")]
