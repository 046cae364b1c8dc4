"""The names of authors in a byline, without the words that stand around them.

Japanese bylines name roles and desks beside people (「編集委員・山田太郎」, 「文：山田太郎」,
「山田太郎＝東京」, 「[山田太郎，電子ジャーナル]」), English ones job titles and outlets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from crawler.extract.letters import folded, weight
from crawler.extract.written_dates import normalised, without_dates

MAX_AUTHORS = 20
MAX_NAME = 100
"""Characters. What is longer is no name."""

_LABEL = re.compile(
    r"(?:(?:written|posted|published|submitted|reported|words|story|text)\s+)?by\b\s*[:：]?\s*"
    r"|(?:authors?|writers?|reporter)\s*[:：]\s*"
    r"|(?:取材|構成|執筆|文|写真|撮影|著|編集|原稿|報告|聞き手)"
    r"(?:[・、/／&＆と](?:取材|構成|執筆|文|写真|撮影|著|編集))*\s*[:：＝=●◎◆■/／]\s*"
    r"|(?:著者名?|執筆者?|筆者|寄稿者?|記者|作者|投稿者|ライター|書いた人)\s*(?:[:：＝=●◎◆■]\s*"
    r"|\s)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^|[\s、,，/／;；|｜・(（])(?:写真|撮影|編集|翻訳|監修|イラスト|図版|聞き手"
    r"|訳)\s*[:：＝=●◎◆■/／].*"
    r"|\b(?:edited|photograph(?:s|y|ed)?|translated|illustrat\w+|reviewed)\s+by\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://\S+|[^\s@]{1,64}@[\w-]+(?:\.[\w-]+)+")
_BRACKETS = re.compile(r"[(（〔\[［【][^()（）〔〕\[\]［］【】]{0,60}[)）〕\]］】]")
_AROUND = "[]［］【】「」『』()（）<>〈〉 \u3000\t・,，、。:：;；|｜/／●◎◆■–—-•·@"
_BETWEEN = re.compile(
    r"\s*[;；、，|｜/／•·●]\s*|\s+[-–—]\s+|\s+(?:and|&|with)\s+|,\s+and\s+|\u3000(?=\S{4})|＆",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*")
_PLACE = re.compile(r"[＝=].*")
_ROLE_BEFORE = re.compile(
    r"^(?:(?:編集委員|論説委員|専門記者|上級記者|経済記者|本紙記者|記者|特派員|ライター|編集長"
    r"|副編集長|編集者?"
    r"|テクニカルライター|フリーライター|科学ジャーナリスト|ジャーナリスト|アナリスト"
    r"|解説委員)[・\s\u3000:：]+)+"
)
_ROLE_AFTER = re.compile(
    r"[・\s\u3000]*(?:専門記者|記者|編集委員|論説委員|特派員|編集長|副編集長|氏|さん|ライター"
    r"|解説委員|（?文責）?)$"
)
_ROLE_WORDS = (
    r"(?:reporter|writer|editor|correspondent|contributor|columnist|journalist|analyst|freelance"
    r"|staff|columnist|producer|fellow|bureau|chief)"
)
_IS_ROLE = re.compile(rf"(?:\S+\s+){{0,4}}{_ROLE_WORDS}s?(?:\s+(?:at|for|in)\b.*)?", re.IGNORECASE)
_ENDS_IN_ROLE = re.compile(
    rf"^(?P<name>(?:[^\W\d_][\w.'’-]*\s+){{2}}"
    rf"(?:[A-Z][\w.'’-]*\s+)??)(?:[A-Za-z]+\s+){{0,2}}{_ROLE_WORDS}$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"株式会社|有限会社|合同会社|財団|法人|㈱|編集部|編集室|編集局|報道部|取材班|新聞|通信社?$"
    r"|ニュース|放送|委員会|協会"
    r"|学会|研究所|大学|[省庁局社]$|広報|事務局|チーム$"
    r"|\b(?:Inc|LLC|Ltd|Corp(?:oration)?|GmbH|Co|News|Newsroom|Staff|Team|Editors?|Editorial"
    r"|Desk|Press"
    r"|Wires?|Media|Project|University|Foundation|Group|Company|Agency|Institute|Association"
    r"|Magazine|admin)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\d{4}|https?:|\S@\S|[<>{}。！？!?#©]|^\d|\b(?:min(?:ute)?s? read|follow|share|subscribe"
    r"|comments?"
    r"|updated|published|posted|ago|contact|read more)\b|公開|更新|配信|掲載|投稿|発表|作成"
    r"|日付|記事|特集|解説|連載|速報|一覧|関連|年|月|プロフィール|この著者|フォロー",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"(?:[\u3400-\u9fff々]{1,4}[ \u3000]?[\u3400-\u9fff々ぁ-ゖァ-ヺー]{1,5}"
    r"|[ァ-ヺー]{2,}(?:[・=＝][ァ-ヺー]{2,}){1,3})"
)
_JAPANESE_WORD = re.compile(r"[\u3400-\u9fff々ぁ-ゖァ-ヺー・]{1,10}")
_ENGLISH = re.compile(
    r"[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*"
    r"(?:\s+(?:[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*|van|von|de|da|del|bin|al|la|le)){1,3}"
)
_FLIPPED = re.compile(r"(?P<last>[^,]+),\s*(?P<first>[^,]+)")


def names_in(texts: Iterable[str], outlets: Collection[str] = ()) -> tuple[str, ...]:
    """The names in bylines, each once. `outlets` are names of the site, folded.

    Outlets and organisations are left out where people are named.
    """
    found: dict[str, None] = {}
    for text in texts:
        for name in _names(text[:400]):
            if len(folded(name)) > 1 and len(name) <= MAX_NAME and not _NO_NAME.search(name):
                found.setdefault(name)
    people = [name for name in found if not is_organisation(name, outlets)]
    if any(_JAPANESE.fullmatch(name) for name in people):
        # Beside a person in Japanese, what is no person's name is a desk or a magazine.
        people = [name for name in people if looks_like_a_person(name) or name.isascii()]
    return tuple(people or found)[:MAX_AUTHORS]


def is_organisation(name: str, outlets: Collection[str] = ()) -> bool:
    """Whether a name is that of an outlet or an organisation rather than a person's."""
    short = folded(name)
    if any(short == site or (weight(short) > 4 and site.startswith(short)) for site in outlets):
        return True
    return _ORGANISATION.search(name) is not None


def labelled_names(line: str, outlets: Collection[str] = ()) -> tuple[str, ...]:
    """The names in a line of text that says that it names authors: "By …", 「文：…」, "… by …"."""
    if len(line) > 200:
        return ()
    match = _LABEL.match(line) or re.search(
        r"\bby\s+(?=[A-Z])|[\s\u3000](?:文|著者|執筆|取材・文)\s*[:：●＝]", line
    )
    if match is None:
        bracketed = re.fullmatch(
            r"[\[［]([^\[\]]{2,60})[，,、/／]([^\[\]]{2,60})[\]］]", line.strip()
        )
        return names_in([line], outlets) if bracketed else ()
    return names_in([re.split(r"\s+in\s+", line[match.start() :])[0]], outlets)


def bare_names(line: str, outlets: Collection[str] = ()) -> tuple[str, ...]:
    """The names of a line that holds nothing but names and dates; () where it holds more."""
    rest = without_dates(normalised(line)).strip(_AROUND)
    if not rest or len(rest) > 60:
        return ()
    parts = [part for part in _BETWEEN.split(rest.replace(", ", "、")) if part]
    people = [part for part in parts if _is_clearly_a_person(part)]
    others = [part for part in parts if part not in people]
    # Without a date it takes an outlet beside the name: two capitalised words may be a section.
    is_dated = rest != normalised(line).strip(_AROUND)
    if not people or not all(is_organisation(part, outlets) for part in others):
        return ()
    return names_in(people, outlets) if is_dated or others else ()


def _is_clearly_a_person(name: str) -> bool:
    is_plain = re.fullmatch(r"[\u3400-\u9fffぁ-ゖ]+", name) is not None
    return looks_like_a_person(name) and not is_plain and not is_organisation(name)


def looks_like_a_person(name: str) -> bool:
    """Whether a text has the form of a person's name."""
    return bool(_JAPANESE.fullmatch(name) or _ENGLISH.fullmatch(name))


def turned(name: str) -> str:
    """ "Doe, Jane" of a bibliography as "Jane Doe"."""
    match = _FLIPPED.fullmatch(name.strip())
    return f"{match['first'].strip()} {match['last'].strip()}" if match else name


def _names(text: str) -> Iterator[str]:
    line = " ".join(text.replace("\u3000", "\u3000\u3000").split(" "))
    line = _OTHERS.sub("", _ADDRESS.sub(" ", line).strip())
    line = line.strip(_AROUND) if line[:1] in "[［【" else line
    line = _LABEL.sub("", line, count=1) if _LABEL.match(line) else line
    line = _BRACKETS.sub(" ", line)
    for part in _BETWEEN.split(line):
        for names in _split(part):
            for name in _paired(names):
                if cleaned := _cleaned(name):
                    yield cleaned


def _split(text: str) -> Iterator[str]:
    parts = [part for part in _COMMA.split(text) if part]
    kept = parts[:1] + [part for part in parts[1:] if not _IS_ROLE.fullmatch(part)]
    # "Jane Doe, John Roe" are two; "Doe, Jane" and "Kumo, Inc." are one.
    if (
        all(" " in part for part in kept)
        or len(kept) < 2
        or (" " in kept[0] and len(kept) == 2 and " " in kept[1])
    ):
        yield from kept
    else:
        yield ", ".join(kept)


def _paired(name: str) -> Iterator[str]:
    """Several Japanese names with nothing but blanks between them, one by one."""
    tokens = name.split()
    if len(tokens) < 3 or not all(_JAPANESE_WORD.fullmatch(token) for token in tokens):
        yield name
        return
    while tokens:
        first = tokens.pop(0)
        is_whole = len(_ROLE_AFTER.sub("", first).rpartition("・")[2]) > 3 or not tokens
        yield first if is_whole else f"{first} {tokens.pop(0)}"


def _cleaned(name: str) -> str:
    name = " ".join(name.split()).strip(_AROUND)
    name = _LABEL.sub("", name, count=1) if _LABEL.match(name) else name
    name = _ROLE_BEFORE.sub("", name)
    name = _PLACE.sub("", name) if _JAPANESE.match(name) else name
    while (shorter := _ROLE_AFTER.sub("", name)) != name and len(shorter) > 1:
        name = shorter
    if match := _ENDS_IN_ROLE.match(name):
        name = match["name"]
    return name.strip(_AROUND)
