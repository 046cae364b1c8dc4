from __future__ import annotations

import unicodedata

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import CATALOGUE
from warehouse.catalogue import load_catalogue
from warehouse.errors import QueryError, UnknownEntity
from warehouse.query import EntityRef, resolve_entity, run_query


@pytest.mark.parametrize(
    "writing",
    [
        "aws-trainium2",
        "Trainium2",
        "trainium2",
        "TRAINIUM-2",
        "Trainium 2",
        "Ｔｒａｉｎｉｕｍ２",
        "トレイニアム2",
        "ﾄﾚｲﾆｱﾑ２",
        "トレイニアム・2",
        "Trainium\u30002",
    ],
)
def test_an_entity_answers_to_every_writing(con: DuckDBPyConnection, writing: str) -> None:
    assert resolve_entity(con, writing) == EntityRef("aws-trainium2", "Trainium2", "chip")


def test_an_unknown_name_suggests_the_nearest(con: DuckDBPyConnection) -> None:
    with pytest.raises(UnknownEntity) as caught:
        resolve_entity(con, "Traneum2")
    assert caught.value.suggestions[0] == "Trainium2"
    assert len(caught.value.suggestions) <= 3
    assert "Trainium2" in str(caught.value)


@pytest.mark.parametrize("name", ["", " ", "'; DROP TABLE entity; --", 'a"b', "%", "\0", "日本"])
def test_a_name_that_is_like_nothing_suggests_nothing(con: DuckDBPyConnection, name: str) -> None:
    with pytest.raises(UnknownEntity) as caught:
        resolve_entity(con, name)
    assert caught.value.suggestions == []


@pytest.mark.parametrize(
    "query",
    [
        "FROM trend('Traneum2')",
        "FROM compare(['AWS', 'Traneum2'])",
        "FROM claims_about('Traneum2')",
        "FROM co_mentioned('Traneum2')",
        "FROM undated_articles('Traneum2')",
    ],
)
def test_every_macro_tells_the_nearest_names(con: DuckDBPyConnection, query: str) -> None:
    con.execute("INSERT INTO setting VALUES ('time_zone', 'UTC')")
    with pytest.raises(QueryError, match=r"no entity is called 'Traneum2'; .*Trainium2"):
        run_query(con, query)


def test_a_name_with_quotes_is_an_entity_like_any_other(con: DuckDBPyConnection) -> None:
    odd = """O'Brien "Chip"); DROP TABLE entity; --"""
    load_catalogue(con, [*CATALOGUE, CATALOGUE[0]._replace(id="odd", name=odd, aliases=[])])
    con.execute("INSERT INTO setting VALUES ('time_zone', 'UTC')")
    assert resolve_entity(con, odd).id == "odd"
    assert run_query(con, "FROM trend(?)", [odd]).rows == []


def test_a_name_wins_over_an_alias_and_the_exact_one_over_both(con: DuckDBPyConnection) -> None:
    rows = [
        CATALOGUE[0]._replace(id="a", name="Meta", aliases=["Neuron"]),
        CATALOGUE[0]._replace(id="b", name="Neuron", aliases=["META"]),
    ]
    load_catalogue(con, rows)
    assert resolve_entity(con, "neuron").id == "b"
    assert resolve_entity(con, "meta").id == "a"
    assert resolve_entity(con, "META").id == "b"


def test_names_fold_as_unicode_folds_them(con: DuckDBPyConnection) -> None:
    half_width = "".join(map(chr, range(0xFF66, 0xFF70))) + "".join(map(chr, range(0xFF71, 0xFF9E)))
    wide = "".join(map(chr, range(0xFF01, 0xFF5F))) + half_width + "ｶﾞﾊﾟ" + "Straße" + "ÀÉ"
    for character in [*wide, "ｶﾞ", "ﾊﾟ"]:
        expected = unicodedata.normalize("NFKC", character).casefold()
        row = con.execute("SELECT fold_name(?)", [character]).fetchone()
        assert row is not None
        assert row[0] == ("" if expected in "-_・" else expected), character


def test_the_catalogue_is_replaced_and_not_added_to(con: DuckDBPyConnection) -> None:
    load_catalogue(con, CATALOGUE[:1])
    with pytest.raises(UnknownEntity):
        resolve_entity(con, "H100")
    assert resolve_entity(con, "Amazon Web Services").id == "aws"


def test_an_empty_catalogue_is_a_catalogue(con: DuckDBPyConnection) -> None:
    load_catalogue(con, [])
    assert con.execute("SELECT count(*) FROM entity").fetchone() == (0,)
