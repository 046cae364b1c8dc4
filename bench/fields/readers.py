"""What each extractor reads of the pages: ours in this process, the peers in one of their own."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.fields.pages import Told
from bench.fields.peers import PEERS
from crawler.extract import Rejected, extract_article

Fields = dict[str, Any]
_SCRIPT = Path(__file__).with_name("peers.py")


def read_by_us(pages: Sequence[Told]) -> list[Fields]:
    """Our fields of each page, with the seconds that reading all of it took."""
    return list(map(_ours, pages))


def _ours(told: Told) -> Fields:
    start = time.perf_counter()
    found = extract_article(told.page, told.hint)
    seconds = time.perf_counter() - start
    if isinstance(found, Rejected):
        return {"is_article": False, "reason": found.reason, "seconds": seconds}
    return {
        "title": found.title,
        "authors": list(found.authors),
        "published": found.published_at,
        "updated": found.updated_at,
        "section": found.section,
        "tags": list(found.tags),
        "image_url": found.image_url,
        "description": found.description,
        "lang": found.lang,
        "url": found.url,
        "is_article": True,
        "provenance": found.provenance,
        "seconds": seconds,
    }


def read_by_peers(pages: Sequence[Told], python: str) -> Iterator[tuple[str, list[Fields]]]:
    """The fields that each peer installed for an interpreter reads. Raises OSError without one."""
    lines = "".join(
        json.dumps({"url": told.page.url, "html": _text(told)}, ensure_ascii=False) + "\n"
        for told in pages
    )
    for name in PEERS:
        done = subprocess.run(
            [python, str(_SCRIPT), name],
            input=lines,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode == 0:
            yield name, [_typed(json.loads(line)) for line in done.stdout.splitlines()]


def _text(told: Told) -> str:
    """The page in its true charset: what the peers make of a charset is not measured."""
    return told.page.body.decode(told.codec, "replace")


def _typed(fields: Fields) -> Fields:
    for name in ("published", "updated"):
        if name in fields:
            fields[name] = _when(fields[name])
    return fields


def _when(text: object) -> datetime | date | None:
    if not isinstance(text, str) or not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None
