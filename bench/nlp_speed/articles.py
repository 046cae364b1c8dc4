"""The articles that are read: a folder of Markdown and reStructuredText."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "corpora"
_ENDINGS = {".md", ".mdx", ".rst"}
_SHORTEST = 200
"""Characters: shorter files are notes, not articles."""


def articles(folder: Path, most: int) -> list[str]:
    """At most so many articles, taken evenly from all of the folder."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in _ENDINGS]
    texts = [file.read_text("utf-8", "replace") for file in files[:: max(len(files) // most, 1)]]
    return [text for text in texts if len(text) >= _SHORTEST][:most]
