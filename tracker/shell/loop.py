"""Statements in, tables out, until the end of the input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from tracker.errors import UserError
from tracker.home import Home
from tracker.readers import open_copy
from tracker.shell import catalogue
from tracker.shell.line import editing
from tracker.shell.statements import is_empty, split
from tracker.stopping import stoppable
from tracker.tables import MOST_ROWS, write_rows
from warehouse.errors import WarehouseError
from warehouse.query import Result, run_query

PROMPT, GOES_ON = "tracker> ", "    ...> "
HISTORY = "sql-history"
HELP = """\
A statement ends with ; and may go on over several lines. Ctrl-C stops a query that runs.
  .examples [N]   worked queries; with a number, run that one
  .tables         macros, views and tables
  .schema NAME    the columns of one, or how a macro is called
  .newest         open the newest published copy
  .quit           leave; so does Ctrl-D
All of them with a worked query and its result: docs/sql.md"""


class Shell:
    """One session."""

    def __init__(self, home: Home, *, seconds: float | None = None) -> None:
        """Open the newest copy. Queries are stopped after `seconds`; None lets them run."""
        self._home = home
        self._seconds = seconds
        self._con = open_copy(home)
        self._commands: dict[str, Callable[[str], None]] = {
            ".examples": self._examples,
            ".help": lambda _: _say(HELP),
            ".newest": lambda _: self._newest(),
            ".schema": self._schema,
            ".tables": lambda _: _show(catalogue.relations(self._con)),
        }

    def run(self) -> None:
        """Read and answer until the end of the input."""
        _say(f"{self._name()}, read only; .examples shows what to ask, .help the rest")
        words = [*catalogue.words(self._con), *self._commands, ".quit"]
        with editing(self._home.data / HISTORY, words):
            typed = ""
            while (line := _line(GOES_ON if typed else PROMPT)) is not None:
                if line == _STOPPED:
                    typed = ""
                elif not typed and line.strip().startswith("."):
                    command, _, argument = line.strip().rstrip(";").partition(" ")
                    if command in {".quit", ".exit"}:
                        break
                    self._guarded(partial(self._command, command, argument.strip()))
                else:
                    done = split(f"{typed}{line}\n")
                    for statement in done.statements:
                        self._guarded(partial(self._answer, statement))
                    typed = "" if is_empty(done.rest) else done.rest
        self._con.close()

    def _guarded(self, act: Callable[[], None]) -> None:
        """A failure is told, and the session goes on."""
        try:
            act()
        except KeyboardInterrupt:
            _say("stopped")
        except (UserError, WarehouseError) as error:
            _say(str(error))

    def _answer(self, statement: str) -> None:
        with stoppable(self._con, self._seconds):
            answer = run_query(self._con, statement, most=MOST_ROWS + 1)
        if not answer.columns:
            return
        _show(Result(answer.columns, answer.types, answer.rows[:MOST_ROWS]))
        if len(answer.rows) > MOST_ROWS:
            _say(f"… the first {MOST_ROWS:,} rows; 'tracker sql QUERY --format csv' gives all")

    def _command(self, name: str, argument: str) -> None:
        known = [command for command in self._commands if command.startswith(name)]
        if len(known) != 1:
            raise UserError(f"there is no command {name}; .help lists them")
        self._commands[known[0]](argument)

    def _examples(self, number: str) -> None:
        examples = catalogue.examples()
        if not number:
            for count, example in enumerate(examples, start=1):
                _say(f"{count:2}  {example.title}\n    {example.sql};")
            return
        if not (number.isdecimal() and 1 <= int(number) <= len(examples)):
            raise UserError(f"there are examples 1 to {len(examples)}")
        example = examples[int(number) - 1]
        _say(f"{example.sql};")
        self._answer(example.sql)

    def _schema(self, name: str) -> None:
        if not name:
            raise UserError("write the name behind it: .schema mentions")
        what, columns = catalogue.schema(self._con, name.removesuffix("()"))
        if what:
            _say(what)
        if columns is not None:
            _show(columns)
        elif not what:
            raise UserError(f"there is no view, macro or table {name}; .tables lists them")

    def _newest(self) -> None:
        self._con.close()
        self._con = open_copy(self._home)
        _say(self._name())

    def _name(self) -> str:
        row = self._con.execute("SELECT current_database()").fetchone()
        assert row is not None
        return str(row[0])


_STOPPED = "\0"
"""In place of a line that was given up by Ctrl-C."""


def _line(prompt: str) -> str | None:
    """The next line; None at the end of the input."""
    try:
        return input(prompt)
    except EOFError:
        _say("")
        return None
    except KeyboardInterrupt:
        _say("")
        return _STOPPED


def _show(result: Result) -> None:
    write_rows(result, "table", sys.stdout)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
