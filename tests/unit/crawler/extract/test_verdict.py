"""Pages that are no articles, by family; and articles that look a little like them."""

from __future__ import annotations

import pytest

from crawler.article import Article
from tests.unit.crawler.extract.pages_of import TEXT, TITLE, page_of, read, reason

JA = "加速器の消費電力が、今年は昨年の2倍になった。冷却の方法も変わりつつあるという。"
TEASERS = "".join(
    f"<h3><a href=/a/{n}>Racks are warm, part {n}</a></h3><p>{TEXT[n % 3]}</p>" for n in range(6)
)
FORM = "<form><input type=email><input type=password><button>OK</button></form>"
NOTICE = f"<p>{TEXT[0]}</p>"
COLLECTION = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'


def named(title: str, text: str, in_head: str = "", body: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{in_head}</head>"
        f"<body {body}><h1>{title}</h1>{text}</body></html>"
    )


@pytest.mark.parametrize(
    ("html", "url", "words"),
    [
        (named("Page not found", NOTICE), "/a", "an error page: Page not found"),
        (named("お探しのページは見つかりませんでした", f"<p>{JA * 2}</p>"), "/a", "an error page"),
        (named("記事の掲載は終了しました", f"<p>{JA * 2}</p>"), "/a", "an error page"),
        (named("ただいまメンテナンス中です", f"<p>{JA * 2}</p>"), "/a", "an error page"),
        (named("Oops! Something went wrong", NOTICE), "/a", "an error page"),
        (named("Just a moment...", NOTICE), "/a", "an error page"),
        (named("ログイン | 新報", FORM + f"<p>{JA * 2}</p>"), "/a", "a login page"),
        (named("Sign in to your account", NOTICE), "/signin?next=/a", "a login page"),
        (named("会員登録（無料）", FORM + f"<p>{JA * 2}</p>"), "/a", "a registration page"),
        (named("Create a free account", FORM + NOTICE), "/a", "a registration page"),
        (
            named("We value your privacy", f"<p>We and our partners use cookies. {TEXT[0]}</p>"),
            "/consent",
            "a consent wall",
        ),
        (named("「GPU」の検索結果", TEASERS), "/find", "a search page"),
        (named("Chips", TEASERS), "/?s=chips", "a search page"),
        (named("ニュース一覧", TEASERS), "/news/", "a listing"),
        (named("Chips", TEASERS), "/tag/chips/", "a listing"),
        (named("Chips", TEASERS), "/category/chips/page/2/", "a listing"),
        (named("Chips", TEASERS, body="class='archive category'"), "/x/", "a listing"),
        (named("Chips", TEASERS, COLLECTION), "/x/", "a listing"),
        (named("Ida", TEASERS, "<meta property=og:type content=profile>"), "/ida", "a listing"),
        (named("The Relay", TEASERS), "/", "a front page"),
        (
            named("【動画】水冷の内部", f"<video></video><p>{JA * 2}</p>"),
            "/v/1",
            "a video page",
        ),
        (named("In pictures: the mill", NOTICE), "/g/1", "a gallery"),
        (named(TITLE, ""), "/a", "no main text"),
    ],
)  # fmt: skip
def test_each_kind_of_page_is_called_what_it_is(html: str, url: str, words: str) -> None:
    assert reason(html, f"https://news.example{url}").startswith(words)


CLOSED = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
)


@pytest.mark.parametrize(
    ("text", "in_head", "words"),
    [
        (f"<p>{JA * 2}</p><div>この記事は会員限定です</div>", "", "この記事は会員限定です"),
        (f"<p>{JA * 2}</p><p>残り1,234文字</p>", "", "1,234 characters are missing"),
        (f"<p>{JA * 2}</p><p>続きを読むには有料会員への登録が必要です</p>", "", "続きを読むには"),
        (f"<p>{TEXT[0]}</p><h2>Subscribe to continue reading</h2>", "", "to continue reading"),
        (f"<p>{TEXT[0]}</p><h2>This post is for paid subscribers</h2>", "", "paid subscribers"),
        (f"<p>{TEXT[0]} {TEXT[1]}</p>", CLOSED % "false", "it is not free"),
        (f"<p>{TEXT[0]} {TEXT[1]}</p>", CLOSED % '"False"', "it is not free"),
    ],
)  # fmt: skip
def test_a_teaser_is_a_paywall_stub(text: str, in_head: str, words: str) -> None:
    said = reason(page_of(text=text, in_head=in_head))
    assert said.startswith("a paywall stub: ")
    assert words in said


LONG = "".join(f"<p>{paragraph} {number}</p>" for number in range(12) for paragraph in TEXT)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        # Whole articles of outlets that sell others, or that ask for a subscription beneath.
        (page_of(text=LONG, in_head=CLOSED % "false"), "/a"),
        (page_of(text=f"{LONG}<p>Subscribe to continue reading</p>"), "/a"),
        (page_of(text=f"{LONG}<p>残り100文字で要約すると、こうなる。</p>"), "/a"),
        # Articles about what pages are called otherwise, and with forms at their side.
        (named("404 errors and how to count them all", LONG), "/a"),
        (named("ログイン画面を速くした話", f"{LONG}{FORM}"), "/a"),
        (named("We value your privacy, they say", LONG), "/a"),
        (page_of(text=LONG, after_text=FORM), "/signin-with-keys"),
        (page_of(text=LONG), "/tag/chips/"),
        (page_of(text=LONG, after_text=f"<div class=related>{TEASERS}</div>"), "/tag/chips/"),
        (page_of(text=LONG, after_text=TEASERS), "/2026/chips"),
        (named("Watch: what the pumps tell us", LONG), "/a"),
        # Short articles beneath offers that are the site's, not theirs.
        (page_of(after_text="<footer><p>Subscribe to continue reading</p></footer>"), "/a"),
        (page_of(after_text="<p>Log in to view comments. Sign up to read our letter.</p>"), "/a"),
        (page_of(after_text="<p><a href=/x>会員限定記事</a> 会員登録はこちら</p>"), "/a"),
        (page_of(text=f"<h1>News</h1><h2>{TITLE}</h2>{LONG}", title="", after_text=TEASERS), "/a"),
    ],
)
def test_no_article_is_lost_for_looking_like_something_else(html: str, url: str) -> None:
    assert isinstance(read(html, url=f"https://news.example{url}"), Article)


def test_text_that_cannot_be_restored_is_no_article() -> None:
    garbled = (JA * 5).encode().decode("cp932", "replace")
    assert reason(page_of(text=f"<p>{garbled}</p>")).startswith("mojibake: ")
    unreadable = "電力\ufffd" * 60
    assert reason(page_of(text=f"<p>{unreadable}。</p>")).startswith("mojibake: ")


def test_an_article_about_mojibake_is_one() -> None:
    text = f"<p>{JA * 10}</p><p>画面には「縺ゅ＞縺」と出た。</p>"
    assert isinstance(read(page_of(text=text)), Article)
