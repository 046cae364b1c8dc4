"""Where saved pages come from, for those that do not say so: a table, or where they lie."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin

from crawler.imports.saved_page import web_address

_INDEX = {"index.html", "index.htm", "index.xhtml"}


class AddressTableError(Exception):
    """A table of addresses that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the user knows of the addresses of saved pages."""

    table: Mapping[str, str] = field(default_factory=dict)
    """Address by path, relative to the folder that is imported, or by file name."""
    base_url: str | None = None
    """What relative paths are appended to. Of `https://` alone, the first folder is the host."""

    def told(self, path: str) -> str | None:
        """The address that the table gives for a path."""
        return self.table.get(path) or self.table.get(PurePosixPath(path).name)

    def by_place(self, path: str) -> str | None:
        """The address that follows from where the page lies."""
        if self.base_url is None:
            return None
        place = PurePosixPath(path)
        if place.name.lower() in _INDEX:
            path = f"{place.parent}/" if place.parent.name else ""
        quoted = quote(path, safe="/~@:!$&'()*+,;=%")
        if self.base_url in {"http://", "https://"}:
            return web_address(self.base_url + quoted)
        base = self.base_url if self.base_url.endswith("/") else f"{self.base_url}/"
        return web_address(urljoin(base, f"./{quoted}"))


def read_table(file: Path) -> dict[str, str]:
    """A table of `path` and `url`: CSV with or without a header, or JSON Lines.

    Raises AddressTableError.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise AddressTableError(f"{file}: cannot be read: {reason}") from error
    rows = _json_rows(text, file) if text.lstrip().startswith("{") else _csv_rows(text, file)
    table: dict[str, str] = {}
    for number, path, url in rows:
        address = web_address(url)
        if address is None:
            raise AddressTableError(f"{file}:{number}: {url[:60]!r} is no web address")
        table[path.removeprefix("./")] = address
    return table


def _json_rows(text: str, file: Path) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield number, str(row["path"]), str(row["url"])
        except (ValueError, KeyError, TypeError) as error:
            raise AddressTableError(f"{file}:{number}: no object with 'path' and 'url'") from error


def _csv_rows(text: str, file: Path) -> Iterator[tuple[int, str, str]]:
    reader = csv.reader(text.splitlines())
    for row in reader:
        if not row or [cell.strip().lower() for cell in row[:2]] == ["path", "url"]:
            continue
        if len(row) < 2:
            raise AddressTableError(f"{file}:{reader.line_num}: expected two columns: path, url")
        yield reader.line_num, row[0].strip(), row[1]
