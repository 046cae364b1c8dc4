"""Changing the lists of a YAML file as a careful person would: nothing else moves.

Text is put in or taken out; comments, order, quotes and blank lines elsewhere stay byte for byte.
A list stands under a key at the top of the file; its items are mappings or plain values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Item = Mapping[str, Any] | str
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def as_lines(item: Item) -> str:
    """An item as it is written into a list."""
    return _block([item], 2, "\n", apart=False)


def with_items(text: str, key: str, items: Sequence[Item]) -> str:
    """The text of a file with items added at the end of the list under `key`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    root = _root_of(text)
    is_json = root is not None and bool(root.flow_style)
    key_node, node = _list_of(root, key)
    if key_node is None and root is not None and is_json:
        end = root.end_mark.index - 1
        kept = text[:end].rstrip()
        comma = "" if kept.endswith(("{", ",")) else ", "
        return f"{kept}{comma}{json.dumps(key)}: [{_flow(items, is_json)}]" + text[len(kept) :]
    if key_node is None:
        start = text if not text or text.endswith("\n") else text + newline
        gap = newline if text.strip() and not start.endswith(newline * 2) else ""
        block = _block(items, 2, newline, apart=_has_parts(items))
        return f"{start}{gap}{key}:{newline}{block}"
    if not isinstance(node, yaml.SequenceNode):
        return _after_line(text, key_node.end_mark.index, _first(items, key_node, newline), newline)
    if node.value and not node.flow_style:
        apart = _has_parts(items) and _are_apart(text, node.value)
        block = _block(items, node.start_mark.column, newline, apart=apart)
        return _after_line(text, _end(node), block, newline)
    if node.value:
        last = node.value[-1]
        between = re.search(r"[\[,]?(\s*)$", text[: last.start_mark.index])
        space = (between[1] if between else "") or " "
        added = "".join(f",{space}{_flow([item], is_json)}" for item in items)
        return text[: _end(last)] + added + text[_end(last) :]
    # `sources: []`. A flow list inside a block would be hard to read on.
    inner = text[node.start_mark.index + 1 : node.end_mark.index - 1]
    if not inner.strip() and not is_json:
        before, after = text[: node.start_mark.index].rstrip(" "), text[node.end_mark.index :]
        rest, _, following = after.partition("\n")
        return f"{before}{rest.rstrip()}{newline}{_first(items, key_node, newline)}{following}"
    end = node.end_mark.index - 1
    return text[:end] + _flow(items, is_json) + text[end:]


def without_item(text: str, key: str, index: int) -> str:
    """The text of a file without one item of the list under `key`."""
    _, node = _list_of(_root_of(text), key)
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
    before = text[:begin]
    # Of blank lines on both sides one goes with it; the last item takes the one before it along.
    if blank_before := re.search(r"(?:^|(?<=\n))[ \t]*\r?\n$", before):
        if following := re.compile(r"[ \t]*\r?\n").match(text, end):
            end = following.end()
        elif index + 1 == len(node.value):
            before = before[: blank_before.start()]
    return before + text[end:]


def with_value(text: str, key: str, index: int, name: str, value: Any) -> str:
    """The text of a file with the value `name` of one item of the list under `key` written."""
    root = _root_of(text)
    _, node = _list_of(root, key)
    assert isinstance(node, yaml.SequenceNode)
    item = node.value[index]
    for key_node, value_node in item.value:
        if key_node.value == name:
            begin, end = value_node.start_mark.index, value_node.end_mark.index
            return text[:begin] + _scalar(value) + text[end:]
    if item.flow_style:
        end = item.end_mark.index - 1
        kept = text[:end].rstrip()
        comma = "" if kept.endswith(("{", ",")) else ", "
        return f"{kept}{comma}{json.dumps(name)}: {json.dumps(value)}" + text[len(kept) :]
    newline = "\r\n" if "\r\n" in text else "\n"
    line = f"{' ' * item.start_mark.column}{name}: {_scalar(value)}{newline}"
    return _after_line(text, _end(item), line, newline)


def _root_of(text: str) -> yaml.MappingNode | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)  # its marks count code points, also with \\r
    return root if isinstance(root, yaml.MappingNode) else None


def _list_of(root: yaml.MappingNode | None, key: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The key and its value; None where the file has no such key."""
    for key_node, value in root.value if root else ():
        if key_node.value == key:
            return key_node, value
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


def _has_parts(items: Sequence[Item]) -> bool:
    """Whether items take several lines, so that blank lines help to tell them apart."""
    return not all(isinstance(item, str) for item in items)


def _first(items: Sequence[Item], key: yaml.Node, newline: str) -> str:
    return _block(items, key.start_mark.column + 2, newline, apart=_has_parts(items))


def _block(items: Sequence[Item], column: int, newline: str, *, apart: bool) -> str:
    lines: list[str] = []
    for item in items:
        if apart:
            lines.append("")
        if isinstance(item, str):
            lines.append(f"{' ' * column}- {_scalar(item)}")
            continue
        for position, (key, value) in enumerate(item.items()):
            lines.append(f"{' ' * column}{'  ' if position else '- '}{key}: {_scalar(value)}")
    return "".join(f"{line}{newline}" for line in lines)


def _flow(items: Sequence[Item], is_json: bool) -> str:
    if is_json:
        return ", ".join(json.dumps(item, ensure_ascii=False, default=str) for item in items)
    return ", ".join(_scalar(item) for item in items)


def _scalar(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    if isinstance(value, Mapping):
        value = dict(value)
    text: str = yaml.safe_dump(
        value, allow_unicode=True, width=10**6, default_flow_style=True, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...")
