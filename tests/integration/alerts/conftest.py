"""A project with something to tell, and receivers for it."""

from __future__ import annotations

import io
import json
import shutil
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from config.load import load_sources
from config.telling.load import load_alerts
from tests.integration.alerts.receiver import Letterbox, Receiver
from tests.unit.tracker.report.conftest import BARE, HEDGED, published
from tests.unit.warehouse.conftest import CATALOGUE, Press, Row, analysis, article
from tracker.alerts.ledger import Line
from tracker.alerts.looking import keep, look
from tracker.alerts.opening import open_ledger
from tracker.home import Home
from tracker.progress import Progress
from tracker.project import read_settings
from tracker.stages.alerts import AlertsSummary, alerts
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_writer
from warehouse.publish import publish

HOSTILE = (
    "Trainium2 is up to 2x faster </p><script>x</script> <!channel> *now* \u202egnp.exe\u202c."
)


@dataclass
class Telling:
    """A project that tells; `said` is what people read of it."""

    home: Home
    said: str = ""

    def configure(self, **lists: Any) -> None:
        """JSON is YAML."""
        self.home.alerts.write_text(json.dumps(lists, default=str), encoding="utf-8")

    def tell(self) -> AlertsSummary:
        stream = io.StringIO()
        summary = alerts(self.home, read_settings(self.home), Progress(stream))
        self.said = stream.getvalue()
        return summary

    def publish(self, *told: tuple[Row, list[Row]]) -> None:
        """Bring more articles with their claims to the readers."""
        press = Press(self.home.data)
        stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.jsonl.gz"
        press.segment("articles", [row for row, _ in told], stamp)
        press.segment("analyses", [analysis(row, claims=claims) for row, claims in told], stamp)
        with open_writer(self.home.warehouse) as con:
            load_catalogue(con, CATALOGUE)
            press.load(con, "Asia/Tokyo")
        publish(self.home.warehouse, self.home.published, keep=3)

    def claim(self, number: int, **fields: Any) -> tuple[Row, list[Row]]:
        """An article of today with a loud claim of its own."""
        text = f"Trainium2 is {number} times faster."
        key = f"aws-trainium2|performance|{number}|x"
        claim = {"key": key, "value": float(number), "score": 0.9, **fields}
        today = datetime.now(UTC).date()
        return article(f"https://wire.test/loud/{number}", text, day=today), [claim]

    def lines(self, state: str | None = None) -> list[Line]:
        with open_ledger(self.home.told) as ledger:
            return ledger.lines(state=state, rule=None, channel=None, limit=1000)


RULE = {"name": "hedges", "kind": "hedge_dropped", "since": "2020-01-01", "to": ["way"]}
"""What the project below has an event of."""


@pytest.fixture(scope="session")
def _base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trainium2 2x: with its hedge ten days ago, without it yesterday."""
    root = tmp_path_factory.mktemp("telling") / "project"
    today = datetime.now(UTC).date()

    def day(days: int) -> date:
        return today - timedelta(days=days)

    told: list[tuple[Row, list[Row]]] = [
        (article("https://wire.test/1", HOSTILE, day=day(10)), [HEDGED]),
        (article("https://wire.test/2", "Trainium2 is 2x faster.", day=day(1)), [BARE]),
        (article("https://wire.test/3", "NVIDIA is there.", day=day(3)), []),
    ]
    home = published(root, told)
    home.sources.write_text("sources:\n- {name: wire, url: 'https://wire.test/feed'}\n")
    return root


@pytest.fixture(scope="session")
def _looked_at(_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after a look under RULE: its event waits for a channel `way`."""
    root = tmp_path_factory.mktemp("waiting") / "project"
    shutil.copytree(_base, root, symlinks=True)
    telling = Telling(Home(root))
    telling.configure(channels=[{"name": "way", "kind": "file", "path": "unused"}], rules=[RULE])
    wanted = load_alerts(telling.home.alerts)
    with open_ledger(telling.home.told) as ledger:
        sources = load_sources(telling.home.sources)
        seen = look(telling.home, wanted, sources, ledger, datetime.now(UTC))
        assert seen is not None
        keep(ledger, *seen, wanted, "tracker")
    return root


@pytest.fixture
def telling(_base: Path, tmp_path: Path) -> Telling:
    """A project in which nothing was looked for yet."""
    shutil.copytree(_base, tmp_path / "project", symlinks=True)
    return Telling(Home(tmp_path / "project"))


@pytest.fixture
def waiting(_looked_at: Path, tmp_path: Path) -> Telling:
    """A project in which an event waits to be delivered through a channel `way`."""
    shutil.copytree(_looked_at, tmp_path / "project", symlinks=True)
    return Telling(Home(tmp_path / "project"))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def letterbox() -> Iterator[Callable[..., Letterbox]]:
    boxes: list[Letterbox] = []

    def made(**options: Any) -> Letterbox:
        boxes.append(Letterbox(**options))
        return boxes[-1]

    yield made
    for box in boxes:
        box.close()


@dataclass
class Authority:
    """A certificate for 127.0.0.1 that nobody trusts but who is told to."""

    server: ssl.SSLContext
    ca_file: Path


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "letterbox")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return Authority(context, folder / "cert.pem")
