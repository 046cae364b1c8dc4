# ruff: noqa: E501 - lines of markup and of words
"""Pages as the well-known systems and services make them."""

from __future__ import annotations

from bench.text.layouts.layout import Parts, layout


@layout("report", "plain")
def wordpress_blog(p: Parts) -> str:
    a = p.around
    comments = a.comments(
        '<li class="comment even depth-1"><article class="comment-body"><footer class="comment-meta">'
        '<b class="fn">{name}</b></footer><div class="comment-content"><p>{text}</p></div></article></li>'
    )
    return f"""{p.head}<body class="post-template-default single single-post"><div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Brightwater</a></p><nav id="site-navigation" class="main-navigation"><ul>{a.menu()}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-7" class="post type-post hentry category-news">
<header class="entry-header"><h1 class="entry-title">{p.title}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published">{p.day}</time></span><span class="byline"> by <span class="author vcard">{p.author}</span></span></div></header>
<div class="entry-content">{p.body}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{a.either("Share this:", "共有:")}</h3><ul>{a.share('<li><a href="#{n}">{text}</a></li>')}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>{a.related()}</h3>{a.titles('<p><a href="/a/{n}">{text}</a></p>', 3)}</div></div>
<footer class="entry-footer"><span class="cat-links"><a href="/c">{a.writer.pick("topic")}</a></span></footer></article>
<nav class="navigation post-navigation"><div class="nav-links"><a href="/p">{a.writer.title()}</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">6 thoughts</h2><ol class="comment-list">{comments}</ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">{a.ranking()}</h2><ul>{a.titles()}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">{a.rights()}</div></footer></div></body></html>"""


@layout("listicle", "plain")
def wordpress_portal_theme(p: Parts) -> str:
    a = p.around
    toc = a.titles('<li><a href="#toc{n}">{text}</a></li>', 8)
    cards = a.teasers(
        '<a href="/a/{n}" class="related-entry-card-wrap"><div class="related-entry-card-content"><h3 class="related-entry-card-title">{title}</h3>'
        '<div class="related-entry-card-snippet">{text}</div></div></a>',
        6,
    )
    return f"""{p.head}<body class="post-template"><div id="container" class="container"><div id="header-container"><ul class="menu-top">{a.menu()}</ul></div>
<div id="content" class="content cf"><main id="main" class="main"><article class="article post"><header class="article-header entry-header"><h1 class="entry-title">{p.title}</h1>
<div class="date-tags"><span class="post-date">{p.day}</span></div><div class="sns-share ss-col-6">{a.share()}</div></header>
<div class="entry-content cf"><div id="toc" class="toc tnt-number"><label class="toc-title">{a.either("Contents", "目次")}</label><ol>{toc}</ol></div>{p.body}
<div class="ad-area"><p>{a.advert()}</p></div></div><footer class="article-footer"><div class="sns-follow">{a.either("Follow us", "フォローする")}</div>
<div class="author-box"><div class="author-name">{p.author}</div><div class="author-description"><p>{a.bio()}</p></div></div></footer></article>
<aside class="related-entries"><h2>{a.related()}</h2>{cards}</aside></main><div id="sidebar" class="sidebar"><ul>{a.titles()}</ul></div></div>
<footer id="footer">{a.rights()}</footer></div></body></html>"""


@layout("news", "plain")
def hatena_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body class="page-entry"><div id="globalheader-container"></div><div id="container"><div id="container-inner"><header id="blog-title"><h1 id="title"><a href="/">Brightwater Notes</a></h1></header>
<div id="content" class="hfeed"><div id="wrapper"><div id="main"><div id="main-inner"><article class="entry hentry js-entry-article"><div class="entry-inner"><header class="entry-header"><div class="date entry-date"><a href="/archive"><time datetime="{p.day}">{p.day}</time></a></div>
<h1 class="entry-title"><a href="/entry/1" class="entry-title-link">{p.title}</a></h1><div class="entry-categories categories"><a href="/c">{a.writer.pick("topic")}</a></div></header>
<div class="entry-content hatenablog-entry">{p.body}<div class="hatena-asin-detail"><p>{a.advert()}</p></div></div>
<footer class="entry-footer"><div class="entry-tags-wrapper"><div class="entry-tags">{a.menu('<a href="/t/{n}">{text}</a>', 3)}</div></div><p class="entry-footer-section">{p.author} <a href="/">1 day ago</a></p>
<div class="social-buttons">{a.share('<div class="social-button-item"><a href="#{n}">{text}</a></div>')}</div><div class="comment-box js-comment-box"><ul class="comment">{a.comments('<li class="entry-comment"><p class="comment-user-name">{name}</p><div class="comment-content"><p>{text}</p></div></li>', 3)}</ul></div></footer></div></article>
<div class="pager pager-permalink permalink"><span class="pager-prev"><a href="/p">{a.writer.title()}</a></span></div></div></div>
<aside id="box2"><div class="hatena-module hatena-module-profile"><div class="hatena-module-title">{a.either("Profile", "プロフィール")}</div><div class="hatena-module-body">{a.bio()}</div></div><div class="hatena-module"><ul>{a.titles()}</ul></div></aside></div></div></div><footer id="footer">{a.rights()}</footer></div></body></html>"""


@layout("footnotes", "plain")
def note_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div id="__nuxt"><div class="o-navbarPrimary"><a href="/">note</a> {a.menu('<a href="/{n}">{text}</a>', 5)}</div>
<main class="p-article"><div class="o-noteContentHeader"><h1 class="o-noteContentHeader__title">{p.title}</h1><div class="o-noteContentHeader__info"><div class="o-noteContentHeader__name"><a href="/u">{p.author}</a></div><time>{p.day}</time></div></div>
<div class="p-article__body"><div class="note-common-styles__textnote-body">{p.body}</div></div>
<div class="p-article__action"><button>{a.either("Like", "スキ")}</button><span>24</span></div><div class="m-tagList"><ul>{a.menu('<li><a href="/h/{n}">#{text}</a></li>', 4)}</ul></div>
<div class="o-supportAppeal"><p>{a.either("If you liked this piece, buy me a tea!", "よろしければ応援お願いします！いただいたチップは取材費に使わせていただきます！")}</p></div>
<div class="o-creatorBox"><a href="/u">{p.author}</a><p>{a.bio()}</p><button>{a.either("Follow", "フォロー")}</button></div>
<div class="o-relatedNotes"><h2>{a.related()}</h2>{a.teasers('<div class="m-largeNote"><h3><a href="/n/{n}">{title}</a></h3><p class="m-largeNote__description">{text}</p></div>')}</div></main>
<footer class="o-footer">{a.rights()}</footer></div></body></html>"""


@layout("tutorial", "plain")
def qiita_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="allWrapper"><header class="st-Header">{a.menu('<a href="/{n}">{text}</a>', 5)}</header>
<div class="p-items_container"><div class="p-items_options">24</div><div class="p-items_main"><div class="style-1fh7xk3"><a href="/u">@{p.author}</a> <time>{p.day}</time><p class="style-1oa9q">{a.either("Last updated at", "最終更新日")} {p.day}</p>
<h1 class="style-j198x4">{p.title}</h1><div class="style-tags">{a.menu('<a href="/tags/{n}">{text}</a>', 4)}</div></div>
<section class="it-MdContent"><div id="personal-public-article-body"><div class="mdContent-inner rendered-body">{p.body}</div></div></section>
<div class="style-gq1g"><div>{a.wall()}</div><ol><li>{a.either("You get articles that match your needs", "あなたにマッチした記事をお届けします")}</li><li>{a.either("You can read useful pieces later", "便利な情報をあとで効率的に読み返せます")}</li></ol></div>
<div id="comments"><h2>{a.either("Comments", "コメント")}</h2>{a.comments('<div class="style-cm"><a href="/u">@{name}</a><div class="rendered-body"><p>{text}</p></div></div>')}</div></div>
<aside class="p-items_toc"><ol>{a.titles('<li><a href="#{n}">{text}</a></li>')}</ol></aside></div><footer class="st-Footer">{a.rights()}</footer></div></body></html>"""


@layout("report", "plain")
def medium_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div id="root"><div class="a b c"><div class="d e f"><a href="/">Open in app</a><a href="/s">Sign up</a></div>
<div class="g h"><article><div class="i j k"><section><div><h1 class="pw-post-title">{p.title}</h1><div class="l m"><a href="/@u">{p.author}</a><span>·</span><button>Follow</button><div><span>5 min read</span><span>{p.day}</span></div></div>
<div class="n o"><button>--</button><span>1</span><button>Listen</button><button>Share</button></div></div>{p.body}</section></div></article>
<div class="p q">{a.menu('<a href="/tag/{n}"><div class="r">{text}</div></a>', 4)}</div>
<div class="s t"><h2><span>Written by {p.author}</span></h2><span>1.2K Followers</span><p class="u">{a.bio()}</p></div>
<div class="v w"><h2>{a.either("More from this author", "この著者の他の記事")}</h2>{a.teasers('<div class="x"><article><a href="/a/{n}"><h2>{title}</h2><div><h3>{text}</h3></div></a><span>Mar {n}</span></article></div>')}</div>
<div class="y z"><a href="/help">Help</a><a href="/privacy">Privacy</a></div></div></div></div></body></html>"""


@layout("news", "plain")
def blogger_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="content-outer"><div class="header-inner"><h1 class="title"><a href="/">Halden Watch</a></h1></div><div class="tabs"><ul>{a.menu()}</ul></div>
<div class="main-outer"><div class="columns"><div class="column-center-outer"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><h2 class="date-header"><span>{p.day}</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">{p.title}</h3><div class="post-body entry-content">{p.body}<div style="clear: both;"></div></div>
<div class="post-footer"><span class="post-author vcard">Posted by {p.author}</span><span class="post-labels">Labels: <a href="/l">{a.writer.pick("topic")}</a></span></div></div>
<div class="comments" id="comments"><h4>4 comments:</h4>{a.comments('<div class="comment-block"><cite>{name}</cite><p class="comment-content">{text}</p></div>', 4)}</div></div></div></div></div>
<div class="column-right-outer"><div class="widget PopularPosts"><h2>{a.ranking()}</h2><ul>{a.teasers('<li><div class="item-title"><a href="/{n}">{title}</a></div><div class="item-snippet">{text}</div></li>')}</ul></div></div></div></div>
<div class="footer-outer">{a.rights()}</div></div></body></html>"""


@layout("press", "plain")
def press_wire(p: Parts) -> str:
    a = p.around
    contact = a.either("Press contact", "本件に関するお問い合わせ先")
    return f"""{p.head}<body><div class="global-header"><ul>{a.menu()}</ul></div><div class="release-container"><div class="release-header"><h1>{p.title}</h1><p class="mb-no">{p.day}</p></div>
<div class="release-body container"><div class="row"><div class="col-sm-10">{p.body}</div></div></div>
<div class="release-contact"><h2>{contact}</h2><p>press@kestrel.example</p></div>
<div class="release-share"><p>{a.either("Share this article", "この記事をシェア")}</p>{a.share()}</div>
<div class="also-from"><h3>{a.either("More releases from this source", "このニュースリリースの発行元の他の記事")}</h3>{a.teasers('<div class="card"><a href="/r/{n}"><h3>{title}</h3><p>{text}</p></a></div>')}</div></div>
<footer>{a.rights()}</footer></body></html>"""


@layout("press", "breaks")
def press_breaks(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body><div id="wrapper"><div id="gnav"><ul>{a.menu()}</ul></div><div id="contents"><div id="topicpath"><a href="/">HOME</a> &gt; <a href="/news">NEWS</a> &gt; {p.title}</div>
<div id="mainColumn"><h2>{p.title}</h2><p class="date">{p.day}</p><div class="newsBody">{p.body}</div><p class="pagetop"><a href="#top">{a.either("Back to top", "ページの先頭へ")}</a></p></div>
<div id="subColumn"><dl><dt>{a.ranking()}</dt>{a.titles('<dd><a href="/{n}">{text}</a></dd>')}</dl></div></div><div id="footerArea"><p>{a.rights()}</p></div></div></body></html>"""


@layout("report", "hashed")
def notion_like(p: Parts) -> str:
    a = p.around
    return f"""{p.head}<body><div class="notion-app"><div class="notion-viewport"></div><header class="notion-header"><div class="breadcrumbs"><a href="/">{a.either("Home", "ホーム")}</a></div></header>
<div class="notion-frame"><div class="notion-page-scroller"><main class="notion-page"><h1 class="notion-title">{p.title}</h1><div class="notion-collection-row"><div>{p.author}</div><div>{p.day}</div></div>
<div class="notion-page-content"><article class="notion-page-content-inner">{p.body}</article></div></main></div></div><footer class="notion-footer">{a.rights()}</footer></div></body></html>"""
