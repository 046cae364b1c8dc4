"""Which articles are worth storing: whoever orders the crawl decides, in the reading processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.article import Article

    Judgement = Callable[[Article], bool]


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Names a function that makes a function: the first takes `data`, the second an article."""

    factory: str
    """As in `package.module:function`. It is called once in each reading process."""
    data: Mapping[str, Any]
    """Plain JSON values."""

    def made(self) -> Judgement:
        """The function that tells whether an article is kept. Raises what the factory raises."""
        module, _, name = self.factory.partition(":")
        judgement: Judgement = getattr(import_module(module), name)(self.data)
        return judgement
