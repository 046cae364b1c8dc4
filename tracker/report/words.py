"""The sentences that every form of a report shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from tracker.claims.line import line_of as line_of  # the page asks for it
from tracker.claims.lists import LISTS, Item
from tracker.claims.sums import summed
from tracker.plain import count, plain
from tracker.report.content import (
    ClaimLine,
    Contradiction,
    Decay,
    EntityReport,
    Prediction,
    StanceCount,
    Subject,
)

_LEAST_PART = 0.005


def what_it_is(entity: Subject) -> str:
    """`chip by AWS`, `chip, in no list: it seems to belong to Inferentia`."""
    if not entity.listed:
        kin = f": it seems to belong to {entity.family}" if entity.family else ""
        return f"{entity.kind}, in no list{kin}"
    return f"{entity.kind} by {entity.maker}" if entity.maker else entity.kind


def period(report: EntityReport) -> str:
    """`2026-08-10 to 2026-11-24, by week, days in Asia/Tokyo`."""
    period = f"{report.since} to {report.until}, by {report.grain}, days in {report.time_zone}"
    only = [plain(given) for given in (report.source, report.lang) if given is not None]
    return f"{period}, only {' and '.join(only)}" if only else period


def totals(report: EntityReport) -> str:
    """What was read in the period, in one sentence."""
    total = report.totals
    if not total.articles:
        return f"named in none of the {count(total.published, 'article')} read"
    return (
        f"{count(total.mentions, 'mention')} in {count(total.articles, 'article')} "
        f"({count(total.stories, 'story')}, {count(total.sources, 'source')}): "
        f"{percent(total.share)} of the {total.published:,} read"
    )


def undated(report: EntityReport) -> str | None:
    """What is in no number, if there is something."""
    number = report.totals.undated
    if not number:
        return None
    verb = "names it and is" if number == 1 else "name it and are"
    return f"{count(number, 'more article')} {verb} undated: in no number here"


def percent(share: float | None) -> str:
    """`34%`; nothing where it is unknown."""
    return "" if share is None else f"{share:.0%}"


def bucket_name(day: date, grain: str) -> str:
    """How a bucket is called: by its first day, a month or year by itself."""
    match grain:
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year} Q{(day.month + 2) // 3}"
        case "year":
            return str(day.year)
        case _:
            return day.isoformat()


def hedged(claim: ClaimLine) -> str:
    """How many tellings weaken the claim: `5 of 9`."""
    return f"{claim.hedged_times} of {claim.times}"


def attributed(claim: ClaimLine) -> str:
    """How many tellings name somebody who says so: `2 of 9`."""
    return f"{claim.attributed_times} of {claim.times}"


def became(report: EntityReport) -> list[tuple[str, list[Item]]]:
    """What became of its claims, under a heading each; headings without any are left out."""
    lists: dict[str, tuple[str, Sequence[Decay | Contradiction | Prediction]]] = {
        "Lost in the retelling": ("decay", report.decay),
        "Contradicted": ("contradictions", report.contradictions),
        "Came due": ("due", report.due),
    }
    return [
        (title, [LISTS[name].item(asdict(record)) for record in records])
        for title, (name, records) in lists.items()
        if records
    ]


def loudness(stances: tuple[StanceCount, ...]) -> str | None:
    """The mean score of all tellings, and what makes it up; None where there are none."""
    tellings = sum(stance.tellings for stance in stances)
    if not tellings:
        return None
    score = sum(stance.score * stance.tellings for stance in stances) / tellings
    amounts: dict[str, float] = {}
    for stance in stances:
        for part in stance.parts:
            share = part["amount"] * stance.tellings / tellings
            amounts[part["what"]] = amounts.get(part["what"], 0.0) + share
    return f"hype {score:.2f} of 1{_sum(amounts.items())}"


def score_parts(stance: StanceCount) -> str:
    """What makes up the score of one bucket: `0.22 kind + 0.04 no speaker − 0.09 hedge`."""
    return _sum((part["what"], part["amount"]) for part in stance.parts).removeprefix(" = ")


def _sum(parts: Iterable[tuple[str, float]]) -> str:
    """The parts from the greatest to the least; those of less than half a hundredth are `rest`."""
    told = sorted(parts, key=lambda part: -part[1])
    large = [part for part in told if abs(part[1]) >= _LEAST_PART]
    rest = sum(amount for _, amount in told) - sum(amount for _, amount in large)
    if abs(rest) >= _LEAST_PART:
        large.append(("rest", rest))
    return f" = {summed(large)}" if large else ""


def firmness(stances: tuple[StanceCount, ...]) -> str | None:
    """How the claims of the whole period are told; None where there are none."""
    tellings = sum(stance.tellings for stance in stances)
    if not tellings:
        return None
    parts = {
        "hedged": sum(stance.hedged for stance in stances),
        "attributed to somebody": sum(stance.attributed for stance in stances),
        "questioned": sum(stance.questioned for stance in stances),
        "denied": sum(stance.negated for stance in stances),
        "in words that sell": sum(stance.hyped for stance in stances),
    }
    said = ", ".join(f"{number} {how}" for how, number in parts.items() if number)
    return f"{count(tellings, 'telling')} of claims: {said or 'all stated as plain fact'}"


def decay(stances: tuple[StanceCount, ...]) -> str | None:
    """The share of hedged tellings in the earlier and in the later half of them."""
    tellings = sum(stance.tellings for stance in stances)
    if tellings < 8:
        return None  # too few to compare halves
    early_tellings = early_hedged = 0
    for stance in stances:
        if early_tellings >= tellings / 2:
            break
        early_tellings += stance.tellings
        early_hedged += stance.hedged
    late_tellings = tellings - early_tellings
    if not late_tellings:
        return None
    late_hedged = sum(stance.hedged for stance in stances) - early_hedged
    return (
        f"hedged in {early_hedged / early_tellings:.0%} of the earlier "
        f"and {late_hedged / late_tellings:.0%} of the later half"
    )
