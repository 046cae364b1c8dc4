"""Documents that are gzipped as files, whatever their name says."""

from __future__ import annotations

import zlib

from crawler.discover.link import DiscoveryError

MAX_BYTES = 52_428_800
"""Of one document, inflated: what the sitemap protocol allows."""

_GZIP = b"\x1f\x8b"


def inflated(body: bytes) -> bytes:
    """The document in the file, or the body itself where it is no gzip file.

    What a cut file held up to the cut is read. Raises DiscoveryError where the file is damaged, or
    larger than MAX_BYTES when inflated.
    """
    text = b""
    while body.startswith(_GZIP):
        inflater = zlib.decompressobj(wbits=31)
        try:
            text += inflater.decompress(body, MAX_BYTES + 1 - len(text))
        except zlib.error as error:
            raise DiscoveryError(f"damaged gzip: {error}") from error
        if len(text) > MAX_BYTES:
            raise DiscoveryError(f"larger than {MAX_BYTES // 1_000_000} MB when inflated")
        body = inflater.unused_data
        if not body.startswith(_GZIP):
            return text
    return body
