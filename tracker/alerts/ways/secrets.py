"""Secrets, from where `alerts.yaml` says that they are: the environment, or a file."""

from __future__ import annotations

import os
from pathlib import Path

from config.secrets import SecretError, read_secret
from tracker.alerts.ways.failure import DeliveryError

_MOST_BYTES = 10_000


def secret(variable: str | None, file: str | None, root: Path) -> str | None:
    """The secret that an environment variable or a file holds; None where neither is named.

    A variable is looked for as the secrets of sources are, also as a credential of systemd.

    A file is read anew each time, so that a new key needs no restart. Raises DeliveryError.
    """
    if variable is not None:
        try:
            return read_secret(variable, os.environ)
        except SecretError as error:
            raise DeliveryError(str(error), is_of_channel=True) from error
    if file is None:
        return None
    path = resolved(file, root)
    try:
        with path.open("rb") as stream:
            value = stream.read(_MOST_BYTES).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DeliveryError(f"{path} cannot be read: {reason}", is_of_channel=True) from error
    if not value:
        raise DeliveryError(f"{path} is empty", is_of_channel=True)
    return value


def resolved(file: str, root: Path) -> Path:
    """A file that `alerts.yaml` names, from the project folder."""
    return root / Path(file).expanduser()
