"""Where a claim stands in its sentence, and the parts that names can play for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.claims.aspects import Aspect, AspectWord
from nlp.claims.sentence import Figure, Name
from nlp.records import ClaimKind

Role = Literal[
    "owner",  # Bedrockの性能, H100 prices, the price of the H100, 性能2倍のTrainium2
    "topic",  # Trainium2は
    "subject",  # Trainium2が; before the verb
    "heading",  # the first name of a heading: Trainium2、東京で提供開始
    "bare",  # compounds
    "modifier",  # AWSの新しいチップ
    "object",  # Trainium2を; after the verb
    "oblique",  # Trainium2で; on Trainium2
    "circumstance",  # PostgreSQLで, Redis向け; for Redis workloads
    "component",  # 192GBのHBM3e: the name is what is counted
    "speaker",  # AWSによると; AWS says
    "baseline",  # H100より; than H100
]


@dataclass(frozen=True, slots=True)
class Claiming:
    """The place of a claim in its sentence, as far as its subject depends on it."""

    start: int
    end: int
    kind: ClaimKind
    aspect: Aspect
    word: AspectWord | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its role for one claim."""

    name: Name
    role: Role
    near: Name
    """The name by whose place its distance is counted: the last of a row."""
    compound: bool = False
    """Whether the name is part of the word for the aspect: EBS帯域幅."""
