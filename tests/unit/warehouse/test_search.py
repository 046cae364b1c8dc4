from __future__ import annotations

import math

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import grows_no_faster_than_length
from tests.unit.warehouse.conftest import CATALOGUE, Press, article
from warehouse import full_text, texts
from warehouse.catalogue import load_catalogue
from warehouse.full_text import index_texts
from warehouse.load import load_segments
from warehouse.migrate import migrate
from warehouse.transaction import transaction

TEXTS = {
    "cost": "推論コストは最大で2倍になる。",
    "apart": "推論の結果として、運用のコストが下がる。",
    "server": "サーバーレスの構成で、サーバを減らす。",
    "half": "ｻｰﾊﾞｰの電力を２倍にする。",
    "chips": "The chips cut costs. Price performance of GPUs improves.",
    "chip": "One chip, and the café of business status.",
    "nvidia": "NVIDIA ships H100.",
    "katakana": "エヌビディアが出荷する。",
    "america": "米国の半導体政策。日米が合意した。",
    "rice": "新米の価格。",
    "trn2": "The trn2.48xlarge and the trn1.2xlarge run gpt-4.",
    "korean": "서울의 반도체 산업",
    "generation": "生成AIの取り組みを速める。",
}


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> DuckDBPyConnection:
    press = Press(tmp_path_factory.mktemp("press"))
    press.issue(
        *(
            article(
                f"https://wire.test/{name}",
                text,
                lang="en" if text.isascii() or "é" in text else "ja",
                source="wire" if number % 2 else "daily",
                day=f"2026-02-{number + 1:02}",
            )
            for number, (name, text) in enumerate(TEXTS.items())
        )
    )
    con = duckdb.connect()
    migrate(con)
    load_catalogue(con, CATALOGUE)
    assert press.load(con).problems == ()
    return con


def found(con: DuckDBPyConnection, query: str, more: str = "") -> list[str]:
    rows = con.execute(f"SELECT url FROM search(?{more})", [query]).fetchall()
    return [url.removeprefix("https://wire.test/") for (url,) in rows]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("推論コスト", ["cost", "apart"]),
        ("推論のコスト", ["cost", "apart"]),
        ('"推論コスト"', ["cost"]),
        ("推論 コスト", ["cost", "apart"]),
        ("推論　コスト", ["cost", "apart"]),
        ("コストが", ["cost", "apart"]),
        ("最大2倍", ["cost"]),
        ("最大2倍 OR 電力", ["cost", "half"]),
        ("推論 -最大", ["apart"]),
        ('推論 -"最大で2倍"', ["apart"]),
        ("推論 －最大", ["apart"]),
        ("サーバー", ["server", "half"]),
        ("サーバ", ["server", "half"]),
        ("ｻｰﾊﾞ", ["server", "half"]),
        ("２倍", ["cost", "half"]),
        ('"論コ"', ["cost"]),
        ("chip", ["chips", "chip"]),
        ("CHIPS", ["chips", "chip"]),
        ("gpu", ["chips"]),
        ("cost", ["chips"]),
        ("statu", []),
        ("stat*", ["chip"]),
        ("推*", ["cost", "apart"]),
        ("cafe", ["chip"]),
        ("CAFÉ", ["chip"]),
        ('"price performance"', ["chips"]),
        ("“Price Performance”", ["chips"]),
        ('"performance price"', []),
        ('"costs price"', ["chips"]),
        ("performance price", ["chips"]),
        ("hip", []),
        ("米", ["america", "rice"]),
        ("米国", ["america"]),
        ("trn2.48xlarge", ["trn2"]),
        ("trn1.48xlarge", []),
        ("GPT-4", ["trn2"]),
        ("gpt-2", []),
        ("반도체", ["korean"]),
        ("生成AI", ["generation"]),
        ("取り組み", ["generation"]),
        ("取り組む", []),
        ("OR OR chip OR", ["chips", "chip"]),
        ("chip AND café", ["chip"]),
        ("nothing", []),
        ("", []),
        ("。、 !", []),
        ("-chip", []),
        ('"', []),
        ("OR", []),
        ('"chip', ["chips", "chip"]),
    ],
)
def test_a_query_finds(searched: DuckDBPyConnection, query: str, names: list[str]) -> None:
    assert sorted(found(searched, query)) == sorted(names)


@pytest.mark.parametrize(
    "query", ["NVIDIA", "エヌビディア", "nvidia", '"ｴﾇﾋﾞﾃﾞｨｱ"', "ships OR NVIDIA"]
)
def test_a_name_finds_its_other_writings(searched: DuckDBPyConnection, query: str) -> None:
    assert "nvidia" in found(searched, query)


def test_a_name_that_is_excluded_is_excluded_in_every_writing(searched: DuckDBPyConnection) -> None:
    assert found(searched, "H100 -エヌビディア") == []


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (", source := 'wire'", {"apart"}),
        (", lang := 'ja'", {"cost", "apart"}),
        (", lang := 'en'", set()),
        (", since := '2026-02-02'", {"apart"}),
        (", until := '2026-02-01'", {"cost"}),
        (", since := DATE '2026-02-01', until := DATE '2026-02-02'", {"cost", "apart"}),
    ],
)
def test_articles_are_chosen(searched: DuckDBPyConnection, more: str, names: set[str]) -> None:
    assert set(found(searched, "推論", more)) == names


def test_only_articles_that_name_an_entity(searched: DuckDBPyConnection) -> None:
    assert found(searched, "ships OR chip", ", entity := 'エヌビディア'") == ["nvidia"]
    with pytest.raises(duckdb.Error, match="no entity is called 'NVIDEA'; the nearest are: NVIDIA"):
        found(searched, "ships", ", entity := 'NVIDEA'")


def test_words_side_by_side_come_first(searched: DuckDBPyConnection) -> None:
    assert found(searched, "推論コスト") == ["cost", "apart"]


def test_a_score_is_bm25(con: DuckDBPyConnection, press: Press) -> None:
    press.issue(
        article("https://wire.test/a", "alpha alpha beta", title="one"),
        article("https://wire.test/b", "alpha", title="alpha one"),
        article("https://wire.test/c", "gamma delta epsilon zeta", title="one"),
    )
    press.load(con)
    scores = dict(con.execute("SELECT url[-1:], score FROM search('alpha')").fetchall())
    lengths = {"a": 1 + 1 + 3, "b": 2 + 1 + 1, "c": 1 + 1 + 4}  # an empty place behind the title
    average = sum(lengths.values()) / 3
    times = {"a": 2, "b": 1 + 3}
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    for name, number in times.items():
        norm = 1.2 * (0.25 + 0.75 * lengths[name] / average)
        assert scores[name] == pytest.approx(idf * number * 2.2 / (number + norm), abs=0.001)


def test_a_phrase_stands_in_the_title_or_in_the_text(con: DuckDBPyConnection, press: Press) -> None:
    press.issue(article("https://wire.test/a", "beta", title="alpha"))
    press.load(con)
    assert found(con, '"alpha beta"') == []
    assert found(con, "alpha beta") == ["a"]


def test_only_the_wording_of_today_is_found(con: DuckDBPyConnection, press: Press) -> None:
    press.issue(article(text="Alpha."), article("https://wire.test/2", "Alpha, too."))
    press.load(con)
    press.issue(article(text="Beta.", fetched_at="2026-03-02T00:00:00+00:00"))
    press.load(con)
    assert found(con, "alpha") == ["2"]
    assert found(con, "beta") == ["1"]


def test_an_article_that_is_gone_is_in_no_index(con: DuckDBPyConnection, press: Press) -> None:
    press.issue(article(text="Alpha, only."), article("https://wire.test/2", "Alpha, too."))
    press.load(con)
    with transaction(con):
        con.execute("DELETE FROM article WHERE url = 'https://wire.test/1'")
        index_texts(con)
    assert con.execute("SELECT count(*) FROM search_document").fetchone() == (1,)
    assert con.execute("SELECT count(DISTINCT document) FROM search_token").fetchone() == (1,)
    terms = con.execute("SELECT term FROM search_term ORDER BY term").fetchall()
    assert [term for (term,) in terms] == ["a", "alpha", "headline", "too"]
    assert found(con, "alpha") == ["2"]


def test_the_index_is_the_same_however_it_came_to_be(
    con: DuckDBPyConnection, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "UNSORTED_TOKENS", 20)
    monkeypatch.setattr(full_text, "TOKENS_AT_ONCE", 30)
    monkeypatch.setattr(texts, "AT_ONCE", 2)
    for name, text in TEXTS.items():
        press.issue(article(f"https://wire.test/{name}", text))
        press.load(con)
    with duckdb.connect() as other:
        migrate(other)
        load_segments(other, press.segments, time_zone="UTC")
        whole = """
            SELECT term, article_id, position
            FROM search_token
            JOIN search_term USING (term_id)
            JOIN search_document USING (document)
            ORDER BY ALL
        """
        assert con.execute(whole).fetchall() == other.execute(whole).fetchall()
        terms = "SELECT term FROM search_term ORDER BY term"
        assert con.execute(terms).fetchall() == other.execute(terms).fetchall()


def test_new_rules_make_the_index_anew(
    con: DuckDBPyConnection, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.issue(article(text="Alpha."))
    press.load(con)
    con.execute("UPDATE search_term SET term = 'old'")
    monkeypatch.setattr(full_text, "RULES", "new")
    press.load(con)
    assert found(con, "alpha") == ["1"]
    assert found(con, "old") == []


@settings(deadline=None)
@given(st.text(alphabet='ab推論コー ーの"-*OR|AND　“', max_size=60))
def test_no_query_is_refused(searched: DuckDBPyConnection, query: str) -> None:
    rows = searched.execute(
        "SELECT word, choice, piece, pieces, term, step, steps FROM search_query(?)", [query]
    ).fetchall()
    for word, choice, piece, pieces, term, step, steps in rows:
        assert word >= 1
        assert choice >= 0
        assert pieces >= max(piece, 1)
        assert term
        assert step >= 0
        assert steps >= 1
    searched.execute("FROM search(?)", [query]).fetchall()


@pytest.mark.parametrize("part", ["推論コスト", '"a', "-a ", "a OR ", "の", "ー", '" ', "𠀀"])
def test_a_long_query_is_read_in_linear_time(searched: DuckDBPyConnection, part: str) -> None:
    def read(query: str) -> None:
        searched.execute("SELECT count(*) FROM search_query(?)", [query]).fetchall()

    assert grows_no_faster_than_length(read, part)


@pytest.mark.parametrize("part", ["推論コスト", "ｶﾞ", "ー", "a", "é", "a ", "e\u0301"])
def test_a_long_text_is_cut_in_linear_time(searched: DuckDBPyConnection, part: str) -> None:
    def cut(text: str) -> None:
        terms = "list_transform(search_runs(?), lambda run: search_terms(run))"
        searched.execute(f"SELECT len({terms})", [text]).fetchall()

    assert grows_no_faster_than_length(cut, part)
