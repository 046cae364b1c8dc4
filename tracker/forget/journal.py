"""What is being forgotten, on the disk until all of it is done.

It is written before anything is removed. From then on the work can be killed at any moment: every
step of it may be done twice, and the next 'tracker forget' does all of them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crawler.canonical import canonical_url
from crawler.storage import sync_folder, written_atomically
from tracker.errors import UserError

FILE = "forgetting.json"


@dataclass(frozen=True, slots=True)
class Journal:
    """One order to forget."""

    articles: Mapping[str, tuple[str, ...]]
    """Articles by their URLs, each with its other addresses."""
    pages: tuple[str, ...] = ()
    """Other addresses of whole sources: their documents, and pages that were no articles."""
    sources: tuple[str, ...] = ()
    """Whole sources: their log goes too."""
    addresses: frozenset[str] = field(init=False)
    """All addresses, in the form in which they were asked for and in canonical form."""

    def __post_init__(self) -> None:
        others = (url for urls in self.articles.values() for url in urls)
        given = {*self.articles, *others, *self.pages}
        object.__setattr__(self, "addresses", frozenset(given | set(map(canonical_url, given))))


def write_journal(data: Path, journal: Journal) -> None:
    """Begin. Raises StorageError."""
    content = {
        "articles": {url: list(others) for url, others in journal.articles.items()},
        "pages": list(journal.pages),
        "sources": list(journal.sources),
    }
    with written_atomically(data / FILE) as out:
        out.write(json.dumps(content).encode("ascii"))


def read_journal(data: Path) -> Journal | None:
    """What was begun and not ended. Raises UserError where that cannot be read."""
    file = data / FILE
    try:
        content = json.loads(file.read_bytes())
        articles = {url: tuple(others) for url, others in content["articles"].items()}
        return Journal(articles, tuple(content["pages"]), tuple(content["sources"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(
            f"{file} cannot be read: {error!r}; remove it and call 'tracker forget' again"
        ) from error


def end_journal(data: Path) -> None:
    """All is done."""
    (data / FILE).unlink(missing_ok=True)
    sync_folder(data)
