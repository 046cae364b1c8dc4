"""The measure of mentions counts what people would count."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bench.entities.labelled import (
    Label,
    Labelled,
    MissingArticleError,
    Names,
    read_labelled,
)
from bench.entities.readers import Found, dictionary
from bench.entities.score import judge, judge_senses
from config.models import Entity

NVIDIA = Entity(id="nvidia", name="NVIDIA", kind="company")
BEDROCK = Entity(id="amazon-bedrock", name="Amazon Bedrock", kind="service", aliases=("Bedrock",))
NAMES = Names((NVIDIA, BEDROCK))

TEXT = "NVIDIA and Bedrock met Newname on the bedrock."
ROW = Labelled(
    "a",
    "en",
    TEXT,
    (
        Label(0, 6, "NVIDIA", "NVIDIA", "company"),
        Label(11, 18, "Bedrock", "Amazon Bedrock", "service"),
        Label(23, 30, "Newname", "Newname", "framework"),
    ),
)


def test_spans_links_and_what_is_in_no_list_are_counted_apart() -> None:
    def way(row: Labelled) -> list[Found]:
        return [
            Found(0, 6, "nvidia", "company"),
            Found(11, 18, "nvidia", "company"),
            Found(38, 45, "amazon-bedrock", "service"),
        ]

    judged = judge([ROW], way, NAMES)
    assert (judged.all.wanted, judged.all.found, judged.all.spans, judged.all.links) == (3, 3, 2, 1)
    assert (judged.listed.wanted, judged.listed.found, judged.listed.spans) == (2, 3, 2)
    assert judged.errors == {
        ("wrong entity", "Bedrock: nvidia, not Amazon Bedrock"): 1,
        ("missed, in no list", "Newname"): 1,
        ("too much, listed", "bedrock"): 1,
    }


def test_a_dictionary_takes_every_word_that_is_an_alias() -> None:
    found = dictionary((NVIDIA, BEDROCK))(ROW)
    assert [TEXT[each.start : each.end] for each in found] == ["NVIDIA", "Bedrock", "bedrock"]


def test_a_sense_is_right_where_nothing_is_read_into_another_thing() -> None:
    row = Labelled(
        "b",
        "en",
        TEXT,
        (
            Label(11, 18, "Bedrock", "Amazon Bedrock", "service"),
            Label(38, 45, "bedrock", None, None),
            Label(23, 30, "Newname", "Newname", "framework"),
        ),
    )
    senses = judge_senses([row], dictionary((NVIDIA, BEDROCK)), NAMES)
    assert (senses.right, senses.total, senses.unlisted) == (1, 2, 1)
    assert senses.errors[0].startswith("b: bedrock is something else, read amazon-bedrock")


def test_an_article_that_changed_since_it_was_labelled_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one NVIDIA two", "utf-8")
    row = {"id": "a", "lang": "en", "file": "a.md", "start": 4, "end": 10, "mentions": []}
    labels = tmp_path / "labels.jsonl"
    row["sha256"] = hashlib.sha256(b"NVIDIA").hexdigest()[:16]
    labels.write_text(json.dumps(row), "utf-8")
    row["mentions"] = [{"start": 0, "end": 6, "name": "NVIDIA", "kind": "company"}]
    labels.write_text(json.dumps(row), "utf-8")
    (read,) = read_labelled(labels, tmp_path)
    assert read.labels == (Label(4, 10, "NVIDIA", "NVIDIA", "company"),)
    assert read.text == "one NVIDIA two"
    row["end"] = 11
    labels.write_text(json.dumps(row), "utf-8")
    with pytest.raises(MissingArticleError, match="not as it was"):
        list(read_labelled(labels, tmp_path))
