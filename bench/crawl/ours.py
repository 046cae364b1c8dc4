"""Crawls a site with this project's crawler: from sitemap to segments.

python -m bench.crawl.ours FOLDER SITEMAP
"""

from __future__ import annotations

import sys
from pathlib import Path

from config.models import Source
from config.settings import CrawlSettings
from crawler.job import CrawlJob, new_run_id
from crawler.process import crawl

MOST_PAGES = 1_000_000


def main() -> int:
    folder, sitemap = Path(sys.argv[1]), sys.argv[2]
    source = Source.model_validate(
        {
            "name": "site",
            "title": "Site",
            "kind": "sitemap",
            "url": sitemap,
            "tier": "community",
            "time_zone": "Asia/Tokyo",
            "max_pages": MOST_PAGES,
            "allow_local": True,
        }
    )
    job = CrawlJob(
        run_id=new_run_id(),
        data=folder,
        sources=(source,),
        settings=CrawlSettings(delay=0.1),
        contact="",
        time_zone="Asia/Tokyo",
        allow_local=True,
    )
    summary = crawl(job, lambda _: None)
    print("\n".join(summary.problems), file=sys.stderr)
    print(summary.sources["site"], file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
