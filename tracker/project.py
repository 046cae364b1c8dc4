"""A project with its configuration read: what the working commands start from."""

from __future__ import annotations

from config.load import load_cues, load_entities, load_settings, load_sources
from config.models import Source
from config.settings import Settings
from tracker.home import Home
from tracker.rules import Rules


def read_settings(home: Home) -> Settings:
    """The project's settings; the defaults outside a project. Raises ConfigError."""
    return load_settings(home.settings) if home.is_project else Settings()


def read_rules(home: Home, settings: Settings, *, ginza: bool | None = None) -> Rules:
    """Catalogue and cues, the project's over the shipped ones. Raises ConfigError."""
    return Rules(
        entities=load_entities(home.entities),
        cues=load_cues(home.claims),
        ginza=settings.analyse.ginza if ginza is None else ginza,
    )


def read_sources(home: Home) -> tuple[Source, ...]:
    """The project's sources. Raises ConfigError."""
    return load_sources(home.sources)
