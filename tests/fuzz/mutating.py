"""Inputs for every target: seeds of its kind, cut, doubled, swapped and sprinkled with trouble."""

from __future__ import annotations

import random
from collections.abc import Iterator

SEEDS: dict[str, tuple[bytes, ...]] = {
    "feed": (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><language>en</language>'
        b"<item><title>A &amp; B</title><link>https://a.example/1</link><guid>1</guid><pubDate>Mon, "
        b"16 Nov 2026 09:00:00 +0900</pubDate><category>x</category></item></channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><entry><title type="html">&lt;b&gt;'
        b'</title><link rel="alternate" href="/a"/><updated>2026-11-01T00:00:00Z</updated><author>'
        b"<name>N</name></author></entry></feed>",
    ),
    "sitemap": (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/'
        b"</loc><lastmod>2026-11-01</lastmod></url></urlset>",
        b"<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>",
        b"https://a.example/1\nhttps://a.example/2\n",
    ),
    "json_feed": (
        b'{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":'
        b'"https://a.example/","title":"A","date_published":"2026-11-01T00:00:00Z","authors":'
        b'[{"name":"N"}],"tags":["x"]}]}',
    ),
    "listing": (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/f"></head><body>'
        b'<article><a href="/a">A</a></article><a rel="next" href="?page=2">2</a></body></html>',
    ),
    "robots": (
        b"User-agent: tracker\nDisallow: /a*b$\nAllow: /a\nCrawl-delay: 1.5\nRequest-rate: 1/5m\n"
        b"User-agent: *\nDisallow: /%7Ejoe\nSitemap: https://a.example/s.xml\nVisit-time: 0600-0845\n",
    ),
    "page": (
        b'<!DOCTYPE html><html lang="en"><head><title>A title | Site</title><meta charset="utf-8">'
        b'<meta property="article:published_time" content="2026-11-16T09:00:00+09:00"><script type='
        b'"application/ld+json">{"@type":"NewsArticle","headline":"A","author":{"name":"N"},'
        b'"datePublished":"2026-11-16"}</script></head><body><article itemscope itemtype="http://'
        b'schema.org/Article"><h1>A title</h1><time datetime="2026-11-16">November 16</time><p>'
        + b"Trainium2 is up to four times faster than its predecessor, the company said. " * 8
        + b"</p><table><tr><td>1</td></tr></table><pre>x</pre></article></body></html>",
    ),
    "dates": (
        b"Mon, 16 Nov 2026 09:00:00 +0900", b"2026-11-16T09:00:00.123Z", "2026年11月16日 9時30分".encode(),
        b"November 16, 2026 9:00 a.m. EST", b"16/11/2026", "令和8年11月16日".encode(), b"3 hours ago",
    ),
    "quantities": (
        b"2.5x faster, up to 30% off, $1.2 billion, 1,024 GB/s, 3-5 times, -10 to 20 C",
        "最大2.5倍、1兆2,000億円、約30％削減、三割、〜10ms、数十万".encode(),
    ),
    "folding": ("Ｔｒａｉｎｉｕｍ２ ガ｡ｶﾞ サーバー é ﬁ Å".encode(), b"state-of-the-art \"quoted phrase\" -minus OR"),
    "analysis": (
        "AWSは、Trainium2はH100の2倍速いと発表した。「最速だ」と語った。".encode(),
        b"NVIDIA (NVDA) said the H100 is up to 30x faster than A100, according to MLPerf. It may ship.",
    ),
    "address": (
        b"https://user:pass@www.a.example:443/a/../b;jsessionid=1?utm_source=x&token=abcdefghij&b=2#c",
        b"http://[::ffff:7f00:1]/%e3%81%82?a=%zz", "https://記事.example/記事?q=あ".encode(),
    ),
    "configuration": (
        b"sources:\n- name: a\n  url: https://a.example/?token=${T}\n  headers: {X: 'y'}\n  include: ['/a']\n"
        b"  schedule: every 2 h\nentities:\n- id: b\n  name: B\n  kind: chip\n  aliases: [c]\nhype:\n"
        b"- {text: best, lang: en, weight: 0.5}\n",
        b"&a [*a]", b"[project]\nname = \"a\"\ntime_zone = \"Asia/Tokyo\"\n[crawl]\ndelay = 1.5\n",
    ),
    "one_setting": (
        b"adaptive 1h..7d", b"cron */15 8-18 * * mon-fri", b"every 30 m", b"article > a[href^='/']",
        b"//p[@class='date']", b"90d", b"2026-10-01", b"SELECT 'a;b' -- c\n; /* d */ SELECT $$x$$;",
    ),
    "opml": (
        b'<opml version="2.0"><head/><body><outline text="a"><outline type="rss" text="A" xmlUrl='
        b'"https://a.example/f" language="ja"/></outline></body></opml>',
    ),
    "segment": (
        b'{"url":"https://a.example/","source":"a","title":"T","text":"x","lang":"en","authors":[],'
        b'"published_at":"2026-11-16T00:00:00+00:00","date_precision":"second","updated_at":null,'
        b'"fetched_at":"2026-11-16T00:00:00+00:00","content_hash":"00","provenance":{},"warc":null}\n',
    ),
    "headers": (
        b"tracker: noindex, unavailable_after: 25 Jun 2026 15:00:00 PST", b"max-age=3600, no-cache",
        b"120", b"Fri, 31 Dec 2026 23:59:59 GMT", b'<meta name="robots" content="noindex"><ttl>60</ttl>',
    ),
}  # fmt: skip
SEEDS["charset"] = SEEDS["page"] + SEEDS["dates"]

TROUBLE = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"\x1b[31m", b"\xe2\x80\xae", b"\r\n", b"\t"),
    *(b"&#0;", b"&#xd800;", b"&lt;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?x", b"<!DOCTYPE a ["),
    *(b"%00", b"%zz", b"${A}", b"{n}", b"'", b'"', b"\\", b"\\u0000", b"\\ud800", b"[", b"]", b"{", b"}"),
    *(b"99999999999999999999", b"-1", b"1e999", b"NaN", b"0", b"9999-12-31", b"0001-01-01", b"24:60:61"),
    *("①".encode(), "½".encode(), "٣".encode(), "𝟗".encode(), "ﷺ".encode(), "İ".encode(), "ß".encode()),
    *(b"&a [*a]", b"*a", b"!!python/object:x ", b"? ", b"- ", b": ", b"|\n", b"  ", b"\n", b"=", b"//"),
)  # fmt: skip
MOST = 3000
"""Bytes of an input."""


def inputs(target: str, seed: int) -> Iterator[bytes]:
    """Inputs without end; the same for the same seed."""
    dice = random.Random(f"{target} {seed}")
    seeds = SEEDS[target]
    others = [text for texts in SEEDS.values() for text in texts]
    while True:
        data = dice.choice(seeds)
        for _ in range(dice.choice((1, 1, 2, 3, 5, 9))):
            data = _changed(data, dice, others)
        yield data[:MOST]


def _changed(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    match dice.randrange(8):
        case 0:
            return data[:start] + dice.choice(TROUBLE) + data[start:]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:]
        case 3:
            return data[:start] + data[start:end] * dice.choice((2, 3, 50)) + data[end:]
        case 4:
            other = dice.choice(others)
            at = dice.randrange(len(other) + 1)
            return data[:start] + other[at : at + dice.randrange(60)] + data[end:]
        case 5:
            return data[:start] + dice.randbytes(dice.randrange(1, 5)) + data[start:]
        case 6:
            return data[:start] + dice.choice(TROUBLE) + data[end:]
        case _:
            flipped = bytearray(data)
            for _ in range(dice.randrange(1, 4) if flipped else 0):
                flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            return bytes(flipped)
