"""What stands around an article on its page, and is dropped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crawler.extract.document import Element, drop
from crawler.extract.main_block import is_prose, prose_of

# Never a part of an article, whatever stands in it.
_NEVER = frozenset(("aside", "nav", "footer", "dialog", "menu", "button", "label"))
_NEVER_ROLES = frozenset(("dialog", "complementary", "navigation", "contentinfo"))
_NEVER_CLASSES = frozenset(("sponsored", "comments", "comment-list", "cookies", "rail"))
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select", "head"))
# Names as whole words, since a substring is found in anything.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:"
    # navigation
    r"(?:page|site|global)-?(?:header|footer|nav)|nav|navigation|menu|side-?(?:bar|nav)|footer"
    r"|bread-?crumbs?|topic-?path|pager|pagination|prev-?next|post-?nav\w*|skip-?link|toc"
    r"|table-?of-?contents"
    # what readers may do
    r"|share|sharing|shares|sns|social|sharedaddy|addtoany\w*|hatena-bookmark\w*|follow|likes?"
    r"|claps?|reactions?|newsletter|subscribe|subscription|sign-?up|mailing-?list|disqus\w*"
    r"|register|registration|log-?in|sign-?in"
    r"|comments?(?:-?(?:list|area|form))?|comment-?respond|respond"
    # advertising, law
    r"|promo\w*|dfp\w*|sponsor\w*|advert\w*|ads?|outbrain|taboola|paywall|cookies?|consent|gdpr"
    r"|copyright|(?<!elementor-)widgets?|affiliate\w*|hatena-asin-detail\w*"
    # about the article
    r"|tags?-?(?:list|cloud|links)|byline|author-?(?:box|bio|info|card|profile|description)"
    r"|about-?(?:the-?)?author|profile|bio"
    # for screen readers
    r"|screen-?reader-?text|visually-?hidden|sr-?only"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
# What leads to other pages under such a name; a box without links is a part of the article.
_NAMED_WITH_LINKS = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related\w*|recommend\w*|ranking|popular|trending|teasers?|most-?read|read-?(?:next|more)"
    r"|(?:more|other|latest|recent)-?(?:posts?|stor(?:y|ies)|articles?|news)|links|banners?"
    r"|tags?|topics|keywords|categor(?:y|ies)|cat-?links|labels"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WHOLE = {"html", "body", "head", "article", "main", "a", "span", *_HEADINGS}
_MOST = 0.5
_LABEL_LONGEST = 60
_LINK_LISTS = {"section", "div", "ul", "ol", "dl", "font", "p", "td"}
_LINKED_SHARE = 0.6
_LEADS_TO_OTHERS = re.compile(
    r"[\s・▼■●▶★【\[「]*(?:(?:関連|参考|おすすめ|オススメ|人気)の?(?:記事|リンク|情報|ページ|サイト)"
    r"|関連[:：]"
    r"|(?:あわせて|合わせて|併せて|こちらも)\S{0,4}読\S*|続きを読む|前の記事|次の記事"
    r"|(?:related|recommended|see also|read (?:more|next|also)|more from|you may also like"
    r"|previous(?: post)?|next(?: post)?)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[\s・▼■●▶★【\[「]*(?:関連(?:記事|リンク|情報|ニュース)|(?:おすすめ|人気)の?記事|あわせて読みたい"
    r"|(?:この記事を)?シェア(?:する)?|共有|タグ|キーワード|カテゴリー?|目次|広告|スポンサーリンク|続きを読む"
    r"|コメント"
    r"|(?:related|recommended)(?: (?:articles|posts|stories|reading|content|news))?"
    r"|you may also like|share(?: this(?: (?:article|post|story))?)?(?: on:?)?"
    r"|tags|filed under|comments"
    r"|advertisement|home|back to (?:top|the list|list)|print|top"
    r"|(?:ページの?)?(?:トップ|先頭|一覧)(?:へ|に|へ戻る|に戻る)?|ホーム|印刷(?:する)?"
    r"|table of contents|read more|continue reading)[\s:：】\]」]*",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)


def drop_never(tree: Element) -> list[Element]:
    """Drop what is never a part of an article; returns what only has the name of such a thing."""
    named = []
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _SILENT or tag in _NEVER or _is_never(element):
            if drop(element):
                continue
        elif tag == "form" or (element.attrib and (_is_named(element, tag) or _is_hidden(element))):
            named.append(element)
        waiting += reversed(element)
    return named


def drop_named(tree: Element, named: list[Element]) -> None:
    """Drop what has such a name, unless most of the page's sentences stand in it.

    Articles are found in a `with-sidebar`.
    """
    if not named:
        return
    sizes = prose_of(tree).sizes
    most = sizes.get(tree, 0) * _MOST
    for element in named:
        if not most or sizes.get(element, 0) <= most:
            drop(element)


def drop_link_lists(tree: Element) -> None:
    """Drop blocks whose text is for the most part links: related articles, rankings, navigation.

    A single link is enough where the words before it say what it is.
    """
    sizes: dict[Element, tuple[int, int, int]] = {}
    doomed = []
    for element in reversed(list(tree.iter())):
        # Descendants stand after their ancestors, so each is complete when its parent is reached.
        length, linked, links = sizes.pop(element, (0, 0, 0))
        length += _size(element.text)
        if element.tag == "a":
            linked, links = length, 1
        elif (
            element.tag in _LINK_LISTS
            and linked > length * _LINKED_SHARE
            and (links > 1 or _LEADS_TO_OTHERS.match("".join(element.itertext())))
        ):
            doomed.append(element)
        parent = element.getparent()
        if parent is not None:
            sums = sizes.get(parent, (0, 0, 0))
            tail = _size(element.tail)
            sizes[parent] = (sums[0] + length + tail, sums[1] + linked, sums[2] + links)
    for element in doomed:
        drop(element)


def drop_link_cards(block: Element) -> None:
    """Drop links that are boxes of their own: each shows another page."""
    for link in list(block.iter("a")):
        if next(link.iterdescendants("div", "p", "h2", "h3", "h4", "section"), None) is not None:
            drop(link)


def is_label(line: str) -> bool:
    """Whether a line only names what stood below it."""
    return len(line) <= _LABEL_LONGEST and _LABEL.fullmatch(line) is not None


def _is_never(element: Element) -> bool:
    role = element.get("role")
    if role is not None and role in _NEVER_ROLES:
        return True
    names = element.get("class")
    return names is not None and not _NEVER_CLASSES.isdisjoint(names.split())


def _is_named(element: Element, tag: str) -> bool:
    if tag in _WHOLE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " ":
        return False
    said = _said_by(names)
    if said == "links" and element.find(".//a[@href]") is None:
        return False
    # <p class="tag-line"> may well be a paragraph.
    return said is not None and (tag != "p" or not is_prose(element))


@lru_cache(maxsize=10_000)
def _said_by(names: str) -> Literal["beside", "links"] | None:
    if _NAMED.search(names):
        return "beside"
    return "links" if _NAMED_WITH_LINKS.search(names) else None


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("aria-hidden") == "true" or (
        style is not None and _HIDDEN.search(style) is not None
    )


def _size(text: str | None) -> int:
    return len(text.strip()) if text else 0
