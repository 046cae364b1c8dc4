"""Grand statements are hype though no word of them is."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2 renders all older chips irrelevant.",
        "Trainium2 alters the way we train forever.",
        "No rival can touch Trainium2.",
        "There is no longer any reason to buy anything but Trainium2.",
        "Nobody will train on CPUs again after Trainium2.",
        "Whoever ignores Trainium2 will be left behind.",
        "Trainium2 ends the era of the GPU.",
        "Trainium2 is about to dethrone the competition.",
        "Trainium2 radically reshapes the economics of training.",
        "Trainium2 is a monumental step forward.",
        "Claude is smarter than any human.",
        "Trainium2で、何もかもが変わる。",
        "Trainium2以外に選択肢はない。",
        "Trainium2は誰も真似できない。",
        "Bedrockは開発の常識を根底から覆す。",
        "Claudeは人間の知性を超えた。",
        "Trainium2はGPUを昔の話にする。",
        "Trainium2の登場で、GPUの天下は終わった。",
        "Trainium2は競合を寄せ付けない。",
        "Claudeはどんな難問もこなす。",
        "Trainium2で勝負はついた。",
    ],
)
def test_grand_statement_about_a_followed_thing_is_hype(claims_in: All, text: str) -> None:
    kinds = {claim.kind for claim in claims_in(text)}
    assert kinds == {"hype"}


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2 makes training cheaper.",
        "There is no reason to restart Amazon EC2.",
        "Nobody will notice the update of Amazon Bedrock.",
        "The era of Trainium2 began in 2024.",
        "Everyone can use Amazon Bedrock.",
        "Trainium2の設定を変える。",
        "Bedrockの料金は変わらない。",
        "Trainium2の提供は終わった。",
        "Amazon Bedrockで理由を調べる。",
    ],
)
def test_plain_statement_is_none(claims_in: All, text: str) -> None:
    assert [claim for claim in claims_in(text) if claim.kind == "hype"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2 is a stunning, game-changing breakthrough.",
        "Trainium2は、学習を根底から変える画期的なチップだ。",
    ],
)
def test_loud_words_side_by_side_are_one_claim(claim_in: One, text: str) -> None:
    assert claim_in(text).kind == "hype"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("AWSはTrainium2を発表した。画期的な製品だ。", "aws-trainium2"),
        ('Trainium2 has arrived. "Mind-blowing," one user said.', "aws-trainium2"),
    ],
)
def test_praise_without_a_subject_goes_on_about_what_was_named(
    claims_in: All, text: str, subject: str
) -> None:
    assert [claim.subject for claim in claims_in(text)] == [subject]


def test_praise_of_a_followed_kind_of_thing_is_kept_without_a_subject(claim_in: One) -> None:
    claim = claim_in("This chip is a revolutionary design.")
    assert (claim.kind, claim.subject) == ("hype", None)
