"""How the browser is started, and whether it can be."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_NOWHERE = "http://127.0.0.1:9"
"""A proxy at which nobody listens (the port of RFC 863)."""


def executable() -> str | None:
    """Path of the system's Chromium; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def obstacle() -> str | None:
    """Why no page can be read through a browser here, and what to do; None where one can."""
    if find_spec("scrapy_playwright") is None:
        return "its pages need a browser: pip install 'tracker[browser]'"
    if executable() is None:
        return (
            "its pages need a browser, and there is none: install Chromium, or set browser: false"
        )
    return None


def browser_settings(timeout: float) -> dict[str, Any]:
    """Scrapy's settings for a source whose pages need a browser; `timeout` is in seconds."""
    return {
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": executable(),
            # Chromium refuses its sandbox to root.
            "chromium_sandbox": os.geteuid() != 0,
            "args": [
                # What passes by the requests that are handed in (WebSockets, prefetching, WebRTC)
                # finds neither a name nor a way, not even to this machine.
                f"--proxy-server={_NOWHERE}",
                "--proxy-bypass-list=<-loopback>",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
            ],
        },
        "PLAYWRIGHT_CONTEXTS": {"default": {"service_workers": "block", "accept_downloads": False}},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": timeout * 1000,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
    }
