"""Whether a page is an article at all.

Each kind of page that is none is recognised by a function of its own; `_FAMILIES` is their order.
Reasons begin with words that stay: "an error page", "a login page", "a registration page",
"a consent wall", "a paywall stub", "a search page", "a listing", "a front page", "a video page",
"a gallery", "a list of links", "mojibake", "no main text", "the main text is too short".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from crawler.extract.document import Document, Element, is_beside, label_of, text_of
from crawler.extract.jsonld import is_article, kinds_of
from crawler.extract.landmarks import Landmarks
from crawler.extract.letters import folded, weight
from crawler.extract.mojibake import damage
from crawler.extract.paywalls import missing_part

MIN_WEIGHT = 100
"""Of a text (see `letters.weight`)."""

_TEASERS_OF_FRONT_PAGE = 4
_TEASERS_OF_LISTING = 4
_LINKED_SHARE_OF_LIST = 0.5
_NOTICE = 1500
"""Weight of the longest text of a form or notice; what is longer is written to be read."""
_CAPTIONS = 900

_ERROR = re.compile(
    r"(?:error\s*[:：-]?\s*)?(?:404|403|410|500|502|503)\b.{0,40}|(?:error|エラー)(?:\s*\d{3})?"
    r"|.{0,20}\b(?:page|file|article|story|post|content)s? (?:was |could "
    r"|can )?not (?:be )?found.{0,40}"
    r"|not found|access denied.{0,40}|forbidden|just a moment\.*|attention required!.{0,40}"
    r"|(?:oops|sorry|whoops)\b.{0,60}|.{0,30}something went wrong.{0,30}"
    r"|checking your browser.{0,60}|are you a (?:robot|human)\??.{0,20}|.{0,20}(?:service|site"
    r"|page) (?:is )?"
    r"(?:temporarily )?unavailable.{0,30}|.{0,20}under maintenance.{0,20}|(?:this )?(?:page"
    r"|article|story|post)"
    r" (?:no longer exists|has been (?:removed|deleted)|is no longer available).{0,20}"
    r"|.{0,20}(?:ページ|記事|コンテンツ|ファイル)(?:が|は|を)?(?:見つかりません|存在しません"
    r"|削除されました"
    r"|ありません|表示できません).{0,20}"
    r"|お探しの(?:ページ|記事).{0,40}|.{0,10}記事の(?:掲載|公開)(?:期間)?(?:は|が)終了(?:し"
    r"|いた).{0,20}"
    r"|(?:ただいま|現在)?.{0,10}メンテナンス中(?:です)?.{0,20}|アクセスが?(?:できません|拒否"
    r"|集中).{0,30}",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:.{0,20}[\s|｜-])?(?:ログイン|サインイン)(?:画面|ページ|する)?(?:[\s|｜:：-].{0,40})?"
    r"|(?:please )?(?:log|sign)[ -]?(?:in|on)\b(?:[\s|｜:：-].{0,60}| to .{0,60})?",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"(?:無料|新規|有料)?会員(?:の)?(?:新規)?登録.{0,40}|(?:新規|ユーザー"
    r"|アカウント)(?:の)?(?:登録|作成).{0,40}"
    r"|(?:register|registration|sign[ -]?up|create (?:an?|your) (?:free )?account"
    r"|subscribe)\b(?:[\s|:-].{0,60})?",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(?:login|log-in|signin|sign-in|auth|sso)\b", re.IGNORECASE)
_REGISTRATION_PATH = re.compile(
    r"/(?:regist(?:er|ration)?|signup|sign-up|subscribe|join)\b", re.IGNORECASE
)
_CONSENT = re.compile(
    r"(?:we (?:value|care about|respect) your privacy|before you continue"
    r"|your privacy (?:choices|matters)"
    r"|(?:cookie|privacy) (?:consent|settings|preferences)|consent\b"
    r"|.{0,20}プライバシーを(?:尊重|大切)"
    r"|(?:cookie|クッキー)の?(?:使用|利用|設定|同意).{0,20}).{0,60}",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"cookie|クッキー|consent|同意|partners|パートナー", re.IGNORECASE)
_SEARCH = re.compile(
    r".{0,60}(?:の|[:：])?検索結果.{0,40}|(?:you searched for|search results?"
    r"|results for)\b.{0,80}",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"(?:.{0,20}(?:記事|ニュース|新着|ブログ|リリース|お知らせ)の?一覧|(?:タグ|カテゴリー?"
    r"|キーワード)\s*[:：].{0,40}"
    r"|.{1,40}(?:の記事|に関する記事)(?:一覧)?|.{1,40}タグの記事|.{0,20}(?:バックナンバー"
    r"|アーカイブ)|新着(?:記事|情報)"
    r"|(?:tag|category|topic|author|archives?)\s*[:：].{0,60}|.{0,40}\barchives? for\b.{0,60}"
    r"|.{1,40}\barchives?"
    r"|.{1,60}, author at .{1,60}|(?:all|latest|recent|more) (?:news|posts|articles|stories)"
    r"|blog|news(?:room)?)",
    re.IGNORECASE,
)
_LISTING_PATH = re.compile(
    r"/(?:tags?|category|categories|authors?|topics?|archives?|label|search"
    r"|page/\d+)(?:/[^/]+)?(?:/page/\d+)?/?$"
    r"|/page/\d+/?$",
    re.IGNORECASE,
)
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:s|q|query|keyword|search)=")
_LISTING_KINDS = {"CollectionPage", "SearchResultsPage", "ProfilePage", "Series", "ItemList"}
_LISTING_CLASSES = {"archive", "tag", "category", "search", "author", "tag-template", "blog"}
_VIDEO = re.compile(
    r"(?:【動画】|［動画］|\[動画\]|watch\s*[:：]|video\s*[:：|]).*|.*[|｜]\s*(?:動画|video)\s*$",
    re.IGNORECASE,
)
_GALLERY = re.compile(
    r"(?:【写真】|【画像】|フォトギャラリー|写真特集|in pictures\b|photos?\s*[:：]"
    r"|gallery\s*[:：]).*",
    re.IGNORECASE,
)


@dataclass
class _Looked:
    """A page with what was read of it."""

    document: Document
    marks: Landmarks
    url: SplitResult | None
    title: str
    text: str

    @cached_property
    def weight(self) -> float:
        return weight(self.text)

    @cached_property
    def names(self) -> list[str]:
        """What the page calls itself: its title and its headings of the first order."""
        headings = [label_of(h) for h in self.marks.headings if h.tag == "h1"]
        written = [label_of(element) for element in self.marks.titles]
        return [name for name in (self.title, *headings[:3], *written[:1]) if name]

    def is_called(self, form: re.Pattern[str]) -> bool:
        return any(form.fullmatch(name) for name in self.names)

    def is_titled(self, form: re.Pattern[str]) -> bool:
        """Whether the title has a form: the heading above an article may be its blog's."""
        written = [label_of(element) for element in self.marks.titles[:1]]
        return any(form.fullmatch(name) for name in (self.title, *written))

    @property
    def path(self) -> str:
        return self.url.path if self.url else ""

    @cached_property
    def teasers(self) -> int:
        """Headings that lead to other pages."""
        return sum(_leads_away(heading) for heading in self.marks.headings)

    @cached_property
    def is_named_article(self) -> bool:
        kinds = {*self.document.meta("og:type")}
        return is_article(self.document.facts) or "article" in kinds


def objection(document: Document, marks: Landmarks, url: str, title: str, text: str) -> str | None:
    """Why a page with this title and text is no article; None where it may be one."""
    looked = _Looked(document, marks, _split(url), title, text)
    return next((reason for family in _FAMILIES if (reason := family(looked))), None)


def _error_page(page: _Looked) -> str | None:
    called = next((name for name in page.names if _ERROR.fullmatch(name)), None)
    if called is None or page.weight > _NOTICE or (page.is_named_article and called != page.title):
        return None
    return f"an error page: {called[:60]}"


def _form(page: _Looked) -> str | None:
    if page.weight > _NOTICE:
        return None
    kinds = (
        ("a login page", _LOGIN, _LOGIN_PATH),
        ("a registration page", _REGISTRATION, _REGISTRATION_PATH),
    )
    for reason, form, path in kinds:
        if page.is_called(form) and (path.search(page.path) or _asks_for_a_password(page)):
            return reason
    return None


def _asks_for_a_password(page: _Looked) -> bool:
    return any(
        (field.get("type") or "").lower() == "password"
        for field in page.document.tree.iter("input")
    )


def _consent_wall(page: _Looked) -> str | None:
    is_short = page.weight <= _NOTICE
    named = f"{page.title}\n{page.text}"
    if is_short and page.is_called(_CONSENT) and len(_COOKIES.findall(named)) > 1:
        return "a consent wall"
    return None


def _no_text(page: _Looked) -> str | None:
    return None if page.text else "no main text"


def _garbled(page: _Looked) -> str | None:
    found = damage(f"{page.title}\n{page.text}")
    return f"mojibake: {found}" if found else None


def _paywall_stub(page: _Looked) -> str | None:
    found = missing_part(page.document, page.text)
    return f"a paywall stub: {found}" if found else None


def _listing(page: _Looked) -> str | None:
    if page.teasers < _TEASERS_OF_LISTING or page.is_named_article:
        return None
    kinds = kinds_of(page.document.facts)
    query = page.url.query if page.url else ""
    if page.is_called(_SEARCH) or "SearchResultsPage" in kinds or _SEARCH_QUERY.search(query):
        return "a search page"
    if _is_root(page.url):
        return "a front page"
    body = page.document.tree.find("body")
    classes = set((body.get("class") or "").lower().split()) if body is not None else set()
    if (
        page.is_titled(_LISTING)
        or kinds & _LISTING_KINDS
        or _LISTING_PATH.search(page.path)
        or (classes & _LISTING_CLASSES and not classes & {"single", "single-post"})
        or "profile" in page.document.meta("og:type")
    ):
        return "a listing"
    return None


def _moving_or_still_pictures(page: _Looked) -> str | None:
    if page.is_named_article or page.weight > _CAPTIONS:
        return None
    kinds = kinds_of(page.document.facts)
    types = [*page.document.meta("og:type")]
    if (
        page.is_called(_VIDEO)
        or "VideoObject" in kinds
        or any(t.startswith("video") for t in types)
    ):
        return "a video page"
    if page.is_called(_GALLERY) or kinds & {"ImageGallery", "MediaGallery"}:
        return "a gallery"
    return None


def _short(page: _Looked) -> str | None:
    if page.weight < MIN_WEIGHT:
        return f"the main text is too short for an article: {len(page.text)} characters"
    return None


def _list_of_links(page: _Looked) -> str | None:
    if is_article(page.document.facts):
        return None
    if _linked_share(page.document, page.text) > _LINKED_SHARE_OF_LIST:
        return "a list of links"
    return None


_FAMILIES: tuple[Callable[[_Looked], str | None], ...] = (
    _error_page,
    _form,
    _consent_wall,
    _listing,
    _paywall_stub,
    _moving_or_still_pictures,
    _no_text,
    _garbled,
    _short,
    _list_of_links,
)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _is_root(url: SplitResult | None) -> bool:
    if url is None:
        return False
    return url.path in {"", "/", "/index.html", "/index.htm", "/index.php"} and not url.query


def _leads_away(heading: Element) -> bool:
    if is_beside(heading):
        return False
    parent = heading.getparent()
    return heading.find(".//a[@href]") is not None or (parent is not None and parent.tag == "a")


def _linked_share(document: Document, text: str) -> float:
    """How much of the text stands in lines that are nothing but a link."""
    links = [text_of(link) for link in document.tree.iter("a")]
    if sum(map(len, links)) < len(text) * _LINKED_SHARE_OF_LIST / 2:
        return 0.0  # folding costs more than counting
    longest = max(len(link.casefold()) for link in links)
    lines = [folded(line) for line in text.split("\n")]
    total = sum(map(len, lines))
    if sum(len(line) for line in lines if len(line) <= longest) <= total * _LINKED_SHARE_OF_LIST:
        return 0.0  # neither do paragraphs stand in links
    whole = set(map(folded, links))
    return sum(len(line) for line in lines if line in whole) / total if total else 0.0
