"""What is ready to use knows the metrics, the commands and the paths that there are."""

from __future__ import annotations

import configparser
import importlib.util
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tracker.watching.answers import Answers
from tracker.watching.families import FAMILIES

ROOT = Path(__file__).parents[2]
OPERATIONS = ROOT / "docs" / "operations"
GUIDE = ROOT / "docs" / "watching.md"
ALWAYS = {"project", "instance", "job"}
"""Labels that Prometheus adds."""


def expressions() -> Iterator[str]:
    dashboard = json.loads((OPERATIONS / "grafana.json").read_text("utf-8"))
    for panel in dashboard["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            yield variable["query"]["query"]
    yield from (rule["expr"] for rule in rules())
    yield from re.findall(r"```\n(sum by.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((OPERATIONS / "prometheus-rules.yml").read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_the_guide_lists_every_metric_as_the_program_knows_it() -> None:
    table = [
        f"| `{family.name}` | {family.type} | {', '.join(f'`{label}`' for label in family.labels)} "
        f"| {family.help} |"
        for family in FAMILIES.values()
    ]
    lines = GUIDE.read_text("utf-8").splitlines()
    assert [line for line in lines if re.match(r"\| `(tracker|process)_", line)] == table


@pytest.mark.parametrize("expression", list(expressions()), ids=lambda text: str(text)[:40])
def test_every_expression_asks_for_metrics_and_labels_that_there_are(expression: str) -> None:
    names = re.findall(r"\b((?:tracker|process)_[a-z_]+)(?:\{([^}]*)\})?", expression)
    assert names or expression.startswith("up{")
    for name, matchers in names:
        family = FAMILIES[name if name in FAMILIES else re.sub("_(sum|count)$", "", name)]
        known = {*family.labels, *ALWAYS} | ({"quantile"} if family.type == "summary" else set())
        assert set(re.findall(r"(\w+)[=!]~?\"", matchers)) <= known
    assert all(expression.count(a) == expression.count(b) for a, b in ("()", "[]", "{}"))


def test_the_dashboard_can_be_imported_as_it_is() -> None:
    dashboard = json.loads((OPERATIONS / "grafana.json").read_text("utf-8"))
    panels = dashboard["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    for one, other in itertools.combinations([panel["gridPos"] for panel in panels], 2):
        is_beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        is_above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert is_beside or is_above
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)
    assert all(panel["datasource"]["uid"] == "${datasource}" for panel in panels)
    variables = {variable["name"] for variable in dashboard["templating"]["list"]}
    assert set(re.findall(r"\$\{?([a-z]+)", json.dumps(panels))) <= variables


def test_every_alert_says_what_it_is_and_what_to_do() -> None:
    scrape = yaml.safe_load((OPERATIONS / "prometheus.yml").read_text("utf-8"))
    (job,) = scrape["scrape_configs"]
    assert job["job_name"] == "tracker"
    assert scrape["rule_files"] == ["prometheus-rules.yml"]
    assert "project" in job["static_configs"][0]["labels"]
    names = [rule["alert"] for rule in rules()]
    assert len(set(names)) == len(names) >= 10
    for rule in rules():
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert re.fullmatch(r"\d+[mh]", rule.get("for", "0m"))
        text = rule["annotations"]["summary"] + rule["annotations"]["description"]
        families = [FAMILIES[name] for name in FAMILIES if re.search(rf"\b{name}\b", rule["expr"])]
        known = ALWAYS.union(*(family.labels for family in families))
        assert set(re.findall(r"\$labels\.(\w+)", text)) <= known


def read_unit() -> configparser.ConfigParser:
    unit = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes="#")
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(OPERATIONS / "tracker.service")
    return unit


def test_the_unit_starts_the_schedule_as_a_user_of_its_own() -> None:
    service = read_unit()["Service"]
    assert service["User"] not in {"", "root", "0"}
    assert service["ExecStart"].endswith("/tracker --home /var/lib/tracker schedule")
    assert service["RestartPreventExitStatus"] == "2"
    assert service["KillMode"] == "mixed"
    assert service["OOMPolicy"] == "continue"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_unit_and_little_exposed(tmp_path: Path) -> None:
    copy = tmp_path / "tracker.service"
    text = (OPERATIONS / "tracker.service").read_text("utf-8")
    python = str(Path(sys.executable).resolve())
    copy.write_text(text.replace("/opt/tracker/bin/tracker", python), encoding="utf-8")
    verified = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", copy],
        capture_output=True,
        text=True,
    )
    assert exposed.returncode == 0, exposed.stdout.splitlines()[-1]


def trial() -> ModuleType:
    spec = importlib.util.spec_from_file_location("containerfile", ROOT / ".ci/containerfile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["containerfile"] = module
    spec.loader.exec_module(module)
    return module


def test_the_image_holds_no_builder_runs_without_root_and_is_asked_for_its_health() -> None:
    build, image = trial().read_containerfile((OPERATIONS / "Containerfile").read_text("utf-8"))
    assert build.name == "build"
    assert build.image == image.image
    assert {name for name, _ in image.steps}.isdisjoint({"RUN", "ADD"})
    assert all(told.startswith("--from=build ") for name, told in image.steps if name == "COPY")
    assert image.last("USER") == "10001:10001"
    assert json.loads(image.last("ENTRYPOINT")) + json.loads(image.last("CMD")) == [
        "tracker",
        "schedule",
    ]
    check = image.last("HEALTHCHECK")
    assert "http://127.0.0.1:9464/health" in check
    assert 'case "/health"' in Path(sys.modules[Answers.__module__].__file__ or "").read_text()


def test_what_the_image_is_built_from_is_what_the_wheel_needs() -> None:
    patterns = (ROOT / ".containerignore").read_text().split()
    there = {entry.name for entry in trial().context(ROOT, patterns)}
    layers = {"config", "crawler", "nlp", "warehouse", "tracker"}
    assert there == layers | {"pyproject.toml", "requirements.lock", "README.md", "LICENSE"}
