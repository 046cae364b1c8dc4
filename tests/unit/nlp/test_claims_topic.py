"""What a claim about nothing that is followed is said of."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "AIによる動画制作や翻訳は、すでに60%以上の会社で導入されている。",
            "AIによる動画制作や翻訳",
        ),
        ("これは、60%以上の企業が新技術の利点を得るための歩みだ。", "新技術の利点を得る"),
        ("国内企業の75%以上が生成AIを導入している。", "生成AIを導入している"),
        ("液冷ラックの受注は3倍になった。", "液冷ラックの受注"),
        (
            "75% of enterprises using liquid cooling report lower bills.",
            "enterprises using liquid cooling",
        ),
        ("Liquid-cooled racks are 40% cheaper to run.", "Liquid-cooled racks"),
        ("It is 40% cheaper.", None),
        # the noun before the verb, however far back, and no verb that is joined to it
        ("The crew in Oslo moved in June and cut costs 35%.", "The crew in Oslo"),
        # what a share is of, without what follows
        ("Half of all spending on tokens was wasted.", "all spending"),
        ("価格は40%安い。", "価格"),
    ],
)
def test_topic_is_told_in_the_words_of_the_text(
    claims_in: All, text: str, topic: str | None
) -> None:
    claim = claims_in(text)[0]
    assert (claim.subject, claim.topic) == (None, topic)


def test_claim_with_a_subject_needs_no_topic(claims_in: All) -> None:
    assert claims_in("Trainium2の性能は2倍だ。")[0].topic is None


def test_topic_is_short_and_stands_in_the_text(claims_in: All) -> None:
    text = "とても長い名前の" * 9 + "装置の費用は3割下がり、" + "さらに" * 30 + "多くの人が使う。"
    for claim in claims_in(text):
        assert claim.topic is not None
        assert len(claim.topic) <= 40
        assert claim.topic in text
