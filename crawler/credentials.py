"""The secrets of one source: in its requests to its own site, and nowhere else.

They are put into a request when it is sent, and taken out of the answer before anything reads it.
Whatever is decided, logged or stored in between knows `${NAME}` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from config.models import Source
from config.secrets import filled, hidden, hidden_bytes

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a source's own site is told of who asks."""

    site: tuple[str, str, int | None] | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, source: Source, secrets: Mapping[str, str]) -> Credentials:
        """Those of a source; nothing where it has neither headers nor secrets."""
        if source.url is None or not (source.headers or secrets):
            return cls()
        headers = {name: filled(value, secrets) for name, value in source.headers.items()}
        return cls(_site(source.url), headers, secrets)

    def signed(self, request: Request) -> Request:
        """The request as it is sent. robots.txt is what everybody may read."""
        if self.site is None or request.meta.get("purpose") == "robots":
            return request
        if _site(request.url) != self.site:
            return request
        headers = request.headers.copy()
        for name, value in self.headers.items():
            headers[name] = value
        return request.replace(url=filled(request.url, self.secrets, in_url=True), headers=headers)

    def unsigned(self, response: Response, request: Request) -> Response:
        """The answer as if the request had been sent as it is."""
        headers = response.headers.copy()
        for name in ("Location", "Content-Location", "Link", "Refresh"):
            if name in headers:
                values = [value.decode("latin-1") for value in headers.getlist(name)]
                headers[name] = [hidden(value, self.secrets) for value in values]
        return response.replace(url=request.url, headers=headers)

    def without_secrets(self, response: Response) -> Response:
        """The answer, inflated already, without the secrets that its body repeats."""
        body = hidden_bytes(response.body, self.secrets)
        return response if body == response.body else response.replace(body=body)


def _site(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)


class SecretsMiddleware:
    """Takes a source's secrets out of what its site answers."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SecretsMiddleware:
        """The form in which Scrapy makes it."""
        spider: ArticleSpider = crawler.spider  # type: ignore[assignment]
        if not spider.credentials.secrets:
            raise NotConfigured("the source has no secrets")
        return cls(spider.credentials)

    def process_response(
        self,
        request: Request,  # noqa: ARG002 - the form that Scrapy calls
        response: Response,
    ) -> Response:
        """The answer without them."""
        return self._credentials.without_secrets(response)
