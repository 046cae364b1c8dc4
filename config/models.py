"""The typed models of everything that a user can configure.

An unknown key is an error everywhere: a misspelt option that is silently ignored is worse than
a program that does not start.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from config.headers import checked_headers
from config.schedules import parse_schedule
from config.secrets import names_in, without_tokens, without_user
from config.selectors import checked_selector

Lang = Literal["ja", "en"]
Tier = Literal["vendor", "press", "community", "aggregator"]
SourceKind = Literal["feed", "sitemap", "listing", "urls"]
Priority = Literal["high", "normal", "low"]
EntityKind = Literal[
    "company",  # companies, laboratories, standards bodies
    "chip",  # chips and accelerators, one entity a generation
    "system",  # racks, servers, instance types
    "service",  # cloud services
    "model",  # models and model families
    "framework",  # frameworks, compilers, serving software
    "technology",  # memory, packaging, interconnect with a name of its own
    "site",  # named data centres and supercomputers
    "benchmark",
]


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"{name!r} is no time zone; write one like 'Asia/Tokyo' or 'UTC'"
        ) from error
    return name


def _http_url(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ValueError(f"{url!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is no address that can be crawled; write http://… or https://…")
    if parts.username is not None:
        raise ValueError(
            f"{without_user(url)!r} holds a name or password before its host; "
            "give them with 'headers' and ${NAME} (docs/sources.md, \"Sources that need a secret\")"
        )
    return url


def _pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern


def _schedule(text: str) -> str:
    parse_schedule(text)
    return text


def _as_written(since: object) -> object:
    """YAML makes a number of a year, and a date of a day."""
    is_number = isinstance(since, int) and not isinstance(since, bool)
    return str(since) if is_number or isinstance(since, date) else since


def _on_the_calendar(since: str) -> str:
    if len(since) == len("2021-10-28"):
        try:
            date.fromisoformat(since)
        except ValueError as error:
            raise ValueError(f"{since!r} is no day: {error}") from error
    return since


def _template(text: str) -> str:
    if text.count("{n}") != 1 or text.startswith("{n}"):
        raise ValueError(
            f"{text!r} names no members; write the name with {{n}} for the generation, like "
            "'Trainium{n}'"
        )
    return text


TimeZone = Annotated[str, AfterValidator(_time_zone)]
HttpUrl = Annotated[str, AfterValidator(_http_url)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Schedule = Annotated[str, AfterValidator(_schedule)]
Headers = Annotated[dict[str, str], AfterValidator(checked_headers)]
Selector = Annotated[str, AfterValidator(checked_selector)]
"""CSS, or XPath where it begins with `/`, `./` or `(`."""
Template = Annotated[str, AfterValidator(_template)]
"""How the members of a family are named: `Trainium{n}`."""
Since = Annotated[
    str,
    BeforeValidator(_as_written),
    Field(pattern=r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$"),
    AfterValidator(_on_the_calendar),
]
"""`2021`, `2021-10` or `2021-10-28`."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}$")]


class Model(BaseModel):
    """A value that is read once and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Selectors(Model):
    """Where the parts of a source's articles stand, for pages that extraction reads wrongly."""

    title: Selector | None = None
    text: Selector | None = None
    """The elements that hold the text; what matches more than once is put together."""
    authors: Selector | None = None
    published: Selector | None = None
    updated: Selector | None = None
    section: Selector | None = None
    tags: Selector | None = None
    remove: tuple[Selector, ...] = ()
    """What is taken out of the page before anything is read."""


class Source(Model):
    """One place where articles are found."""

    name: Slug
    title: str = ""
    kind: SourceKind = "feed"
    url: HttpUrl | None = None
    urls: tuple[HttpUrl, ...] = ()
    lang: Lang | None = None
    """The language of its pages; else each page is looked at."""
    tier: Tier = "press"
    time_zone: TimeZone | None = None
    """For dates on its pages that name no zone; else the project's."""
    include: tuple[Pattern, ...] = ()
    """Regular expressions; an article's address must match one of them, where there are any."""
    exclude: tuple[Pattern, ...] = ()
    only_followed: bool = False
    """Whether only articles that name something followed are stored."""
    article_links: Selector = "article a[href]"
    """For `listing`: the selector of links to articles."""
    next_link: Selector = "a[rel=next]"
    """For `listing`: the selector of the link to the next page."""
    selectors: Selectors = Selectors()
    """They come before anything that extraction finds by itself."""
    max_pages: Annotated[int, Field(ge=1, le=1_000_000)] = 500
    """Pages fetched at the most in one run."""
    max_megabytes: Annotated[float, Field(gt=0, le=1_000_000)] | None = None
    """Bodies received at the most in one run, in millions of bytes."""
    max_minutes: Annotated[float, Field(gt=0, le=1440)] | None = None
    """Time at the most in one run."""
    delay: Annotated[float, Field(ge=0, le=3600)] | None = None
    """Seconds between requests to its host; else the project's. robots.txt can only raise it."""
    schedule: Schedule | None = None
    priority: Priority = "normal"
    """Which of the sources that are due together is crawled first."""
    cookies: bool = False
    """Whether its site's cookies are kept during a run."""
    headers: Headers = {}
    """Sent to the host of `url` alone; `${NAME}` stands for a secret (`config.secrets`)."""
    browser: bool = False
    """Whether its pages need JavaScript and are read through a browser (extra `browser`)."""
    wait_for: Selector | None = None
    """With `browser`: a page is ready once this is there."""
    allow_local: bool = False
    """Whether its own host may be a private or loopback address."""
    enabled: bool = True
    _tokens: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def tokens(self) -> dict[str, str]:
        """What was written out in `url` and must not be shown; `url` has `${NAME}` in its place."""
        return self._tokens

    @property
    def secret_names(self) -> tuple[str, ...]:
        """The secrets that its address and headers name."""
        return names_in(" ".join((self.url or "", *self.headers.values())))

    @model_validator(mode="wrap")
    @classmethod
    def _without_tokens(cls, values: Any, handler: ModelWrapValidatorHandler[Source]) -> Source:
        tokens: dict[str, str] = {}
        if isinstance(values, dict) and isinstance(values.get("url"), str):
            url, tokens = without_tokens(values["url"])
            values = values | {"url": url}
        source = handler(values)
        source._tokens |= tokens
        return source

    @model_validator(mode="after")
    def _keeps_its_secrets(self) -> Source:
        if self.secret_names or self.headers:
            parts = urlsplit(self.url or "")
            if self.url is None:
                raise ValueError("'headers' need 'url', whose host alone is sent them")
            if names_in(parts.netloc):
                raise ValueError("a secret cannot be part of the host")
            if self.secret_names and parts.scheme != "https" and not self.allow_local:
                raise ValueError("a secret is sent over https only; write https://…")
        if names_in(" ".join(self.urls)):
            raise ValueError("secrets can stand in 'url' and 'headers', not in 'urls'")
        return self

    @model_validator(mode="after")
    def _has_an_address(self) -> Source:
        if self.kind == "urls":
            if not self.urls or self.url:
                raise ValueError("a source of kind 'urls' needs 'urls' (a list) and no 'url'")
        elif not self.url or self.urls:
            raise ValueError(f"a source of kind '{self.kind}' needs 'url' and no 'urls'")
        return self


class Sense(Model):
    """How an ambiguous name is decided: words of the document that speak for or against it."""

    require: tuple[str, ...] = ()
    """Each of these speaks for it, the nearer the more; where there are any and none is in the
    article, its full name, its maker or other followed names must speak for it."""
    reject: tuple[str, ...] = ()
    """Each of these in the article speaks against it."""
    usual: bool = False
    """Whether the name mostly means this where it stands in an article on technology or business:
    it counts unless something speaks against it."""


class Entity(Model):
    """One thing that is followed."""

    id: Slug
    name: str = Field(min_length=1, max_length=120)
    kind: EntityKind
    maker: Slug | None = None
    family: Slug | None = None
    generation: str | None = None
    aliases: tuple[str, ...] = ()
    """Other writings in any language; width, case, spaces and hyphens need none of their own."""
    case_sensitive: bool = False
    """For names that are also words (`Meta`, `Arm`): only the exact case is a mention."""
    generations: tuple[Template, ...] = ()
    """For a family: how its members are named, `{n}` being the generation (`Trainium{n}`)."""
    sense: Sense | None = None
    """For an ambiguous name. Applies to the name and to all aliases but `certain`."""
    certain: tuple[str, ...] = ()
    """Aliases that need no context (`Amazon Bedrock`), of an entity that has a `sense`."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d{0,11}$")] | None = None
    """Its item in Wikidata, where that is sure."""
    since: Since | None = None
    """Year, month or day before which its name meant something else, or nothing."""


class Rejection(Model):
    """A name that a person does not want to follow: it is proposed no more."""

    name: str = Field(min_length=1, max_length=120)
    reason: str = Field(default="", max_length=500)
    day: date | None = None
    """When it was decided."""


class Cue(Model):
    """A word or phrase that colours a claim."""

    text: str = Field(min_length=1, max_length=80)
    lang: Lang
    weight: Annotated[float, Field(ge=0, le=1)] = 0.5


class EvidenceCue(Cue):
    """A word or phrase that tells what a claim rests on, or where it ends."""

    shows: Literal["measurement", "benchmark", "document", "condition", "other side"]


class ClaimCues(Model):
    """The lexicons by which claims are read."""

    hype: tuple[Cue, ...] = ()
    superlative: tuple[Cue, ...] = ()
    hedge: tuple[Cue, ...] = ()
    absolute: tuple[Cue, ...] = ()
    vague: tuple[Cue, ...] = ()
    evidence: tuple[EvidenceCue, ...] = ()
