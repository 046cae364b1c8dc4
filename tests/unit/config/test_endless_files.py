"""Files of configuration that have no end: one line each, and no crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import located
from config.errors import ConfigError
from config.located import read_toml, read_yaml

_LISTS = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 20)}]\n" for i in range(1, 12))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("&a [*a]", "nested without end"),
        ("sources: &a\n- {name: *a}", "nested without end"),
        ("a: " + "[" * 5000, "maximum nesting depth"),
        ("a0: &a0 [1]\n" + _LISTS, "more than 20,000 values"),
    ],
    ids=["itself", "in itself", "deep", "aliases of aliases"],
)
def test_yaml_without_end_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    monkeypatch.setattr(located, "MOST_VALUES", 20_000)
    file = tmp_path / "sources.yaml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=reason) as raised:
        read_yaml(file)
    assert str(raised.value).startswith(f"{file}")
    assert "\n" not in str(raised.value)


def test_toml_without_end_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "tracker.toml"
    file.write_text("a = " + "[" * 5000)
    with pytest.raises(ConfigError, match="nested too deeply"):
        read_toml(file)
