"""Boxes that are no part of the article by what stands in them, whatever their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.extract.document import Element, drop
from crawler.extract.main_block import HEADINGS, LINE, is_line, prose_of

_LEAST_TEASERS = 3
_LEAST_ARTICLE = 100
"""Weight of what has to remain beside the teasers: else they are what the page is about."""
_MOST = 0.5
_LABEL_LONGEST = 40
_BOXES = frozenset(("div", "section", "ul", "ol", "dl", "table", "blockquote", "details", "figure"))
_LABEL_TAGS = (*sorted(HEADINGS), "p", "div", "b", "strong", "span", "dt", "td", "summary")
_HEADS_A_BOX = re.compile(
    r"[\s・▼■●▶★【\[「]*(?:"
    # advertising
    r"advertise?ments?|sponsored(?: content)?|広告|スポンサー(?:ド?リンク)?|ＰＲ|PR|\[PR\]"
    # other articles
    r"|(?:related|recommended)(?: (?:articles|posts|stories|reading|content|news|topics))?"
    r"|(?:more|also) (?:on this|like this|from .{1,30})|you (?:may|might) also like"
    r"|read (?:next|more|also)"
    r"|(?:関連|おすすめ|オススメ|人気|新着|注目)の?"
    r"(?:記事|リンク|情報|ニュース|トピックス?)(?:一覧)?"
    r"|(?:あわせて|合わせて|併せて|こちらも)\S{0,8}|この記事を(?:読|見)\S{0,24}"
    r"|(?:アクセス|人気|記事)?ランキング"
    # about the author
    r"|(?:about|written by|meet) the (?:author|writer)s?|author(?: bio(?:graphy)?)?"
    r"|(?:この記事の|記事の)?(?:著者|筆者|執筆者|ライター|書いた人)(?:紹介|について|情報|プロフィール)?"
    # what readers may do
    r"|(?:our |the )?newsletters?|subscribe(?: to .{1,30})?|sign up(?: .{1,30})?"
    r"|メール(?:マガジン|ニュース)|メルマガ(?:登録)?|(?:新規|無料)?会員登録(?:[(（]無料[)）])?|ログイン"
    r"|share(?: this(?: (?:article|post|story))?)?|(?:この記事を)?シェア(?:する)?|フォローする"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|コメント(?:\s*\d+件|\s*[(（]\d+[)）])?|みんなのコメント"
    r"|leave a (?:comment|reply)|tags|タグ|キーワード|cookies?|目次|table of contents"
    r")[\s:：】\]」]*",
    re.IGNORECASE,
)


def drop_teasers(tree: Element, url: str) -> None:
    """Drop boxes of one kind side by side of which each shows another page of the site.

    A teaser begins with a link, or has a heading and ends with one; and there is more in it. They
    stay where hardly anything else stands in sentences: then the page is a digest.
    """
    host = _host(url)
    found = [card for group in _groups(tree) for card in _teasers(group, host)]
    if not found:
        return
    sizes = prose_of(tree).sizes
    inside = set(found)
    outer = [card for card in found if not any(a in inside for a in card.iterancestors())]
    rest = sizes.get(tree, 0.0) - sum(sizes.get(card, 0.0) for card in outer)
    if rest >= _LEAST_ARTICLE:
        for card in outer:
            drop(card)


def drop_headed_boxes(tree: Element) -> None:
    """Drop boxes whose first line says that they are about something else."""
    found = [box for label in tree.iter(*_LABEL_TAGS) if (box := _box_headed_by(label)) is not None]
    if not found:
        return
    sizes = prose_of(tree).sizes
    most = sizes.get(tree, 0.0) * _MOST
    for box in found:
        if sizes.get(box, 0.0) <= most:
            drop(box)


def _groups(tree: Element) -> Iterator[list[Element]]:
    for parent in tree.iter():
        if len(parent) < _LEAST_TEASERS or parent.tag in LINE or parent.tag == "head":
            continue
        alike: defaultdict[tuple[str, str], list[Element]] = defaultdict(list)
        for child in parent:
            if len(child):
                alike[child.tag, child.get("class") or ""].append(child)
        yield from (group for group in alike.values() if len(group) >= _LEAST_TEASERS)


def _teasers(group: list[Element], host: str) -> list[Element]:
    for card in group:
        if not _is_teaser(card, host):
            return []
    return group


def _is_teaser(card: Element, host: str) -> bool:
    link = card if card.tag == "a" else card.find(".//a[@href]")
    if link is None or not _leads_elsewhere(link.get("href") or "", host) or is_line(card):
        return False
    for element in card.iter():
        if element.text and not element.text.isspace():
            return _is_within(element, link) or (
                _heading_of(element, card) is not None and not _said_after(link, card)
            )
    return False


def _is_within(element: Element, link: Element) -> bool:
    return element is link or any(ancestor is link for ancestor in element.iterancestors())


def _heading_of(element: Element, card: Element) -> Element | None:
    while element is not card:
        if element.tag in HEADINGS:
            return element
        element = element.getparent()
    return None


def _said_after(link: Element, card: Element) -> bool:
    """Whether anything is said in the card after its link."""
    element = link
    while element is not card:
        if element.tail and not element.tail.isspace():
            return True
        if any("".join(other.itertext()).strip() for other in element.itersiblings()):
            return True
        element = element.getparent()
    return False


def _leads_elsewhere(href: str, host: str) -> bool:
    """Whether a link leads to another page of the site."""
    if href.startswith(("#", "mailto:", "javascript:", "tel:")):
        return False
    return "//" not in href or _host(href) == host


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _box_headed_by(label: Element) -> Element | None:
    """The box that a label heads; None where it is no label, or heads none."""
    text = label.text
    if len(label) > 1 or (text is None and not len(label)):
        return None
    said = text if not len(label) else "".join(label.itertext())
    if said is None or len(said) > _LABEL_LONGEST or not _HEADS_A_BOX.fullmatch(said.strip()):
        return None
    element = label
    while (parent := element.getparent()) is not None:
        if (parent.text and not parent.text.isspace()) or any(
            "".join(before.itertext()).strip() or (before.tail or "").strip()
            for before in element.itersiblings(preceding=True)
        ):
            return None  # something else stands above it
        if (element.tail and not element.tail.isspace()) or any(
            "".join(after.itertext()).strip() for after in element.itersiblings()
        ):
            return parent if parent.tag in _BOXES else None
        element = parent
    return None
