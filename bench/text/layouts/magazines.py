# ruff: noqa: E501 - lines of markup and of words
"""Pages of newsrooms: many columns, long boxes, comments, notices."""

from __future__ import annotations

from bench.text.layouts.layout import Parts, layout


@layout("news", "plain")
def newsroom_columns(p: Parts) -> str:
    a = p.around
    left = a.teasers('<div class="mini"><h4><a href="/{n}">{title}</a></h4><p>{text}</p></div>', 4)
    right = a.teasers('<div class="opinion"><a href="/{n}">{title}</a><p>{text}</p></div>', 4)
    return f"""{p.head}<body><div class="masthead"><ul>{a.menu(count=14)}</ul></div><div class="ticker"><b>{a.either("Breaking", "速報")}</b> <a href="/b">{a.writer.title()}</a></div>
<div class="cols"><div class="col col-1">{left}</div><div class="col col-2"><h1>{p.title}</h1><div class="sub">{p.author} / {p.day}</div>{p.body}</div><div class="col col-3">{right}</div></div>
<div class="foot">{a.rights()}</div></body></html>"""


@layout("short", "plain")
def related_longer_than_article(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header><nav><ul>{a.menu()}</ul></nav></header><div class="page"><h1>{p.title}</h1><p class="info">{p.day} {p.author}</p><div class="article-body">{p.body}</div>
<div class="recommend"><h2>{a.related()}</h2>{a.teasers('<div class="item"><h3><a href="/{n}">{title}</a></h3><p>{text}</p></div>', 12)}</div></div><footer>{a.rights()}</footer></body></html>"""


@layout("short", "divs")
def feed_below_article(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="top-nav">{a.menu('<a href="/{n}">{text}</a>')}</div><div class="story"><div class="story-title"><h1>{p.title}</h1></div><div class="story-info">{p.day}</div><div class="story-text">{p.body}</div></div>
<div class="stream">{a.teasers('<div class="stream-item"><div class="stream-title"><a href="/{n}">{title}</a></div><div class="stream-text">{text}</div><a href="/{n}">…</a></div>', 10)}</div><div class="bottom">{a.rights()}</div></body></html>"""


@layout("news", "plain")
def long_comments(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header>{a.menu('<a href="/{n}">{text}</a>')}</header><div class="story-page"><h1>{p.title}</h1><p>{p.author} — {p.day}</p><div class="story-content">{p.body}</div>
<div class="discussion" id="comments"><h3>{a.either("32 comments", "コメント 32件")}</h3>{a.comments('<div class="comment"><div class="comment-author">{name}</div><div class="comment-text"><p>{text}</p></div><a href="#r">Reply</a></div>', 32)}</div></div><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def unnamed_discussion(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header>{a.menu('<a href="/{n}">{text}</a>')}</header><article><h1>{p.title}</h1><p class="meta">{p.author} {p.day}</p>{p.body}</article>
<div class="thread"><h3>{a.either("What readers say", "みんなのコメント")}</h3>{a.comments('<div class="msg"><b>{name}</b><p>{text}</p><button>+1</button></div>', 12)}</div><footer>{a.rights()}</footer></body></html>"""


@layout("live", "plain")
def live_blog(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav><main><h1>{p.title}</h1><div class="live-badge">LIVE</div><p class="published">{a.either("Published", "公開")} {p.day}</p><div class="live-posts">{p.body}</div>
<div class="newsletter-signup"><h3>{a.either("Newsletter", "メールマガジン")}</h3><p>{a.letter()}</p><form><input type=email><button>{a.either("Subscribe", "登録する")}</button></form></div></main><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def boxes_within(p: Parts) -> str:
    a = p.around
    head, _, tail = p.body.partition("</p>")
    return f"""{p.head}<body><header><ul>{a.menu()}</ul></header><article class="post"><h1>{p.title}</h1><div class="byline">By {p.author} on {p.day}</div>{head}</p>
<div class="inline-newsletter"><p>{a.letter()}</p><a href="/nl">{a.either("Sign up", "登録")}</a></div>
<div class="inline-related"><strong>{a.related()}</strong><ul>{a.titles(count=3)}</ul></div>{tail}
<p><em>{a.either("See also", "関連記事")}: <a href="/x">{a.writer.title()}</a></em></p><div class="tags"><a href="/t">{a.writer.pick("topic")}</a></div></article>
<div class="cookie-banner"><p>{a.cookies()}</p><button>OK</button></div><footer>{a.rights()}</footer></body></html>"""


@layout("news", "plain")
def membership(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="hd"><ul>{a.menu()}</ul></div><div class="l-main"><div class="article"><h1 class="article__title">{p.title}</h1><p class="article__date">{p.day}</p><div class="article__body">{p.body}</div>
<div class="member-box"><p class="member-box__title">{a.either("Join for free", "会員登録（無料）")}</p><p>{a.wall()}</p><a href="/join">{a.either("Register", "新規会員登録")}</a> <a href="/login">{a.either("Log in", "ログイン")}</a></div>
<div class="article__share"><p>{a.either("Share this article", "この記事をシェア")}</p>{a.share()}</div></div>
<div class="box"><h2>{a.ranking()}</h2><ol>{a.titles('<li><span>{n}</span><a href="/{n}">{text}</a></li>', 10)}</ol></div></div><div class="ft"><p>{a.rights()}</p></div></body></html>"""


@layout("news", "divs")
def portal_ja(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div id="wrap"><div id="hd"><ul>{a.menu()}</ul></div><div id="ct"><div id="cl"><div class="hdn"><h1>{p.title}</h1><p class="dt">{p.day} {a.either("delivered", "配信")}</p></div><div class="tx">{p.body}</div>
<div class="md"><h2>{a.related()}</h2><ul>{a.titles('<li><a href="/{n}">{text}</a><span>(7/1)</span></li>')}</ul></div><div class="md"><h2>{a.ranking()}</h2><ol>{a.titles()}</ol></div></div>
<div id="cr"><div class="pr"><p>{a.advert()}</p></div><div class="md"><h2>{a.either("Topics", "トピックス")}</h2><ul>{a.titles()}</ul></div></div></div><div id="ft"><p>{a.rights()}</p></div></div></body></html>"""


@layout("interview", "divs")
def interview_boxes(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav></header><div class="interview"><h1>{p.title}</h1><div class="credits"><p>{a.either("Text", "取材・文")}: {p.author}</p><p>{p.day}</p></div><div class="interview-body">{p.body}</div>
<div class="guest-profile"><h3>{a.either("Profile", "プロフィール")}</h3><p>{a.bio()}</p></div></div><footer>{a.rights()}</footer></body></html>"""


@layout("listicle", "sections")
def listicle_cards(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><nav>{a.menu('<a href="/{n}">{text}</a>')}</nav><div class="listicle"><h1>{p.title}</h1><p class="by">{p.author}, {p.day}</p><ul class="jump">{a.titles('<li><a href="#{n}">{text}</a></li>', 10)}</ul>{p.body}</div>
<div class="popular"><h2>{a.ranking()}</h2><ol>{a.titles()}</ol></div><footer>{a.rights()}</footer></body></html>"""


@layout("footnotes", "sections")
def essay(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="site-nav">{a.menu('<a href="/{n}">{text}</a>', 4)}</div><div class="essay"><h1>{p.title}</h1><p><i>{p.author}, {p.day}</i></p>{p.body}</div>
<p class="nav"><a href="/p">{a.either("Previous", "前へ")}</a> <a href="/n">{a.either("Next", "次へ")}</a></p><p><small>{a.rights()}</small></p></body></html>"""


@layout("repeats", "plain")
def refrain(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><header><ul>{a.menu()}</ul></header><div class="content"><h1>{p.title}</h1><p class="post-meta">{p.day} — {p.author}</p><div class="post-content">{p.body}</div></div>
<div class="widget"><h3>{a.ranking()}</h3><ul>{a.titles()}</ul></div><footer>{a.rights()}</footer></body></html>"""
