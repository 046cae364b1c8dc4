"""Statements of the future: a time that is to come, and a word that says something will be."""

from __future__ import annotations

import re

from nlp.claims.sentence import Sentence

_JA_WHEN = re.compile(
    r"(?:20\d\d ?年(?:度|末|内)?|来年度?|再来年|来期|来四半期|年内|年度内|今年度中"
    r"|[0-9０-９一二三四五]{1,2} ?年後|数年後|今後[0-9０-９一二三四五数]{1,2} ?年"
    r"|[0-9]{1,2}月)(?:の?(?:前半|後半|春|夏|秋|冬|末|初頭|上期|下期|半ば))?(?:まで|中|以降|から"
    r"|に|にも|には|の|で|を)"
)
_JA_BY = re.compile(r"までに(?!な?っ?た)")
_JA_WILL = re.compile(
    r"予定|計画|見通し|見込|予測|予想|だろう|でしょう|目指|目標|方針|構想|可能性|はず|投入する"
    r"|提供する|開始する|広げる|拡大する|達する|高める|移す|増やす|投資する|なる(?=[。、」と]|見"
    r"|予|$)|始める|稼働する"
)
_JA_PAST = re.compile(r"(?:した|された|だった|でした|ました|なった|いた|来た|った)[。」』]*$")
_JA_SAID = re.compile(r"(?:明らかに|発表|説明|予告|公表|語っ|述べ|話し)(?:し|した|た|て)")

_EN_WHEN = re.compile(
    r"\b(?:by (?:the (?:end|middle|start) of )?(?:early |late |mid-?)?(?:20\d\d|next (?:year"
    r"|quarter|month)|year-end)|next (?:year|quarter|decade)|(?:before|until|from|in|through"
    r"|during)(?: at least)?(?: fiscal| calendar)?"
    r"(?: early| late| mid-?)? ?(?:20[2-9]\d)|within (?:the next )?(?:\w+ ){1,2}(?:years|months"
    r"|quarters)|in the (?:coming|next) (?:\w+ )?(?:years|months|quarters)"
    r"|over the next (?:\w+ )?(?:years|months)|later this year|this decade)\b",
    re.IGNORECASE,
)
_EN_WILL = re.compile(
    r"\b(?:will|won['’]t|could|may|might|would|should|expects?|expected|plan(?:s|ned)? to"
    r"|predicts?|predicted|projected|forecasts?|due|aims?|is set to|are set to|going to|to reach"
    r"|targets?)\b",
    re.IGNORECASE,
)
_EN_EXPECTED = re.compile(
    r"\b(?:is|are) (?:widely |now |also )?(?:expected|projected|forecast|predicted|poised"
    r"|likely) to\b",
    re.IGNORECASE,
)
_JA_EXPECTED = re.compile(r"(?:と|が)(?:予想|予測|見込)(?:さ|ま)れ")
_REACH = 110


def future_span(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The time to come that is named around `start` to `end`, where that speaks of the future."""
    text = sentence.text
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    when, will = (_JA_WHEN, _JA_WILL) if sentence.japanese else (_EN_WHEN, _EN_WILL)
    time = when.search(text, low, high)
    if time is None:
        return None
    if ";" in text[min(start, time.start()) : max(end, time.end())]:
        return None
    if sentence.japanese:
        if _JA_PAST.search(text[-24:]) and not _JA_SAID.search(text[-24:]):
            return None
        if not _JA_BY.match(text, time.end() - 2) and not will.search(text, low, high):
            return None
        return time.span()
    return time.span() if will.search(text, low, high) else None


def future_statement(sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence without a figure says what is to come: its time, its verb."""
    text = sentence.text
    when = (_JA_WHEN if sentence.japanese else _EN_WHEN).search(text)
    if when is None or future_span(sentence, *when.span()) is None:
        expected = (_JA_EXPECTED if sentence.japanese else _EN_EXPECTED).search(text)
        return expected.span() if expected else None
    will = (_JA_WILL if sentence.japanese else _EN_WILL).search(
        text, max(0, when.start() - _REACH), when.end() + _REACH
    )
    if will is None:
        return when.span()
    return min(when.start(), will.start()), max(when.end(), will.end())
