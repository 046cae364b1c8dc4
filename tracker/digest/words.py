"""The sentences of a digest, the same in every form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.alerts.wording import leaves_open
from tracker.claims.line import line_of
from tracker.claims.lists import Item
from tracker.digest.content import Burst, Digest, Mover, NewClaim, NewName, SourceRow
from tracker.plain import count, plain
from tracker.report.words import percent

LEAST_P = 0.05
"""What is more probable by chance is not called sure."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a digest in plain lines, for whoever cannot show more."""

    title: str
    lines: tuple[str, ...]


def title(digest: Digest) -> str:
    """`News of chips: week 2026-11-16 to 2026-11-22`."""
    return f"{plain(digest.project)}: {period(digest)}"


def period(digest: Digest) -> str:
    """`week 2026-11-16 to 2026-11-22`, or `day 2026-11-22`."""
    if digest.since == digest.until:
        return f"day {digest.until}"
    return f"week {digest.since} to {digest.until}"


def totals(digest: Digest) -> str:
    """What was read, in one sentence."""
    total = digest.totals
    return (
        f"{count(total.articles, 'article')} ({total.articles_before:,} {before(digest)}), "
        f"{count(total.stories, 'story')}, {count(total.sources, 'source')}; "
        f"{count(digest.claims_told, 'claim')}, {digest.claims_new:,} of them new"
    )


def before(digest: Digest) -> str:
    """What the period is compared with: `the week before`."""
    return f"the {digest.by} before"


def mover(one: Mover) -> str:
    """`4 articles, 1 before; 33% of what was read, 8% before`, and whether that may be chance."""
    share = f"{percent(one.share)} of what was read" if one.share is not None else ""
    if share and one.share_before is not None:
        share += f", {percent(one.share_before)} before"
    told = f"{count(one.articles, 'article')}, {one.articles_before:,} before"
    return "; ".join(filter(None, (told, share, "hardly by chance" if is_sure(one) else "")))


def share(one: Mover) -> str:
    """`33% (8%)`: of what was read, and before."""
    earlier = f" ({percent(one.share_before)})" if one.share_before is not None else ""
    return f"{percent(one.share)}{earlier}"


def is_sure(one: Mover) -> bool:
    """Whether chance hardly explains the change."""
    p = one.p_rise if one.score > 0 else one.p_fall
    return p is not None and p < LEAST_P


def burst(one: Burst) -> str:
    """`12 articles from 2026-11-16 on; 40% of what was read, usually 8%`."""
    span = f"from {one.begin} on" if one.is_running else f"{one.begin} to {one.end}"
    return (
        f"{count(one.articles, 'article')} {span}; "
        f"{percent(one.share)} of what was read, usually {percent(one.usual_share)}"
    )


def new_name(one: NewName) -> str:
    """`chip of the family Inferentia, in no list; first named 2026-11-06 by wire, 2 stories`."""
    family = f" of the family {plain(one.family)}" if one.family else ""
    listed = "" if one.is_listed else ", in no list"
    by = f" by {plain(one.source)}" if one.source else ""
    what = f"{one.kind or 'name'}{family}{listed}"
    return f"{what}; first named {one.first_day}{by}, {count(one.stories, 'story')}"


def claim(one: NewClaim) -> str:
    """The claim in one line."""
    return line_of(one.claim, one.key)


def told(one: NewClaim) -> str:
    """`2026-11-23 vendor-blog, quoting AWS`."""
    speaker = f", quoting {plain(one.attribution)}" if one.attribution else ""
    return f"{one.first_seen} {plain(one.source)}{speaker}"


def still_open(one: NewClaim) -> str:
    """`leaves open: who says so, compared with what`; empty where it leaves nothing."""
    asked = leaves_open([dict(part) for part in one.parts])
    return f"leaves open: {asked}" if asked else ""


def source(one: SourceRow) -> str:
    """`5 articles, 3 before; 1 of 23 requests failed`."""
    failed = f"; {one.failed:,} of {count(one.requests, 'request')} failed" if one.failed else ""
    return f"{count(one.articles, 'article')}, {one.articles_before:,} before{failed}"


def lists(digest: Digest) -> list[tuple[str, Sequence[Item]]]:
    """What became of claims, under a heading each; headings without any are left out."""
    parts: tuple[tuple[str, Sequence[Item]], ...] = (
        ("Hedges dropped", digest.hedges),
        ("Contradictions", digest.contradictions),
        ("Predictions that came due", digest.due),
        ("Predictions due soon", digest.ahead),
    )
    return [(heading, items) for heading, items in parts if items]


def parts(digest: Digest) -> list[Part]:
    """The whole digest in plain lines; parts that hold nothing are left out."""
    return [part for part in _parts(digest) if part.lines]


def _parts(digest: Digest) -> Iterator[Part]:
    yield Part("Read", (totals(digest),))
    yield Part("Rising", tuple(f"{plain(one.name)}: {mover(one)}" for one in digest.risers))
    yield Part("Falling", tuple(f"{plain(one.name)}: {mover(one)}" for one in digest.fallers))
    yield Part("Bursts", tuple(f"{plain(one.name)}: {burst(one)}" for one in digest.bursts))
    yield Part("New names", tuple(f"{plain(o.name)}: {new_name(o)}" for o in digest.new_names))
    yield Part("New claims, the loudest first", tuple(map(_claim_line, digest.claims)))
    for heading, items in lists(digest):
        yield Part(heading, tuple(f"{item.claim}: {item.became}" for item in items))
    yield Part("Quiet sources", tuple(f"{plain(o.source)} {o.says}" for o in digest.quiet))


def _claim_line(one: NewClaim) -> str:
    asked = still_open(one)
    return f"{claim(one)} ({one.score:.2f}), {told(one)}{f'; {asked}' if asked else ''}"
