"""Loud words, superlatives and outlooks."""

from collections.abc import Callable

import pytest

from config.load import load_cues
from config.models import ClaimCues, Cue
from nlp.claims.cues import Lexicon
from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("Trainium2はゲームチェンジャーだ。", "hype", "Trainium2"),
        ("Amazon Bedrockは画期的なサービスだ。", "hype", "Amazon Bedrock"),
        ("Trainium2 is a game changer.", "hype", "Trainium2"),
        ("Trainium2 is a revolutionary chip.", "hype", "Trainium2"),
        ("B200は世界最速のGPUだ。", "superlative", "B200"),
        ("The Google TPU Ironwood is state of the art.", "superlative", "Ironwood"),
        ("Trainium2 is the cheapest way to train.", "superlative", "Trainium2"),
    ],
)
def test_loud_word_of_a_followed_thing_is_a_claim(
    claim_in: One, text: str, kind: str, subject: str
) -> None:
    claim = claim_in(text)
    assert (claim.kind, claim.subject_name, claim.value) == (kind, subject, None)


@pytest.mark.parametrize(
    "text",
    ["この料理は画期的だ。", "A revolutionary new recipe.", "昨日は世界最速の列車に乗った。"],
)
def test_loud_word_of_nothing_that_is_followed_is_none(claims_in: All, text: str) -> None:
    assert claims_in(text) == []


def test_loud_word_in_the_clause_of_a_figure_belongs_to_its_claim(claim_in: One) -> None:
    claim = claim_in("Trainium2は性能を劇的に2倍へ高めた。")
    assert (claim.kind, claim.hype) == ("quantity", ("劇的に",))


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("By 2027, half of all rented H100s will be idle.", "H100", 0.5),
        ("来年までに、Amazon Bedrockの利用者は2倍になるという予測もある。", "Amazon Bedrock", 2),
        ("TPU v5e will be sold until 2028.", "TPU v5e", None),
        ("AWSは来年までにTrainium3を提供する予定だ。", "Trainium3", None),
        ("B200 prices are expected to follow the same trend.", "B200", None),
    ],
)
def test_statement_of_a_time_to_come_is_a_prediction(
    claim_in: One, text: str, subject: str, value: float | None
) -> None:
    claim = claim_in(text)
    assert (claim.kind, claim.subject_name, claim.value) == ("prediction", subject, value)


def test_what_has_come_is_no_prediction(claims_in: All) -> None:
    assert claims_in("AWSは2025年にTrainium2を提供した。") == []


def test_shipped_lexicons_are_broad_in_both_languages() -> None:
    cues = load_cues()
    for words, least in ((cues.hype, 60), (cues.superlative, 40), (cues.hedge, 60)):
        assert len(words) >= least
        assert min(sum(c.lang == lang for c in words) for lang in ("ja", "en")) >= least // 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GAME CHANGER", ["GAME CHANGER"]),
        ("ゲームチェンジャー的", ["ゲームチェンジャー"]),
        ("世界最速の", ["世界最速"]),
        ("最大限に", []),
        ("mayor", []),
        ("In May 2026", []),
        ("it may rise", ["may"]),
        ("could not reproduce", []),
        ("予測可能なコスト", []),
        ("観測可能性を高める", []),
        ("下がる可能性がある", ["可能性"]),
    ],
)
def test_longest_cue_is_found_in_any_writing(text: str, found: list[str]) -> None:
    assert [hit.surface for hit in Lexicon(load_cues()).find(text)] == found


def test_cue_of_no_weight_is_taken_away() -> None:
    cues = ClaimCues(hype=(Cue(text="amazing", lang="en", weight=0),))
    assert Lexicon(cues).find("amazing") == []


def test_name_that_only_narrows_the_praise_is_not_its_subject(claims_in: All) -> None:
    assert [c.subject for c in claims_in("It was one of the largest Kubernetes events.")] == [None]


def test_breaking_change_is_no_hype(claims_in: All) -> None:
    assert claims_in("Kubernetesに破壊的変更がある。") == []
