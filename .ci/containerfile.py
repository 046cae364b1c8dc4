"""Carries out docs/operations/Containerfile without a container engine.

    python .ci/containerfile.py

Its paths are folders of a temporary one. Every RUN step is run as it stands, then the command of
the image as its user, its health check until it holds, and its stop signal. What only an engine has
is left out: the base image, volumes, the read-only root.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "operations" / "Containerfile"
PLACES = ("/src", "/opt/tracker", "/project", "/tmp")  # noqa: S108  of the image
SECONDS_TO_BE_HEALTHY = 120
SECONDS_TO_END = 60


@dataclass
class Stage:
    """What stands after one FROM."""

    image: str
    name: str
    steps: list[tuple[str, str]] = field(default_factory=list)
    """Instruction and its arguments."""

    def last(self, instruction: str) -> str:
        """The arguments of the last one of this kind."""
        return [told for name, told in self.steps if name == instruction][-1]


def read_containerfile(text: str) -> list[Stage]:
    """The stages of a file. Raises ValueError on a line that is no instruction."""
    stages: list[Stage] = []
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        if not line.strip():
            continue
        match = re.fullmatch(r"([A-Z]+)\s+(.+)", line)
        if match is None:
            raise ValueError(f"no instruction: {line}")
        if match[1] == "FROM":
            image, _, name = match[2].partition(" AS ")
            stages.append(Stage(image, name))
        else:
            stages[-1].steps.append((match[1], match[2]))
    return stages


def context(root: Path, patterns: list[str]) -> list[Path]:
    """What `COPY .` takes: all that the patterns of .containerignore leave, the last match wins."""
    kept = []
    for entry in sorted(root.iterdir()):
        is_kept = True
        for pattern in patterns:
            if fnmatch.fnmatch(entry.name, pattern.lstrip("!")):
                is_kept = pattern.startswith("!")
        if is_kept:
            kept.append(entry)
    return kept


def main() -> None:
    """Build, run, ask, stop."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        top.chmod(0o755)
        build, image = read_containerfile(FILE.read_text(encoding="utf-8"))
        _build(build, top)
        _run(image, top)
    _say("done")


def _build(stage: Stage, top: Path) -> None:
    for place in PLACES[:1] + PLACES[3:]:
        (top / place[1:]).mkdir(parents=True)
    (top / "bin").mkdir()
    (top / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    environment = {**os.environ, "PATH": f"{top / 'bin'}:{os.environ['PATH']}"}
    environment.pop("PYTHONPATH", None)
    for instruction, told in stage.steps:
        if instruction == "COPY":
            assert told == ". /src"
            for entry in context(ROOT, (ROOT / ".containerignore").read_text().split()):
                copy = shutil.copytree if entry.is_dir() else shutil.copy
                copy(entry, top / "src" / entry.name)
        elif instruction == "RUN":
            _say(told)
            subprocess.run(["sh", "-ec", _moved(told, top)], check=True, env=environment)  # noqa: S607


def _run(stage: Stage, top: Path) -> None:
    for instruction, told in stage.steps:
        if instruction == "COPY":
            place = told.split()[-1]
            assert told == f"--from=build {place} {place}"
            assert (top / place[1:]).is_dir()
    pairs = [pair.partition("=") for pair in stage.last("ENV").split()]
    environment = {name: _moved(value, top) for name, _, value in pairs}
    entry = json.loads(stage.last("ENTRYPOINT"))
    program = shutil.which(entry[0], path=environment["PATH"])
    assert program is not None, "the command is not on the PATH"
    user = int(stage.last("USER").partition(":")[0])
    assert user > 0
    project = top / "project"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options: dict[str, Any] = {"env": environment, "cwd": project}
    if os.geteuid() == 0 and _may_all_run(Path(sys.executable).resolve()):
        options |= {"user": user, "group": user, "extra_groups": []}
    else:
        _say(f"as this user, not as {user}: that needs root and an interpreter that all may run")
    subprocess.run([program, "init", str(project)], check=True, **options)
    _settle(project, port)
    _say("the command of the image")
    command = [program, *json.loads(stage.last("CMD"))]
    with subprocess.Popen(command, **options) as process:
        try:
            _wait_until_healthy(stage, environment, port)
            process.send_signal(getattr(signal, stage.last("STOPSIGNAL")))
            code = process.wait(SECONDS_TO_END)
        finally:
            process.kill()
    assert code == 0, f"it ended with {code}"


def _may_all_run(program: Path) -> bool:
    return all(place.stat().st_mode & 0o001 for place in (program, *program.parents))


def _settle(project: Path, port: int) -> None:
    """A free port, and one source on this machine that answers nothing: no site is asked."""
    settings = project / "tracker.toml"
    text = settings.read_text(encoding="utf-8")
    assert "[watch]\nport = 0 " in text
    settings.write_text(text.replace("port = 0 ", f"port = {port} "), encoding="utf-8")
    source = {"name": "nobody", "url": "http://127.0.0.1:9/feed.xml", "allow_local": True}
    (project / "sources.yaml").write_text(json.dumps({"sources": [source]}), encoding="utf-8")


def _wait_until_healthy(stage: Stage, environment: dict[str, str], port: int) -> None:
    check = json.loads(stage.last("HEALTHCHECK").partition("CMD ")[2])
    check = [word.replace(":9464/", f":{port}/") for word in check]
    check[0] = shutil.which(check[0], path=environment["PATH"]) or check[0]
    deadline = time.monotonic() + SECONDS_TO_BE_HEALTHY
    while subprocess.run(check, env=environment, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise SystemExit("it did not become healthy")
        time.sleep(1)
    _say("healthy")


def _moved(text: str, top: Path) -> str:
    """The text with the image's places as folders of `top`."""
    places = "|".join(map(re.escape, PLACES))
    return re.sub(rf"(?<![\w/.])({places})(?=[/\s:]|$)", lambda match: f"{top}{match[1]}", text)


def _say(message: str) -> None:
    sys.stderr.write(f"containerfile: {message}\n")


if __name__ == "__main__":
    main()
