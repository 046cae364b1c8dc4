"""Imports run one way, and a command that only reads pays for nothing that it does not use."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT = {
    "config": set(),
    "crawler": {"config"},
    "nlp": {"config"},
    "warehouse": {"config"},
    "tracker": {"config", "crawler", "nlp", "warehouse"},
}
HEAVY = {"spacy", "scrapy", "twisted", "pydantic", "duckdb", "sqlalchemy", "numpy", "sudachipy"}


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """Line and top-level package of every import in a file, those inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            layer = file.relative_to(ROOT).parts[0]
            yield node.lineno, layer if node.level else (node.module or "").split(".")[0]


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_imports_run_one_way(layer: str) -> None:
    allowed = MAY_IMPORT[layer] | {layer}
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {package}"
        for file in sorted((ROOT / layer).rglob("*.py"))
        for line, package in imported(file)
        if package in MAY_IMPORT and package not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_no_program_imports_tests_or_benchmarks(layer: str) -> None:
    packages = {package for file in (ROOT / layer).rglob("*.py") for _, package in imported(file)}
    assert not packages & {"tests", "bench", "pytest", "hypothesis"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["run", "--help"], ["entities", "accept", "--help"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not HEAVY & imported_by_running(arguments)


def test_what_looks_entities_up_loads_no_model_and_no_crawler(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").touch()
    commands = (
        ["list", "--kind", "site"],
        ["show", "AWS"],
        ["reject", "Kickoff"],
        ["candidates", "--rejected"],
        ["check"],
    )
    at = ["--home", str(tmp_path), "entities"]
    modules = imported_by_running(*([*at, *command] for command in commands))
    assert not modules & {"spacy", "scrapy", "twisted", "sudachipy"}


def test_what_looks_on_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").touch()
    (tmp_path / "sources.yaml").write_text("sources: []")
    at = ["--home", str(tmp_path), "status"]
    assert not HEAVY & imported_by_running(at, [*at, "--format", "json"])


def imported_by_running(*commands: list[str]) -> set[str]:
    """The packages that are imported when these commands have run in one process."""
    program = (
        "import json, sys\n"
        "import tracker.cli\n"
        f"codes = [tracker.cli._run(arguments) for arguments in {list(commands)!r}]\n"
        "print()\n"
        "print(json.dumps([codes, sorted({name.split('.')[0] for name in sys.modules})]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    codes, modules = json.loads(done.stdout.splitlines()[-1])
    assert set(codes) == {0}, done.stderr
    return set(modules)


def test_every_command_of_the_help_is_there() -> None:
    program = (
        "import importlib, tracker.cli\n"
        "for name in tracker.cli.COMMANDS:\n"
        "    module = importlib.import_module(tracker.cli.module_of(name))\n"
        "    print(name, module.command.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr.splitlines()[-1]
