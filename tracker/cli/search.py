"""`tracker search`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options
from tracker.cli.where import a_name, where_options
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker search '推論コスト 最大'
  tracker search '"price performance" OR 価格性能 -広告' --since 90d
  tracker search 'train*' --entity Trainium2 --lang en
  tracker search エヌビディア --format json | jq '.[].url'

\b
How a query is read:
  a b         both words; of a Japanese word its parts too: 推論コスト is 推論 and コスト,
              and articles that have them side by side come first
  a OR b      either
  -a          without
  "a b"       side by side, as they stand
  a*          whatever it ends with
A name finds its other writings: エヌビディア also finds NVIDIA.
"""


@click.command(epilog=EPILOG)
@click.argument("query")
@click.option("--entity", metavar="NAME", callback=a_name, help="Only articles that name it.")
@where_options
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@rows_options
@click.pass_obj
def command(
    home: Home,
    query: str,
    entity: str | None,
    source: str | None,
    lang: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    form: str,
    output: str | None,
) -> None:
    """Articles by their words, in Japanese and English, the best first.

    Each with the part of its text that shows best what was found, the words marked.
    """
    from tracker.output import destination
    from tracker.questions.days import day_in
    from tracker.readers import open_copy
    from tracker.search.found import Question, find
    from tracker.search.writing import write_hits

    with open_copy(home) as con:
        days = {"since": day_in(con, since), "until": day_in(con, until)}
        hits = find(con, Question(query, entity, source, lang, **days, limit=limit))
    with destination(output) as stream:
        write_hits(hits, form, stream)
    if not hits and form == "table":
        click.echo("nothing was found", err=True)
