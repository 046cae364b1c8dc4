"""Compare polling policies: `python -m bench.polling [--corpora DIR]`."""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.polling.policies import Policy, by_frequency, by_share_seen, fixed, ours
from bench.polling.publishers import Publisher, invented_publishers, real_publishers
from bench.polling.simulation import Outcome, simulate

CORPORA = Path("../shared/corpora")
POLICIES: dict[str, Policy] = {
    "every 1h": fixed(1),
    "every 6h": fixed(6),
    "every 1d": fixed(24),
    "1/frequency": by_frequency,
    "share seen": by_share_seen,
    "adaptive": ours(),
}


def main() -> int:
    """Simulate, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    options = parser.parse_args()
    real = real_publishers(options.corpora) if options.corpora.is_dir() else []
    publishers = [*real, *invented_publishers()]
    outcomes = {
        name: [simulate(publisher, policy) for publisher in publishers]
        for name, policy in POLICIES.items()
    }
    for number, publisher in enumerate(publishers):
        days = (publisher.end - publisher.start).days
        count = sum(at >= publisher.start for at in publisher.published)
        _say(f"\n{publisher.name}: {count} articles in {days} days")
        _table({name: [all_of[number]] for name, all_of in outcomes.items()})
    for title, chosen in (("real", publishers[: len(real)]), ("all", publishers)):
        if chosen:
            _say(f"\n{title} publishers together, {len(chosen)} feeds")
            _table({name: all_of[: len(chosen)] for name, all_of in outcomes.items()})
            _equal_fetches(
                chosen, {name: all_of[: len(chosen)] for name, all_of in outcomes.items()}
            )
    return 0


def _table(rows: dict[str, Sequence[Outcome]]) -> None:
    _say(f"  {'':14}{'fetches/year':>13}{'mean':>8}{'median':>8}{'p90':>8} min{'missed':>8}")
    for name, outcomes in rows.items():
        _say(f"  {name:14}{_figures(outcomes)}")


def _figures(outcomes: Iterable[Outcome]) -> str:
    listed = list(outcomes)
    delays = sorted(delay for outcome in listed for delay in outcome.delays)
    fetches = sum(outcome.fetches for outcome in listed)
    missed = sum(outcome.missed for outcome in listed)
    if not delays:
        return f"{fetches:13,.0f}{'-':>8}{'-':>8}{'-':>8}    {missed:8}"
    p90 = delays[int(0.9 * (len(delays) - 1))]
    return (
        f"{fetches:13,.0f}{statistics.fmean(delays):8.0f}{statistics.median(delays):8.0f}"
        f"{p90:8.0f}    {missed:8}"
    )


def _equal_fetches(publishers: Sequence[Publisher], rows: dict[str, Sequence[Outcome]]) -> None:
    """Ours with the worth of a fetch set so that it spends what another policy does."""
    _say("  adaptive, spending as many fetches as")
    for name, outcomes in rows.items():
        if name == "adaptive":
            continue
        spent = sum(outcome.fetches for outcome in outcomes)
        low, high = 0.1, 3000.0
        for _ in range(7):
            middle = (low * high) ** 0.5
            tried = [simulate(publisher, ours(middle)) for publisher in publishers]
            if sum(outcome.fetches for outcome in tried) > spent:
                low = middle
            else:
                high = middle
        _say(f"  {name:14}{_figures(tried)}   ({middle:.3g} min a fetch)")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
