"""Changing the list of sources in its YAML file as a careful person would: nothing else moves.

Text is put in or taken out; comments, order, quotes and blank lines elsewhere stay byte for byte.
Every change is read back by the loader before it takes the file's place.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from config.errors import ConfigError, Problem
from config.load import load_sources
from config.models import Source

Entry = Mapping[str, Any]
_FOR_A_PERSON = "written in a way that the program cannot change safely; edit it by hand"
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def add_sources(file: Path, entries: Sequence[Entry]) -> tuple[Source, ...]:
    """Put entries at the end of the list; the file is made where there is none.

    Returns all sources of the file. Raises ConfigError where an entry is not valid, and where the
    file cannot be changed.
    """
    return _change(file, lambda text: with_sources(text, entries), {}, entries)


def remove_source(file: Path, name: str) -> tuple[Source, ...]:
    """Take an entry out of the list, and the comments inside it. Raises ConfigError."""
    index = _index(file, name)
    return _change(file, lambda text: without_source(text, index), {name: None}, ())


def set_value(file: Path, name: str, key: str, value: bool | str | int | float) -> None:
    """Write one value of an entry. Raises ConfigError."""
    index = _index(file, name)
    _change(file, lambda text: with_value(text, index, key, value), {name: {key: value}}, ())


def as_lines(entry: Entry) -> str:
    """An entry as it is written into the list."""
    return _block([entry], 2, "\n", apart=False)


def with_sources(text: str, entries: Sequence[Entry]) -> str:
    """The text of a list of sources with entries added at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    key, node = _list_of(text)
    if key is None:
        start = text if not text or text.endswith("\n") else text + newline
        return f"{start}sources:{newline}{_block(entries, 2, newline)}"
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        column = node.start_mark.column
        block = _block(entries, column, newline, apart=_are_apart(text, node.value))
        return _after_line(text, _end(node), block, newline)
    if isinstance(node, yaml.SequenceNode) and node.value:
        last = node.value[-1]
        between = re.search(r"[\[,]?(\s*)$", text[: last.start_mark.index])
        space = between[1] if between else " "
        added = "".join(f",{space}{json.dumps(entry, ensure_ascii=False)}" for entry in entries)
        return text[: _end(last)] + added + text[_end(last) :]
    if isinstance(node, yaml.SequenceNode):
        # `sources: []`. A flow list inside a block would be hard to read on.
        inner = text[node.start_mark.index + 1 : node.end_mark.index - 1]
        if not inner.strip() and text[: key.start_mark.index].count("{") == 0:
            before, after = text[: node.start_mark.index].rstrip(" "), text[node.end_mark.index :]
            rest, _, following = after.partition("\n")
            block = _block(entries, key.start_mark.column + 2, newline)
            return f"{before}{rest.rstrip()}{newline}{block}{following}"
        flow = ", ".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
        end = node.end_mark.index - 1
        return text[:end] + flow + text[end:]
    return _after_line(
        text, key.end_mark.index, _block(entries, key.start_mark.column + 2, newline), newline
    )


def without_source(text: str, index: int) -> str:
    """The text of a list of sources without one of them."""
    _, node = _list_of(text)
    assert isinstance(node, yaml.SequenceNode)
    item = node.value[index]
    if node.flow_style:
        if index + 1 < len(node.value):
            begin, end = item.start_mark.index, node.value[index + 1].start_mark.index
        else:
            begin = _end(node.value[index - 1]) if index else item.start_mark.index
            end = _end(item)
        return text[:begin] + text[end:]
    dash = text.rindex("-", 0, item.start_mark.index)
    begin = text.rfind("\n", 0, dash) + 1
    end = _end_of_line(text, _end(item))
    blank = re.compile(r"[ \t]*\r?\n")
    before = text[:begin]
    # One of the two blank lines that stood around it goes with it.
    if (following := blank.match(text, end)) and re.search(r"(?:^|\n)[ \t]*\r?\n$", before):
        end = following.end()
    return before + text[end:]


def with_value(text: str, index: int, key: str, value: Any) -> str:
    """The text of a list of sources with one value of one of them written."""
    _, node = _list_of(text)
    assert isinstance(node, yaml.SequenceNode)
    item = node.value[index]
    for key_node, value_node in item.value:
        if key_node.value == key:
            begin, end = value_node.start_mark.index, value_node.end_mark.index
            return text[:begin] + _scalar(value) + text[end:]
    if item.flow_style:
        end = item.end_mark.index - 1
        kept = text[:end].rstrip()
        comma = "" if kept.endswith(("{", ",")) else ", "
        return f"{kept}{comma}{json.dumps(key)}: {json.dumps(value)}" + text[len(kept) :]
    newline = "\r\n" if "\r\n" in text else "\n"
    line = f"{' ' * item.start_mark.column}{key}: {_scalar(value)}{newline}"
    return _after_line(text, _end(item), line, newline)


def _change(
    file: Path,
    change: Callable[[str], str],
    changed: Mapping[str, Entry | None],
    added: Sequence[Entry],
) -> tuple[Source, ...]:
    """Write what `change` makes of the file, if it then says exactly what is expected."""
    file = file.resolve()  # the file that a link leads to is changed, not the link
    before = load_sources(file) if file.exists() else ()
    raw = file.read_bytes().decode("utf-8") if file.exists() else ""
    text = change(raw)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        after = _read_back(temporary, file)
        expected = [
            Source.model_validate(source.model_dump(exclude_unset=True) | dict(changes))
            for source in before
            if (changes := changed.get(source.name, {})) is not None
        ]
        if list(after[: len(expected)]) != expected or len(after) != len(expected) + len(added):
            raise ConfigError([Problem(file, 0, _FOR_A_PERSON)])
        temporary.chmod(file.stat().st_mode & 0o7777 if file.exists() else 0o644)
        temporary.replace(file)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return after


def _read_back(temporary: Path, file: Path) -> tuple[Source, ...]:
    try:
        return load_sources(temporary)
    except ConfigError as error:
        problems = [Problem(file, 0, problem.message) for problem in error.problems]
        raise ConfigError(problems) from error


def _index(file: Path, name: str) -> int:
    names = [source.name for source in load_sources(file)]
    if name not in names:
        raise ConfigError([Problem(file, 0, f"there is no source '{name}'")])
    return names.index(name)


def _list_of(text: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The key `sources` and its value; None where the file has no such key."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)  # its marks count code points, also with \\r
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == "sources":
                return key, value
    return None, None


def _end(node: Any) -> int:
    """Where the last sign of a node stands, plus one; PyYAML's own mark is at the next token."""
    if isinstance(node, yaml.ScalarNode):
        end = int(node.end_mark.index)
        if node.style in {"|", ">"} and node.end_mark.buffer is not None:
            return len(str(node.end_mark.buffer)[:end].rstrip())
        return end
    if node.flow_style:
        return int(node.end_mark.index)
    if isinstance(node, yaml.SequenceNode):
        return _end(node.value[-1])
    key, value = node.value[-1]
    # What an alias stands for may be written before it.
    return max(_end(key), _end(value))


def _are_apart(text: str, items: Sequence[Any]) -> bool:
    """Whether blank lines stand between the items of a list."""
    if len(items) < 2:
        return True
    return bool(_BLANK_LINE.search(text[_end(items[-2]) : items[-1].start_mark.index]))


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _after_line(text: str, position: int, lines: str, newline: str) -> str:
    end = _end_of_line(text, position)
    before = text[:end]
    if not before.endswith("\n"):
        before += newline
    return before + lines + text[end:]


def _block(entries: Sequence[Entry], column: int, newline: str, *, apart: bool = True) -> str:
    lines: list[str] = []
    for entry in entries:
        if apart:
            lines.append("")
        for position, (key, value) in enumerate(entry.items()):
            lines.append(f"{' ' * column}{'  ' if position else '- '}{key}: {_scalar(value)}")
    return "".join(f"{line}{newline}" for line in lines)


def _scalar(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    text: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("\n...")
