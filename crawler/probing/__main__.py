"""The process of a look: a job as JSON on standard input, JSON lines on its output.

`crawler.probing.process` starts it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.probing.findings import SiteFinding, SourceCheck


def main() -> int:
    """Look. 0: done; 2: it could not begin."""
    # Imported here: the reading processes import this module again and need none of it.
    from pydantic import TypeAdapter

    from crawler.probing.job import ProbeJob
    from crawler.probing.probing import run_probe
    from crawler.storage import StorageError

    job = ProbeJob.from_json(sys.stdin.read())
    messages = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    terminal = os.dup(2)
    # Whatever a library prints belongs neither among the findings nor on the terminal.
    with (job.crawl.data / "printed.log").open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)

    def tell(url: str) -> None:
        messages.write(json.dumps({"asked": url}) + "\n")

    def answer(finding: SiteFinding | SourceCheck) -> None:
        kind = type(finding)
        text = TypeAdapter(kind).dump_json(finding).decode()
        messages.write(json.dumps({"kind": kind.__name__, "finding": text}) + "\n")

    try:
        run_probe(job, tell, answer)
    except StorageError as error:
        os.write(terminal, f"{error}\n".encode())
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
