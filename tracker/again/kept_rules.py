"""The rules that have read what is stored, one file a version, so that others can be compared."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from config.models import ClaimCues, Entity
from crawler.storage import written_atomically
from tracker.rules import Rules

_ENDING = ".json.gz"


def keep_rules(folder: Path, rules: Rules) -> None:
    """Keep the catalogue and the cues under their version. Raises StorageError."""
    file = folder / f"{rules.version}{_ENDING}"
    if file.exists():
        return
    content = {
        "entities": [entity.model_dump(mode="json") for entity in rules.entities],
        "cues": rules.cues.model_dump(mode="json"),
    }
    with written_atomically(file) as out:
        out.write(gzip.compress(json.dumps(content, ensure_ascii=False).encode(), mtime=0))


def kept_rules(folder: Path, version: str, *, ginza: bool) -> Rules | None:
    """The rules of a version; None where they are not kept, or not by a program like this one."""
    try:
        content = json.loads(gzip.decompress((folder / f"{version}{_ENDING}").read_bytes()))
        rules = Rules(
            tuple(Entity.model_validate(entity) for entity in content["entities"]),
            ClaimCues.model_validate(content["cues"]),
            ginza,
        )
    except (OSError, EOFError, zlib.error, ValueError, TypeError, KeyError, ValidationError):
        return None
    return rules if rules.version == version else None


def forget_rules(folder: Path, needed: Collection[str]) -> None:
    """Remove all versions but those that are needed."""
    for file in folder.glob(f"*{_ENDING}"):
        if file.name.removesuffix(_ENDING) not in needed:
            file.unlink(missing_ok=True)
