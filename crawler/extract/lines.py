"""Paragraphs out of what a page keeps apart by boxes and line breaks."""

from __future__ import annotations

import re

from lxml import etree, html

from crawler.extract.document import Element
from crawler.extract.letters import weight
from crawler.extract.main_block import LINE, is_line, is_prose

_CONTAINERS = ("article", "div", "section", "main", "header", "center", "details", "hgroup", "form")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WRAPPERS = ("a", "b", "em", "font", "i", "label", "small", "span", "strong", "u")
_ENDED = re.compile(r"[。．.!?！？:：;；」』）)\]】]\s*$")
_BEGINS_ITEM = re.compile(r"\s*(?:[・･■□●○◆◇▼▲▶※★☆*•–—-]|[(（]?\d+[.)）．]|[①-⑳【〔<＜])")
_FULL_LINE = 40  # weight of a line that may have been broken since it was full
_SOURCE_LINES = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def make_lines(article: Element) -> None:
    """Make each line of the article a block, in place.

    Text that stands loose in a box becomes a paragraph; so does each part of one that an empty line
    divides. A line break within a sentence is a blank, or nothing in Japanese.
    """
    _join_source_lines(article)
    for element in list(article.iter("summary")):
        element.tag = "p"
    for element in list(article.iter(*_WRAPPERS)):
        if not is_line(element):
            element.tag = "div"
    for element in list(article.iter(*_CONTAINERS)):
        if element is not article and is_line(element):
            element.tag = "p"
        else:
            _wrap_lines(element)
    for heading in article.iter(*_HEADINGS):
        for line_break in list(heading.iter("br")):
            _replace(line_break, " ")
    for paragraph in list(article.iter("p", "li", "dd", "blockquote")):
        _join_broken(paragraph)
    for element in list(article.iter("time")):
        # Trafilatura takes it for a line of dates, in a sentence too.
        block = next(element.iterancestors("p", "li", "dd", "td", "blockquote"), None)
        if block is not None and (block.tag != "p" or is_prose(block)):
            element.drop_tag()
    # What remains of the marking within lines says nothing, and costs trafilatura quadratic time.
    etree.strip_tags(article, *(LINE - {"a", "br", "img", "rp", "rt", "time"}))
    for element in list(article.iterdescendants(*_CONTAINERS)):
        element.drop_tag()


def _join_source_lines(article: Element) -> None:
    """Where the page's source goes on in a new line, the text does not."""
    for element in article.iter():
        if element.tag == "pre" or next(element.iterancestors("pre"), None) is not None:
            continue
        for attribute in ("text", "tail"):
            text = getattr(element, attribute)
            if text and "\n" in text and not text.isspace():
                setattr(element, attribute, _SOURCE_LINES.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    around = match.string[match.start() - 1 : match.start()], match.string[match.end() :][:1]
    return "" if all(_WIDE.match(sign) for sign in around) else " "


def _wrap_lines(container: Element) -> None:
    text, container.text = container.text, None
    line = html.Element("p")
    line.text = text
    for child in list(container):
        if child.tag in LINE and is_line(child):
            line.append(child)
            continue
        tail, child.tail = child.tail, None
        if _says(line):
            child.addprevious(line)
        line = html.Element("p")
        line.text = tail
    if _says(line):
        container.append(line)


def _says(line: Element) -> bool:
    return any(text.strip() for text in line.itertext())


def _join_broken(block: Element) -> None:
    breaks = block.findall("br")
    if not breaks or not is_prose(block):
        return
    before = _text_before(block, breaks[0])
    for number, line_break in enumerate(breaks):
        following = breaks[number + 1] if number + 1 < len(breaks) else None
        after = _text_between(line_break, following)
        if _is_broken(before, after):
            is_wide = _WIDE.search(before[-1:]) or _WIDE.match(after.lstrip()[:1])
            _replace(line_break, "" if is_wide else " ")
            before = before.rstrip()[-2 * _FULL_LINE :] + after
        else:
            before = after


def _is_broken(before: str, after: str) -> bool:
    """Whether a sentence goes on behind a line's end."""
    line = before[-2 * _FULL_LINE :]
    if not line.strip() or not after.strip() or _ENDED.search(line):
        return False
    return weight(line) >= _FULL_LINE and not _BEGINS_ITEM.match(after)


def _text_before(block: Element, line_break: Element) -> str:
    parts = [block.text or ""]
    for child in block:
        if child is line_break:
            break
        parts.append("".join(child.itertext()) + (child.tail or ""))
    return "".join(parts).rstrip()


def _text_between(line_break: Element, following: Element) -> str:
    parts = [line_break.tail or ""]
    for child in line_break.itersiblings():
        if child is following:
            break
        parts.append("".join(child.itertext()) + (child.tail or ""))
    return "".join(parts).rstrip()


def _replace(line_break: Element, blank: str) -> None:
    line_break.tail = blank + (line_break.tail or "").lstrip()
    line_break.drop_tag()
