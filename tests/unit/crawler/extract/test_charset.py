from __future__ import annotations

import os
import re

import pytest

from crawler.extract.charset import decoded, read_text

TEXT = "<p>データセンターの学習用チップ「Trainium2」は、性能が①従来の2倍になるという。</p>" * 3


@pytest.mark.parametrize("charset", ["shift_jis", "Shift_JIS", "x-sjis", "windows-31j"])
def test_shift_jis_is_read_with_the_signs_of_windows(charset: str) -> None:
    body = TEXT.encode("cp932")
    assert decoded(body, f"text/html; charset={charset}") == TEXT


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp", "utf-8"])
def test_japanese_that_does_not_tell_its_charset_is_recognised(codec: str) -> None:
    text = TEXT.replace("①", "")
    assert decoded(text.encode(codec), "text/html") == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decoded(TEXT.encode(codec), "text/html; charset=shift_jis") == TEXT


def test_the_page_is_believed_where_the_header_is_wrong() -> None:
    text = '<meta charset="euc-jp">' + TEXT.replace("①", "")
    assert decoded(text.encode("euc_jp"), "text/html; charset=utf-8") == text


def test_utf_8_is_recognised_under_a_wrong_name() -> None:
    text = '<meta charset="shift_jis">' + TEXT
    assert decoded(text.encode(), "text/html; charset=iso-8859-1") == text


def test_latin_1_is_what_browsers_take_it_for() -> None:
    assert (
        decoded(b"\x93Caf\xe9\x94 \x96 5 \x80", "text/html; charset=iso-8859-1") == "“Café” – 5 €"
    )


def test_a_few_damaged_bytes_do_not_change_the_charset() -> None:
    body = (TEXT * 40).encode("cp932") + b"\x80\xff"
    assert decoded(body, "text/html; charset=shift_jis").startswith(TEXT)


@pytest.mark.parametrize("charset", ["hex", "rot13", "undefined", "idna", "utf-7", "nonsense", '"'])
def test_names_that_are_no_charset_of_text_are_passed_over(charset: str) -> None:
    assert decoded(TEXT.encode(), f"text/html; charset={charset}") == TEXT
    assert "Café" in decoded(b"<p>Caf\xe9</p>" * 20, f"text/html; charset={charset}")


def test_control_characters_are_left_out() -> None:
    assert decoded(b"a\0b\x08c\td\ne", None) == "abc\td\ne"


def test_noise_is_text_too() -> None:
    assert isinstance(decoded(os.urandom(10_000), None), str)


def test_iso_2022_jp_is_read_with_half_width_kana_and_signs_of_vendors() -> None:
    kana = b"\x1b(I" + bytes(b & 0x7F for b in "ｶﾀｶﾅ".encode("cp932")) + b"\x1b(B"
    sign = b"\x1b$B\x2d\x21\x1b(B"  # row 13, where NEC put ①
    body = "<p>性能</p>".encode("iso2022_jp") + kana + sign
    assert decoded(body, "text/html; charset=iso-2022-jp") == "<p>性能</p>ｶﾀｶﾅ①"
    assert decoded(body, "text/html") == "<p>性能</p>ｶﾀｶﾅ①"


def test_euc_jp_is_read_with_the_signs_of_vendors() -> None:
    body = TEXT.replace("①", "").encode("euc_jp") + b"\xad\xa1"
    assert decoded(body, "text/html; charset=euc-jp").endswith("①")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised(codec: str) -> None:
    assert decoded(f"<html>{TEXT}".encode(codec), "text/html") == f"<html>{TEXT}"


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        (TEXT.encode("cp932"), "text/html; charset=shift_jis", "cp932 (header)"),
        (b'<meta charset="shift_jis">' + TEXT.encode("cp932"), "text/html", "cp932 (meta)"),
        (TEXT.encode("utf-8-sig"), None, "utf-8 (byte order mark)"),
        (TEXT.encode(), None, "utf-8 (detected)"),
        (TEXT.encode(), "text/html; charset=utf-8", "utf-8 (header)"),
        (TEXT.encode(), "text/html; charset=shift_jis", "utf-8 (detected; cp932 declared)"),
        (
            TEXT.replace("①", "").encode("cp932") * 5,
            "text/html; charset=utf-8",
            "cp932 (detected; utf-8 declared)",
        ),
    ],
)
def test_it_is_told_how_a_page_was_read(
    body: bytes, content_type: str | None, charset: str
) -> None:
    assert read_text(body, content_type).charset == charset


@pytest.mark.parametrize("text", [TEXT, "“Café” is dear – 5 € — “naïve” …" * 5])
def test_text_that_was_stored_in_a_wrong_charset_is_repaired(text: str) -> None:
    # As browsers read windows-1252, whose five gaps are control characters.
    wrong = text.encode().decode("cp1252", "surrogateescape")
    body = re.sub("[\udc80-\udcff]", lambda m: chr(ord(m[0]) - 0xDC00), wrong).encode()
    read = read_text(body, "text/html; charset=utf-8")
    assert read.text == text
    assert read.charset == "utf-8 (header, repaired)"


def test_what_only_looks_a_little_like_a_mistake_stays_as_it_is() -> None:
    for text in (
        "ÂGE: Ã is a letter, â too" * 3,
        "縺れた糸を解く" * 3,
        "Größe und Maß, déjà vu" * 9,
    ):
        assert decoded(text.encode(), None) == text
