"""One look, as it is ordered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from crawler.discover.site import CandidateKind
from crawler.job import CrawlJob


@dataclass(frozen=True, slots=True)
class ProbeJob:
    """What to look at, and how politely. `crawl.data` is a folder that is thrown away."""

    question: Literal["find", "check"]
    """Where the site of the one source keeps its articles, or how each source stands."""
    crawl: CrawlJob
    kind: CandidateKind | None = None
    """For `find`: only places of this kind."""

    def to_json(self) -> str:
        """The job as one line of JSON."""
        return json.dumps(
            {"question": self.question, "kind": self.kind, "crawl": self.crawl.to_json()}
        )

    @classmethod
    def from_json(cls, text: str) -> ProbeJob:
        """The reverse of `to_json`. Raises ValueError, KeyError or TypeError on anything else."""
        values = json.loads(text)
        return cls(values["question"], CrawlJob.from_json(values["crawl"]), values["kind"])
