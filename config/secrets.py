"""Secrets of sources: named in `sources.yaml`, kept in the environment or in files.

`${NAME}` in a header or an address stands for a secret. A token that is written out in an address
is taken out of it when the file is read. So a source's addresses can be shown, logged and stored as
they are; who makes the request puts the secrets in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, unquote

MIN_LENGTH = 8
"""Characters; what is shorter guards nothing, and would be found by chance in many a text."""

_NAMED = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,63})\}")
_WRITTEN = re.compile(
    r"(?<=[?&])(?P<name>(?:[a-z0-9]{1,20}[_-])?(?:token|apikey|api_key|secret|password|passwd|auth"
    r"|sig|signature))=(?P<value>[^&#]{8,})",
    re.IGNORECASE,
)
"""A parameter of an address whose name says that its value is nobody else's."""
_USER = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


class SecretError(ValueError):
    """A secret that is named and cannot be had, in one line that does not show it."""


def names_in(text: str) -> tuple[str, ...]:
    """The secrets that a header or an address names, in order."""
    return tuple(dict.fromkeys(_NAMED.findall(text)))


def without_names(url: str) -> str:
    """A stranger's address, so that it names no secret of ours when it is written into a list."""
    return url.replace("${", "$%7B")


def without_tokens(url: str) -> tuple[str, dict[str, str]]:
    """The address with what stands for each token that is written out in it, and the tokens."""
    found: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        if "${" in match["value"] or "$%7B" in match["value"]:
            return match[0]
        name = f"url.{match['name']}"
        found[name] = match["value"]
        return f"{match['name']}=${{{name}}}"

    return _WRITTEN.sub(named, url), found


def without_user(url: str) -> str:
    """The address without the name and the password before its host."""
    return _USER.sub(r"\1", url)


def read_secret(name: str, environment: Mapping[str, str]) -> str:
    """The secret of a name. Raises SecretError.

    It is the variable NAME of the environment, or the content of the file that NAME_FILE names, or
    of the file NAME in the folder that systemd's LoadCredential makes.
    """
    if value := environment.get(name, "").strip():
        return _one_line(name, value)
    folder = environment.get("CREDENTIALS_DIRECTORY")
    files = [environment.get(f"{name}_FILE"), f"{folder}/{name}" if folder else None]
    for file in files:
        if file and Path(file).is_file():
            return _one_line(name, _content(name, Path(file)))
    raise SecretError(
        f"the secret {name} is missing: set the environment variable {name}, or {name}_FILE to the "
        "path of a file that holds it"
    )


def _content(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8"
        raise SecretError(f"the secret {name} cannot be read from {file}: {reason}") from error


def _one_line(name: str, value: str) -> str:
    if not value or not value.isprintable():
        raise SecretError(f"the secret {name} is empty, or is more than one line")
    return value


def filled(text: str, secrets: Mapping[str, str], *, in_url: bool = False) -> str:
    """The text with its secrets put in; in an address, percent-encoded as far as they need it."""
    for name, value in secrets.items():
        if in_url and not name.startswith("url."):
            value = quote(value, safe="")
        for mark in (f"${{{name}}}", f"$%7B{name}%7D"):
            text = text.replace(mark, value)
    return text


def hidden(text: str, secrets: Mapping[str, str]) -> str:
    """The text with `${NAME}` for each secret that stands in it, however it is encoded."""
    for name, value in secrets.items():
        if len(value) >= MIN_LENGTH:
            for written in (value, quote(value, safe=""), unquote(value)):
                text = text.replace(written, f"${{{name}}}")
    return text


def hidden_bytes(body: bytes, secrets: Mapping[str, str]) -> bytes:
    """As `hidden`, of a body in whatever charset that extends ASCII."""
    for name, value in secrets.items():
        if len(value) >= MIN_LENGTH:
            for written in (value, quote(value, safe=""), unquote(value)):
                body = body.replace(written.encode(), f"${{{name}}}".encode())
    return body
