"""Sources of kind `sitemap`: a sitemap, or an index of them."""

from __future__ import annotations

from scrapy.http import Response

from crawler.discover.gzipped import MAX_BYTES
from crawler.discover.link import Discovery
from crawler.discover.sitemaps import read_sitemap
from crawler.pages import content_type_of
from crawler.spiders.articles import ArticleSpider


class SitemapSpider(ArticleSpider):
    """Reads a sitemap and the sitemaps it names, what was modified last first."""

    purpose = "sitemap"
    max_documents = 500
    max_document_bytes = MAX_BYTES

    def read(self, response: Response) -> Discovery:
        """The sitemap's pages and sitemaps."""
        return read_sitemap(
            response.body,
            response.url,
            self.zone,
            now=self.now(),
            content_type=content_type_of(response),
        )
