"""`tracker parse` as a program: one page, and a stream of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import warm

PAGE = (
    '<!doctype html><html lang="ja"><head><title>加速器の電力、2倍に</title></head><body>'
    "<h1>加速器の電力、2倍に</h1><p>2026年11月3日 10時30分</p>"
    "<p>加速器の消費電力が、今年は昨年の2倍になった。冷却の方法も変わりつつあるという。</p>"
    "<p>事業者は水で冷やす設備を急いで増やしている。電力の価格はまだ下がらない。</p>"
    "</body></html>"
)
URL = "https://news.example/a?utm_source=rss"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def parse(*arguments: str, given: bytes | str = b"", folder: Path | None = None) -> Done:
    data = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    done = warm.tracker("parse", *arguments, stdin=data, cwd=folder)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def line(id_: Any = 1, url: str = URL, html: str = PAGE) -> str:
    return json.dumps({"id": id_, "url": url, "html": html})


def test_a_page_is_an_article_as_json(tmp_path: Path) -> None:
    done = parse("--url", URL, "--format", "json", given=PAGE, folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    article = json.loads(done.out)
    assert set(article) == {
        *("url", "title", "text", "lang", "authors", "published_at", "date_precision"),
        *("updated_at", "description", "section", "tags", "image_url", "provenance"),
    }
    assert article["url"] == "https://news.example/a"
    assert article["title"] == "加速器の電力、2倍に"
    assert article["text"].count("\n") == 1
    assert (article["lang"], article["authors"]) == ("ja", [])
    assert article["published_at"] == "2026-11-03T01:30:00+00:00"
    assert article["date_precision"] == "minute"
    assert article["provenance"]["published_at"] == "text"


def test_a_file_in_another_charset_and_zone_as_a_table(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.encode("cp932"))
    arguments = ("--time-zone", "Europe/Oslo", "--format", "table")
    done = parse(str(file), "--url", URL, *arguments, folder=tmp_path)
    assert done.code == 0
    assert "加速器の電力、2倍に" in done.out
    assert "2026-11-03 10:30" in done.out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"<title>Menu</title><nav>Home</nav>", "no article: no main text"),
        (b"", "an empty page"),
        (b"%PDF-1.7", "a PDF document"),
    ],
)
def test_a_page_without_an_article_is_one_line(given: bytes, words: str) -> None:
    done = parse("--url", URL, given=given)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"tracker: {URL}: {done.err.partition(f'{URL}: ')[2]}"
    assert words in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--url", "news.example"),
        ("--url", URL, "--time-zone", "Mars/Base"),
        ("--url", URL, "--jsonl"),
        ("nowhere.html", "--url", URL),
        (".", "--url", URL),
    ],
)
def test_wrong_use_is_one_line_and_code_2(arguments: tuple[str, ...]) -> None:
    done = parse(*arguments, given=PAGE)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("tracker: ")
    assert done.err.count("\n") == 1


def test_a_stream_is_answered_in_order_whatever_is_in_it() -> None:
    lines = [line(n) for n in range(30)]
    lines[3:3] = ["{broken", "[1]", '{"id": "x", "html": ""}', "", line("bad", "ftp://a.example")]
    lines.append(line("deep", html="<div>" * 50_000))
    lines.append('{"id": "half", "url": "https://a.example/", "html": "\\ud800 <p>x"}')
    done = parse("--jsonl", given="\n".join(lines))
    assert done.code == 1
    answers = done.lines()
    ids = [0, 1, 2, None, None, "x", "bad", *range(3, 30), "deep", "half"]
    assert [answer["id"] for answer in answers] == ids
    for answer in answers:
        assert set(answer) == {"id", "article", "reason"}
        assert (answer["article"] is None) == (answer["reason"] is not None)
        assert (answer["article"] is not None) == (type(answer["id"]) is int)
    told = done.err.splitlines()
    assert [problem.split(": ")[1] for problem in told[:-1]] == [
        *("line 4", "line 5", "line 6", "line 8"),
    ]
    assert told[-1] == "tracker: done, but 4 lines could not be read (see above)"


def test_a_rejected_page_in_a_stream_is_no_failure() -> None:
    done = parse("--jsonl", given=line(html="<title>Menu</title>"))
    assert (done.code, done.err) == (0, "")
    assert done.lines() == [{"id": 1, "article": None, "reason": "no main text"}]


def test_each_line_is_answered_before_the_next_is_written() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "parse", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for number in range(3):
            child.stdin.write(line(number) + "\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == number
        child.stdin.close()
        assert child.wait(60) == 0


def test_a_reader_that_goes_away_ends_the_stream_quietly() -> None:
    program = f'"{sys.executable}" -m tracker parse --jsonl | head -n 1'
    done = subprocess.run(
        program,
        shell=True,
        input="\n".join(line(n) for n in range(100)),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert json.loads(done.stdout)["id"] == 0
    assert done.stderr == ""
