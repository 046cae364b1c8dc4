"""A letter through an SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from pathlib import Path

from config.telling.channels import EmailChannel
from tracker.alerts.event import Told
from tracker.alerts.messages.letter import letter
from tracker.alerts.ways.deadline import OverTimeError, deadline
from tracker.alerts.ways.failure import DeliveryError
from tracker.alerts.ways.secrets import resolved, secret
from tracker.plain import cut


@dataclass(frozen=True, slots=True)
class Mail:
    """A way to some mailboxes."""

    channel: EmailChannel
    root: Path
    """The project folder."""

    def send(self, told: Told) -> str:
        """Send one letter to all of them; it is sent if the server takes it for any.

        Returns which of them it refused, if any. Raises DeliveryError.
        """
        channel = self.channel
        password = secret(channel.password_env, channel.password_file, self.root)
        where = f"{channel.host}:{channel.used_port}"
        try:
            refused = self._send(told, password)
        except OverTimeError as error:
            raise DeliveryError(
                f"{where} did not take it within {channel.timeout:g} s", is_of_channel=True
            ) from error
        except smtplib.SMTPAuthenticationError as error:
            raise DeliveryError(
                f"{where} does not accept the password of {channel.user}", is_of_channel=True
            ) from error
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _refused(where, code, said) from error
        except smtplib.SMTPResponseException as error:
            raise _refused(where, error.smtp_code, error.smtp_error) from error
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or "TLS failed"
            raise DeliveryError(f"{where}: {reason}", is_of_channel=True) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or cut(str(error), 120) or "no answer"
            raise DeliveryError(f"{where}: {reason.lower()}", is_of_channel=True) from error
        return ", ".join(
            f"{mailbox} was refused: {code} {cut(said.decode('utf-8', 'replace'), 100)}"
            for mailbox, (code, said) in refused.items()
        )

    def _send(self, told: Told, password: str | None) -> dict[str, tuple[int, bytes]]:
        channel = self.channel
        context = ssl.create_default_context()
        if channel.ca_file is not None:
            context.load_verify_locations(resolved(channel.ca_file, self.root))
        client = (
            _TLSClient(channel.host, channel.timeout, context)
            if channel.tls == "implicit"
            else _Client(channel.host, channel.timeout)
        )
        with deadline(channel.timeout, lambda: client.sock):
            try:
                client.connect(channel.host, channel.used_port)
                if channel.tls == "starttls":
                    client.starttls(context=context)
                if password is not None:
                    client.login(channel.user or "", password)
                return client.send_message(letter(told, channel), channel.sender, list(channel.to))
            finally:
                # Not quit(): the letter is taken or not, whatever the server answers to a farewell.
                client.close()


class _Client(smtplib.SMTP):
    """One that is not connected yet, so that its deadline holds for that too."""

    def __init__(self, host: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._host = host  # whom the certificate must name


class _TLSClient(smtplib.SMTP_SSL):
    def __init__(self, host: str, timeout: float, context: ssl.SSLContext) -> None:
        super().__init__(timeout=timeout, context=context)
        self._host = host


def _refused(where: str, code: int, said: bytes | str) -> DeliveryError:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    # RFC 5321, 4.2.1: 5xx is an answer that will not change, 4xx one that may.
    return DeliveryError(
        f"{where} answered {code}: {cut(text, 120)}",
        is_final=500 <= code < 600,
        is_of_channel=not 500 <= code < 600,
    )
