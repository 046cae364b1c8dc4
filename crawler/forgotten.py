"""Addresses whose pages are not to be stored again, known by their hashes alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from crawler.canonical import canonical_url
from crawler.storage import StorageError, written_atomically

FILE = "forgotten.txt"
_DIGEST = 16
"""Bytes: of a billion addresses no two share a hash."""


class Forgotten:
    """The file of hashes: a line an address, its hash and that of the article's own address."""

    def __init__(self, file: Path) -> None:
        """Read the file, where there is one. Raises StorageError where it cannot be read."""
        self._file = file
        self._articles: dict[str, str] = {}
        try:
            lines = file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            raise StorageError(f"{file}: cannot be read: {error}") from error
        self._articles = dict(line.split(" ", 1) for line in lines if " " in line)

    def __len__(self) -> int:
        return len(self._articles)

    def holds(self, *addresses: str) -> bool:
        """Whether any of these addresses, in any form, is one of a forgotten article."""
        return bool(self._articles) and any(_hash(url) in self._articles for url in addresses)

    def add(self, articles: Mapping[str, Iterable[str]]) -> None:
        """Remember articles by their own address, with their other ones. Raises StorageError."""
        for article, addresses in articles.items():
            own = _hash(article)
            self._articles |= {_hash(url): own for url in (article, *addresses)}
        self._write()

    def add_addresses(self, addresses: Iterable[str]) -> None:
        """Remember all these addresses, of which some are known. Raises StorageError."""
        hashes = {_hash(url) for url in addresses}
        own = next(self._articles[hash_] for hash_ in sorted(hashes) if hash_ in self._articles)
        if not hashes <= self._articles.keys():
            self._articles |= {hash_: own for hash_ in hashes if hash_ not in self._articles}
            self._write()

    def remove(self, address: str) -> int:
        """Let the article with this address be stored again; how many addresses it had."""
        article = self._articles.get(_hash(address))
        before = len(self)
        self._articles = {hash_: own for hash_, own in self._articles.items() if own != article}
        if len(self) < before:
            self._write()
        return before - len(self)

    def _write(self) -> None:
        lines = (f"{hash_} {own}\n" for hash_, own in sorted(self._articles.items()))
        with written_atomically(self._file) as out:
            out.write("".join(lines).encode("ascii"))


def _hash(url: str) -> str:
    content = canonical_url(url).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_DIGEST).hexdigest()
