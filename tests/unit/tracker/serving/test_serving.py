from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tracker.errors import UserError
from tracker.serving.address import Address, free_address
from tracker.serving.token import VARIABLE, given_token, new_token

LONG_ENOUGH = "0123456789abcdef"


def test_the_token_of_a_file_comes_before_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert given_token(None) is None
    monkeypatch.setenv(VARIABLE, f"e{LONG_ENOUGH}")
    assert given_token(None) == f"e{LONG_ENOUGH}"
    file = tmp_path / "token"
    file.write_text(f"f{LONG_ENOUGH}\n")
    assert given_token(str(file)) == f"f{LONG_ENOUGH}"


@pytest.mark.parametrize("token", ["", "short", "with a blank in it, but long", "x" * 2000])
def test_a_token_that_will_not_do_is_refused_and_not_shown(tmp_path: Path, token: str) -> None:
    file = tmp_path / "token"
    file.write_text(token)
    with pytest.raises(UserError) as caught:
        given_token(str(file))
    assert caught.value.code == 2
    assert not token or token not in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        given_token(str(tmp_path / "missing"))
    (tmp_path / "bytes").write_bytes(b"\xff" * 40)
    with pytest.raises(UserError, match="it is no text"):
        given_token(str(tmp_path / "bytes"))


def test_each_new_token_is_another() -> None:
    assert new_token() != new_token()
    assert len(new_token()) > 40


def test_a_port_that_somebody_has_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(UserError, match=f"port {port}: Address already in use"):
            free_address("127.0.0.1", port)
    assert free_address("127.0.0.1", 0).port > 0


def test_a_host_that_is_not_of_this_machine_is_told() -> None:
    with pytest.raises(UserError, match=r"cannot listen on 192\.0\.2\.1"):
        free_address("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "uri", "is_loopback"),
    [
        ("127.0.0.1", "quack:127.0.0.1:9494", True),
        ("localhost", "quack:localhost:9494", True),
        ("::1", "quack:[::1]:9494", True),
        ("0.0.0.0", "quack:0.0.0.0:9494", False),
        ("warehouse.example", "quack:warehouse.example:9494", False),
    ],
)
def test_only_loopback_is_of_this_machine_alone(host: str, uri: str, is_loopback: bool) -> None:
    address = Address(host, 9494)
    assert (address.uri, address.is_loopback) == (uri, is_loopback)
