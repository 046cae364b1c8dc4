"""Names in bylines."""

from __future__ import annotations

import pytest

from crawler.extract.names import bare_names, labelled_names, names_in

OUTLETS = frozenset(("電子ジャーナルnews", "relaywire", "文字jp"))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Lindqvist and Tom O'Hara", ("Ida Lindqvist", "Tom O'Hara")),
        ("By Ida Lindqvist, Tom Okafor and Bo Sato", ("Ida Lindqvist", "Tom Okafor", "Bo Sato")),
        ("Written by Ida Lindqvist, Senior Reporter", ("Ida Lindqvist",)),
        ("Ida Lindqvist Technology editor", ("Ida Lindqvist",)),
        ("Ida Lindqvist; edited by Paul Sato", ("Ida Lindqvist",)),
        ("Ida Lindqvist, Relay Wire", ("Ida Lindqvist",)),
        ("Kumo, Inc.", ("Kumo, Inc.",)),
        ("https://social.example/ida", ()),
        ("山田 太郎（やまだ たろう）", ("山田 太郎",)),
        ("文：山田太郎", ("山田太郎",)),
        ("取材・文＝山田太郎　写真＝北村翔", ("山田太郎",)),
        ("文● 山田太郎／文字　編集● 西村／文字", ("山田太郎",)),
        ("記者 山田太郎", ("山田太郎",)),
        ("山田太郎記者", ("山田太郎",)),
        ("山田太郎＝東京", ("山田太郎",)),
        ("編集委員・山田太郎", ("山田太郎",)),
        ("編集委員・田辺 さくら 高橋健一記者", ("田辺 さくら", "高橋健一")),
        ("[山田太郎，電子ジャーナル]", ("山田太郎",)),
        ("山田太郎、電子ジャーナル編集部", ("山田太郎",)),
        ("マリア・ノヴァク（電子ジャーナル）", ("マリア・ノヴァク",)),
        # An organisation is the author where nobody else is.
        ("電子ジャーナル編集部", ("電子ジャーナル編集部",)),
        ("6 min read", ()),
        ("2026年11月3日 公開", ()),
    ],
)  # fmt: skip
def test_a_byline_holds_names_and_what_stands_around_them(
    byline: str, names: tuple[str, ...]
) -> None:
    assert names_in([byline], OUTLETS) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Posted on November 3, 2026 by Ida Lindqvist in Chips", ("Ida Lindqvist",)),
        ("2026/11/03(火) 10:30　文：小川 実", ("小川 実",)),
        ("The chip was built by engineers of the company", ()),
        ("文章を書く", ()),
    ],
)
def test_a_line_that_says_whose_it_is_is_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert labelled_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2026年11月3日 ／ 小川 実", ("小川 実",)),
        ("Ida Lindqvist • 11/13/2026", ("Ida Lindqvist",)),
        ("Ida Lindqvist, Relay Wire", ("Ida Lindqvist",)),
        # Two capitalised words may be a section, and three ideographs a word.
        ("Machine Learning", ()),
        ("半導体 2026年11月3日", ()),
        ("投稿日: Nov 3, 2026", ()),
        ("2026年11月3日 に小川 実が書いた", ()),
    ],
)
def test_a_line_of_dates_and_names_alone_is_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert bare_names(line, OUTLETS) == names
