from __future__ import annotations

from typing import Any

import pytest
from twisted.internet.address import IPv4Address

from crawler.safety import AddressPolicy, SafeResolver

OPEN_WEB = AddressPolicy()
LOCAL = AddressPolicy(allow_local=True)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_fetched(address: str) -> None:
    assert OPEN_WEB.objection("news.example", address) is None


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fd12:3456::1%eth0",
        "2002:7f00:1::",
        "fec0::1",
        "192.0.2.1",
        "198.18.0.1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)
def test_local_addresses_are_fetched_only_where_that_is_allowed(address: str) -> None:
    assert OPEN_WEB.objection("news.example", address) is not None
    assert LOCAL.objection("news.example", address) is None
    assert (
        AddressPolicy(local_hosts=frozenset({"news.example"})).objection("News.Example", address)
        is None
    )
    assert AddressPolicy(local_hosts=frozenset({"other.example"})).objection(
        "news.example", address
    )


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "fd00:ec2::254",
        "fe80::1",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "240.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "100.64.0.1",
        "::ffff:100.127.255.255",
        "2002:a9fe:a9fe::",
        "64:ff9b:1::a00:1",
        "::127.0.0.1",
    ],
)
def test_some_addresses_are_never_fetched(address: str) -> None:
    assert LOCAL.objection("news.example", address) is not None


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://news.example/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("http:///a", "no host"),
        ("http://user@news.example/", "credentials"),
        ("http://news.example:99999/", "not a valid address"),
        ("http://[::1/", "not a valid address"),
        ("http://127.0.0.1/", "a private address"),
        ("http://a.b.LOCALHOST./", "a private address"),
        ("http://[::ffff:127.0.0.1]/", "a private address"),
    ],
)
def test_an_address_that_may_not_be_fetched_says_why(url: str, reason: str) -> None:
    assert reason in (OPEN_WEB.objection_to_url(url) or "")


def test_a_name_is_left_to_the_resolver() -> None:
    assert OPEN_WEB.objection_to_url("https://news.example/a?b#c") is None


class _Told:
    """Who asked the resolver: it connects to what it is told, and to nothing else."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.is_complete = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        """Nothing to do."""

    def addressResolved(self, address: IPv4Address) -> None:  # noqa: N802
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.is_complete = True


class _Rebinding:
    """A name server that gives another address each time."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    def resolveHostName(self, receiver: Any, name: str, port: int, *_: object) -> None:  # noqa: N802
        receiver.resolutionBegan(None)
        for host in self._answers.pop(0):
            receiver.addressResolved(IPv4Address("TCP", host, port))
        receiver.resolutionComplete()


class _Reactor:
    def __init__(self, resolver: _Rebinding) -> None:
        self.nameResolver = resolver


def test_a_name_that_is_pointed_elsewhere_leads_nowhere_else() -> None:
    inner = _Rebinding(["93.184.216.34", "10.0.0.1"], ["169.254.169.254"])
    resolver = SafeResolver(_Reactor(inner), OPEN_WEB)
    first, second = _Told(), _Told()
    resolver.resolveHostName(first, "news.example", 80)  # type: ignore[arg-type]
    assert first.addresses == ["93.184.216.34"]
    resolver.resolveHostName(second, "news.example", 80)  # type: ignore[arg-type]
    assert second.addresses == []
    assert second.is_complete
    assert "169.254.169.254" in resolver.objections["news.example"]
