"""A name keeps its minor version, however it is written."""

from collections.abc import Callable

import pytest

from nlp.records import Mention
from nlp.versions import dashed_minor, dotted_version, equal_versions, whole

Find = Callable[..., list[Mention]]


def test_identifier_and_prose_write_one_version() -> None:
    assert dotted_version("claude-3-5-sonnet") == "claude-3.5-sonnet"
    assert list(equal_versions("Gemini 2.0 Flash")) == ["Gemini 2 Flash"]
    assert list(equal_versions("Veo 3")) == ["Veo 3.0"]
    assert list(equal_versions("H100")) == []
    assert (whole("4.0"), whole("4.5"), whole("4.05")) == ("4", "4.5", "4.05")


@pytest.mark.parametrize("after", ["-32B", "-20250514", "-x", "-5.1", ""])
def test_size_or_date_is_no_minor_version(after: str) -> None:
    assert dashed_minor(f"qwen-3{after}", 0, 6) is None


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("claude-sonnet-4-5", "anthropic-claude-sonnet-4.5"),
        ("claude-3-5-sonnet", "anthropic-claude-3.5-sonnet"),
        ("claude-sonnet-4-5-20250929", "anthropic-claude-sonnet-4.5"),
        ("claude-sonnet-4-20250514", "anthropic-claude-sonnet-4"),
        ("Claude Opus 4.6", "anthropic-claude-opus-4.6"),
        ("Claude Opus 4.0", "anthropic-claude-opus-4"),
        ("Claude Opus 7.3", "anthropic-claude-opus-7.3"),
        ("claude-opus-7-3", "anthropic-claude-opus-7.3"),
        ("Kimi K2", "kimi-k2"),
        ("Kimi K2.5", "kimi-k2.5"),
        ("kimi-k2-5", "kimi-k2.5"),
        ("MiniMax M2.1", "minimax-m2.1"),
        ("minimax-m2-1", "minimax-m2.1"),
        ("MiniMax M8.4", "minimax-m8.4"),
        ("Imagen 4.0", "google-imagen-4"),
        ("Imagen 4", "google-imagen-4"),
        ("Gemini 2", "google-gemini-2.0"),
        ("Gemini 2.0 Flash", "google-gemini-2.0"),
        ("Gemini 2.5", "google-gemini-2.5"),
        ("Veo 3.1", "google-veo-3.1"),
        ("GLM-4.7", "glm-4.7"),
        ("Qwen3-32B", "qwen3-32b"),
        ("DeepSeek-V3-0324", "deepseek-v3"),
        ("Llama-3-70B", "meta-llama-3-70b"),
        ("gpt-5-1", "openai-gpt-5.1"),
    ],
)
def test_minor_version_is_part_of_the_name(mentions_in: Find, surface: str, entity: str) -> None:
    text = f"On Vertex AI from Google, Meta, OpenAI, Anthropic and Z.ai runs {surface} now."
    assert mentions_in(text)[-1].entity == entity
