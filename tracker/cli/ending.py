"""How a command ends: its exit code, and one line for every foreseeable failure."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import click

from config.errors import ConfigError
from tracker.errors import UserError

INTERRUPTED = "interrupted; what was stored is kept, and the same command goes on from there"


def exit_code_of(command: Callable[[], Any]) -> int:
    """Run a command to its end, and say in one line what went wrong, if something did."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = command()
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _say(INTERRUPTED, 128 + _signal)
    except click.UsageError as error:
        return _say(_usage(error), 2)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except ConfigError as error:
        return _say(str(error), 2)
    except UserError as error:
        return _say(str(error), error.code)
    except BrokenPipeError:
        # The reader (head, less) has gone. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say(_system(error), 1)
    except _layers_errors() as error:
        return _say(str(error), 1)
    return result if isinstance(result, int) else 0


_signal = signal.SIGINT
"""The signal that a KeyboardInterrupt comes from."""


def _terminate(number: int, frame: object) -> None:  # noqa: ARG001
    """SIGTERM ends the work as Ctrl-C does: the stages know how to stop for that."""
    global _signal
    _signal = signal.SIGTERM
    raise KeyboardInterrupt


def _layers_errors() -> tuple[type[Exception], ...]:
    """What the layers raise for a person to read. Called, and so imported, only after a failure."""
    from crawler.segments import SegmentError
    from crawler.storage import StorageError
    from warehouse.errors import WarehouseError

    return (SegmentError, StorageError, WarehouseError)


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "tracker"
    return f"{error.format_message().rstrip('.')}; see '{command} --help'"


def _system(error: OSError) -> str:
    what = os.strerror(error.errno).lower() if error.errno else str(error)
    where = f": {error.filename}" if error.filename else ""
    todo = {
        errno.ENOSPC: "; free some space and run the same command again, nothing stored is lost",
        errno.EDQUOT: "; free some space and run the same command again, nothing stored is lost",
        errno.EACCES: "; check the folder's permissions, or name another with --home DIR",
        errno.EROFS: "; the file system is read-only, name another folder with --home DIR",
    }.get(error.errno or 0, "")
    return f"{what}{where}{todo}"


def end_in_json() -> None:
    """Say how the command ended as an object a line, as it says all else."""
    global _is_json
    _is_json = True


_is_json = False


def _say(message: str, code: int) -> int:
    for line in message.splitlines():
        if _is_json:
            from tracker.log_line import log_line

            log_line(sys.stderr, "failed", {"message": line, "exit_code": code}, level="error")
            continue
        print(f"tracker: {line}", file=sys.stderr)  # noqa: T201
    return code
