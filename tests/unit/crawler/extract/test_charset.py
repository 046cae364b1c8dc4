from __future__ import annotations

import os

import pytest

from crawler.extract.charset import decoded

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
