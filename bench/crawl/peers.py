"""Extracts saved pages with a peer, in two processes; runs in any interpreter that has the peer.

    PYTHON peers.py trafilatura|news-please FOLDER < names of files, a line each > JSON Lines

Each line out is `{"path", "text", "day"}`.
"""

import contextlib
import json
import logging
import multiprocessing
import sys
from pathlib import Path

PROCESSES = 2


def trafilatura(html, url):
    from trafilatura import bare_extraction

    found = bare_extraction(html, url=url, with_metadata=True)
    return (found.text, found.date) if found else ("", None)


def news_please(html, url):
    from newsplease import NewsPlease

    found = NewsPlease.from_html(html, url=url)
    return found.maintext, found.date_publish and found.date_publish.date().isoformat()


READERS = {"trafilatura": trafilatura, "news-please": news_please}


def read(task):
    name, folder, path = task
    logging.disable(logging.CRITICAL)
    html = Path(folder, path).read_text("utf-8", "replace")
    text = day = None
    # Whatever a peer does with a page, the next one counts; and it may print.
    with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(Exception):
        text, day = READERS[name](html, f"http://127.0.0.1/{path}")
    return json.dumps({"path": path, "text": text or "", "day": day})


def main():
    name, folder = sys.argv[1:]
    tasks = [(name, folder, line.strip()) for line in sys.stdin]
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        for line in pool.imap_unordered(read, tasks, chunksize=8):
            print(line)


if __name__ == "__main__":
    main()
