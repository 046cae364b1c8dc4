"""How the blocks of an article are marked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from bench.text.articles import Block

Style = Callable[[Iterable[Block]], str]


def plain(blocks: Iterable[Block]) -> str:
    """As HTML means it."""
    return "\n".join(_plain(block) for block in blocks)


def _plain(block: Block) -> str:
    text = escape(block.text)
    rows = [[escape(cell) for cell in row] for row in block.rows]
    match block.kind:
        case "heading":
            return f"<h2>{text}</h2>"
        case "subheading":
            return f"<h3>{text}</h3>"
        case "list":
            return f"<ul>{''.join(f'<li>{row[0]}</li>' for row in rows)}</ul>"
        case "numbers":
            return f"<ol>{''.join(f'<li><p>{row[0]}</p></li>' for row in rows)}</ol>"
        case "footnotes":
            items = "".join(
                f'<li id="fn{n}">{row[0]} <a href="#ref{n}">↩</a></li>'
                for n, row in enumerate(rows)
            )
            return f'<section class="footnotes"><hr><ol>{items}</ol></section>'
        case "terms":
            return f"<dl>{''.join(f'<dt>{row[0]}</dt><dd>{row[1]}</dd>' for row in rows)}</dl>"
        case "table":
            head = "".join(f"<th>{cell}</th>" for cell in rows[0])
            body = "".join(
                f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1:]
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "pull":
            return f'<aside class="pull-quote"><p>{text}</p></aside>'
        case "code":
            return f'<pre><code class="language-python">{text}</code></pre>'
        case "caption":
            return (
                '<figure><img src="/i/1.jpg" alt="" width="800" height="450">'
                f"<figcaption>{text}</figcaption></figure>"
            )
        case "credit":
            return f'<figure><img src="/i/2.jpg" alt=""><figcaption>{text}</figcaption></figure>'
        case "question":
            return f"<p><strong>{text}</strong></p>"
        case "time":
            return f"<p><time>{text}</time></p>"
        case _:
            return f"<p>{text}</p>"


def divs(blocks: Iterable[Block]) -> str:
    """Paragraphs and headings in `<div>`s."""
    parts = []
    for block in blocks:
        if block.kind in {"paragraph", "answer", "question", "subheading", "time", "quote"}:
            parts.append(f'<div class="b-{block.kind}">{escape(block.text)}</div>')
        elif block.kind == "heading":
            parts.append(f'<div class="b-heading"><b>{escape(block.text)}</b></div>')
        elif block.kind in {"list", "numbers", "terms"}:
            cells = "".join(
                f'<div class="b-item"><span>{escape(" ".join(row))}</span></div>'
                for row in block.rows
            )
            parts.append(f'<div class="b-list">{cells}</div>')
        else:
            parts.append(_plain(block))
    return "".join(parts)


def breaks(blocks: Iterable[Block]) -> str:
    """Text that runs on, divided by two line breaks."""
    parts = []
    for block in blocks:
        if block.kind in {"list", "numbers", "terms", "footnotes"}:
            parts.append("<br>\n".join(f"・{escape(' '.join(row))}" for row in block.rows))
        elif block.kind in {"table", "code", "pull", "caption", "credit"}:
            parts.append(_plain(block))
        elif block.kind in {"heading", "subheading"}:
            parts.append(f"<b>■{escape(block.text)}</b>")
        else:
            parts.append(escape(block.text))
    return "<br><br>\n".join(parts)


def sections(blocks: Iterable[Block]) -> str:
    """A section for each heading, in which each block has a wrapper of its own."""
    parts = ["<section>"]
    for block in blocks:
        if block.kind == "heading":
            parts.append("</section><section>")
        parts.append(f'<div class="wrap"><div class="inner">{_plain(block)}</div></div>')
    return "".join([*parts, "</section>"])


def hashed(blocks: Iterable[Block]) -> str:
    """With the class names of a build, and spans within."""
    parts = []
    for block in blocks:
        if block.kind in {"paragraph", "answer", "question", "quote"}:
            first, blank, rest = escape(block.text).partition(" ")
            parts.append(
                f'<p class="css-1x{len(rest) % 97}a"><span class="_3fQz"><span>{first}</span>'
                f"{blank}</span><span>{rest}</span></p>"
            )
        elif block.kind in {"heading", "subheading"}:
            parts.append(f'<h2 class="Heading_h__2kd9"><span>{escape(block.text)}</span></h2>')
        elif block.kind in {"list", "numbers"}:
            items = "".join(
                f'<li class="ListItem_i__77"><div class="css-0"><p>{escape(row[0])}</p></div></li>'
                for row in block.rows
            )
            parts.append(f'<ul class="List_l__1">{items}</ul>')
        else:
            parts.append(_plain(block))
    return "".join(parts)


def cells(blocks: Iterable[Block]) -> str:
    """Terms as a table within the table, captions under pictures in a table."""
    parts = []
    for block in blocks:
        if block.kind in {"caption", "credit"}:
            parts.append(
                '<table align="right" width="200"><tr><td><img src="/i/3.gif"></td></tr>'
                f"<tr><td><font size=1>{escape(block.text)}</font></td></tr></table>"
            )
        elif block.kind == "terms":
            rows = "".join(
                f"<tr><td bgcolor=#eee><b>{escape(a)}</b></td><td>{escape(b)}</td></tr>"
                for a, b in block.rows
            )
            parts.append(f"<table border=1>{rows}</table>")
        else:
            parts.append(_plain(block))
    return "".join(parts)


STYLES: Mapping[str, Style] = {
    "plain": plain,
    "divs": divs,
    "breaks": breaks,
    "sections": sections,
    "hashed": hashed,
    "cells": cells,
}
