"""Downloads the pages of a sitemap with Scrapy, and does nothing with them.

python -m bench.crawl.bare SITEMAP
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider

SETTINGS = {
    "LOG_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}


class Downloads(SitemapSpider):
    """Follows the sitemap."""

    name = "downloads"

    def parse(self, _: Response, **_named: Any) -> Iterator[None]:
        yield from ()


def main() -> None:
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(Downloads, sitemap_urls=[sys.argv[1]])
    process.start()


if __name__ == "__main__":
    main()
