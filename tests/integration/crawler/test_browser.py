"""Pages that scripts fill, read through a real Chromium that reaches nothing by itself."""

from __future__ import annotations

import json

import pytest

from config.models import Source
from crawler.browser.settings import obstacle
from crawler.process import crawl
from tests.integration.crawler.conftest import SENTENCES, Answer, Asked, Project, Site

pytestmark = pytest.mark.skipif(obstacle() is not None, reason=f"no browser: {obstacle()}")

SHELL = """<!DOCTYPE html><html lang="en"><head><title>Kelp</title>
<link rel="stylesheet" href="/style.css"><script src="/app.js" defer></script></head>
<body><div id="root"></div></body></html>"""
APP = """
fetch('/api' + location.pathname).then(r => r.json()).then(a => {
  document.title = a.title;
  const root = document.getElementById('root');
  root.innerHTML = '<article><h1></h1><time></time></article>';
  root.querySelector('h1').textContent = a.title;
  root.querySelector('time').setAttribute('datetime', a.at);
  for (const line of a.lines) {
    const p = document.createElement('p');
    p.textContent = line;
    root.querySelector('article').append(p);
  }
});
"""


def add_app(site: Site, *paths: str) -> Source:
    for path in paths:
        site.answers[path] = Answer(SHELL.encode())
        site.answers[f"/api{path}"] = story(f"Kelp story {path}")
    site.answers["/app.js"] = Answer(APP.encode(), content_type="text/javascript")
    return Source(name="kelp", url=site.add_feed(*paths), browser=True)


def story(title: str) -> Answer:
    told = {"title": title, "at": "2026-11-20T08:30:00+09:00", "lines": SENTENCES}
    return Answer(json.dumps(told).encode(), content_type="application/json")


def test_what_scripts_write_is_the_article(site: Site, project: Project) -> None:
    source = add_app(site, "/one", "/two")
    summary = project.crawl(source, timeout=20)
    assert summary.problems == ()
    titles = {article.title for article in project.articles()}
    assert titles == {"Kelp story /one", "Kelp story /two"}
    assert all(SENTENCES[0] in article.text for article in project.articles())
    assert site.paths().count("/app.js") == 1  # shared by the pages, and kept
    assert "/style.css" not in site.paths()  # of no use for a text


def test_the_same_shell_with_other_content_is_a_new_version(site: Site, project: Project) -> None:
    source = add_app(site, "/one")
    site.answers["/one"] = Answer(SHELL.encode(), headers={"ETag": '"shell"'})
    project.crawl(source, timeout=20)
    site.answers["/api/one"] = story("Kelp story, corrected")
    project.crawl(source, timeout=20, recheck_hours=0)
    assert [a.title for a in project.articles()] == ["Kelp story /one", "Kelp story, corrected"]


def test_the_browser_asks_only_what_the_crawl_may_ask(site: Site, project: Project) -> None:
    site.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /secret\n", content_type="text/plain"
    )
    reached: list[str] = []

    def note(asked: Asked) -> Answer:
        reached.append(asked.path)
        return Answer(b"{}", content_type="application/json")

    for path in ("/secret", "/post", "/ws", "/frame"):
        site.answers[path] = note
    inside = Site("127.0.0.2")  # local too, and not the source's own host
    trap = f"""
      fetch('/secret').catch(() => 0);
      fetch('/post', {{method: 'POST', body: 'x'}}).catch(() => 0);
      fetch('{inside.url}/inside').catch(() => 0);
      fetch('file:///etc/passwd').catch(() => 0);
      try {{ new WebSocket('ws://127.0.0.1:{site.port}/ws'); }} catch (e) {{}}
      navigator.sendBeacon('/post', 'x');
    """
    source = add_app(site, "/one")
    site.answers["/app.js"] = Answer((trap + APP).encode(), content_type="text/javascript")
    source = source.model_copy(update={"allow_local": True})
    summary = crawl(project.job(source, allow_local=False, timeout=20), project.events.append)
    assert summary.problems == ()
    assert len(project.articles()) == 1
    assert reached == []
    inside.close()
    assert inside.paths() == []


def test_a_page_that_never_shows_what_is_waited_for_fails_in_one_line(
    site: Site, project: Project
) -> None:
    source = add_app(site, "/one").model_copy(update={"wait_for": "#never"})
    summary = project.crawl(source, timeout=2)
    assert project.articles() == []
    [problem] = summary.problems
    assert "the browser could not render it" in problem
    assert "\n" not in problem


def test_a_listing_that_scripts_fill_is_read(site: Site, project: Project) -> None:
    site.answers["/list"] = Answer(
        b"<html><body><main></main><script>"
        b"document.querySelector('main').innerHTML = '<article><a href=/plain>one</a></article>';"
        b"</script></body></html>"
    )
    site.add_article("/plain", "A plain page")
    source = Source(name="kelp", kind="listing", url=f"{site.url}/list", browser=True)
    project.crawl(source, timeout=20)
    assert [article.title for article in project.articles()] == ["A plain page"]
