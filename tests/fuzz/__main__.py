"""Fuzzing by hand: `python -m tests.fuzz [--inputs N] [--seed S] [--atheris] [TARGET …]`.

Each target gets its share of the inputs, and a line with how many it read, in how much time, and
what went wrong; an input that is a fault is written to `fuzz-TARGET-….bin` in the current folder.
With `--atheris` (`pip install atheris`, which the project needs for nothing else) the inputs of one
target are guided by what of the program they reach.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from itertools import islice
from pathlib import Path

SLOW = 1.0
"""Seconds of computing; what takes more for an input of a few kilobytes is a fault too."""


def main() -> int:
    """The command; 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--inputs", type=int, default=10_000, help="for each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--atheris", action="store_true")
    options = parser.parse_args()
    if options.atheris:
        return _guided(options.targets[0], options.inputs, options.seed)
    from tests.fuzz.targets import TARGETS

    faults = [_mutated(name, options.inputs, options.seed) for name in options.targets or TARGETS]
    return int(any(faults))


def _mutated(name: str, count: int, seed: int) -> int:
    from tests.fuzz.mutating import inputs
    from tests.fuzz.targets import TARGETS

    read = TARGETS[name].read
    faults: dict[str, bytes] = {}
    read(b"")  # what is loaded once is no input's fault
    began, slowest = time.process_time(), 0.0
    for data in islice(inputs(name, seed), count):
        start = time.process_time()
        try:
            read(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
            frame = traceback.extract_tb(error.__traceback__)[-1]
            faults.setdefault(f"{type(error).__name__} in {frame.filename}:{frame.lineno}", data)
        if (took := time.process_time() - start) > slowest:
            slowest = took
            if took > SLOW:
                faults["too slow"] = data
    seconds = time.process_time() - began
    print(
        f"{name}: {count:,} inputs, {seconds:.0f} s, slowest {slowest:.2f} s, {len(faults)} faults"
    )
    for what, data in faults.items():
        file = Path(f"fuzz-{name}-{hashlib.sha256(data).hexdigest()[:8]}.bin")
        file.write_bytes(data)
        print(f"  {what}: {file}")
    sys.stdout.flush()
    return len(faults)


def _guided(name: str, count: int, seed: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["config", "crawler", "nlp", "tracker"]):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz.mutating import SEEDS, TROUBLE

    folder = Path(f"fuzz-corpus-{name}")
    folder.mkdir(exist_ok=True)
    for number, data in enumerate((*SEEDS[name], *TROUBLE)):
        (folder / f"seed-{number:03}").write_bytes(data)
    words = [f"-atheris_runs={count}", f"-seed={seed + 1}", "-max_len=3000", "-timeout=20"]
    atheris.Setup([sys.argv[0], *words, str(folder)], TARGETS[name].read)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
