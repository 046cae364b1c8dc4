"""Which Japanese amounts say how good, big or much something is, and not merely which it is."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims import figures_ja as words
from nlp.claims.about import describes_name
from nlp.claims.aspects import AspectWord
from nlp.claims.durations import is_time_of_work
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_CHANGES = re.compile(words.CHANGES)
_CHANGE_REACH = 40
_EACH = re.compile(words.EACH)
_NEAR_COUNT = 12
_LARGE_COUNT = 1000
_LEAST_COUNT = 10
_LEAST_REACHED = 2
_NEED_A_WORD: Final = frozenset({"W", "MHz", "GHz", "MT/s", "GT/s"})
_ALWAYS: Final = frozenset({"regions", "vCPU", "languages", "countries"})
_HARDWARE: Final = frozenset({"GPUs", "chips", "cores", "nodes", "TPUs", "XPUs", "racks"})
_TELLING: Final = frozenset({"power", "compute", "rate"})
"""Amounts that say how much a thing can do, whatever stands beside them."""
_MORE: Final = r"[ *]{0,3}(?:以上|超|未満|以内|以下|弱|強|程度|近く|余り|前後|ほど)?"
_OF_WHOLE = re.compile(
    r"(?:の(?:うち|中で)|(?:その|この|全体の|全[一-鿿]{1,3}の|[者社人数額]の))"
    r" ?(?:約|およそ|ほぼ)?[ *]{0,4}$"
)
_SHARES = re.compile(rf"{_MORE}(?:[がはを]|に(?:上る|のぼ|あたる|当たる))")
_SAID_OF = re.compile(
    r"[はが] ?(?:累計で?|合計で?|年間で?|平均で?|全体の|最大で?|約|およそ|ほぼ|わずか)?[ *]{0,4}$"
)
_SAYS = re.compile(
    rf"{_MORE}(?:[。、]|$|だ|で(?!き|は)|である|です|と(?:いう|な|達)?|に(?:達|上|下|の|な|増|減|届|迫|引)|を"
    r"(?:超|上|下|突破|割|維持|記録|達成)|へ|台)"
)
"""売上高は441億ドルだ: an amount that a topic is said to be."""
_MOVES = re.compile(
    rf"{_MORE}(?:も|を|に|へ|の)?(?:超え|突破|上回|下回|達|増|減|引き上げ|引き下げ|値[上下]げ|上積み"
    r"|調達|投じ|投資|支払|節約|削減|かか|稼|売り上げ|計上|出荷|販売|生産|製造|納入|売れ|設置|確保"
    r"|処理|届|到達|記録)"
)
_REACHES = re.compile(
    r"(?:以上|まで|超|近く)?の?[^、。はが]{0,14}?[にをへ]?"
    r"(?:対応|サポート|拡張|搭載|収め|収容|接続|扱え|扱う|連結|統合|構成可能|スケール|追加|同時"
    r"|利用可能|提供|展開|増や|増設|導入|採用)"
)
_EQUIPPED = re.compile(r"[ *]{0,3}を?(?:備え|搭載|載せ|積[みむん]|束ね|つな|接続|連結|内蔵)")
_HANDLED = re.compile(
    r"(?:規模)?の[^、。はが]{0,8}?モデル(?:まで|を)?(?:扱|動|学習|訓練|実行|対応|処理)"
)
_STORED = re.compile(
    r"[ *]{0,3}の ?(?:[A-Za-z0-9]{1,8} ?)?(?:HBM|S?RAM|DRAM|GDDR|LPDDR|DDR|VRAM|SSD|メモリ"
    r"|キャッシュ|ストレージ|[^、。はが]{0,8}を(?:備え|搭載|載せ|積))"
)
_MEASURED = re.compile(
    r"(?:厚さ|薄さ|重さ|重量|質量|幅|高さ|奥行き|面積|解像度|直径|長さ|線幅|微細さ|全長)"
    r"[はがを] ?(?:約|わずか|最大)?[ *]{0,4}$"
)
_GLOSS = re.compile(r"[A-Za-z0-9] ?[（(](?:約|最大)? ?$")
_A_MONTH = re.compile(r"(?:月額|年額|月々|毎月)[ *]{0,3}$")
_PLAN = re.compile(r"[ *]{0,3}の(?![^、。]{0,8}(?:値下げ|割引|値上げ))")


def has_merit(
    sentence: Sentence, figure: Figure, word: AspectWord | None, before: Figure | None
) -> bool:
    """Whether an amount is claimed; `word` says what of, `before` is what it came from."""
    quantity = figure.quantity
    kind = unit_kind(quantity.unit)
    text, end = sentence.text, figure.end
    start = before.start if before else figure.start
    if kind == "multiple":
        return not (text[0] == "|" and quantity.text.isalpha())  # Double is a type there
    if quantity.value is None:
        return False
    if kind == "percent":
        told = word is not None or _changes(text, start, end)
        return quantity.value != 0 and (told or _is_share(text, start, end))
    if text[0] == "|":
        return False  # a table lists what things are; how they compare it says in multiples
    if kind == "time":
        return is_time_of_work(sentence, figure, word, before)
    if kind == "count":
        return _is_count_with_merit(sentence, figure, word)
    if kind in {"length", "mass"}:
        return _MEASURED.search(text, max(0, start - 16), start) is not None
    if kind == "data" or quantity.unit in _NEED_A_WORD:
        if _GLOSS.search(text, max(0, start - 8), start) or _STORED.match(text, end):
            return True
        return word is not None and not describes_name(sentence, figure)
    if kind == "money" and _A_MONTH.search(text, max(0, start - 8), start):
        return _PLAN.match(text, end) is None  # 月額20ドルのプラン tells which plan
    return bool(word or sentence.names) or kind in _TELLING or _is_said(text, start, end)


def _is_count_with_merit(sentence: Sentence, figure: Figure, word: AspectWord | None) -> bool:
    """Whether a count says how much a thing holds or how far it is spread, and not what it is."""
    quantity, text, start, end = figure.quantity, sentence.text, figure.start, figure.end
    value = quantity.value or 0
    bounded = quantity.comparator in {"<=", ">="}
    if quantity.unit in _ALWAYS and value >= _LEAST_COUNT:
        return True
    if quantity.unit == "parameters":
        models = any(name.mention.kind == "model" for name in sentence.names)
        return (quantity.range is None and models) or _HANDLED.match(text, end) is not None
    if value >= _LEAST_REACHED and quantity.unit != "units":
        if bounded and _REACHES.match(text, end, end + 30):
            return True
        if quantity.unit in _HARDWARE and _EQUIPPED.match(text, end):
            return True
    if value < _LEAST_COUNT:
        return quantity.comparator == "<=" and quantity.unit == "vCPU"
    if _EACH.match(text, end):
        return False
    if quantity.unit == "tokens" and quantity.comparator == "<=":
        return True
    large = value >= _LARGE_COUNT or bounded
    if large and _is_said(text, start, end):
        return True
    if word is None:
        return large and bool(sentence.names)
    gap = max(word.start - end, start - word.end)
    return gap <= _NEAR_COUNT and (large or bool(sentence.names))


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether a topic is said to be so much (出力は25ドル。) or to move by it (1億台を出荷する)."""
    if _MOVES.match(text, end, end + 24):
        return True
    return (
        _SAID_OF.search(text, max(0, start - 12), start) is not None
        and _SAYS.match(text, end, end + 12) is not None
    )


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether a percentage says how much of a whole something is: このうち6割が米国内."""
    if _OF_WHOLE.search(text, max(0, start - 16), start) or _SHARES.match(text, end, end + 10):
        return True
    return _is_said(text, start, end)


def _changes(text: str, start: int, end: int) -> bool:
    return _CHANGES.search(text, max(0, start - _CHANGE_REACH), end + _CHANGE_REACH) is not None
