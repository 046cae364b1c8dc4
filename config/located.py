"""Read YAML and TOML as plain values, remembering in which line each of them stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from config.errors import ConfigError, Problem

Loc = tuple[int | str, ...]

MOST_VALUES = 500_000
"""Of one file."""

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML built without libyaml: slower, the same result
    _Loader = yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Located:
    """Plain values, and the line (from 1) of every key and item in them."""

    file: Path
    value: Any
    lines: Mapping[Loc, int]

    def line(self, loc: Loc) -> int:
        """The line of `loc`, or of the nearest thing around it; 0 in an empty file."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 0)

    def problem(self, loc: Loc, message: str) -> Problem:
        """A mistake at `loc`."""
        return Problem(self.file, self.line(loc), message)


def read_text(file: Path) -> str:
    """The text of a configuration file. Raises ConfigError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigError([Problem(file, line, "not UTF-8; save the file as UTF-8")]) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError([Problem(file, 0, f"cannot be read: {reason}")]) from error


def read_yaml(file: Path) -> Located:
    """A YAML file. Raises ConfigError on broken syntax, a repeated key, a key that is no text."""
    try:
        node = yaml.compose(read_text(file), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = ", ".join(part for part in (error.context, error.problem) if part)
        line = mark.line + 1 if mark else 0
        raise ConfigError([Problem(file, line, f"broken YAML: {what}")]) from error
    except yaml.reader.ReaderError as error:
        raise ConfigError([Problem(file, 0, f"broken YAML: {error.reason}")]) from error
    except RecursionError as error:
        raise ConfigError([Problem(file, 0, "broken YAML: nested too deeply")]) from error
    lines: dict[Loc, int] = {}
    if node is None:
        return Located(file, None, lines)
    try:
        return Located(file, _plain(file, node, (), lines), lines)
    except RecursionError as error:  # also of what refers to itself: `&a [*a]`
        raise ConfigError([Problem(file, 1, "broken YAML: nested without end")]) from error


def _plain(file: Path, node: yaml.Node, loc: Loc, lines: dict[Loc, int]) -> Any:
    lines.setdefault(loc, node.start_mark.line + 1)
    if len(lines) > MOST_VALUES:  # a few lines of aliases to lists of aliases make billions
        raise ConfigError([Problem(file, 0, f"more than {MOST_VALUES:,} values")])
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, item, (*loc, i), lines) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = _scalar(file, key_node)
            if not isinstance(key, str):
                raise ConfigError([Problem(file, line, f"the key {key!r} must be text")])
            if key in values:
                raise ConfigError([Problem(file, line, f"the key '{key}' stands here twice")])
            lines[(*loc, key)] = line
            values[key] = _plain(file, value_node, (*loc, key), lines)
        return values
    return _scalar(file, node)


_TEXT = "tag:yaml.org,2002:str"


def _scalar(file: Path, node: yaml.Node) -> Any:
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        return node.value  # nearly all of a catalogue: a quarter of its time
    # A constructor of its own per scalar costs less than it seems: the tree is already parsed.
    constructor = yaml.constructor.SafeConstructor()
    try:
        return constructor.construct_object(node)
    except yaml.constructor.ConstructorError as error:
        line = node.start_mark.line + 1
        raise ConfigError([Problem(file, line, f"broken YAML: {error.problem}")]) from error
    except ValueError as error:  # e.g. 2026-13-45, which YAML takes for a date
        line = node.start_mark.line + 1
        raise ConfigError([Problem(file, line, f"not a value: {error}; quote it")]) from error


_TABLE = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


def read_toml(file: Path) -> Located:
    """A TOML file of tables that hold plain keys. Raises ConfigError on broken syntax."""
    text = read_text(file)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        what = str(error).partition(" (at")[0]
        raise ConfigError([Problem(file, line, f"broken TOML: {what}")]) from error
    except RecursionError as error:
        raise ConfigError([Problem(file, 0, "broken TOML: nested too deeply")]) from error
    lines: dict[Loc, int] = {}
    table: Loc = ()
    for number, text_line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(text_line):
            table = (header[1],)
            lines.setdefault(table, number)
        elif key := _KEY.match(text_line):
            lines.setdefault((*table, key[1]), number)
    return Located(file, value, lines)
