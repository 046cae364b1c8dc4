"""Whether a body can be a page at all, before anybody tries to read it."""

from __future__ import annotations

_PAGES = {"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", ""}
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "gzipped data",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def objection_to_body(body: bytes, content_type: str | None) -> str | None:
    """Why this body is no page; None where it may be one. `content_type` is the header."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return f"not a web page: {kind[:80]}"
    if not body.strip():
        return "an empty page"
    for magic, what in _MAGIC.items():
        if body.startswith(magic):
            return f"{what}, served as {kind or 'a page'}"
    if b"\0" in body[:4096] and not body.startswith(_UTF_16):
        return f"binary data, served as {kind or 'a page'}"
    return None
