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
    missing: Mapping[str, str]
    """What is wrong, by source, where they are not."""

    @property
    def problems(self) -> tuple[str, ...]:
        """One line for each source that lacks a secret."""
        return tuple(f"{name}: {what}" for name, what in self.missing.items())


def secrets_of(sources: Sequence[Source]) -> Secrets:
    """Look them up."""
    complete: list[Source] = []
    by_source: dict[str, dict[str, str]] = {}
    missing: dict[str, str] = {}
    for source in sources:
        try:
            named = {name: read_secret(name, os.environ) for name in source.secret_names}
        except SecretError as error:
            missing[source.name] = str(error)
            continue
        complete.append(source)
        if secrets := source.tokens | named:
            by_source[source.name] = secrets
    return Secrets(tuple(complete), by_source, missing)
