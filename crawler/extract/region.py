"""Which region a page is written for, as far as it decides how figures are read."""

from __future__ import annotations

from crawler.extract.document import Document
from crawler.extract.written_dates import DayOrder

_MONTH_FIRST = {"us", "ph"}


def day_order(document: Document) -> DayOrder:
    """Whether day or month comes first in `03/11/2026`; unknown where no region is named.

    English has both customs, so that a page that is merely `en` tells nothing; German, French and
    the other languages of Europe put the day first wherever they are written.
    """
    root = document.tree
    for text in (root.get("lang") or "", *document.meta("og:locale", "content-language")):
        parts = text.strip().replace("_", "-").lower().split("-")
        if parts[0] == "en" and len(parts) > 1 and len(parts[-1]) == 2:
            return "month first" if parts[-1] in _MONTH_FIRST else "day first"
        if parts[0] in {"de", "fr", "es", "it", "pt", "nl"}:
            return "day first"
    return "unknown"
