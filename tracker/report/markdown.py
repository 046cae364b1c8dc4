"""A report for a wiki, a mail or an issue."""

from __future__ import annotations

from typing import IO
from urllib.parse import quote

from tracker.claims.line import line_of
from tracker.claims.list_view import item_markdown
from tracker.plain import cut
from tracker.report import words
from tracker.report.content import EntityReport, Sentence
from tracker.sparkline import sparkline
from tracker.tables import markdown, write_markdown_table

SENTENCE_LENGTH = 400


def write_markdown(report: EntityReport, stream: IO[str]) -> None:
    """Write the report as Markdown (CommonMark, with tables as GitHub reads them)."""
    say = stream.write
    say(f"# {markdown(report.entity.name)}\n\n")
    say(f"{markdown(words.what_it_is(report.entity))}; {words.period(report)}\n\n")
    say(f"- {words.totals(report)}\n")
    if undated := words.undated(report):
        say(f"- {undated}\n")
    if report.first:
        say(f"- first named {_told(report.first)}\n")
    line = sparkline([bucket.articles for bucket in report.trend])
    say(f"\n## Articles by {report.grain}\n\n`{line}`\n\n")
    _table(
        stream,
        [report.grain, "mentions", "articles", "stories", "share"],
        [
            [
                words.bucket_name(b.bucket, report.grain) + (" (running)" if b.partial else ""),
                *("?" if n is None else str(n) for n in (b.mentions, b.articles, b.stories)),
                words.percent(b.share),
            ]
            for b in report.trend
        ],
    )
    if not report.totals.articles:
        return
    say("\n## Where\n\n")
    _table(
        stream,
        ["source", "language", "tier", "articles", "mentions", "latest"],
        [
            [s.title, s.lang or "", s.tier or "", str(s.articles), str(s.mentions), str(s.last_day)]
            for s in report.sources
        ],
    )
    if report.companions:
        say("\n## Named with\n\n")
        _table(
            stream,
            ["entity", "kind", "articles"],
            [[c.name, c.kind, str(c.together)] for c in report.companions],
        )
    _claims(report, stream)
    say("\n## Latest\n\n")
    for told in report.latest:
        say(f"- {_told(told)}\n")


def _claims(report: EntityReport, stream: IO[str]) -> None:
    firmness = words.firmness(report.stances)
    stream.write(f"\n## Claims\n\n{firmness or 'None about it.'}\n")
    if decay := words.decay(report.stances):
        stream.write(f"\n{decay}\n")
    if report.claims:
        stream.write("\n")
        _table(
            stream,
            ["claim", "stories", "hedged", "attributed", "score", "first told", "by", "sentence"],
            [
                [
                    line_of(c.claim, c.key),
                    str(c.stories),
                    words.hedged(c),
                    words.attributed(c),
                    f"{c.score:.2f}",
                    f"{c.first_seen} {c.first_source}",
                    c.attribution or "",
                    cut(c.sentence, SENTENCE_LENGTH),
                ]
                for c in report.claims
            ],
        )
    for title, items in words.became(report):
        stream.write(f"\n### {title}\n\n")
        for item in items:
            stream.writelines(item_markdown(item))
    if loudness := words.loudness(report.stances):
        stream.write(f"\n### Hype by {report.grain}\n\n{markdown(loudness)}\n\n")
        _table(
            stream,
            [report.grain, "tellings", "hedged", "attributed", "hype", "made up of"],
            [
                [
                    words.bucket_name(s.bucket, report.grain),
                    *map(str, (s.tellings, s.hedged, s.attributed)),
                    f"{s.score:.2f}",
                    words.score_parts(s),
                ]
                for s in report.stances
            ],
        )


def _table(stream: IO[str], columns: list[str], rows: list[list[str]]) -> None:
    write_markdown_table(columns, rows, stream)


def _told(told: Sentence) -> str:
    target = quote(told.url, safe=":/?&=%#~+,;@!$'*")
    sentence = markdown(cut(told.sentence, SENTENCE_LENGTH))
    return f"{told.day}, [{markdown(told.source)}]({target}): {sentence}"
