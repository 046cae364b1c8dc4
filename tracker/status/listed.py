"""The sources that are enabled in `sources.yaml`, without the weight of checking all of it.

Only whether that file and `tracker.toml` can be read at all is noticed here.
"""

from __future__ import annotations

from tracker.home import Home

MOST_BYTES = 20_000_000


def enabled_sources(home: Home) -> tuple[str, ...]:
    """Their names, in the order of the file. Raises OSError, ConfigError and ValueError."""
    from config.located import read_toml, read_yaml

    read_toml(home.settings)
    if home.sources.stat().st_size > MOST_BYTES:
        raise ValueError(f"{home.sources}: larger than {MOST_BYTES:,} bytes")
    value = read_yaml(home.sources).value
    entries = value.get("sources") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        raise ValueError(f"{home.sources}: no list of sources")
    names = [
        entry["name"]
        for entry in entries
        if isinstance(entry, dict) and entry.get("enabled", True) and entry.get("name")
    ]
    return tuple(dict.fromkeys(map(str, names)))
