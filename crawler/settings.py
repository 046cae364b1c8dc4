"""Scrapy's settings for a job. What protects others from us, and us from others, is fixed here."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from crawler.browser.settings import browser_settings, obstacle
from crawler.job import CrawlJob
from crawler.safety import MAX_URL, AddressPolicy


def user_agent(contact: str) -> str:
    """The honest name, with a way to reach who runs the crawl, e.g. `tracker/1.0 (+https://…)`."""
    printable = "".join(c for c in contact if c.isascii() and c.isprintable() and c not in "()")
    return f"tracker/{version('tracker')}" + (f" (+{printable})" if printable else "")


def address_policy(job: CrawlJob) -> AddressPolicy:
    """What the whole run may connect to: the hosts of sources that allow it may be local."""
    hosts = {
        urlsplit(url).hostname or ""
        for source in job.sources
        if source.allow_local
        for url in (source.url, *source.urls)
        if url is not None
    }
    return AddressPolicy(job.allow_local, frozenset(hosts))


def scrapy_settings(job: CrawlJob) -> dict[str, Any]:
    """All settings that differ from Scrapy's own. None of them can be switched off from outside."""
    handler = "crawler.politeness.gate.PoliteDownloadHandler"
    settings: dict[str, Any] = {
        "BOT_NAME": "tracker",
        "USER_AGENT": user_agent(job.contact),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "ja,en;q=0.8",
        },
        # Safety
        "ADDRESS_POLICY": address_policy(job),
        "TWISTED_DNS_RESOLVER": "crawler.safety.SafeResolver",
        "DOWNLOAD_HANDLERS": {
            "http": handler,
            "https": handler,
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": job.settings.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": job.settings.timeout,
        # A proxy from the environment would connect where the resolver cannot look.
        "HTTPPROXY_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,  # `crawler.politeness.cookies` keeps those of sources that ask
        "METAREFRESH_ENABLED": False,
        "REDIRECT_MAX_TIMES": 10,
        # Politeness. `crawler.politeness.hosts` keeps the delays and throttles slow hosts, for all
        # sources together. AutoThrottle would do so for each source by itself, and never speed up
        # again on a host that answers 304.
        "ROBOTSTXT_OBEY": False,  # by our own middleware: one robots.txt for all sources of a run
        "RETRY_ENABLED": False,  # by our own middleware: a host rests as a whole
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS": job.settings.concurrency,
        # A page yields nothing but itself; Scrapy would start a hundred tasks for each.
        "CONCURRENT_ITEMS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        # All that there are: Scrapy imports also what is switched off, a third of a crawl's start.
        "EXTENSIONS_BASE": {},
        "EXTENSIONS": {
            "scrapy.extensions.corestats.CoreStats": 0,
            "scrapy.extensions.logcount.LogCount": 0,
        },
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.politeness.gate.GateMiddleware": 50,
            "crawler.politeness.robots.RobotsMiddleware": 100,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": 300,
            "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "crawler.politeness.conditional.ConditionalMiddleware": 450,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            "crawler.politeness.retry.RetryMiddleware": 550,
            "crawler.credentials.SecretsMiddleware": 580,
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
            "crawler.politeness.cookies.CookiesMiddleware": 700,
            "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
        },
        # Every answer reaches the spider, which says what it is worth.
        "HTTPERROR_ALLOW_ALL": True,
        "REFERER_ENABLED": False,
        "DEPTH_STATS_VERBOSE": False,
        # Links are followed in the order in which the source lists them.
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        # The process
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "REACTOR_THREADPOOL_MAXSIZE": 20,
        "MEMUSAGE_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,  # `crawler.log` has the log
        "LOG_LEVEL": "INFO",
        "LOGSTATS_INTERVAL": 0,
        "URLLENGTH_LIMIT": MAX_URL,
    }
    if any(source.browser for source in job.sources) and obstacle() is None:
        settings |= browser_settings(job.settings.timeout)
        settings["DOWNLOADER_MIDDLEWARES"]["crawler.browser.rendering.BrowserMiddleware"] = 25
    return settings
