"""Whether an article names anything that is followed: what `only_followed` asks of a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from config.load import load_entities
from crawler.article import Article
from crawler.article_filter import ArticleFilter
from nlp.gazetteer import Gazetteer
from nlp.language import detect_language
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document
from tracker.home import Home


def followed_only(home: Home) -> ArticleFilter:
    """The filter for a project's catalogue. Raises ConfigError where the catalogue is wrong."""
    load_entities(home.entities)
    return ArticleFilter(f"{__name__}:{names_followed.__name__}", {"entities": str(home.entities)})


def names_followed(data: Mapping[str, Any]) -> Callable[[Article], bool]:
    """A function that tells whether title or text of an article has a mention.

    What counts as one is what the analysis counts; no model is loaded for it.
    """
    gazetteer = Gazetteer(load_entities(Path(data["entities"])))

    def is_followed(article: Article) -> bool:
        document = Document(article.text, article.title, article.lang)
        lang = article.lang or detect_language(f"{article.title}\n{article.text}")
        return bool(find_mentions(document, split_passages(document, lang), gazetteer))

    return is_followed
