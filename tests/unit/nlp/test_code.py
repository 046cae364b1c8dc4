"""What is code in a Markdown text names and claims nothing."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from nlp.code import code_blocks, code_in
from nlp.records import Claim, Mention

Find = Callable[..., list[Mention]]
All = Callable[..., list[Claim]]


def blocks(text: str) -> list[str]:
    return [text[start:end] for start, end in code_blocks(text)]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\n```bash\naws ec2\n```\nb", "```bash\naws ec2\n```\n"),
        ("a\n~~~\nx\n```\ny\n~~~\nb", "~~~\nx\n```\ny\n~~~\n"),
        ("````\n```\nx\n```\n````\nb", "````\n```\nx\n```\n````\n"),
        ("1. first\n\n    ```sh\n    aws s3\n    ```\n", "    ```sh\n    aws s3\n    ```\n"),
        ("> ```\n> x\n> ```\nb", "> ```\n> x\n> ```\n"),
        ("a\n```\nnothing closes it", "```\nnothing closes it"),
        ("a:\n\n    aws s3 ls\n    aws s3 cp\n\nb", "    aws s3 ls\n    aws s3 cp\n\n"),
        ("a\n\n\taws s3 ls\nb", "\taws s3 ls\n"),
        (".. code-block:: sh\n\n    aws s3 ls\n\nb", "    aws s3 ls\n\n"),
        (".. _top:\n\nRun::\n\n    aws s3 ls\n\nb", "    aws s3 ls\n\n"),
    ],
)
def test_lines_between_fences_and_indented_paragraphs_are_blocks(text: str, block: str) -> None:
    assert blocks(text) == [block]


@pytest.mark.parametrize(
    "text",
    [
        "``` in a sentence ``` is no fence",
        "a\n    goes on in the next line",
        "- item\n\n    its second paragraph",
        "1. item\n\n    its second paragraph\n\n    its third",
        "!!! note\n\n    what it says",
        ".. note::\n\n    what it says",
        ".. _top:\n\nA term of reStructuredText\n\n    what it means",
    ],
)
def test_further_paragraph_of_an_item_or_note_is_no_code(text: str) -> None:
    assert blocks(text) == []


def test_inline_code_ends_at_as_many_ticks_and_in_its_paragraph() -> None:
    text = "`a` ``b ` c`` `open\n\nand `d`"
    inline = code_in(text).inline
    spans = {inline.span_at(at) for at in range(len(text))} - {None}
    assert sorted(text[start:end] for start, end in spans if start) == ["a", "b ` c", "d"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("AWS says so.\n```\naws ec2 run-instances\n```\n", ["AWS"]),
        ("AWS says so.\n```mermaid\ngraph\nA[AWS Lambda] --> B[Amazon S3]\n```\n", ["AWS"]),
        ("On AWS run `aws s3 cp` or `eksctl create`.", ["AWS"]),
        ("On AWS the type is `ec2`, the engine `vLLM`.", ["AWS", "vLLM"]),
        ("Serve with `vllm` on `NVIDIA H100`.", ["NVIDIA", "H100"]),
        ('A node `P5["Amazon Bedrock"]` of a diagram on AWS.', ["AWS"]),
        ("Meta and Llama: `class Meta:` in a model.", ["Meta", "Llama"]),
        (".. _top:\n\nSee `On AWS Trainium2 <trn2>`_ and ``aws s3 cp``.", ["AWS", "Trainium2"]),
        ("Call `claude-sonnet-4-5` by its id.", ["claude-sonnet-4-5"]),
    ],
)
def test_only_whole_names_in_inline_code_are_mentions(
    mentions_in: Find, text: str, surfaces: list[str]
) -> None:
    assert [m.surface for m in mentions_in(text)] == surfaces


def test_indented_code_makes_no_claims(claims_in: All) -> None:
    text = "Trainium2 is out:\n\n    # Trainium2 is 2x faster\n\nH100 is 3x faster."
    assert [claim.value for claim in claims_in(text)] == [3]


@pytest.mark.parametrize("flood", ["`", "``` ", "```\n", "~~~\n`", "    x\n", "- > ", "`a``b` "])
def test_code_never_overlaps_however_broken_the_text(flood: str) -> None:
    text = flood * 5_000
    spans = list(code_blocks(text))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    code_in(text)
