"""Whether the archive holds the bytes that each article was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from crawler.archive import ArchiveError, read_response
from crawler.article import WarcPosition
from crawler.canonical import canonical_url
from tracker.verify.statements import statement
from warehouse.verify import Finding

SAMPLE = 500
"""Records that are read, unless all are."""
_TODO = "get the file back from a backup, or 'tracker forget' the article to fetch it again"
_CHECK = "archive"


def archive_findings(
    con: DuckDBPyConnection, archive: Path, *, every: bool, tell: Callable[[str], None]
) -> Iterator[Finding]:
    """Files that are gone or too short, and records that are not what they should be.

    Every file is looked at; of the records a sample is read, or with `every` all.
    """
    gone: list[str] = []
    short: list[str] = []
    for name, articles, size in con.execute(statement("archive_files")).fetchall():
        file = archive / name
        if not file.is_file():
            gone += [name] * articles
        elif file.stat().st_size < size:
            short.append(name)
    if gone:
        yield Finding(_CHECK, "articles whose archive file is gone", len(gone), gone[0], _TODO)
    if short:
        says = "archive files that end before a response that they hold"
        yield Finding(_CHECK, says, len(short), short[0], _TODO)
    yield from _records(con, archive, set(gone) | set(short), every=every, tell=tell)


def _records(
    con: DuckDBPyConnection,
    archive: Path,
    known: set[str],
    *,
    every: bool,
    tell: Callable[[str], None],
) -> Iterator[Finding]:
    """`known` are the files of which it was said already that they are not whole."""
    con.execute("SET VARIABLE most = ?", [2**62 if every else SAMPLE])
    rows = con.execute(statement("archive_records")).fetchall()
    unread: list[str] = []
    strange: list[str] = []
    for number, (url, others, *place) in enumerate(rows):
        if place[0] in known:
            continue
        tell(f"response {number + 1:,} of {len(rows):,} in the archive")
        try:
            address, _, _ = read_response(archive, WarcPosition(*place))
        except ArchiveError as error:
            unread.append(f"{url}: {error}")
            continue
        if not {address, canonical_url(address)} & {url, *others}:
            strange.append(f"{url}: the response there is that of {address}")
    if unread:
        says = f"responses of {len(rows):,} looked at that cannot be read"
        yield Finding(_CHECK, says, len(unread), unread[0], _TODO)
    if strange:
        says = f"responses of {len(rows):,} looked at that are those of another address"
        yield Finding(_CHECK, says, len(strange), strange[0], _TODO)
