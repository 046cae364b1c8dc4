# ruff: noqa: E501 - lines of markup and of words
"""What stands around an article on its page, for layouts to mark up: none of it is text."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.text.words import Writer


class Surroundings:
    """Written by the article's writer, after the article."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.either = writer.either

    def menu(self, form: str = '<li><a href="/{n}">{text}</a></li>', count: int = 8) -> str:
        """Entries of navigation."""
        return self._many(self._topic, form, count)

    def titles(self, form: str = '<li><a href="/a/{n}">{text}</a></li>', count: int = 6) -> str:
        """Headlines of other articles."""
        return self._many(self.writer.title, form, count)

    def teasers(self, form: str, count: int = 5) -> str:
        """Other articles with a few sentences; `form` has `{n}`, `{title}` and `{text}`."""
        return "".join(
            form.format(
                n=n, title=escape(self.writer.title()), text=escape(self.writer.paragraph(2))
            )
            for n in range(count)
        )

    def comments(self, form: str, count: int = 6) -> str:
        """What readers say; `form` has `{name}` and `{text}`."""
        return "".join(
            form.format(
                n=n,
                name=escape(self.writer.name()),
                text=escape(self.writer.paragraph(self.writer.random.randint(1, 4))),
            )
            for n in range(count)
        )

    def bio(self) -> str:
        """Of the author."""
        name = self.writer.name()
        return escape(
            self.either(
                f"{name} writes about machines and the people who run them. Before that, {name} "
                "spent nine years with a radio station.",
                f"{name}：計算機と、それを動かす人々を取材している。以前は放送局に9年間勤めた。",
            )
        )

    def cookies(self) -> str:
        """A notice of law."""
        return self.either(
            "We use cookies to remember your choices and to count visits. By continuing you agree "
            "to our notice on privacy.",
            "当サイトでは利便性の向上と閲覧状況の把握のためにCookieを使用しています。"
            "閲覧を続けると、その使用に同意したものとみなされます。",
        )

    def letter(self) -> str:
        """An invitation."""
        return self.either(
            "Get the best of the week in your inbox every Friday. You can leave at any time.",
            "毎週金曜日に注目記事をメールでお届けします。配信はいつでも停止できます。",
        )

    def wall(self) -> str:
        """An invitation to pay."""
        return self.either(
            "Members read more. Register for free to save articles and to follow topics.",
            "会員登録（無料）をすると、記事の保存やトピックのフォローができるようになります。",
        )

    def share(self, form: str = '<a href="#{n}">{text}</a> ') -> str:
        """Names of networks."""
        names = ("Facebook", "X", "LINE", "Pocket", self.either("Copy link", "リンクをコピー"))
        return "".join(form.format(n=n, text=name) for n, name in enumerate(names))

    def rights(self) -> str:
        """What stands at the foot of the page."""
        return self.either(
            "© 2026 All rights reserved. No part of this site may be reproduced without permission.",
            "© 2026 無断転載を禁じます。本サイトに掲載の記事・写真・図表の著作権は当社に帰属します。",
        )

    def advert(self) -> str:
        """A sentence that sells."""
        return self.either(
            "Your servers deserve better: try the free plan of Cloudberry today.",
            "サーバーの運用でお困りではありませんか。まずは無料プランでお試しください。",
        )

    def related(self) -> str:
        """The heading of a box of other articles."""
        return self.writer.random.choice(
            self.either(
                "Related articles|More on this|You may also like|Read next",
                "関連記事|あわせて読みたい|こちらもおすすめ|この記事を読んだ人はこんな記事も読んでいます",
            ).split("|")
        )

    def ranking(self) -> str:
        """The heading of a box of what others read."""
        return self.either("Most read", "アクセスランキング")

    def script(self, kilobytes: int = 12) -> str:
        """Code of the kind that pages are full of."""
        line = 'window.__q=window.__q||[];__q.push({"event":"view","id":"a81f","slot":"top-1"});'
        return f"<script>{line * (kilobytes * 1000 // len(line))}</script>"

    def _topic(self) -> str:
        return self.writer.pick("topic")

    def _many(self, text: Callable[[], str], form: str, count: int) -> str:
        return "".join(form.format(n=n, text=escape(text())) for n in range(count))
