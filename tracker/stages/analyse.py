"""Read: from article segments to analysis segments.

A segment of articles that nobody has read yet becomes a segment of analyses of the same name. What
is read again goes into segments of its own, named after the run: the load takes the latest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from config.settings import Settings
from crawler.segments import damaged_segments, set_aside
from tracker.again.kept_rules import forget_rules, keep_rules
from tracker.again.plan import SEGMENTS, Plan, make_plan
from tracker.again.readings import Readings
from tracker.again.work import AnalyseSummary, Work
from tracker.home import Home
from tracker.progress import Progress, in_words
from tracker.reading import reading
from tracker.rules import Rules, Stamp


def analyse(
    home: Home, settings: Settings, rules: Rules, progress: Progress, *, run_id: str
) -> AnalyseSummary:
    """Read the articles that nobody has read yet.

    Where others were read by other rules, that is said. A segment that is damaged is a problem,
    today and every time until it is mended or removed; the others are read. An article on which the
    rules fail is a problem once. Raises StorageError where the results cannot be stored.
    """
    return _carry_out(
        home, settings, rules, progress, run_id, Plan.only_new, nothing="nothing new to read"
    )


def analyse_again(
    home: Home, settings: Settings, rules: Rules, progress: Progress, *, run_id: str
) -> AnalyseSummary:
    """Read what nobody has read yet, and again what these rules may read differently.

    Where only the catalogue has changed, that is what holds a writing of something that changed in
    it; else all that was read by other rules. After an interruption the next call goes on where
    this one was. Otherwise as `analyse`.
    """
    return _carry_out(
        *(home, settings, rules, progress, run_id, lambda plan: plan),
        nothing="nothing to read again: all was read by the rules of today",
    )


def analyse_everything(
    home: Home, settings: Settings, rules: Rules, progress: Progress, *, run_id: str
) -> AnalyseSummary:
    """Read every stored article, whoever has read it before.

    After an interruption `analyse_again` goes on where it was. Otherwise as `analyse`.
    """
    return _carry_out(
        home, settings, rules, progress, run_id, Plan.everything, nothing="nothing to read"
    )


def analyse_change_of_catalogue(
    home: Home, settings: Settings, rules: Rules, progress: Progress, *, run_id: str
) -> AnalyseSummary:
    """Read again what a change of the catalogue touches, in seconds; what asks for more waits.

    That is what was read by other rules altogether, or by nobody yet. Otherwise as `analyse`.
    """
    return _carry_out(
        home, settings, rules, progress, run_id, Plan.only_touched, nothing="nothing to read again"
    )


def _carry_out(
    home: Home,
    settings: Settings,
    rules: Rules,
    progress: Progress,
    run_id: str,
    choose: Callable[[Plan], Plan],
    *,
    nothing: str,
) -> AnalyseSummary:
    results = home.segments / "analyses"
    _remove_left_overs(results)
    _remove_left_overs(home.rules)
    articles = sorted((home.segments / "articles").glob(SEGMENTS))
    problems = _set_aside_torn(results, frozenset(file.name for file in articles))
    analyses = frozenset(file.name for file in results.glob(SEGMENTS))
    readings = Readings(home.rules / "readings.json", analyses)
    plan = choose(make_plan(articles, analyses, readings, rules, home.rules))
    with progress.stage("analyse") as stage:
        if plan:
            keep_rules(home.rules, rules)
            with reading(rules, workers=settings.analyse.workers) as readers:
                work = Work(results, run_id, rules.stamp, readers, readings, stage, problems)
                try:
                    work.read_new(plan.new)
                    work.read_whole(plan.whole)
                    work.read_touched(plan.touched)
                finally:
                    readings.save()
            forget_rules(home.rules, {rules.version, *(s.rules for s in readings.stamps())})
            summary = work.summary()
            progress.counted("analyse", {"": summary.counts})
            stage.done(str(summary))
        else:
            stage.done(nothing)
            summary = AnalyseSummary(0, 0, 0, tuple(problems))
        _tell_of_other_rules(progress, readings, articles, analyses, rules.stamp)
    progress.problems(summary.problems)
    return summary


def _tell_of_other_rules(
    progress: Progress,
    readings: Readings,
    articles: list[Path],
    analyses: frozenset[str],
    today: Stamp,
) -> None:
    """One line, where readers see what other rules have read."""
    known = [readings.get(file.name) for file in articles]
    counts = {
        "articles": sum(one.articles for one in known if one and one.stamp != today),
        "segments": sum(
            one is None and file.name in analyses for one, file in zip(known, articles, strict=True)
        ),
    }
    if any(counts.values()):
        progress.say(
            f"analyse: the rules or the catalogue have changed since {in_words(counts, '')} were "
            "read; 'tracker analyse --all' reads again what that touches"
        )


def _remove_left_overs(folder: Path) -> None:
    """What a killed process had not finished. The lock keeps a second one from being at work."""
    for file in folder.glob(".*.tmp"):
        file.unlink(missing_ok=True)


def _set_aside_torn(folder: Path, articles: frozenset[str]) -> list[str]:
    """What an accident has torn is read anew."""
    problems = []
    for file, _, damage in damaged_segments(folder):
        again = "its articles are read again"
        if file.name not in articles:
            again = "'tracker analyse --all' reads its articles again"
        problems.append(f"{damage}; kept as {set_aside(file).name}, {again}")
    return problems
