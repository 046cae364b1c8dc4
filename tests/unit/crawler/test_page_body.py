from __future__ import annotations

import pytest

from crawler.page_body import objection_to_body


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<p>Hello", "text/html"),
        (b"<p>Hello", None),
        ("<p>推論</p>".encode("utf-16"), "text/html; charset=utf-16"),
        ("<p>推論</p>".encode("shift_jis"), "TEXT/HTML"),
    ],
)
def test_a_page_passes(body: bytes, content_type: str | None) -> None:
    assert objection_to_body(body, content_type) is None


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", None, "an empty page"),
        (b"{}", "application/json", "not a web page: application/json"),
        (b"GIF89a", "text/html", "a GIF image, served as text/html"),
        (b"MZ\0\0", None, "binary data, served as a page"),
    ],
)
def test_what_is_no_page_says_why(body: bytes, content_type: str | None, reason: str) -> None:
    assert objection_to_body(body, content_type) == reason
