"""A strict reader of Prometheus' text format, for tests: what is not exactly right is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Labels = frozenset[tuple[str, str]]

_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(?:,(?=.)|$)')
_SAMPLE = re.compile(rf"({_NAME})(?:\{{(.+)\}})? (\S+)")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?([eE][+-]?\d+)?|Inf)|NaN")
_SUFFIXES = {"summary": ("", "_sum", "_count"), "counter": ("",), "gauge": ("",)}
_ESCAPES = {r"\\": "\\", r"\"": '"', r"\n": "\n"}


@dataclass
class Read:
    """One metric as it was read."""

    type: str
    help: str
    samples: dict[tuple[str, Labels], float] = field(default_factory=dict)

    def value(self, suffix: str = "", **labels: str) -> float | None:
        return self.samples.get((suffix, frozenset(labels.items())))

    def by(self, label: str, **labels: str) -> dict[str, float]:
        """The values by one label, of samples that have these others."""
        return {
            dict(found)[label]: value
            for (_, found), value in self.samples.items()
            if label in dict(found) and frozenset(labels.items()) <= found
        }


def read_metrics(text: str) -> dict[str, Read]:
    assert text.endswith("\n")
    families: dict[str, Read] = {}
    name, told = "", ""
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith("# HELP "):
            assert not told, f"{name} has a HELP and no TYPE"
            name, told = line.removeprefix("# HELP ").split(" ", 1)
            assert re.fullmatch(_NAME, name)
            assert name not in families, f"{name} comes twice"
        elif line.startswith("# TYPE "):
            typed, kind = line.removeprefix("# TYPE ").split(" ")
            assert typed == name
            families[name] = Read(kind, told)
            told = ""
            assert kind != "counter" or name.endswith("_total")
        else:
            assert not told
            _read_sample(line, name, families[name])
    for name, family in families.items():
        assert family.samples, f"{name} has no samples"
    return families


def _read_sample(line: str, name: str, family: Read) -> None:
    match = _SAMPLE.fullmatch(line)
    assert match, line
    suffix = match[1].removeprefix(name)
    assert match[1].startswith(name), line
    assert suffix in _SUFFIXES[family.type], line
    assert _NUMBER.fullmatch(match[3]), line
    labels: list[tuple[str, str]] = []
    rest = match[2] or ""
    while rest:
        label = _LABEL.match(rest)
        assert label, line
        value = re.sub(r'\\[\\"n]', lambda escape: _ESCAPES[escape[0]], label[2])
        labels.append((label[1], value))
        rest = rest[label.end() :]
    assert len({name for name, _ in labels}) == len(labels), line
    key = (suffix, frozenset(labels))
    assert key not in family.samples, f"twice: {line}"
    family.samples[key] = float(match[3])
