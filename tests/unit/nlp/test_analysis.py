"""The reading of whole documents."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from config.load import load_cues, load_entities
from nlp.analysis import RULES_VERSION, Reader, models_version
from nlp.records import Analysis, Claim, Document

SEED = Path(__file__).parents[4] / "shared" / "seed-article.md"
TITLE = "AWS新GPU、Bedrockの性能2倍は、何を変えるのだろう？"


@cache
def reader(*, ginza: bool) -> Reader:
    return Reader(load_entities(), load_cues(), ginza=ginza)


@cache
def seed(*, ginza: bool) -> Analysis:
    if not SEED.is_file():
        pytest.skip(f"the article of the project's beginning is not at {SEED}")
    text = SEED.read_text("utf-8").split("---", 2)[2]
    return reader(ginza=ginza).read(Document(text, TITLE))


def in_seed(aspect: str, value: float, unit: str, *, ginza: bool = True) -> list[Claim]:
    return [
        claim
        for claim in seed(ginza=ginza).claims
        if (claim.aspect, claim.value, claim.unit) == (aspect, value, unit)
    ]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_import_loads_no_model() -> None:
    assert run("import sys, nlp.analysis; print('spacy' in sys.modules)") == "False"


def test_english_loads_no_model() -> None:
    code = (
        "import sys; from config.load import *; from nlp.analysis import Reader;"
        "from nlp.records import Document; r = Reader(load_entities(), load_cues());"
        "r.read(Document('AWS says Trainium2 is 2x faster than H100.'));"
        "print('spacy' in sys.modules)"
    )
    assert run(code) == "False"


def test_versions_are_told_without_the_model() -> None:
    assert models_version(ginza=True).startswith("ja_ginza 5.")
    assert RULES_VERSION


@pytest.mark.parametrize(
    ("document", "lang"),
    [
        (Document("これは日本語です。"), "ja"),
        (Document("This is an English text."), "en"),
        (Document("This is an English text.", lang="ja"), "ja"),
        (Document(""), None),
    ],
)
def test_language_is_the_documents_or_told_by_its_script(
    document: Document, lang: str | None
) -> None:
    assert reader(ginza=False).read(document).lang == lang


def test_all_stages_are_in_the_analysis() -> None:
    analysis = reader(ginza=False).read(Document("Trainium2 is 2x faster.", "AWS"))
    assert [p.field for p in analysis.passages] == ["title", "text"]
    assert [m.surface for m in analysis.mentions] == ["AWS", "Trainium2"]
    assert [q.text for q in analysis.quantities] == ["2x"]
    assert [c.text for c in analysis.claims] == ["2x faster"]


def test_title_is_about_bedrock_twice_as_fast() -> None:
    title = [claim for claim in seed(ginza=True).claims if claim.field == "title"]
    assert [claim.key for claim in title] == ["amazon-bedrock|performance|2|x"]


def test_twofold_performance_is_claimed_of_bedrock_and_trainium2_with_and_without_its_bound() -> (
    None
):
    claims = in_seed("performance", 2, "x")
    assert {"amazon-bedrock", "aws-trainium2"} <= {claim.subject for claim in claims}
    assert {claim.comparator for claim in claims} == {"=", "<="}
    bounded = [claim for claim in claims if claim.comparator == "<="]
    assert all("最大" in claim.hedges for claim in bounded)
    assert any(not claim.hedges for claim in claims)


def test_what_aws_stresses_is_reported_and_compared_with_existing_gpus() -> None:
    claim = next(c for c in in_seed("performance", 2, "x") if c.attribution == "AWS")
    assert (claim.stance, claim.baseline) == ("reported", "既存のGPU")


def test_share_of_companies_is_claimed_of_nothing_that_is_followed() -> None:
    claims = in_seed("adoption", 75, "%")
    assert len(claims) >= 2
    assert {claim.comparator for claim in claims} == {">="}
    assert {claim.subject for claim in claims} == {None}


def test_inferentia3_is_unlisted() -> None:
    statuses = {m.status for m in seed(ginza=True).mentions if m.name == "Inferentia3"}
    assert statuses == {"unlisted"}


def test_claims_of_repeated_passages_are_marked() -> None:
    repeats = Counter(claim.repeat for claim in seed(ginza=True).claims)
    assert min(repeats[True], repeats[False]) >= 15


def test_rules_alone_find_the_same_figures() -> None:
    with_trees = {(c.field, c.start, c.value) for c in seed(ginza=True).claims if c.value}
    alone = {(c.field, c.start, c.value) for c in seed(ginza=False).claims if c.value}
    assert with_trees == alone
