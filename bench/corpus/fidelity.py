"""How true the articles are to the files that they were served from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from duckdb import DuckDBPyConnection
from lxml import html as lxml_html

from bench.corpus.files import SavedArticle
from bench.corpus.website import SURROUNDINGS, ZONE

EXAMPLES = 5
LEAST_LENGTH = 12
"""Characters of a paragraph that is looked for; shorter ones are found anywhere."""

_BLOCKS = {
    "p": "paragraphs",
    "li": "list items",
    "td": "table cells",
    "pre": "code",
    **{f"h{level}": "headings" for level in range(2, 7)},
}
_WHITE = re.compile(r"\s+")


def report_fidelity(con: DuckDBPyConnection, known: Mapping[str, SavedArticle]) -> None:
    """Dates and titles against the files, for each sort; the text of notes against their own."""
    print("\n== true to the files")
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    examples: defaultdict[str, list[str]] = defaultdict(list)
    blocks: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = con.execute("SELECT url, title, text, published_at FROM articles").fetchall()
    for url, title, text, published_at in rows:
        article = known.get(url)
        if article is None:
            continue
        day = published_at.astimezone(ZoneInfo(ZONE.key)).date() if published_at else None
        checks = {
            "date": "as in the file"
            if day == article.day
            else ("none" if day is None else "other"),
            "title": "as in the file" if title == article.title else "other",
        }
        if article.sort == "note":
            around = [words for words in SURROUNDINGS if words in text]
            checks["text"] = "with what is around it" if around else "clean"
            for kind, is_kept in _kept(article, text):
                blocks[kind][str(is_kept)] += 1
        for check, outcome in checks.items():
            name = f"{article.sort} {check}: {outcome}"
            outcomes[f"{article.sort} {check}"][outcome] += 1
            value = {
                "date": f"{day}, file {article.day}",
                "title": f"{title!r}, file {article.title!r}",
            }
            examples[name].append(f"{article.path}  {value.get(check, '')}")
    for name, counts in sorted(outcomes.items()):
        print(f"  {name:12} " + ", ".join(f"{n} {what}" for what, n in counts.most_common()))
    print("  kept in the text of notes: " + ", ".join(_share(k, c) for k, c in blocks.items()))
    for name, found in sorted(examples.items()):
        if not name.endswith((": as in the file", ": clean")):
            print(f"  e.g. {name}")
            print("".join(f"    {line}\n" for line in found[:EXAMPLES]), end="")


def _kept(article: SavedArticle, text: str) -> Iterator[tuple[str, bool]]:
    """For each block of a note that is long enough: what it is, whether it stands in the text."""
    have = _WHITE.sub("", text)
    for element in lxml_html.fragment_fromstring(article.html.decode(), create_parent="div").iter():
        kind = _BLOCKS.get(element.tag) if isinstance(element.tag, str) else None
        if kind is None or any(child.tag in _BLOCKS for child in element):
            continue
        wanted = _WHITE.sub("", element.text_content())
        if len(wanted) >= LEAST_LENGTH:
            yield kind, wanted in have


def _share(kind: str, counts: Counter[str]) -> str:
    return f"{kind} {counts['True'] / counts.total():.1%} of {counts.total()}"
