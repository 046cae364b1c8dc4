"""Pages and the articles that they have to give.

Each page under `pages/` has its article beside it as JSON. After a change that is meant, write them
anew and read the difference:

    python -m tests.unit.crawler.extract.golden
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.article import article_to_json
from crawler.extract import EntryHint, Page, Rejected, extract_article

PAGES = Path(__file__).parent / "pages"
FETCHED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)

URLS = {
    "ja-press": "https://www.handotai.example/amp/2026/11/kaihin-kiban?utm_source=feed",
    "en-blog": "https://harbour.example/blog/long-prompts/#comments",
    "ja-notice": "https://center.example/news/view?id=81",
    "old-tables": "http://denryoku.example/kiji/0914.htm",
    "en-wire": "https://relay.example/2026/11/nordlys-price",
    "en-wordpress": "https://rackroom.example/2026/11/lanternfish-pool/",
    "en-press": "https://tidewater.example/newsroom/second-region-north",
    "en-medium": "https://quire.example/keel/sharding-by-user-9c1",
    "en-amp": "https://amp.ledgerpost.example/2026/11/inquiry-leases",
    "en-drupal": "https://fjordland.example/news/fourth-machine",
    "ja-press-breaks": "https://hokuto.example/news/20261109.html",
    "ja-zenn": "https://kakitome.example/mizuki/articles/small-cluster",
    "ja-qiita": "https://note-memo.example/tanabe/items/0f3a",
    "ja-hatena": "https://yofukashi.example/entry/quiet",
    "undated": "https://harbour.example/blog/tokens/",
}
HINTS = {
    "en-wire": EntryHint(
        title="Nordlys cuts the price of an hour by a quarter",
        published=datetime(2026, 11, 12, 7, 45, tzinfo=UTC),
        precision="second",
        updated=None,
        authors=("newsdesk",),
        lang="en",
    )
}


def article_of(name: str) -> dict[str, Any]:
    """What is read of a page, as JSON."""
    page = Page(
        url=URLS[name],
        body=(PAGES / f"{name}.html").read_bytes(),
        content_type="text/html",
        fetched_at=FETCHED_AT,
        source="golden",
        time_zone="Asia/Tokyo",
        lang=None,
    )
    result = extract_article(page, HINTS.get(name))
    if isinstance(result, Rejected):
        return {"reason": result.reason}
    row: dict[str, Any] = json.loads(json.dumps(article_to_json(result)))
    return row


def main() -> None:
    """Write what is expected of every page."""
    for name in URLS:
        text = json.dumps(article_of(name), ensure_ascii=False, indent=2)
        (PAGES / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
