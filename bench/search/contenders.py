"""Ways to find articles by words: that of the warehouse, and others beside it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

from duckdb import DuckDBPyConnection
from sudachipy import dictionary, tokenizer

from crawler.article import Article

K1, B, TITLE = 1.2, 0.75, 3
_CONTENT = {"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞"}
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_LONGEST = 12_000
"""Letters that Sudachi is given at once; it refuses 49,149 bytes."""


class Search(Protocol):
    """Addresses for a query, the best first."""

    def __call__(self, query: str) -> list[str]: ...


def by_warehouse(con: DuckDBPyConnection) -> Search:
    """The macro."""

    def search(query: str) -> list[str]:
        rows = con.execute("SELECT url FROM search(?) LIMIT 10", [query]).fetchall()
        return [url for (url,) in rows]

    return search


def by_containing(con: DuckDBPyConnection) -> Search:
    """Articles in which every word stands as it is, the most often first: every text is read."""

    def search(query: str) -> list[str]:
        words = [word.strip('"').lower() for word in query.split() if word != "OR"]
        texts = "lower(title || chr(10) || text)"
        each = [f"contains({texts}, ?)" for _ in words]
        times = [f"(length({texts}) - length(replace({texts}, ?, '')))" for _ in words]
        rows = con.execute(
            f"SELECT url FROM articles WHERE {' AND '.join(each)} "
            f"ORDER BY {' + '.join(times)} DESC, url LIMIT 10",
            words * 2,
        ).fetchall()
        return [url for (url,) in rows]

    return search


class BySudachi:
    """BM25 over the tokens of Sudachi (the shortest, normalised) and lower-case English words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._sudachi = dictionary.Dictionary().create()
        self._postings: dict[str, dict[int, int]] = defaultdict(dict)
        self._urls = [article.url for article in articles]
        lengths: dict[str | None, list[int]] = defaultdict(list)
        self._length: list[float] = []
        for number, article in enumerate(articles):
            terms = self.terms(article.text)
            counts = Counter(terms)
            for term in self.terms(article.title):
                counts[term] += TITLE
            for term, count in counts.items():
                self._postings[term][number] = count
            lengths[article.lang].append(len(terms))
            self._length.append(len(terms))
        usual = {lang: sum(some) / len(some) for lang, some in lengths.items()}
        self._length = [
            length / max(usual[article.lang], 1)
            for length, article in zip(self._length, articles, strict=True)
        ]

    @property
    def postings(self) -> int:
        """Pairs of a term and an article."""
        return sum(map(len, self._postings.values()))

    def terms(self, text: str) -> list[str]:
        """Content words of Japanese, words and figures of the rest."""
        found: list[str] = []
        for start in range(0, len(text), _LONGEST):
            for token in self._sudachi.tokenize(
                text[start : start + _LONGEST], tokenizer.Tokenizer.SplitMode.A
            ):
                form = token.normalized_form().lower()
                is_japanese = bool(_JAPANESE.search(form))
                if is_japanese and token.part_of_speech()[0] in _CONTENT:
                    found.append(form)
                elif not is_japanese and any(map(str.isalnum, form)):
                    found.append(form.removesuffix("s") if len(form) > 3 else form)
        return found

    def __call__(self, query: str) -> list[str]:
        scores: Counter[int] = Counter()
        for choice in query.split(" OR "):
            terms = set(self.terms(choice))
            lists = [self._postings.get(term, {}) for term in terms]
            if not lists:
                continue
            for number in set.intersection(*map(set, lists)):
                scores[number] = max(scores[number], self._score(lists, number))  # type: ignore[assignment]
        return [self._urls[number] for number, _ in scores.most_common(10)]

    def _score(self, lists: Sequence[dict[int, int]], number: int) -> float:
        total = len(self._urls)
        return sum(
            math.log(1 + (total - len(some) + 0.5) / (len(some) + 0.5))
            * some[number]
            * (K1 + 1)
            / (some[number] + K1 * (1 - B + B * self._length[number]))
            for some in lists
        )


Contender = Callable[[str], list[str]]
