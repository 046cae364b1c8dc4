"""A name in no list that begins with a listed one is the mention, and tells what it belongs to."""

from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "name", "entity", "family"),
    [
        (
            "The driver talks to the Kubernetes Quux Manager over a socket.",
            "Kubernetes Quux Manager",
            "kubernetes-quux-manager",
            "kubernetes",
        ),
        (
            "本番では PyTorch Explorer を使う。",
            "PyTorch Explorer",
            "pytorch-explorer",
            "pytorch",
        ),
        ("We serve Qwen3-32B on two cards.", "Qwen3-32B", "qwen3-32b", "qwen3"),
        (
            "推論には Qwen3-VL-7B-Instruct を選んだ。",
            "Qwen3-VL-7B-Instruct",
            "qwen3-vl-7b-instruct",
            "qwen3-vl",
        ),
    ],
)
def test_parts_and_sizes_are_read_on_to_the_end_of_their_names(
    mentions_in: Find, text: str, name: str, entity: str, family: str
) -> None:
    (found,) = mentions_in(text)
    assert (found.surface, found.status, found.method) == (name, "unlisted", "product")
    assert found.entity.endswith(entity)
    assert found.family is not None
    assert found.family.endswith(family)


@pytest.mark.parametrize(
    "text",
    [
        "We ask the Kubernetes API for nodes.",
        "Kubernetes GPU Scheduler work goes on in the community.",
        "It needs Kubernetes 1.35 or later.",
        "Kubernetes Runtimes differ.",
        "Kubernetes Explorer Tour Dates are out.",
        "Everything About Kubernetes Manager Salaries In One Long Headline",
        "The role is called Kubernetes Service Agent here.",
        "vLLM on 32B models is fast with Kubernetes managers.",
    ],
)
def test_what_is_no_name_leaves_the_listed_one_alone(mentions_in: Find, text: str) -> None:
    found = mentions_in(text)
    assert found
    assert all(mention.method != "product" for mention in found)


def test_a_listed_name_behind_another_stays_a_mention_of_its_own(mentions_in: Find) -> None:
    found = mentions_in("It runs Kubernetes Kueue for the queues.")
    assert [mention.surface for mention in found] == ["Kubernetes", "Kueue"]
