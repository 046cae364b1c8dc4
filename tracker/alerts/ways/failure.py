"""What goes wrong when something is delivered."""

from __future__ import annotations


class DeliveryError(Exception):
    """A message did not arrive. Holds no secret: neither a password nor a webhook's whole address.

    `is_final`: to try again is no use. `is_of_channel`: the next message would not arrive either.
    `retry_after` is how many seconds the receiver asks to be left alone.
    """

    def __init__(
        self,
        message: str,
        *,
        is_final: bool = False,
        is_of_channel: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.is_final = is_final
        self.is_of_channel = is_of_channel
        self.retry_after = retry_after
