"""The daemon's way to be looked at: on the port that `[watch]` names, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from config.errors import ConfigError
from config.load import load_settings
from tracker.home import Home
from tracker.watching.pulse import Pulse
from tracker.watching.server import serving


@contextmanager
def watched(home: Home, tell: Callable[[str], None]) -> Iterator[Pulse]:
    """Let the daemon be looked at while the block runs; it beats the pulse at every turn."""
    pulse = Pulse()
    try:
        settings = load_settings(home.settings).watch
    except ConfigError:
        yield pulse  # the mistake is told where the rest of the configuration is read
        return
    if not settings.port:
        yield pulse
        return

    with serving(
        home,
        pulse,
        address=settings.address,
        port=settings.port,
        names=settings.names,
        tell=tell,
    ) as port:
        if port is not None:
            host = f"[{settings.address}]" if ":" in settings.address else settings.address
            tell(f"watched at http://{host}:{port}: /health, /ready, /metrics")
        yield pulse
