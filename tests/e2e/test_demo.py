"""What a newcomer sees: one command, a real crawl, a report."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.e2e.conftest import Demo, tracker
from tracker.demo.server import Published, serve


def truth(demo: Demo, visit: int) -> list[Published]:
    """What the site published on a visit, read from the site itself."""
    state = json.loads((demo.home / "demo.json").read_text())
    with serve(date.fromisoformat(state["day"]), visit, state["port"]) as site:
        return site.truth()


def stored(demo: Demo) -> dict[str, dict[str, Any]]:
    return {row["url"]: row for row in demo.sql("FROM articles")}


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def test_it_ends_with_the_report_and_next_steps(demo: Demo) -> None:
    assert demo.first.out.startswith("Trainium2  chip by AWS\n")
    steps = demo.first.out.partition("\nNext:\n")[2]
    assert steps.count("  # ") == 4
    assert " claims --entity Trainium2 --show 1" in steps
    assert " sql " in steps
    assert "report --entity" in steps
    assert "demo --keep" in steps


def test_it_shows_how_it_goes(demo: Demo) -> None:
    lines = demo.first.err.splitlines()
    assert lines[0].startswith("A small news site is up on port ")
    for stage in ("crawl: ", "analyse: ", "load: ", "publish: "):
        assert any(line.startswith(stage) for line in lines), stage


def test_every_article_is_stored_once_as_it_was_published(demo: Demo) -> None:
    published = {p.url: p for p in truth(demo, 1)}
    rows = stored(demo)
    assert rows.keys() == published.keys()
    for url, expected in published.items():
        assert rows[url]["title"] == expected.title
        assert rows[url]["text"] == expected.text
        assert rows[url]["lang"] == expected.lang
        assert rows[url]["source"] == expected.source


def test_every_date_is_as_precise_as_the_page_tells_it(demo: Demo) -> None:
    rows = stored(demo)
    for expected in truth(demo, 1):
        row = rows[expected.url]
        precision = "minute" if row["date_precision"] == "second" else row["date_precision"]
        assert precision == expected.date_precision, expected.url
        assert moment(row["published_at"]) == expected.published_at, expected.url


def test_a_syndicated_story_is_one_story_with_its_copies(demo: Demo) -> None:
    rows = stored(demo)
    copies = [p for p in truth(demo, 1) if p.syndicated_from]
    assert len(copies) == 2
    for copy in copies:
        assert rows[copy.url]["story_id"] == rows[copy.syndicated_from or ""]["story_id"]


def test_what_robots_txt_forbids_was_not_asked_for(demo: Demo) -> None:
    (asked,) = demo.sql(
        "SELECT count(*) AS n FROM \"fetch\" WHERE url LIKE '%/premium/%' AND status IS NOT NULL"
    )
    assert asked["n"] == 0


def test_games_and_geology_and_metadata_are_no_mentions(demo: Demo) -> None:
    rows = demo.sql(
        "SELECT article_url, name FROM mentions WHERE "
        "(article_url LIKE '%minecraft-bedrock%' AND name = 'Amazon Bedrock') OR "
        "(article_url LIKE '%geology-cooling%' AND name = 'Amazon Bedrock') OR "
        "(article_url LIKE '%bedrock-no-bukken%' AND name = 'Amazon Bedrock') OR "
        "(article_url LIKE '%metadata-at-scale%' AND name = 'Meta')"
    )
    assert rows == []


def test_a_generation_that_no_list_knows_is_told_as_unlisted(demo: Demo) -> None:
    rows = demo.sql("SELECT DISTINCT status FROM mentions WHERE name = 'Inferentia3'")
    assert rows == [{"status": "unlisted"}]
    assert "in no list" in demo("report", "--entity", "Inferentia3").out


def test_repeats_within_an_article_are_kept_and_not_counted(demo: Demo) -> None:
    (row,) = demo.sql(
        "SELECT count(*) FILTER (WHERE is_repeat) AS repeats, "
        "count(*) FILTER (WHERE NOT is_repeat) AS counted "
        "FROM mentions WHERE article_url LIKE '%trainium2-nagai%' AND name = 'Trainium2'"
    )
    assert row["repeats"] >= 3
    (report,) = demo.sql(
        "SELECT mentions FROM entity_articles JOIN articles USING (article_id) "
        "WHERE url LIKE '%trainium2-nagai%' AND entity = 'aws-trainium2'"
    )
    assert report["mentions"] == row["counted"]


def test_every_mention_and_claim_stands_where_it_says(demo: Demo) -> None:
    texts = {url: {"title": r["title"], "text": r["text"]} for url, r in stored(demo).items()}
    mentions = demo.sql("FROM mentions")
    claims = demo.sql("FROM claims")
    assert len(mentions) > 300
    assert len(claims) > 50
    for mention in mentions:
        text = texts[mention["article_url"]][mention["field"]]
        assert text[mention["start"] : mention["end"]] == mention["surface"]
        assert mention["surface"] in mention["sentence"]
    for claim in claims:
        text = texts[claim["article_url"]][claim["field"]]
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["text"] in claim["sentence"]


def test_the_trend_agrees_with_a_count_by_hand(demo: Demo) -> None:
    naming = {
        row["article_url"]
        for row in demo.sql("FROM mentions WHERE entity = 'aws-trainium2' AND NOT is_repeat")
    }
    weeks: Counter[str] = Counter()
    for url, row in stored(demo).items():
        if url in naming and row["day"]:
            day = date.fromisoformat(row["day"])
            weeks[date.fromordinal(day.toordinal() - day.weekday()).isoformat()] += 1
    trend = {r["bucket"]: r["articles"] for r in demo.sql("FROM trend('Trainium2')")}
    assert {bucket: n for bucket, n in trend.items() if n} == dict(weeks)


def test_the_hedge_of_the_claim_is_seen_to_decay(demo: Demo) -> None:
    claims = demo("claims", "--entity", "Trainium2", "--format", "json").json()
    double = next(
        claim for claim in claims if claim["key"].startswith("aws-trainium2|performance|2|")
    )
    assert 0 < double["hedged_times"] < double["times"]
    assert double["stories"] >= 8
    told = demo("claims", "--key", double["key"], "--format", "json").json()
    assert len(told) == double["times"]
    assert {telling["article_url"].split(".")[0] for telling in told} >= {
        "http://chip-times",
        "http://cloud-wire",
    }, "the same claim meets in both languages"


def test_a_second_visit_fetches_what_changed_and_counts_nothing_twice(
    demo: Demo, tmp_path: Path
) -> None:
    before = stored(demo)
    demo = Demo(shutil.copytree(demo.home, tmp_path / "kept", symlinks=True), demo.first)
    second = tracker("demo", "--keep", demo.home)
    assert second.code == 0
    (crawl,) = re.findall(r"^crawl: (.*[^…])$", second.err, re.MULTILINE)
    assert "1 new" in crawl
    assert "1 changed" in crawl
    after = stored(demo)
    published = {p.url: p for p in truth(demo, 2)}
    assert after.keys() == published.keys()
    assert len(after) == len(before) + 1
    changed = {url for url in before if before[url]["text"] != after[url]["text"]}
    assert changed == {p.url for p in published.values() if p.edited}
    runs = demo.sql('SELECT count(DISTINCT run_id) AS runs FROM "fetch"')
    assert runs == [{"runs": 2}]
    bodies = demo.sql(
        "SELECT count(*) AS n FROM \"fetch\" WHERE purpose = 'page' AND status = 200 AND run_id = "
        '(SELECT max(run_id) FROM "fetch")'
    )
    assert bodies[0]["n"] <= 4, "all other pages are answered with 304 Not Modified"


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    outcome = tracker("demo", "--keep", tmp_path)
    assert outcome.code == 2
    assert "is not empty and no demonstration" in outcome.err
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
