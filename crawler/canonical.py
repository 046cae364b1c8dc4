"""One address for one article, so that what is the same page is known as the same page.

Only what cannot change the page is changed. http and https, www.example.com and example.com stay
apart: some servers answer on one of the two only, and the address has to lead to the page again.
Where a site holds them for the same, its redirects and its `<link rel=canonical>` join them. For
the same reason trailing slashes, `index.html` and doubled slashes stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from w3lib.url import canonicalize_url, safe_url_string

MAX_URL = 4000
"""Characters. What is longer is left as it is, and cut."""

_HTTP = re.compile(r"https?://(?=[^/?#])", re.IGNORECASE)
_DEFAULT_PORT = re.compile(
    r"(?<=^http://)([^/?#]*?)\.?(?::0*80)?(?=[/?#]|$)"
    r"|(?<=^https://)([^/?#]*?)\.?(?::0*443)?(?=[/?#]|$)"
)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

# Parameters that name a campaign, a click or a reader. The lists of AdGuard, ClearURLs and Firefox
# agree on these; names that some sites use for the article itself (`cid`, `id`, `fbid`, `source`,
# `ref`, `keyword`) are not among them.
_TRACKING = re.compile(
    r"""(?:utm|mtm|piwik|matomo|itm|hsa|vero|oly|elq|bsft|ga|ns|guce|_branch)_\w+
      | _ga | _gl | _gac | pk_(?:campaign|cid|content|keyword|kwd|medium|source)
      | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | gad_(?:source|campaignid) | msclkid
      | twclid | ttclid | yclid | ysclid | li_fat_id | igshid? | srsltid | rb_clickid | wickedid
      | mc_[ce]id | mkt_tok | _?hsenc | _?hsmi | __hs\w+ | hsctatracking | s_cid | cmpid | icid
      | ncid | xtor | wt\.mc_\w+ | guccounter | spm | scm | echobox | soc_(?:src|trk)
      | sc_(?:campaign|category|channel|content|country|detail|geo|medium|outcome|publisher)
      | trk(?:campaign|contact|module|sid)? | at_(?:medium|campaign|custom\d)
      | phpsessid | jsessionid | aspsessionid\w* | cftoken | cfid | sessionid
      | fb_(?:action_ids|action_types|ref|source) | (?:__)?twitter_impression | ref_(?:src|url)""",
    re.IGNORECASE | re.VERBOSE,
)
# Names that may select the article, but not with such a value: `?source=rss----7f603ef206b---4`.
_BY_VALUE = re.compile(r"(?:source|src|ref|from|partner|via)=(?:rss|feed|atom)\b.*", re.IGNORECASE)


@lru_cache(maxsize=1000)
def canonical_url(url: str) -> str:
    """The one form of an http or https address, which still leads to the same page.

    Applying it again changes nothing. What is no such address comes back as it is, without the
    white space around it.
    """
    stripped = url.strip()[:MAX_URL]
    if not _HTTP.match(stripped):
        return stripped
    try:
        canonical = _canonical(stripped)
        # What grew too long in quoting would be cut, and be another address, the next time.
        return canonical if len(canonical) <= MAX_URL else stripped
    except (ValueError, UnicodeError):
        return stripped


def _canonical(url: str) -> str:
    # Quoting may reveal more to do (`%2e%2e` is a dot segment); two rounds are enough for all but
    # addresses made to confuse.
    for _ in range(5):
        before, url = url, _normalised(url)
        if url == before:
            return url
    raise ValueError("no stable form")


def _normalised(url: str) -> str:
    safe = safe_url_string(url)
    before, _, fragment = safe.partition("#")
    address, _, query = before.partition("?")
    address = _SESSION.sub("", address)
    address = _DEFAULT_PORT.sub(lambda m: m[1] or m[2] or "", canonicalize_url(address))
    kept = _query(query)
    # `#!` was an address of its own for pages made by scripts.
    bang = f"#{fragment}" if fragment.startswith("!/") else ""
    return address + (f"?{kept}" if kept else "") + bang


def _query(query: str) -> str:
    parts = [_ESCAPED.sub(_escape, part) for part in query.split("&") if part]
    kept = [part for part in parts if not _is_tracking(part)]
    # The order of named parameters means nothing to servers, but that of equal names may, and a
    # query without names is a path by another sign.
    if all("=" in part for part in kept):
        kept.sort(key=lambda part: part.partition("=")[0])
    return "&".join(kept)


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0]
    return bool(_TRACKING.fullmatch(name) or _BY_VALUE.fullmatch(part))


def _escape(match: re.Match[str]) -> str:
    """RFC 3986, section 6.2.2: upper-case digits, and letters that need no escape without one."""
    byte = int(match[1], 16)
    return chr(byte) if byte in _UNRESERVED else f"%{match[1].upper()}"
