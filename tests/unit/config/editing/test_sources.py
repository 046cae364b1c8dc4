from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from config.editing.sources import add_sources, remove_source, set_value
from config.errors import ConfigError
from config.load import SHIPPED, load_sources

ENTRY = {"name": "chip-times", "title": "Chip: Times #1", "url": "https://chips.example/feed"}

BLOCK = """# head
sources:   # the list

  # first
  - name: a   # why
    url: https://a.example/feed
    exclude: ['/tag/',
      '/x#']    # both

  # second
  - url: https://b.example/feed   # no slash
    name: b
# tail
"""
ADDED = """
  - name: chip-times
    title: 'Chip: Times #1'
    url: https://chips.example/feed
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sources.yaml"


def test_an_entry_is_added_and_every_other_byte_stays(file: Path) -> None:
    file.write_text(BLOCK)
    add_sources(file, [ENTRY])
    assert file.read_text() == BLOCK.replace("# tail", f"{ADDED.lstrip(chr(10))}# tail").replace(
        "name: b\n", "name: b\n\n"
    )
    assert [source.name for source in load_sources(file)] == ["a", "b", "chip-times"]


def test_the_shipped_list_takes_an_entry_at_its_end(file: Path) -> None:
    shipped = (SHIPPED / "sources.yaml").read_bytes()
    file.write_bytes(shipped)
    add_sources(file, [ENTRY])
    assert file.read_bytes() == shipped + ADDED.encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "sources:",
        "sources:  # nothing yet\n",
        "sources: []  # nothing yet\n# tail\n",
        '{"sources": []}',
        '{"sources": [{"name": "a", "url": "https://a.example/"}]}\n',
        json.dumps({"sources": [{"name": "a", "url": "https://a.example/"}]}, indent=1),
        "sources:\n- name: a\n  url: https://a.example/feed",
        "sources:\r\n  - name: a\r\n    url: https://a.example/feed\r\n# tail\r\n",
        "\ufeffsources:\n  - name: a\n    url: https://a.example/feed\n",
        "sources:\n  - name: a\n    url: https://a.example/\n    title: |\n      long\n\n# tail\n",
        "sources:\n  - {name: a, url: 'https://a.example/'}  # one\n  # end",
    ],
)
def test_lists_in_any_style_take_entries_and_give_them_back(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    before = load_sources(file)
    after = add_sources(
        file, [ENTRY, {"name": "z", "url": "https://z.example/", "kind": "listing"}]
    )
    assert [source.name for source in after] == [*(s.name for s in before), "chip-times", "z"]
    written = file.read_bytes().decode()
    for comment in re.findall("#.*", text):
        assert comment.strip() in written
    assert ("\r\n" in written) == ("\r\n" in text)
    assert remove_source(file, "z")[-1].name == "chip-times"
    assert remove_source(file, "chip-times") == before


def test_an_entry_is_removed_with_what_stands_in_it(file: Path) -> None:
    file.write_text(BLOCK)
    remove_source(file, "a")
    assert file.read_text() == BLOCK.replace(
        BLOCK[BLOCK.index("  - name: a") : BLOCK.index("\n  # second")], ""
    )
    remove_source(file, "b")
    assert load_sources(file) == ()
    assert "# second\n" in file.read_text()


def test_what_was_added_can_be_removed_without_a_trace(file: Path) -> None:
    file.write_text(BLOCK)
    add_sources(file, [ENTRY])
    remove_source(file, "chip-times")
    assert file.read_text() == BLOCK


def test_a_value_is_written_where_it_stands_or_at_the_end_of_its_entry(file: Path) -> None:
    file.write_text(BLOCK)
    set_value(file, "a", "enabled", False)
    assert file.read_text() == BLOCK.replace("# both\n", "# both\n    enabled: false\n")
    set_value(file, "a", "enabled", True)
    assert file.read_text() == BLOCK.replace("# both\n", "# both\n    enabled: true\n")
    file.write_text('{"sources": [{"name": "a", "url": "https://a.example/"}]}')
    set_value(file, "a", "enabled", False)
    assert json.loads(file.read_text())["sources"][0]["enabled"] is False


def test_what_is_not_valid_is_not_written(file: Path) -> None:
    file.write_text(BLOCK)
    for entry in (
        {"name": "a", "url": "https://c.example/"},
        {"name": "c", "url": "ftp://c.example/"},
        {"name": "c", "url": "https://c.example/", "colour": "red"},
    ):
        with pytest.raises(ConfigError, match=r"sources\.yaml: "):
            add_sources(file, [entry])
    with pytest.raises(ConfigError, match="no source 'c'"):
        remove_source(file, "c")
    assert file.read_text() == BLOCK
    assert list(file.parent.iterdir()) == [file]


def test_a_list_that_only_a_person_can_change_is_left_alone(file: Path) -> None:
    text = (
        "sources:\n  - &first {name: a, url: 'https://a.example/', lang: en}\n"
        "  - name: b\n    url: https://b.example/\n    exclude: &x ['/tag/']\n"
        "  - name: c\n    url: https://c.example/\n    exclude: *x\n"
    )
    file.write_text(text)
    with pytest.raises(ConfigError):
        remove_source(file, "b")
    assert file.read_text() == text
    add_sources(file, [ENTRY])
    assert file.read_text() == text + ADDED.lstrip("\n")


def test_the_mode_of_the_file_and_a_link_to_it_stay(file: Path) -> None:
    real = file.with_name("real.yaml")
    real.write_text(BLOCK)
    real.chmod(0o640)
    file.symlink_to(real.name)
    add_sources(file, [ENTRY])
    assert file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert len(load_sources(real)) == 3
