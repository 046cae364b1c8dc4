"""The part of requirements.lock that running the program needs: `needed.py LOCK PYTHON`.

What needs what is asked of the environment of PYTHON, in which the lock is installed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ASK = """
import json
from importlib.metadata import distributions
print(json.dumps({d.metadata["Name"]: d.requires or [] for d in distributions()}))
"""


def main(lock: str, python: str) -> None:
    """Print the lines, each with its hashes."""
    asked = subprocess.run([python, "-c", _ASK], check=True, capture_output=True, text=True)
    requires = {canonicalize_name(n): r for n, r in json.loads(asked.stdout).items()}
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    needed: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        if name in needed:
            continue
        needed.add(name)
        for line in requires.get(name, []):
            inner = Requirement(line)
            if inner.marker is None or any(inner.marker.evaluate({"extra": e}) for e in extras):
                inner.marker = None
                waiting.append(inner)
    for entry in re.split(r"\n(?=\S)", Path(lock).read_text(encoding="utf-8")):
        match = re.match(r"([A-Za-z0-9._-]+)==", entry)
        if match and canonicalize_name(match[1]) in needed:
            print(entry)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
