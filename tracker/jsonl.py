"""Streams of JSON objects, one a line: what `extract` and `parse` have in common."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import click

from tracker.errors import UserError


@dataclass(frozen=True, slots=True)
class Answer:
    """What one line yields. `problem` says what was wrong with it, or with its reading."""

    number: int
    output: dict[str, Any]
    problem: str | None = None


class BadLineError(Exception):
    """A line that cannot be read; the message says why. `id` is the line's, where it has one."""

    def __init__(self, message: str, id_: Any = None) -> None:
        super().__init__(message)
        self.id = id_


def object_on(line: bytes, example: str) -> dict[str, Any]:
    """The object that a line holds. Raises BadLineError, which shows `example`."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError(f"not UTF-8 (byte {error.start + 1})") from error
    except ValueError as error:
        raise BadLineError(f"no JSON: {error}") from error
    except RecursionError as error:
        raise BadLineError("no JSON that can be read: nested too deeply") from error
    if not isinstance(fields, dict):
        raise BadLineError(f"no object; write {example} on each line")
    return fields


def write_answers(answers: Iterable[Answer]) -> None:
    """Write one line an answer, each at once, for who writes a line may wait for its answer.

    Problems are said on standard error with the number of their line. Raises UserError at the end
    where there was one.
    """
    failed = 0
    for answer in answers:
        sys.stdout.write(json.dumps(answer.output, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        if answer.problem is not None:
            failed += 1
            click.echo(f"tracker: line {answer.number}: {answer.problem}", err=True)
    if failed:
        raise UserError(f"done, but {failed} line{'s'[: failed > 1]} could not be read (see above)")
