"""`tracker serve`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker serve --quack
  tracker serve --quack --port 9500 --token-file ~/.config/tracker-token
  TRACKER_QUACK_TOKEN=… tracker serve --quack

\b
A client, in DuckDB:
  ATTACH 'quack:127.0.0.1' AS tracker (TOKEN '…');
  FROM tracker.query('FROM trend(''Trainium2'')');
"""


@click.command(epilog=EPILOG)
@click.option("--quack", is_flag=True, help="By DuckDB's Quack protocol (extra 'quack').")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=9494,
    show_default=True,
    help="Where to listen; 0 takes a free one.",
)
@click.option("--token-file", metavar="FILE", help="A file with the token that clients show.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="A query that takes longer makes the server begin anew.",
)
@click.pass_obj
def command(
    home: Home, quack: bool, host: str, port: int, token_file: str | None, timeout: float
) -> None:
    """Serve the newest published copy to programs on this and other machines, read only.

    Clients ask questions and change nothing; they reach no file. They show a token: that of
    '--token-file' or TRACKER_QUACK_TOKEN, else a new one, which is shown once. When a newer copy is
    published, clients stay attached and see it with their next query.

    Messages travel as they are: for other machines put a proxy with TLS in front. Runs in the
    foreground until Ctrl-C or SIGTERM.
    """
    if not quack:
        raise UserError("say what to serve: 'tracker serve --quack' serves DuckDB clients", code=2)
    from tracker.serving.address import free_address
    from tracker.serving.quack import serve
    from tracker.serving.token import given_token

    token = given_token(token_file)
    address = free_address(host, port)
    if not address.is_loopback:
        _say(f"{host} may be reached from other machines, and nothing is encrypted")

    serve(home, address, token, seconds=timeout, say=_say)


def _say(text: str) -> None:
    click.echo(text, err=True)
