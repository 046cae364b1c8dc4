# ruff: noqa: E501 - lines of markup and of words
"""Pages of today: elements that say what they are, or names made by a build."""

from __future__ import annotations

from bench.text.layouts.layout import Parts, layout


@layout("news", "plain")
def semantic_news(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><a class="skip" href="#main">{a.either("Skip to content", "本文へ")}</a>
<header><nav><ul>{a.menu()}</ul></nav></header><main id="main"><article><header><h1>{p.title}</h1>
<p class="meta">{p.author} · <time datetime="{p.day}">{p.day}</time></p></header>{p.body}
<footer><p>{a.either("Filed under", "分類")}: <a href="/t">{a.writer.pick("topic")}</a></p></footer></article>
<aside><h2>{a.ranking()}</h2><ol>{a.titles()}</ol></aside></main>
<footer><p>{a.rights()}</p></footer></body></html>"""


@layout("report", "sections")
def semantic_sections(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header class="site"><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav></header>
<main><h1>{p.title}</h1><div class="dek"><time>{p.day}</time> {p.author}</div>{p.body}
<section><h2>{a.related()}</h2><ul>{a.titles()}</ul></section></main>
<footer><small>{a.rights()}</small></footer></body></html>"""


@layout("report", "plain")
def bootstrap(p: Parts) -> str:
    a = p.around
    cards = a.teasers(
        '<div class="card mb-3"><div class="card-body"><h5 class="card-title">{title}</h5>'
        '<p class="card-text">{text}</p><a href="/a/{n}" class="btn btn-primary">→</a></div></div>'
    )
    return f"""{p.head}<body><nav class="navbar navbar-expand-lg"><div class="container">
<ul class="navbar-nav">{a.menu('<li class="nav-item"><a class="nav-link" href="/{n}">{text}</a></li>')}</ul></div></nav>
<div class="container mt-5"><div class="row"><div class="col-lg-8"><h1 class="display-4">{p.title}</h1>
<p class="lead text-muted small">{p.author}, {p.day}</p>{p.body}</div>
<div class="col-lg-4">{cards}</div></div></div>
<div class="bg-dark text-white py-4"><div class="container"><p>{a.rights()}</p></div></div></body></html>"""


@layout("report", "plain")
def tailwind(p: Parts) -> str:
    a = p.around
    cards = a.teasers(
        '<a href="/a/{n}" class="block rounded-lg p-4 hover:bg-gray-50"><div class="font-bold">{title}'
        '</div><div class="text-sm text-gray-500">{text}</div></a>'
    )
    return f"""{p.head}<body class="antialiased text-gray-900"><div class="sticky top-0 flex gap-4 px-6">
{a.menu('<a class="px-2 py-1" href="/{n}">{text}</a>')}</div>
<div class="mx-auto max-w-3xl px-4"><h1 class="text-4xl font-extrabold">{p.title}</h1>
<div class="flex items-center space-x-2 text-sm"><span>{p.author}</span><span>{p.day}</span></div>
<div class="prose prose-lg mt-8">{p.body}</div>
<div class="mt-16 border-t pt-8"><div class="text-xl font-bold">{a.related()}</div>
<div class="grid grid-cols-2 gap-4">{cards}</div></div></div>
<div class="mt-24 bg-gray-100 p-8 text-xs">{a.rights()}</div></body></html>"""


@layout("news", "hashed")
def css_modules(p: Parts) -> str:
    a = p.around
    cards = a.teasers(
        '<div class="Tile_t__9a"><a href="/a/{n}"><span>{title}</span></a><p class="css-k2">{text}</p></div>',
        6,
    )
    return f"""{p.head}<body><div id="__next"><div class="Shell_s__2x"><div class="Bar_b__q1">
{a.menu('<div class="Bar_i__z"><a href="/{n}">{text}</a></div>')}</div>
<div class="Page_p__k3"><div class="Grid_g__11"><div class="Col_c__8f"><h1 class="Title_t__x">{p.title}</h1>
<div class="Meta_m__4"><div>{p.author}</div><div>{p.day}</div></div><div class="Body_b__77">{p.body}</div>
<div class="Box_b__55"><div>{a.letter()}</div><input type="email"><button>OK</button></div></div>
<div class="Col_c__9g"><div class="Rail_r__0"><h3>{a.related()}</h3>{cards}</div></div></div></div>
<div class="Base_b__6"><p>{a.rights()}</p></div></div></div></body></html>"""


@layout("tutorial", "hashed")
def styled_docs(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="sc-aXZVg"><div class="sc-gEvEer"><ul>{a.menu(count=24)}</ul></div>
<div class="sc-eqUAAy"><div class="sc-fqkvVR"><ul>{a.titles('<li><a href="#{n}">{text}</a></li>')}</ul></div>
<h1>{p.title}</h1><div class="sc-dcJsrY">{p.day} · {p.author}</div>{p.body}
<div class="sc-iGgWBj"><a href="/p">← {a.writer.title()}</a><a href="/n">{a.writer.title()} →</a></div>
<div class="sc-gsFSXq">{a.either("Was this page helpful?", "このページは役に立ちましたか？")} <button>Yes</button></div>
</div></div><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def amp(p: Parts) -> str:
    a = p.around
    return f"""<!doctype html><html ⚡ lang="{p.lang}"><head><meta charset="utf-8"><title>{p.title}</title></head><body>
<amp-sidebar id="side"><ul>{a.menu()}</ul></amp-sidebar><header class="amp-header"><a href="/">Home</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{p.title}</h1>
<div class="amp-wp-meta amp-wp-byline">{p.author}</div><div class="amp-wp-meta amp-wp-posted-on"><time>{p.day}</time></div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="/i.jpg" width=8 height=5></amp-img></figure>
<div class="amp-wp-article-content">{p.body}<amp-ad width=300 height=250></amp-ad></div>
<footer class="amp-wp-article-footer"><div>{a.related()}</div>{a.titles('<p><a href="/{n}">{text}</a></p>')}</footer></article>
<amp-consent><div>{a.cookies()}</div></amp-consent><footer><p>{a.rights()}</p></footer></body></html>"""


@layout("interview", "plain")
def main_without_article(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div role="banner"><ul>{a.menu()}</ul></div><main class="content"><div class="hero">
<p class="eyebrow">{a.writer.pick("topic")}</p><h1>{p.title}</h1><p class="hero__meta">{p.author} | {p.day}</p></div>
<div class="rich-text">{p.body}</div><div class="author"><img src="/p.jpg"><div><h4>{a.either("About the author", "筆者紹介")}</h4>
<p>{a.bio()}</p></div></div></main><div role="contentinfo">{a.rights()}</div></body></html>"""


@layout("pictures", "plain")
def feature_with_pictures(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header><nav>{a.menu('<a href="/{n}">{text}</a> ')}</nav></header>
<article class="feature"><h1>{p.title}</h1><p class="standfirst-meta">{p.author} {p.day}</p>
<div class="social-bar">{a.share()}</div>{p.body}
<ul class="photo-credits"><li>{a.either("Photos", "写真")}: {a.writer.name()}</li><li>{a.either("Graphics", "図版")}: {a.writer.name()}</li></ul></article>
<section class="more-stories"><h2>{a.related()}</h2>{a.teasers('<div><h3><a href="/{n}">{title}</a></h3><p>{text}</p></div>')}</section>
<footer>{a.rights()}</footer></body></html>"""


@layout("figures", "plain")
def dashboard_report(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="layout"><div class="layout__side"><ul>{a.menu(count=16)}</ul></div><div class="layout__main">
<div class="toolbar"><button>{a.either("Print", "印刷")}</button> {a.share()}</div><h1>{p.title}</h1><p>{p.day}</p>
<div class="report-body">{p.body}</div><div class="download"><a href="/x.pdf">{a.either("Download as PDF (1.2 MB)", "PDFをダウンロード（1.2MB）")}</a></div>
</div></div><div class="colophon">{a.rights()}</div></body></html>"""
