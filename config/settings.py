"""The typed models of `tracker.toml`."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated

from pydantic import AfterValidator, Field

from config.models import Model, Schedule, TimeZone


def _ip_address(text: str) -> str:
    try:
        ip_address(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no address to listen on; write '127.0.0.1'") from error
    return text


class ProjectSettings(Model):
    """`[project]`."""

    name: str = "tracker"
    time_zone: TimeZone = "Asia/Tokyo"
    """Days and weeks are counted in this zone."""
    contact: str = ""
    """An address or URL that goes into the user agent, so that a site's owner can reach you."""


class CrawlSettings(Model):
    """`[crawl]`."""

    delay: Annotated[float, Field(ge=0.1, le=3600)] = 1.0
    """Seconds between two requests to one host."""
    concurrency: Annotated[int, Field(ge=1, le=256)] = 16
    """Requests at once, over all hosts."""
    timeout: Annotated[float, Field(ge=1, le=600)] = 30.0
    """Seconds for one request."""
    max_bytes: Annotated[int, Field(ge=10_000, le=1_000_000_000)] = 10_000_000
    """Size of one page at the most, inflated."""
    max_minutes: Annotated[float, Field(gt=0, le=1440)] = 60.0
    """Time of one crawl at the most."""
    recheck_days: Annotated[int, Field(ge=0, le=3650)] = 14
    """Articles younger than this are asked for again (conditionally), to notice edits."""
    recheck_hours: Annotated[float, Field(ge=0, le=8760)] = 24.0
    """Hours between two such looks at one article."""


class AnalyseSettings(Model):
    """`[analyse]`."""

    workers: Annotated[int, Field(ge=0, le=256)] = 0
    """Processes; 0 is one a core."""
    ginza: bool = True
    """Whether ja_ginza reads Japanese claims. Without it rules alone do, faster and less exact."""


class PublishSettings(Model):
    """`[publish]`."""

    keep: Annotated[int, Field(ge=1, le=100)] = 3
    """Published copies that are kept."""


class ReaderSettings(Model):
    """`[readers]`."""

    max_megabytes: Annotated[float, Field(ge=100, le=10_000_000)] = 4000
    """Memory that one reader takes at the most, in millions of bytes."""


class ScheduleSettings(Model):
    """`[schedule]`."""

    default: Schedule = "adaptive"
    """For sources that say nothing of their own."""
    max_minutes: Annotated[float, Field(gt=0, le=1440)] = 120.0
    """A run that takes longer is stopped; what it stored is kept."""
    max_memory_mb: Annotated[int, Field(ge=0, le=100_000_000)] = 0
    """Memory of all processes of a run together, in millions of bytes: one that takes more is
    stopped. 0 is nine tenths of what the machine or its container has."""
    max_sources: Annotated[int, Field(ge=1, le=10_000)] = 25
    """Sources that are crawled at once."""
    max_a_host: Annotated[int, Field(ge=1, le=10_000)] = 4
    """Sources of one host among them."""
    jitter_minutes: Annotated[float, Field(ge=0, le=1440)] = 10.0
    """Over so long the runs of sources with the same interval (`every 6h`) are spread."""


class WatchSettings(Model):
    """`[watch]`."""

    port: Annotated[int, Field(ge=0, le=65535)] = 0
    """On which `tracker schedule` answers /health, /ready and /metrics; 0 is off."""
    address: Annotated[str, AfterValidator(_ip_address)] = "127.0.0.1"
    """On which it listens: loopback unless something else keeps strangers out."""
    names: tuple[str, ...] = ()
    """By which it may be asked beside localhost and addresses (`Host`)."""


class Settings(Model):
    """`tracker.toml`."""

    project: ProjectSettings = ProjectSettings()
    crawl: CrawlSettings = CrawlSettings()
    analyse: AnalyseSettings = AnalyseSettings()
    publish: PublishSettings = PublishSettings()
    readers: ReaderSettings = ReaderSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    watch: WatchSettings = WatchSettings()
