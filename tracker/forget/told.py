"""What was told of articles, removed: from the ledger, and from feeds and files of the project."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime

from config.errors import ConfigError
from config.telling.channels import FeedChannel, FileChannel
from config.telling.load import load_alerts
from tracker.alerts.ledger import Ledger
from tracker.alerts.opening import open_ledger
from tracker.alerts.quiet import REASONS, silence_of
from tracker.alerts.ways.feed import Feed
from tracker.alerts.ways.secrets import resolved
from tracker.errors import UserError
from tracker.forget.logs import erase_lines_of, naming
from tracker.home import Home
from tracker.project import read_settings


def erase_told(home: Home, addresses: Collection[str], sources: Collection[str]) -> None:
    """Remove every event that names one of the addresses, or the silence of one of the sources,
    and what digests say.

    What others have received is theirs. Raises UserError where alerts.yaml, which names the feeds
    and files, or the ledger cannot be read; StorageError and DeliveryError where one of them cannot
    be written.
    """
    if not home.told.is_file():
        return
    names_one = naming(addresses)
    silences = {silence_of(reason, source) for reason in REASONS for source in sources}
    try:
        channels = load_alerts(home.alerts).channels
    except ConfigError as error:
        raise UserError(f"{error.problems[0]}; correct it, then run 'tracker forget'") from error
    with open_ledger(home.told) as ledger:
        ledger.erase(lambda text: names_one(text) or text in silences)
        for channel in channels:
            if isinstance(channel, FeedChannel):
                _rewrite_feeds(home, channel, ledger)
            elif isinstance(channel, FileChannel):
                file = resolved(channel.path, home.root)
                if file.is_file():
                    erase_lines_of(file, lambda line: _is_gone(line, names_one, sources))


def _rewrite_feeds(home: Home, channel: FeedChannel, ledger: Ledger) -> None:
    project = read_settings(home).project.name
    feed = Feed(channel, home.root, ledger, project)
    for file in sorted(resolved(channel.path, home.root).glob("*.atom")):
        feed.write(file.stem, datetime.now(UTC))


def _is_gone(line: str, names_one: Callable[[str], bool], sources: Collection[str]) -> bool:
    if names_one(line) or '"kind": "digest"' in line:
        return True
    return any(f'"kind": "source_quiet", "title": "{source} ' in line for source in sources)
