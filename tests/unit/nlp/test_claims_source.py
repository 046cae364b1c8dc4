"""Where the subject of a claim was found, and how sure that is."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "title", "source", "least", "most"),
    [
        ("Trainium2の性能は2倍だ。", "", "clause", 0.9, 1.0),
        ("Trainium2 is 2x faster.", "", "clause", 0.9, 1.0),
        ("新しいTrainium2を公開した。これは2倍速い。", "", "pronoun", 0.75, 0.85),
        ("We ran Trainium2. It is 2x faster.", "", "pronoun", 0.75, 0.85),
        ("Trainium2を公開した。学習の速度は2倍になる。", "", "paragraph", 0.65, 0.75),
        ("雨が降った。\n\n学習の速度は2倍になる。", "Trainium2の話", "title", 0.55, 0.65),
        (
            "Trainium2だ。またTrainium2だ。\n\n雨。\n\n雨。\n\n雨。\n\n雨。\n\n雨。\n\n速度は2倍だ。",
            "",
            "article",
            0.4,
            0.5,
        ),
    ],
)
def test_claim_tells_where_its_subject_was_found(
    claims_in: All, text: str, title: str, source: str, least: float, most: float
) -> None:
    claim = claims_in(text, title)[-1]
    assert (claim.subject, claim.subject_from) == ("aws-trainium2", source)
    assert least <= claim.confidence <= most


def test_claim_about_nothing_followed_tells_how_sure_that_is(claims_in: All) -> None:
    own, open_ = claims_in("銀行の利用者の数は30%増えた。\n\n30%増えた。")
    assert (own.subject_from, own.confidence) == (None, 0.9)
    assert (open_.subject_from, open_.confidence) == (None, 0.5)
