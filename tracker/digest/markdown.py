"""A digest for a wiki, a chat, or the text of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO
from urllib.parse import quote

from tracker.claims.list_view import item_markdown
from tracker.digest import words
from tracker.digest.content import Digest
from tracker.plain import cut
from tracker.tables import markdown, write_markdown_table

SENTENCE_LENGTH = 400


def write_markdown(digest: Digest, stream: IO[str]) -> None:
    """Write the digest as Markdown (CommonMark, with tables as GitHub reads them)."""
    say = stream.write
    say(f"# {markdown(words.title(digest))}\n\n{markdown(words.totals(digest))}\n")
    for heading, movers in (("Rising", digest.risers), ("Falling", digest.fallers)):
        _list(stream, heading, [(one.name, words.mover(one)) for one in movers])
    _list(stream, "Bursts", [(one.name, words.burst(one)) for one in digest.bursts])
    if digest.new_names:
        say("\n## New names\n\n")
        for name in digest.new_names:
            say(f"- **{markdown(name.name)}**: {markdown(words.new_name(name))}\n")
            if name.sentence:
                say(f"  - {_sentence(name.sentence, name.url)}\n")
    if digest.claims:
        say("\n## New claims, the loudest first\n\n")
        for claim in digest.claims:
            asked = words.still_open(claim)
            end = f"; {markdown(asked)}" if asked else ""
            say(f"- **{markdown(words.claim(claim))}**, score {claim.score:.2f}{end}\n")
            say(f"  - {markdown(words.told(claim))}: {_sentence(claim.sentence, claim.url)}\n")
    for heading, items in words.lists(digest):
        say(f"\n## {heading}\n\n")
        for item in items:
            stream.writelines(item_markdown(item))
    _list(stream, "Quiet sources", [(one.source, one.says) for one in digest.quiet])
    say("\n## Coverage\n\n")
    write_markdown_table(
        ["source", "articles", words.before(digest), "requests", "failed"],
        [
            [
                markdown(one.title or one.source),
                *map(str, (one.articles, one.articles_before, one.requests, one.failed)),
            ]
            for one in digest.coverage
        ],
        stream,
    )
    say(f"\nDays in {markdown(digest.totals.time_zone)}.\n")


def _list(stream: IO[str], heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        stream.write(f"\n## {heading}\n\n")
        stream.writelines(f"- **{markdown(name)}**: {markdown(text)}\n" for name, text in rows)


def _sentence(sentence: str, url: str | None) -> str:
    text = markdown(cut(sentence, SENTENCE_LENGTH))
    if url is None or not url.startswith(("http://", "https://")):
        return text
    return f"{text} ([article]({quote(url, safe=':/?&=%#~+,;@!$*')}))"
