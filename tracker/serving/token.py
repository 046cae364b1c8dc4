"""The token that a client must show."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from tracker.errors import UserError

VARIABLE = "TRACKER_QUACK_TOKEN"
SHORTEST, LONGEST = 16, 1024
"""Characters. A short one is guessed: nothing slows down who tries."""


def given_token(file: str | None) -> str | None:
    """The token in a file, else that of the environment; None where there is neither.

    Raises UserError where it cannot be read, or would be guessed too easily.
    """
    if file is not None:
        return _checked(_read(Path(file).expanduser()), file)
    variable = os.environ.get(VARIABLE)
    return None if variable is None else _checked(variable, VARIABLE)


def new_token() -> str:
    """One that nobody guesses: 256 random bits."""
    return secrets.token_urlsafe(32)


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as stream:
            return stream.read(LONGEST + 1).strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UserError(f"cannot read the token in {file}: {reason}", code=2) from error


def _checked(token: str, where: str) -> str:
    if not (SHORTEST <= len(token) <= LONGEST and token.isprintable() and " " not in token):
        raise UserError(
            f"the token in {where} must be {SHORTEST} to {LONGEST} printable characters without "
            "blanks; 'openssl rand -hex 32' makes one",
            code=2,
        )
    return token
