from collections.abc import Callable

import pytest

from nlp.explain import Explanation, explanations
from nlp.gazetteer import Gazetteer
from nlp.passages import split_passages
from nlp.records import Document

Explain = Callable[..., dict[str, Explanation]]


@pytest.fixture
def explain(gazetteer: Gazetteer) -> Explain:
    def by_surface(text: str, title: str = "") -> dict[str, Explanation]:
        document = Document(text, title)
        found = explanations(document, split_passages(document, None), gazetteer)
        return {each.mention.surface: each for each in found}

    return by_surface


def test_name_without_other_senses_needs_no_context(explain: Explain) -> None:
    (why,) = explain("Trainium2 is new.")["Trainium2"].why
    assert (why.what, why.weight) == ("'Trainium2' needs no context", None)


def test_evidence_has_its_weight_and_its_place_in_the_field_where_it_stands(
    explain: Explain,
) -> None:
    found = explain("Bedrock is fast.", "Amazon Bedrock")["Bedrock"]
    assert found.standing == "counts"
    assert ("its full name", "title", 0) in [(w.what, w.field, w.at) for w in found.why]
    assert all(w.weight for w in found.why)


def test_other_sense_is_rejected_and_the_word_against_it_is_named(explain: Explain) -> None:
    found = explain("Claude Monet painted it.")["Claude"]
    assert found.standing == "rejected"
    assert "part of 'Claude Monet'" in [w.what for w in found.why]


def test_name_with_nothing_around_it_is_ambiguous(explain: Explain) -> None:
    assert explain("Nobody knows Gaudi here.")["Gaudi"].standing == "ambiguous"


def test_unlisted_member_names_its_family(explain: Explain) -> None:
    (why,) = explain("AWS has Inferentia3.")["Inferentia3"].why
    assert why.what == "fits the family Inferentia, which lists no such member"


def test_unlisted_product_says_how_it_was_found(explain: Explain) -> None:
    found = explain("We watch it on Amazon Prime Video at home.")["Amazon Prime Video"]
    assert found.standing == "counts"
    assert found.why[0].what.startswith("begins with Amazon")


def test_introduced_abbreviation_says_for_what(explain: Explain) -> None:
    found = explain("The Amazon Application Recovery Controller (ARC). ARC is fast.")["ARC"]
    assert (found.mention.entity, found.standing) == (
        "amazon-application-recovery-controller",
        "counts",
    )
    assert (
        found.why[0].what == "the article introduces it for Amazon Application Recovery Controller"
    )
