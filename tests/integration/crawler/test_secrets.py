"""Secrets of sources reach their own site, and nothing else: no log, no file, no other site."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.models import Source
from tests.integration.crawler.conftest import Answer, Project, Site
from tests.integration.projects import TrackerProject

TOKEN = "tok+3n/of=many-characters"
ENCODED = "tok%2B3n%2Fof%3Dmany-characters"
HEADER = "header-secret-0123456789"
WRITTEN = "written-out-0123456789"


@pytest.fixture
def other() -> Site:
    return Site()


def test_a_secret_is_sent_to_its_own_site_alone_and_stands_in_no_file(
    site: Site, other: Site, project: Project
) -> None:
    feed = f"/feed.xml?token={ENCODED}"
    moved = f"/moved.xml?token={ENCODED}"
    mine = f"/a?token={ENCODED}"
    for path in ("/b", "/c", "/e"):
        other.add_article(path, path)
    site.add_article(mine, "A", text=f"The token is {TOKEN}.")
    site.answers[feed] = Answer(status=302, headers={"Location": moved})
    links = (
        f"{site.url}{mine}",
        f"{other.url}/b?x=${{PAID}}",  # a publisher that fishes for secrets of its reader
        f"{site.url}/to-other",
        f"{site.url}/gone?token={ENCODED}",
        f"http://jane:hunter22@127.0.0.1:{site.port}/d",
    )
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    site.answers[moved] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
    site.answers["/to-other"] = Answer(status=302, headers={"Location": f"{other.url}/c"})
    site.answers[f"/written.xml?api_key={WRITTEN}"] = Answer(
        f"<rss><channel><item><link>{other.url}/e</link></item></channel></rss>".encode()
    )
    sources = (
        Source(
            name="paid",
            url=f"{site.url}/feed.xml?token=${{PAID}}",
            headers={"X-Key": "Bearer ${KEY}"},
            allow_local=True,
        ),
        Source(name="written", url=f"{site.url}/written.xml?api_key={WRITTEN}"),
        Source(name="down", url="http://127.0.0.1:9/?token=${PAID}", allow_local=True),
    )
    secrets = {
        "paid": {"PAID": TOKEN, "KEY": HEADER},
        "written": sources[1].tokens,
        "down": {"PAID": TOKEN},
    }
    job = project.job(*sources, verbose=True, secrets=secrets)
    summary = project.run(job)

    sent = {asked.path: asked.headers.get("x-key") for asked in site.asked}
    signed = {feed, moved, mine, f"/gone?token={ENCODED}", "/to-other"}
    assert {path for path, key in sent.items() if key == f"Bearer {HEADER}"} == signed
    assert sent["/robots.txt"] is None
    assert sent[f"/written.xml?api_key={WRITTEN}"] is None
    assert {asked.headers.get("x-key") for asked in other.asked} == {None}
    assert not any(TOKEN in asked.path or ENCODED in asked.path for asked in other.asked)
    assert "/d" not in sent
    assert "/b?x=$%7BPAID%7D" in other.paths()

    assert summary.sources["paid"].new == 2, summary.problems
    assert summary.sources["written"].new == 1, summary.problems
    (down,) = (line for line in summary.problems if line.startswith("down: "))
    assert down == "down: http://127.0.0.1:9/?token=${PAID}: connection refused"
    told = "\n".join([*summary.problems, *map(repr, project.events)])
    assert "hunter22" not in told + repr(project.fetches())
    for secret in (TOKEN, ENCODED, HEADER, WRITTEN):
        assert secret not in told
        assert secret.encode() not in everything_in(project.data), secret
    documents = {row["url"] for row in project.fetches()[1:] if row["purpose"] == "feed"}
    assert {
        f"{site.url}/feed.xml?token=${{PAID}}",
        f"{site.url}/written.xml?api_key=${{url.api_key}}",
    } <= documents


def everything_in(folder: Path) -> bytes:
    """What any file holds, unpacked."""
    import gzip

    contents = [file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()]
    assert len(contents) > 5
    return b"\n".join(
        gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        for content in contents
    )


def test_a_source_whose_secret_is_missing_is_one_line_and_the_others_go_on(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add_article("/a", "A")
    feed = site.add_feed("/a")
    site.answers["/feed.xml?token=0123456789"] = site.answers["/feed.xml"]
    project = TrackerProject(tmp_path / "project")
    project.add_source("paid", f"{feed}?token=${{PAID_TOKEN_OF_TESTS}}")
    project.add_source("free", feed)
    done = project.tracker("crawl")
    assert done.returncode == 1
    (line,) = (line for line in done.stderr.splitlines() if "! " in line)
    assert line.startswith("  ! paid: the secret PAID_TOKEN_OF_TESTS is missing: set the env")
    assert "/feed.xml" in site.paths()
    assert not any("token" in path for path in site.paths())
    file = tmp_path / "token"
    file.write_text("0123456789\n")
    monkeypatch.setenv("PAID_TOKEN_OF_TESTS_FILE", str(file))
    assert project.tracker("crawl", "--source", "paid").returncode == 0
    assert "/feed.xml?token=0123456789" in site.paths()
