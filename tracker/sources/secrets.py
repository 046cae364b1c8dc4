"""The secrets of sources, from the environment and its files, for who makes the requests."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.models import Source
from config.secrets import SecretError, read_secret


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the `${NAME}` of sources stand for."""

    complete: tuple[Source, ...]
    """The sources whose secrets are all there."""
    by_source: Mapping[str, Mapping[str, str]]
    problems: tuple[str, ...]
    """One line for each source whose secrets are not."""


def secrets_of(sources: Sequence[Source]) -> Secrets:
    """Look them up."""
    complete: list[Source] = []
    by_source: dict[str, dict[str, str]] = {}
    problems: list[str] = []
    for source in sources:
        try:
            named = {name: read_secret(name, os.environ) for name in source.secret_names}
        except SecretError as error:
            problems.append(f"{source.name}: {error}")
            continue
        complete.append(source)
        if secrets := source.tokens | named:
            by_source[source.name] = secrets
    return Secrets(tuple(complete), by_source, tuple(problems))
