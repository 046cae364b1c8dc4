"""The end of `tracker run`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.integration.alerts.receiver import Receiver, Reply
from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject, add_articles


def test_a_run_tells_what_it_has_found_and_does_not_fail_with_its_receivers(
    tmp_path: Path, receiver: Receiver
) -> None:
    site = Site()
    project = TrackerProject(tmp_path / "project")
    project.add_source("news", add_articles(site, 2))
    hook = {"name": "team", "kind": "webhook", "url": receiver.url, "allow_private": True}
    log = {"name": "log", "kind": "file", "path": "told.jsonl"}
    rule = {"name": "claims", "kind": "claim", "min_score": 0, "to": ["team", "log"]}
    rule["since"] = "2000-01-01"
    (project.root / "alerts.yaml").write_text(
        json.dumps({"channels": [hook, log], "rules": [rule]})
    )
    receiver.replies = [Reply(500)]
    done = project.run()
    site.close()
    found = re.search(r"alerts: (\d) new events, (\d) messages sent, (\d) waiting", done.stderr)
    assert found is not None
    assert int(found[1]) == int(found[2]) == int(found[3]) >= 2
    assert "! team: http://127.0.0.1" in done.stderr
    told = [json.loads(line) for line in (project.root / "told.jsonl").open()]
    titles = " ".join(one["title"] for one in told)
    assert "Trainium2: performance 2x" in titles
    assert "Trainium2: performance 3x" in titles

    (project.root / "alerts.yaml").write_text("rulse: []")
    done = project.tracker("run")
    assert done.returncode == 1
    assert "alerts.yaml:1: unknown key 'rulse'; did you mean 'rules'?" in done.stderr
