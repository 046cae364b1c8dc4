"""What may be fetched: schemes, hosts, and the addresses that names turn out to stand for.

Names are checked after they are resolved, inside the resolver that the connection itself uses: the
address that was checked is the address that is connected to, and a name cannot be pointed elsewhere
in between (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.addresses import is_localhost, kind_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

MAX_URL = 4000
"""Characters."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Which addresses may be connected to."""

    allow_local: bool = False
    """Loopback and private addresses, whatever the host."""
    local_hosts: frozenset[str] = frozenset()
    """Hosts that may be at a loopback or private address."""

    def objection(self, host: str, address: str) -> str | None:
        """Why this address of this host may not be connected to; None where it may."""
        kind = kind_of(ipaddress.ip_address(address.partition("%")[0]))
        if kind == "public":
            return None
        if kind == "local" and (self.allow_local or host.lower() in self.local_hosts):
            return None
        where = host if host == address else f"{host} is at {address}"
        if kind == "local":
            return f"{where}, a private address (allow_local permits it)"
        return f"{where}, which is no address of the open web"

    def objection_to_url(self, url: str) -> str | None:
        """Why this URL may not be fetched, as far as that shows without resolving its host."""
        try:
            parts = urlsplit(url)
            host = parts.hostname
            _ = parts.port
        except ValueError as error:
            return f"not a valid address: {error}"
        if len(url) > MAX_URL:
            return f"the address is longer than {MAX_URL:,} characters"
        if parts.scheme not in {"http", "https"}:
            return f"'{parts.scheme}' is neither http nor https"
        if not host:
            return "the address names no host"
        if parts.username is not None or parts.password is not None:
            return "the address holds credentials"
        if is_localhost(host):
            return self.objection(host, "127.0.0.1")
        try:
            return self.objection(host, str(ipaddress.ip_address(host)))
        except ValueError:
            return None  # a name; the resolver sees to it


@dataclass(slots=True)
class _Resolution:
    name: str

    def cancel(self) -> None:
        """Nothing is under way."""


@implementer(IResolutionReceiver)
@dataclass(slots=True)
class _CheckingReceiver:
    """Passes on the addresses that the policy permits."""

    receiver: Any
    host: str
    policy: AddressPolicy
    objections: dict[str, str]
    passed: int = field(default=0)

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IPv4Address | IPv6Address) -> None:  # noqa: N802
        objection = self.policy.objection(self.host, address.host)
        if objection:
            self.objections[self.host] = objection
            return
        self.passed += 1
        self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self.passed:
            self.objections.pop(self.host, None)
        self.receiver.resolutionComplete()


@implementer(IHostnameResolver)
class SafeResolver:
    """Resolves names for every connection of the process, and keeps back forbidden addresses."""

    objections: dict[str, str]
    """Why a host had no permitted address, by host."""

    def __init__(self, reactor: Any, policy: AddressPolicy) -> None:
        self._reactor = reactor
        self._resolver = reactor.nameResolver
        self._policy = policy
        self.objections = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> SafeResolver:
        """The form in which Scrapy makes it (setting TWISTED_DNS_RESOLVER)."""
        return cls(reactor, policy_of(crawler.settings))

    def install_on_reactor(self) -> None:
        """Put it in the place of the reactor's own."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve a name as IHostnameResolver says."""
        receiver = _CheckingReceiver(
            resolutionReceiver, hostName.lower(), self._policy, self.objections
        )
        if is_localhost(hostName):
            resolution = _Resolution(hostName)
            receiver.resolutionBegan(resolution)  # type: ignore[arg-type]
            receiver.addressResolved(IPv4Address("TCP", "127.0.0.1", portNumber))
            receiver.resolutionComplete()
            return resolution  # type: ignore[return-value]
        return self._resolver.resolveHostName(  # type: ignore[no-any-return]
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )


def policy_of(settings: BaseSettings) -> AddressPolicy:
    """The policy that `crawler.settings` put into Scrapy's settings."""
    policy = settings["ADDRESS_POLICY"]
    assert isinstance(policy, AddressPolicy)
    return policy
