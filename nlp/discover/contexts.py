"""What the words next to a span say of it: that it is named, launched, explained, or a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nlp.discover.words import KINDS_EN, KINDS_JA, ROLES

BEFORE: Final = 48
AFTER: Final = 72
"""Characters on either side that are looked at."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of evidence that a span names something."""

    name: str
    kind: str | None = None
    maker: str | None = None


NO_NAME: Final = Cue("no name")
"""Evidence against: what is called so where this stands is nothing that is followed."""


def _one_of(words: Mapping[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_JA = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_KIND_EN = rf"(?P<kind>{_one_of(KINDS_EN)})s?\b"
_KIND_JA = rf"(?P<kind>{_one_of(KINDS_JA)})(?!アカウント|エージェント|ロール)"
_WHOLE_KIND_JA = rf"(?<![ァ-ヺー]){_KIND_JA}"
"""Not the end of a longer word: セルフサービス is no service."""
_NO_KINDS_JA = (
    "脆弱性|攻撃|構文|質問|回答|関数|演算子|パラメータ|フィールド|現象|手法|概念|言葉|単語|名称|バージョン|機能|課題|問題"
    "|意味|文字列|メッセージ|名前|値|状態|操作|指示"
)
"""What has a name, too, and is nothing that is followed."""
_OF_NO_NAME_JA = re.compile(
    r"[」』”\"]?[ 　]?(?:モード|機能|パラメータ|フィールド|オブジェクト|メソッド|権限|関数|演算子"
    r"|構文|方言|[文句型列](?![一-鿿ァ-ヺー])|属性|プロパティ|ヘッダー?|メトリクス|フラグ|変数|エラー"
    r"|メッセージ|クラス|チェックサム|クエリ|ロール|タブ|ボタン|メニュー|ルートテーブル"
    r"|サービス(?:エージェント|アカウント))"
)
_OF_NO_NAME_EN = re.compile(
    r" (?:parameter|field|object|method|permission|syntax|clause|property|header|metric|flag"
    r"|variable|error|message|checksum|button|condition|statement|attribute)s?\b"
    r"| \((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d"
)
"""A part, a field, a word of a language, or, where a date follows in brackets, an event."""
_ADJECTIVES = r"(?:[a-z][\w’'-]*,? ){0,6}?"

_BEFORE_EN = (
    ("called", re.compile(r"\b(?:called|named|dubbed|nicknamed|known as) [\"“'‘*]?$")),
    (
        "launch",
        re.compile(
            r"\b(?:[Ii]ntroduc(?:es|ed|ing)|[Ll]aunch(?:es|ed|ing)|[Aa]nnounc(?:es|ed|ing)|[Uu]nveil(?:s|ed|ing)"
            r"|[Rr]eleas(?:es|ed|ing)|[Aa]cquir(?:es|ed|ing)|open-sourc(?:es|ed|ing))"
            r" (?:its |the |a |our )?(?:new |open-source )?[\"“]?$"
        ),
    ),
    ("such as", re.compile(rf"\b{_KIND_EN},? (?:such as|like|including|e\.g\.,?) $")),
    ("apposition", re.compile(rf"(?<![-\w]){_KIND_EN},? [\"“]?$")),
    (
        "used",
        re.compile(
            r"\b(?:powered by|built (?:on|with|around|by)|based on|integrat\w+ with"
            r"|support(?:s|ed|ing)?(?: for)?|compatible with|runs? (?:on|in)|backed by"
            r"|partner\w* with|written in|deployed (?:on|with|via)|accelerated by|using|via|from) $"
        ),
    ),
)
_AFTER_EN = (
    (
        "definition",
        re.compile(
            rf"[\"”*]?(?:,| \(| is| are| was) (?:an?|the|one of the) {_ADJECTIVES}{_KIND_EN}"
        ),
    ),
    ("kind word", re.compile(rf" {_KIND_EN}")),
    ("used", re.compile(r" (?:team|community|users?|maintainers|developers|customers)\b")),
)
_BEFORE_JA = (
    ("quoted", re.compile(rf"{_KIND_JA}(?:である|の|、)?[「『“\"]$")),
    (
        "apposition",
        re.compile(rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9] ){_WHOLE_KIND_JA}(?:である|の|「)? ?$"),
    ),
)
_AFTER_JA = (
    (
        "launch",
        re.compile(
            r"[」』”\"]?[ 　]?を(?:発表|公開|リリース|投入|発売|出荷|披露|買収|立ち上げ|開発)"
            r"|[」』”\"]?[ 　]?の(?:一般提供|提供|販売|出荷|発売)(?:を|が)?開始"
        ),
    ),
    (
        "called",
        re.compile(
            r"[」』”\"]?[ 　]?(?:という|と呼ばれる|と呼ぶ|と名付け|と名づけ)"
            rf"(?!よりも|こと|の|[^、。\n]{{0,6}}(?:{_NO_KINDS_JA}))"
        ),
    ),
    (
        "definition",
        re.compile(
            rf"[」』”\"]?[ 　]?(?:は|とは)、?[^。\n]{{0,48}}?{_KIND_JA}"
            r"(?:で(?:す|あり|ある|、)|だ|。|$)"
        ),
    ),
    ("company", re.compile(r"[」』]?[ 　]?社(?![会長員内外])")),
    ("kind word", re.compile(rf"[」』”\"]?[ 　]?{_KIND_JA}")),
)
_PERSON = re.compile(
    rf",? \(?(?:{ROLES})\b|,? (?:[A-Z][\w-]+ ){{0,4}}(?i:{ROLES})\b"
    r"|[ 　]?(?:氏|さん|様|博士|教授|CEO|CTO|社長)"
)
_AT_COMPANY = re.compile(r" \([A-Z][\w&. -]{1,40}\)(?:,|$|\.| and)|, [A-Z][\w&. -]{1,40}$")
"""How people are listed: `Firstname Surname (Company), …`."""
_OF_PERSON = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof)\. $|\b(?i:{ROLES})s?,? $|(?:作者|著者|講演者)[:：] ?$"
)


def cues_around(text: str, start: int, end: int, first: int, last: int) -> Iterator[Cue]:
    """The cues of the span `start` to `end` within the passage `first` to `last`."""
    before = text[max(first, start - BEFORE) : start]
    after = text[end : min(last, end + AFTER)]
    if _OF_NO_NAME_JA.match(after) or _OF_NO_NAME_EN.match(after):
        yield NO_NAME
    elif _JA.search(before) or _JA.search(after):
        yield from _cues(_BEFORE_JA, KINDS_JA, before, search=True)
        yield from _cues(_AFTER_JA, KINDS_JA, after, search=False)
    else:
        yield from _cues(_BEFORE_EN, KINDS_EN, before, search=True)
        yield from _cues(_AFTER_EN, KINDS_EN, after, search=False)


def is_person(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the words around a span say that it is somebody's name."""
    after = text[end : min(last, end + AFTER)]
    return bool(_PERSON.match(after) or _OF_PERSON.search(text[max(first, start - BEFORE) : start]))


def is_listed_person(text: str, end: int, last: int) -> bool:
    """Whether a name of two plain words stands as people do in lists of them."""
    return _AT_COMPANY.match(text[end : min(last, end + AFTER)]) is not None


def _cues(
    patterns: tuple[tuple[str, re.Pattern[str]], ...],
    kinds: Mapping[str, str],
    window: str,
    *,
    search: bool,
) -> Iterator[Cue]:
    for name, pattern in patterns:
        found = pattern.search(window) if search else pattern.match(window)
        if found:
            kind = kinds[found["kind"]] if "kind" in pattern.groupindex else None
            yield Cue(name, "company" if name == "company" else kind)
