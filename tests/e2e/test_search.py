"""`tracker search` as a user runs it."""

from __future__ import annotations

import csv
import io

import pytest

from tests.e2e.conftest import Demo


def test_articles_are_found_with_the_words_marked_by_place(demo: Demo) -> None:
    outcome = demo("search", "性能 最大2倍", "--format", "json")
    assert outcome.code == 0
    hits = outcome.json()
    assert hits
    for hit in hits:
        text = hit["snippet"]
        for match in hit["matches"]:
            if match["in"] == "title":
                found = hit["title"][match["start"] : match["end"]]
            else:
                start = match["start"] - hit["snippet_start"]
                found = text[start : start + match["end"] - match["start"]]
            assert found in {"性能", "最大", "2倍", "最大2倍", "２倍"}


def test_a_name_is_marked_in_whatever_writing_it_stands(demo: Demo) -> None:
    hits = demo("search", "エヌビディア", "--lang", "en", "--format", "json").json()
    assert hits
    for hit in hits:
        titles = {hit["title"][m["start"] : m["end"]] for m in hit["matches"] if m["in"] == "title"}
        assert titles <= {"NVIDIA", "Nvidia"}


def test_words_are_bold_in_markdown_and_plain_in_a_pipe(demo: Demo) -> None:
    assert "**Trainium2**" in demo("search", "trainium2", "--format", "markdown").out
    plain = demo("search", "trainium2").out
    assert "Trainium2" in plain
    assert "\x1b" not in plain
    assert "**" not in plain


def test_csv_has_a_row_an_article(demo: Demo) -> None:
    outcome = demo("search", "trainium2", "--format", "csv", "--limit", "3")
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert len(rows) == 3
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_articles_are_chosen_by_entity_source_language_and_day(demo: Demo) -> None:
    def sources(*options: str) -> set[str]:
        hits = demo("search", "trainium2", "--limit", "100", "--format", "json", *options).json()
        return {hit["source"] for hit in hits}

    everywhere = sources()
    assert len(everywhere) > 2
    assert sources("--source", "cloud-wire") == {"cloud-wire"}
    assert sources("--lang", "ja") < everywhere
    assert sources("--since", "2999-01-01") == set()
    assert sources("--until", "1999-01-01") == set()
    assert sources("--entity", "NVIDIA")


@pytest.mark.parametrize(
    ("args", "code", "err"),
    [
        (["。"], 2, "tracker: there is no word to search for in '。'; write one like 推論コスト\n"),
        (["chip", "--since", "soon"], 2, "tracker: 'soon' is no day"),
        (["chip", "--entity", "NVIDEA"], 1, "tracker: no entity is called 'NVIDEA'"),
        (["nowheretobefound"], 0, "nothing was found\n"),
    ],
)
def test_what_cannot_be_found_is_told(demo: Demo, args: list[str], code: int, err: str) -> None:
    outcome = demo("search", *args)
    assert outcome.err.startswith(err)
    assert (outcome.code, outcome.out) == (code, "")


def test_an_empty_name_and_an_unknown_source_are_told(demo: Demo) -> None:
    for options, says in (
        (("--entity", ""), "the name is empty"),
        (("--source", "chip-time"), "no source is called 'chip-time'; the nearest are: chip-times"),
    ):
        outcome = demo("search", "trainium2", *options)
        assert (outcome.code, outcome.out) == (2, "")
        assert says in outcome.err
    assert demo("search", "H100", "--source", "CHIP-times").out == (
        demo("search", "H100", "--source", "chip-times").out
    )


def test_a_report_and_claims_are_of_one_source_or_language_where_asked(demo: Demo) -> None:
    report = demo("report", "--entity", "H100", "--source", "Cloud-Wire", "--format", "json").json()
    assert {row["source"] for row in report["sources"]} == {"cloud-wire"}
    assert {row["source"] for row in report["latest"]} == {"cloud-wire"}
    (read,) = demo.sql(
        "SELECT count(*) AS n FROM article WHERE source = 'cloud-wire' "
        f"AND day BETWEEN '{report['since']}' AND '{report['until']}'"
    )
    assert report["totals"]["published"] == read["n"]
    assert "only Cloud-Wire" in demo("report", "--entity", "H100", "--source", "Cloud-Wire").out
    claims = demo("claims", "--lang", "ja", "--format", "json", "--limit", "200").json()
    told = demo.sql("SELECT DISTINCT key FROM claims WHERE lang = 'ja' AND NOT is_repeat")
    assert claims
    assert {row["key"] for row in claims} <= {row["key"] for row in told}
