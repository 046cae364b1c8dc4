"""What Japanese says of the future: the words that say that something will be, or has been."""

from __future__ import annotations

import re

from nlp.claims.named_time import NamedTime
from nlp.claims.sentence import Sentence

_OUTLOOK = re.compile(
    r"予定|計画|見通し|見込|予測|予想|だろう|でしょう|目指|目標|方針|構想|観測|見方|持論|意気込"
    r"|期待|狙う|狙い|たい(?=[。、」と])|つもり|かもしれ|可能性|はず|見立て|公約|宣言|掲げ|想定|試算|意欲"
)
_PAST = re.compile(
    r"(?:た|だった|でした|ました|であった|していた|となった)(?:もの)?(?:だ|です)?(?=[。、」』）)]|$|が|ところ)"
)
_STATE = re.compile(r"(?:て|で)(?:い|お)(?:る|り|ます)|である|です(?=[。、」]|$)|だ(?=[。、」]|$)")
_NOT_PAST = re.compile(
    r"[うくすつぬむぶるぐい](?=[。、」』）)]|$|と|の|計|見|予|方)|ます(?=[。、」]|$)"
)
_SPEECH = re.compile(
    r"[。、」』]|と(?:の|いう|述|語|話|発表|予|見|み|表|し|投|強|説|明|宣|主|期|考|訴|意|同|言|答|し、)"
)
_BREAK = re.compile(
    r"[；;。▽]|ものの、|(?:で|し|り|き|い|え|け|れ|せ|め|げ|べ|て|ず|が|ば|び|ち|み|ぎ)、"
)
_RELEASE = re.compile(
    r"提供|出荷|納入|リリース|利用可能|利用でき|サポート|対応|終了|廃止|開催|公開|販売|発売|受付|募集|適用"
    r"|移行|ロールアウト|開始|登壇|実施|開く|閉じ|更新|改定|公布|施行|開幕"
)
_MADE = re.compile(r"量産|生産|稼働|建設|着工")
"""What becomes of goods is worth a prediction: 来年までに量産する."""
_CLAIMING = re.compile(
    r"実現|達|超え|なる|増|減|伸び|広が|拡大|倍|普及|置き換|取って代わ|主流|黒字|収益|上回|下回|到達"
    r"|変わ|なくな|追い抜|追いつ|縮小|半減|逆転|量産|出荷|稼働|構築|整備|投じ|投資|引き上げ|引き下げ|したい"
)
_FORECAST = re.compile(r"(?:予想|見通し|見込み|計画|目標)(?:は|を|が)")
"""通期の純利益予想を…に引き上げた: what is foretold has changed."""
_REST = 90
_REACH = 70
_AFTER = 24


def time_of_figure(
    sentence: Sentence, start: int, end: int, times: list[NamedTime]
) -> tuple[bool, NamedTime | None]:
    """Whether the amount at `start` to `end` is one of the future, and of what time."""
    text = sentence.text
    time = _time_near(text, start, end, times)
    if time is None:
        return False, None
    return _FORECAST.search(text, time.end, start) is not None or _is_ahead(
        text, max(end, time.end), time
    ), time


def statement(
    sentence: Sentence, times: list[NamedTime], *, goods: bool
) -> tuple[int, int, NamedTime | None] | None:
    """What a sentence without a figure says of the future: its place, and its time.

    `goods` says whether it names things that are made; their delivery is worth a prediction.
    """
    text = sentence.text
    for time in times:
        rest = text[time.end : time.end + _REST].partition("。")[0]
        if time.exact or not _is_ahead(text, time.end, time):
            continue
        made = _MADE.search(rest) or (goods and _OUTLOOK.search(rest))
        if _RELEASE.search(rest) and not made:
            continue
        if not (time.deadline or goods) and not _CLAIMING.search(rest):
            continue
        if not sentence.names and not _CLAIMING.search(rest):
            continue
        verb = _CLAIMING.search(text, time.end, time.end + _REST) or _OUTLOOK.search(
            text, time.end, time.end + _REST
        )
        return time.start, verb.end() if verb else time.end, time
    return None


def _time_near(text: str, start: int, end: int, times: list[NamedTime]) -> NamedTime | None:
    """The nearest time before an amount in its statement, else one that follows at once."""
    for time in reversed(times):
        if time.end <= start and start - time.end <= _REACH:
            return None if _BREAK.search(text, time.end, start) else time
    for time in times:
        if 0 <= time.start - end <= _AFTER and not _BREAK.search(text, end, time.start):
            return time
    return None


def _is_ahead(text: str, at: int, time: NamedTime) -> bool:
    """Whether what follows on `at` is still to come."""
    rest = text[at : at + _REST]
    stop = _SPEECH.search(rest)
    predicate = rest[: stop.end()] if stop and stop.group() in "。、」』" else rest
    predicate = predicate[: stop.start()] if stop and stop.group() not in "。、」』" else predicate
    if _OUTLOOK.search(rest.partition("。")[0]):
        return not _PAST.search(predicate) or _OUTLOOK.search(predicate) is not None
    if _PAST.search(predicate):
        return False
    if time.deadline:
        return True
    return _NOT_PAST.search(predicate) is not None and not (
        _STATE.search(predicate) or _RELEASE.search(predicate)
    )
