# ruff: noqa: E501 - lines of markup and of words
"""Pages whose names or order mislead."""

from __future__ import annotations

from bench.text.layouts.layout import Parts, layout


@layout("report", "plain")
def article_in_sidebar_name(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body class="has-sidebar"><div class="page-with-sidebar related-topics-enabled"><div class="header-wrap"><ul>{a.menu()}</ul></div><div class="main-col comments-open"><h1>{p.title}</h1><p class="date">{p.day}</p><div class="content-with-ads">{p.body}</div></div>
<div class="right-col"><h3>{a.ranking()}</h3><ul>{a.titles()}</ul></div></div><div class="legal">{a.rights()}</div></body></html>"""


@layout("news", "plain")
def sidebar_first(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="w1">{a.teasers('<div class="u"><h3><a href="/{n}">{title}</a></h3><p>{text}</p></div>', 5)}<div class="v">{a.letter()}</div></div><div class="w2"><h1>{p.title}</h1><span class="x">{p.author}</span> <span class="y">{p.day}</span><div class="z">{p.body}</div></div><div class="w3">{a.rights()}</div></body></html>"""


@layout("news", "plain")
def many_articles(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav><main><article class="lead-article"><h1>{p.title}</h1><p>{p.author} · {p.day}</p>{p.body}</article>
{a.teasers('<article class="teaser"><h2><a href="/{n}">{title}</a></h2><p>{text}</p></article>', 8)}</main><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def cookie_first(p: Parts) -> str:
    a = p.around
    law = "".join(f"<p>{a.cookies()}</p>" for _ in range(5))
    return f"""{p.head}<body><div id="onetrust-consent-sdk"><div class="ot-sdk-row"><h2>{a.either("Your privacy", "プライバシー設定")}</h2>{law}<button>OK</button></div></div><header>{a.menu('<a href="/{n}">{text}</a>')}</header><div class="body"><h1>{p.title}</h1><p class="when">{p.day}</p>{p.body}</div><footer>{a.rights()}</footer></body></html>"""


@layout("report", "plain")
def split_by_adverts(p: Parts) -> str:
    a = p.around
    chunks = p.body.split("</p>")
    third = max(len(chunks) // 3, 1)
    parts = ["</p>".join(chunks[i : i + third]) for i in range(0, len(chunks), third)]
    advert = f'</p><div class="dfp-slot"><span>{a.either("Advertisement", "広告")}</span><p>{a.advert()}</p></div>'
    return f"""{p.head}<body><header><ul>{a.menu()}</ul></header><div class="article-wrap"><h1>{p.title}</h1><div class="info">{p.author} {p.day}</div><div class="article-text">{advert.join(parts)}</div></div><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def split_into_boxes(p: Parts) -> str:
    a = p.around
    boxes = "".join(
        f'<div class="chunk">{part}</p></div>' for part in p.body.split("</p>") if part.strip()
    )
    return f"""{p.head}<body><div class="nav-row">{a.menu('<a href="/{n}">{text}</a>')}</div><h1>{p.title}</h1><div class="sig">{p.author} {p.day}</div>{boxes}<div class="related-row"><h3>{a.related()}</h3>{a.titles('<div><a href="/{n}">{text}</a></div>')}</div><div class="base">{a.rights()}</div></body></html>"""


@layout("tutorial", "sections")
def docs_site(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="navbar">{a.menu('<a class="navbar__item" href="/{n}">{text}</a>')}</div><div class="main-wrapper"><aside class="theme-doc-sidebar-container"><ul>{a.menu(count=30)}</ul></aside><main class="docMainContainer"><div class="row"><div class="col docItemCol"><article><div class="theme-doc-markdown markdown"><header><h1>{p.title}</h1></header>{p.body}</div><footer class="theme-doc-footer"><a href="/edit">{a.either("Edit this page", "このページを編集")}</a> {p.day}</footer></article>
<nav class="pagination-nav"><a href="/p">{a.writer.title()}</a></nav></div><div class="col col--3"><ul class="table-of-contents">{a.titles('<li><a href="#{n}">{text}</a></li>')}</ul></div></div></main></div><footer>{a.rights()}</footer></body></html>"""


@layout("short", "plain")
def short_note(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav></header><div class="container"><div class="notice"><h1>{p.title}</h1><time>{p.day}</time>{p.body}</div><div class="back"><a href="/news">{a.either("Back to the list", "一覧に戻る")}</a></div><div class="contact"><p>{a.either("For questions, call the desk on weekdays from nine to five.", "ご不明な点は、平日9時から17時までに窓口へお電話ください。")}</p></div></div><footer>{a.rights()}</footer></body></html>"""
