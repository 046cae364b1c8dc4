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
    "pre": "code and diagrams",
    "div": "bare blocks",
    **{f"h{level}": "headings" for level in range(2, 7)},
}
_BESIDE = "//script | //style | //nav | //header | //footer | //aside"
_WHITE = re.compile(r"\s+")


def report_fidelity(con: DuckDBPyConnection, known: Mapping[str, SavedArticle]) -> None:
    """Dates, titles and texts against the files, for each sort."""
    print("\n== true to the files")
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    examples: defaultdict[str, list[str]] = defaultdict(list)
    blocks: defaultdict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    rows = con.execute("SELECT url, title, text, published_at FROM articles").fetchall()
    for url, title, text, published_at in rows:
        article = known.get(url)
        if article is None:
            continue
        day = published_at.astimezone(ZoneInfo(ZONE.key)).date() if published_at else None
        checks = {"title": "as in the file" if title == article.title else "other"}
        if article.day is not None:
            other = "none" if day is None else "other"
            checks["date"] = "as in the file" if day == article.day else other
        if article.sort == "note":
            around = [words for words in SURROUNDINGS if words in text]
            checks["text"] = "with what is around it" if around else "clean"
        for kind, is_kept in _kept(article, text):
            blocks[article.sort][kind, is_kept] += 1
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
    for sort, kept in sorted(blocks.items()):
        kinds = dict.fromkeys(kind for kind, _ in kept)
        print(f"  {sort} text kept: " + ", ".join(_share(kind, kept) for kind in kinds))
    for name, found in sorted(examples.items()):
        if not name.endswith((": as in the file", ": clean")):
            print(f"  e.g. {name}")
            print("".join(f"    {line}\n" for line in found[:EXAMPLES]), end="")


def _kept(article: SavedArticle, text: str) -> Iterator[tuple[str, bool]]:
    """For each innermost block that is long enough: what it is, whether it stands in the text."""
    have = _WHITE.sub("", text)
    tree = lxml_html.document_fromstring(article.html.decode())
    for beside in tree.xpath(_BESIDE):
        beside.drop_tree()
    for element in tree.iter(*_BLOCKS):
        kind = _BLOCKS[element.tag]
        if next(element.iterdescendants(*_BLOCKS), None) is not None:
            continue
        wanted = _WHITE.sub("", element.text_content())
        if len(wanted) >= LEAST_LENGTH:
            yield kind, wanted in have


def _share(kind: str, counts: Counter[tuple[str, bool]]) -> str:
    total = counts[kind, True] + counts[kind, False]
    return f"{kind} {counts[kind, True] / total:.1%} of {total}"
