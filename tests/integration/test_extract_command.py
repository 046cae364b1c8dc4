"""`tracker extract` as other programs call it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import warm

MENTION = {
    *("entity", "name", "kind", "text", "start", "end", "in", "repeat", "status", "confidence"),
}
QUANTITY = {"text", "start", "end", "in", "value", "unit", "comparator", "range"}
CLAIM = {
    *("kind", "start", "end", "in", "text", "subject", "subject_name", "aspect", "value", "unit"),
    *("comparator", "baseline", "attribution", "hedges", "hype", "stance", "score", "key"),
    *("repeat", "range", "subject_from", "confidence", "topic", "due", "parts", "aspect_word"),
}


def tracker(
    *arguments: str, stdin: bytes | str = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    done = warm.tracker("extract", *arguments, stdin=data, cwd=cwd)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def lines_of(documents: list[Any]) -> str:
    return "".join(
        (item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n"
        for item in documents
    )


def test_one_text_gives_the_shapes_of_the_contract() -> None:
    text = "AWSによると、Trainium2の性能はH100の2～3倍になるという。\r\n"
    done = tracker("--title", "AWSが発表", "--published", "2026-11-24", stdin=text)
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == ["lang", "mentions", "quantities", "claims", "ambiguous"]
    assert answer["lang"] == "ja"
    assert {frozenset(item) for item in answer["mentions"]} == {frozenset(MENTION)}
    assert {frozenset(item) for item in answer["quantities"]} == {frozenset(QUANTITY)}
    assert {frozenset(item) for item in answer["claims"]} == {frozenset(CLAIM)}
    (claim,) = answer["claims"]
    assert (claim["subject"], claim["attribution"]) == ("aws-trainium2", "AWS")
    assert answer["quantities"][0]["range"] == [2.0, 3.0]
    fields = {"title": "AWSが発表", "text": text}
    for item in (*answer["mentions"], *answer["quantities"], *answer["claims"]):
        assert fields[item["in"]][item["start"] : item["end"]] == item["text"]


def test_offsets_count_the_code_points_of_the_text_exactly_as_given() -> None:
    text = "\r\n \u3000👩‍👩‍👧\r\nTrainium2 is 2x faster.\r\n"
    answer = json.loads(tracker("--no-ginza", stdin=text).stdout)
    (claim,) = answer["claims"]
    assert text[claim["start"] : claim["end"]] == "2x faster"


def test_file_is_read_outside_a_project(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Trainium2 is 2x faster.", encoding="utf-8")
    done = tracker(str(file), "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["claims"][0]["key"] == "aws-trainium2|performance|2|x"
    assert list(tmp_path.iterdir()) == [file]


def test_catalogue_of_the_project_counts(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tracker", "init", str(tmp_path)], check=True, capture_output=True
    )
    (tmp_path / "entities.yaml").write_text(
        "entities:\n  - {id: acme-zap, name: Zapchip, kind: chip}\n", encoding="utf-8"
    )
    done = tracker(stdin="Zapchip is 2x faster.", cwd=tmp_path)
    assert json.loads(done.stdout)["claims"][0]["subject"] == "acme-zap"


def test_table_is_for_people() -> None:
    done = tracker("--format", "table", "--no-ginza", stdin="Trainium2 is up to 2x faster.")
    assert done.returncode == 0
    assert "Trainium2" in done.stdout
    assert "<= 2 x" in done.stdout
    assert "{" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "says"),
    [
        ((), b"", 1, "empty"),
        ((), b" \n ", 1, "empty"),
        ((), "性能は2倍".encode("shift_jis"), 1, "not UTF-8"),
        (("no-such-file.txt",), b"", 2, "no file no-such-file.txt"),
        ((".",), b"", 2, "is a folder"),
        (("--lang", "fr"), b"x", 2, "'fr'"),
        (("--published", "yesterday"), b"x", 2, "yesterday"),
        (("--format", "xml"), b"x", 2, "'xml'"),
        (("--jsonl", "--title", "x"), b"x", 2, "--jsonl"),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: tuple[str, ...], stdin: bytes, code: int, says: str
) -> None:
    done = tracker(*arguments, stdin=stdin)
    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_stream_gives_one_answer_a_line_in_order() -> None:
    documents = [
        {"id": "a", "title": "Trainium2", "text": "It is 2x faster.", "published": "2026-11-24"},
        {"id": 2, "text": "B200の性能は3倍だ。", "lang": "ja"},
        {"id": None, "text": ""},
    ]
    done = tracker("--jsonl", stdin=lines_of(documents))
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, None]
    assert all(
        list(answer) == ["id", "lang", "mentions", "quantities", "claims", "ambiguous"]
        for answer in answers
    )
    assert [len(answer["claims"]) for answer in answers] == [1, 1, 0]


def test_bad_line_is_said_with_its_number_and_the_rest_goes_on() -> None:
    stream = lines_of(
        [
            {"id": 1, "text": "Trainium2 is 2x faster."},
            "{broken",
            "[1, 2]",
            {"id": 4},
            {"id": 5, "text": 7},
            {"id": 6, "text": "x", "lang": "fr"},
            "[" * 100_000,
        ]
    ).encode()
    stream += b'{"id": 8, "text": "\xff"}\n\n'
    stream += b'{"id": 10, "text": "B200 is 3x faster \\ud800"}\n'
    done = tracker("--jsonl", "--no-ginza", stdin=stream)
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, None, 4, 5, 6, None, None, 10]
    assert ["error" in answer for answer in answers] == [False, *[True] * 7, False]
    said = done.stderr.splitlines()
    assert [line.split(":")[1] for line in said[:-1]] == [f" line {n}" for n in range(2, 9)]
    assert "7 lines" in said[-1]
    assert "Traceback" not in done.stderr


def test_empty_stream_is_no_failure() -> None:
    done = tracker("--jsonl", stdin=b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_long_stream_keeps_its_order_on_several_processes() -> None:
    documents = [
        {
            "id": i,
            "text": f"AWSによると、Trainium2の性能はH100の{i % 90 + 2}倍になる。" * (i % 5 + 1),
        }
        for i in range(600)
    ]
    documents.insert(300, {"id": "bad"})
    done = tracker("--jsonl", "--no-ginza", stdin=lines_of(documents))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [document["id"] for document in documents]
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "tracker: line 301: there is no 'text'"


def test_program_may_write_a_line_and_wait_for_its_answer() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "extract", "--jsonl", "--no-ginza"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for i in range(3):
            process.stdin.write(
                json.dumps({"id": i, "text": "H100 is 2x faster."}).encode() + b"\n"
            )
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == i
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert b"Traceback" not in process.stderr.read()


def test_day_of_publication_decides_what_a_name_can_mean_and_the_reasons_say_so() -> None:
    text = "Meta's shares rose. Trainium3 is new."
    line = json.dumps({"id": 1, "text": text, "published": "2019-05-01"})
    later = json.dumps({"id": 2, "text": text})
    done = tracker(
        "--jsonl",
        "--explain",
        "--published",
        "2026-11-24",
        "--no-ginza",
        stdin=f"{line}\n{later}\n",
    )
    old, new = [json.loads(answer) for answer in done.stdout.splitlines()]
    assert [m["text"] for m in old["mentions"]] == ["Trainium3"]
    assert [m["text"] for m in new["mentions"]] == ["Meta", "Trainium3"]
    (rejected,) = old["rejected"]
    assert set(rejected) == MENTION | {"why"}
    assert "older than the name, 2021-10-28" in rejected["why"][0]["what"]


def test_line_with_a_day_that_is_none_is_named() -> None:
    done = tracker("--jsonl", "--no-ginza", stdin=lines_of([{"text": "AWS", "published": "soon"}]))
    assert done.returncode == 1
    assert "line 1: 'published' is 'soon'; write '2026-11-24'" in done.stderr


def test_table_shows_the_text_with_its_mentions_marked_and_why() -> None:
    text = "AWS runs Bedrock.\n\nFalcon is fast."
    done = tracker("--format", "table", "--explain", "--no-ginza", stdin=text)
    assert "[AWS] runs [Bedrock]." in done.stdout
    assert "its maker" in done.stdout
    assert "ambiguous, not counted" in done.stdout
