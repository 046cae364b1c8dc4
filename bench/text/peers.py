"""Reads pages with the peers that are installed; runs in an interpreter of its own.

JSON Lines `{"url", "html"}` in; for each peer a line out: `{"reader", "seconds", "texts", "failed",
"failure"}`, the last two for pages at which it raised.
"""

import contextlib
import json
import logging
import re
import sys
import time


def newspaper4k():
    import newspaper

    def read(url, html):
        article = newspaper.article(url, input_html=html)
        return article.text

    return read


def news_please():
    from newsplease import NewsPlease

    return lambda url, html: NewsPlease.from_html(html, url=url).maintext


def readability():
    from lxml import html as lxml_html
    from readability import Document

    def read(url, html):
        tree = lxml_html.fromstring(Document(html, url=url).summary(html_partial=True))
        for block in tree.iter("p", "div", "li", "br", "td", "h1", "h2", "h3", "blockquote"):
            block.tail = "\n" + (block.tail or "")
        return re.sub(r"\n+", "\n", tree.text_content())

    return read


def main():
    logging.disable(logging.CRITICAL)
    pages = [json.loads(line) for line in sys.stdin]
    out = sys.stdout
    for reader in (newspaper4k, news_please, readability):
        try:
            read = reader()
        except ImportError as error:
            print(f"{reader.__name__}: {error}", file=sys.stderr)
            continue
        texts, failures, started = [], [], time.process_time()
        for page in pages:
            text = None
            # Whatever a peer does with a page, the next one counts; and it may print.
            with contextlib.redirect_stdout(sys.stderr):
                try:
                    text = read(page["url"], page["html"])
                except Exception as error:  # noqa: BLE001
                    failures.append(f"{type(error).__name__}: {error}".splitlines()[0][:120])
            texts.append(text or "")
        row = {
            "reader": reader.__name__,
            "seconds": time.process_time() - started,
            "texts": texts,
            "failed": len(failures),
            "failure": failures[0] if failures else "",
        }
        print(json.dumps(row), file=out, flush=True)


if __name__ == "__main__":
    main()
