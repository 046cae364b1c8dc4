"""The configuration reference says what the models say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from config.load import load_cues, load_entities, load_settings, load_sources
from config.models import Entity, Source
from config.settings import Settings

ROOT = Path(__file__).parents[3]
REFERENCE = (ROOT / "docs" / "configuration.md").read_text("utf-8")


def example(heading: str) -> str:
    section = REFERENCE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)[0]


def test_the_examples_are_valid(tmp_path: Path) -> None:
    for heading, load in (
        ("sources.yaml", load_sources),
        ("entities.yaml", load_entities),
        ("claims.yaml", load_cues),
    ):
        file = tmp_path / heading
        file.write_text(example(heading), "utf-8")
        assert load(file)


@pytest.mark.parametrize(
    ("model", "heading"), [(Source, "sources.yaml"), (Entity, "entities.yaml")]
)
def test_every_key_is_explained(model: type[BaseModel], heading: str) -> None:
    section = REFERENCE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    assert not [key for key in model.model_fields if f"`{key}`" not in section]


def test_every_setting_stands_there_with_its_default(tmp_path: Path) -> None:
    rows = re.findall(r"^\| `\[(\w+)\] (\w+)` \| `(.*?)` \|", REFERENCE, re.MULTILINE)
    file = tmp_path / "tracker.toml"
    file.write_text("\n".join(f"[{table}]\n{key} = {text}" for table, key, text in rows[:1]))
    assert load_settings(file)
    defaults = Settings()
    documented: dict[str, set[str]] = {}
    for table, key, text in rows:
        documented.setdefault(table, set()).add(key)
        file.write_text(f"[{table}]\n{key} = {text}\n")
        assert load_settings(file) == defaults, f"[{table}] {key}"
    tables = {
        name: set(type(getattr(defaults, name)).model_fields) for name in Settings.model_fields
    }
    assert documented == tables


def test_the_template_of_a_project_holds_the_defaults() -> None:
    assert load_settings(ROOT / "config" / "project" / "tracker.toml") == Settings()
