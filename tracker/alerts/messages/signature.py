"""The signature of a webhook: who sent it, when, and that nothing was changed on the way."""

from __future__ import annotations

import hashlib
import hmac

HEADER = "X-Tracker-Signature"


def signature(secret: str, body: bytes, timestamp: int) -> str:
    """`t=1790000000,v1=…`: HMAC-SHA256, in hexadecimal, over the time, a dot and the body."""
    signed = str(timestamp).encode("ascii") + b"." + body
    return f"t={timestamp},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"
