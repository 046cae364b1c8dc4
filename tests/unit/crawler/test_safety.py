from __future__ import annotations

import pytest

from crawler.safety import AddressPolicy

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
