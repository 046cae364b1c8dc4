"""Sources of which only articles about followed things are stored."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

from config.models import Source
from config.settings import Settings
from crawler.job import new_run_id
from crawler.segments import read_rows, read_segment
from tests.integration.crawler.conftest import Answer, Site, article_html
from tracker.home import Home
from tracker.progress import Progress
from tracker.stages.crawl import crawl

OFF_TOPIC = "The garden in spring"


def off_topic_html() -> str:
    page = article_html(OFF_TOPIC)
    return page.replace("Trainium2 instances", "New benches").replace("chips", "seats")


def test_articles_that_name_nothing_followed_are_looked_at_and_not_stored(
    site: Site, tmp_path: Path
) -> None:
    home = Home(tmp_path)
    site.add_article("/chips", "Trainium2 in three regions")
    site.answers["/garden"] = Answer(off_topic_html().encode())
    feed = site.add_feed("/chips", "/garden")
    source = Source(name="press", url=feed, only_followed=True)

    def crawled() -> list[str]:
        crawl(
            *(home, Settings(), (source,), Progress(io.StringIO())),
            run_id=new_run_id(),
            allow_local=True,
        )
        files = sorted((home.segments / "articles").glob("*.gz"))
        return [article.title for file in files for article in read_segment(file)]

    assert crawled() == ["Trainium2 in three regions"]
    (fetches,) = (home.segments / "fetches").glob("*.gz")
    reasons = {row["url"]: (row["outcome"], row["reason"]) for row in list(read_rows(fetches))[1:]}
    assert reasons[f"{site.url}/garden"] == ("not-article", "names nothing that is followed")
    files = (path for path in (home.data / "archive").rglob("*") if path.is_file())
    archived = b"".join(gzip.decompress(path.read_bytes()) for path in files)
    assert b"Trainium2 in three regions" in archived
    assert OFF_TOPIC.encode() not in archived
    assert crawled() == ["Trainium2 in three regions"]
    assert site.paths().count("/garden") == 1  # not asked for again within a week
