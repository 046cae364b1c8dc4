"""The fifteen questions, to our macros and, as far as they can be asked there, to the others.

`{e}` is an entity, `{f}` and `{g}` two others, `{d}` a day half a year ago.
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """One question in the SQL of each who is asked; None where it would take a program."""

    name: str
    ours: str
    sqlite: str | None = None
    polars: str | None = None
    """Name of the function in `polars_scan` that answers it."""


# What trend() counts: articles, mentions and stories a week; not its shares, averages and bursts.
_TREND = """
SELECT week, count(*), sum(mentions), sum(is_first)
FROM (
    SELECT
        date(a.day, 'weekday 0', '-6 days') AS week,
        n.mentions,
        row_number() OVER (PARTITION BY a.story_id ORDER BY a.day) = 1 AS is_first
    FROM naming AS n
    JOIN article AS a ON a.article_id = n.article_id
    WHERE n.entity_id = '{{e}}' AND a.day IS NOT NULL {more}
)
GROUP BY week
"""
# What claims_about() counts; its sentences and parts of scores are left out.
_CLAIMS = """
SELECT
    c.key, min(a.day), max(a.day), count(*), sum(c.is_hedged), count(c.attribution),
    count(DISTINCT c.article_id), count(DISTINCT a.story_id), count(DISTINCT a.source), avg(c.score)
FROM claim AS c
JOIN article AS a ON a.article_id = c.article_id
WHERE c.subject = '{{e}}' {more}
GROUP BY c.key
ORDER BY 8 DESC
"""
_TOGETHER = """
SELECT o.entity_id, count(*), count(DISTINCT a.story_id)
FROM naming AS n
JOIN article AS a ON a.article_id = n.article_id
JOIN naming AS o ON o.article_id = n.article_id
WHERE n.entity_id = '{e}' AND a.day >= '{d}'
GROUP BY o.entity_id
ORDER BY 2 DESC
"""
_ALL = """
SELECT count(*), sum(articles), sum(mentions)
FROM (
    SELECT
        n.entity_id,
        date(a.day, 'weekday 0', '-6 days') AS week,
        count(*) AS articles,
        sum(n.mentions) AS mentions
    FROM naming AS n
    JOIN article AS a ON a.article_id = n.article_id
    WHERE a.day IS NOT NULL
    GROUP BY n.entity_id, week
)
"""
_ALL_OURS = """
SELECT count(*), sum(articles), sum(mentions)
FROM (
    SELECT entity, date_trunc('week', day) AS week, count(*) AS articles, sum(mentions) AS mentions
    FROM entity_articles
    WHERE day IS NOT NULL
    GROUP BY ALL
)
"""
_MOVED = """
SELECT n.entity_id, sum(a.day >= '{d}'), sum(a.day < '{d}'), min(a.day)
FROM naming AS n
JOIN article AS a ON a.article_id = n.article_id
WHERE a.day IS NOT NULL
GROUP BY n.entity_id
"""

TREND, CLAIMS, REPORT, ALL = "trend", "claims about", "report", "all entities by week"
QUESTIONS = (
    Question(TREND, "FROM trend('{e}')", _TREND.format(more=""), "trend"),
    Question(
        "trend by day, half a year",
        "FROM trend('{e}', grain := 'day', since := DATE '{d}')",
        _TREND.format(more="AND a.day >= '{{d}}'").replace("'weekday 0', '-6 days'", "'+0 days'"),
    ),
    Question(
        "trend in a source",
        "FROM trend('{e}', source := 'source005')",
        _TREND.format(more="AND a.source = 'source005'"),
    ),
    Question(
        "trend in Japanese",
        "FROM trend('{e}', lang := 'ja')",
        _TREND.format(more="AND a.lang = 'ja'"),
    ),
    Question("trend of a family", "FROM trend('{e}', family := true)"),
    Question("compare three", "FROM compare(['{e}', '{f}', '{g}'])"),
    Question(CLAIMS, "FROM claims_about('{e}')", _CLAIMS.format(more=""), "claims"),
    Question(
        "claims about, half a year",
        "FROM claims_about('{e}', since := DATE '{d}')",
        _CLAIMS.format(more="AND a.day >= '{{d}}'"),
    ),
    Question(REPORT, ""),
    Question(
        "named together, half a year", "FROM co_mentioned('{e}', since := DATE '{d}')", _TOGETHER
    ),
    Question("bursts", "FROM bursts('{e}')"),
    Question("first mentions", "FROM first_mentions('{e}')"),
    Question("hype by week", "FROM hype_index('{e}')"),
    Question("rising", "FROM rising()", _MOVED),
    Question(ALL, _ALL_OURS, _ALL, "all_entities"),
)
