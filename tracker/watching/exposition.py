"""Metrics in the text format of Prometheus (version 0.0.4).

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tracker.watching.families import FAMILIES

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SUFFIXES = {"summary": ("", "_sum", "_count"), "counter": ("",), "gauge": ("",)}


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of a metric. Of a summary, `suffix` is `_sum`, `_count` or empty (a quantile)."""

    family: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ""


def exposition(samples: Iterable[Sample]) -> str:
    """The samples by family, each with its HELP and TYPE; families without any are left out.

    Raises KeyError or ValueError on a sample that no family knows: a fault of the program.
    """
    by_family: dict[str, list[str]] = {name: [] for name in FAMILIES}
    for sample in samples:
        by_family[sample.family].append(_line(sample))
    parts = []
    for name, lines in by_family.items():
        if lines:
            family = FAMILIES[name]
            parts.append(f"# HELP {name} {_escaped(family.help, quotes=False)}")
            parts.append(f"# TYPE {name} {family.type}")
            parts += lines
    return "".join(f"{part}\n" for part in parts)


def _line(sample: Sample) -> str:
    family = FAMILIES[sample.family]
    labels = set(family.labels)
    if family.type == "summary" and not sample.suffix:
        labels.add("quantile")
    if set(sample.labels) != labels:
        raise ValueError(f"{family.name} has the labels {labels}, not {set(sample.labels)}")
    if sample.suffix not in _SUFFIXES[family.type]:
        raise ValueError(f"{family.name} has no {sample.suffix}")
    told = ",".join(f'{name}="{_escaped(value)}"' for name, value in sample.labels.items())
    within = f"{{{told}}}" if told else ""
    return f"{family.name}{sample.suffix}{within} {_number(sample.value)}"


def _escaped(text: str, *, quotes: bool = True) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    return escaped.replace('"', '\\"') if quotes else escaped


def _number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
