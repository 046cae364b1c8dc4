"""A new project folder."""

from __future__ import annotations

import shutil

from config.load import SHIPPED
from tracker.errors import UserError
from tracker.home import Home


def init(home: Home) -> None:
    """Write the five files that a user edits. Existing ones are never touched.

    Raises UserError if the folder is a project already.
    """
    if home.is_project:
        raise UserError(f"{home.root} is a project already (it has a tracker.toml)")
    if home.root.exists() and not home.root.is_dir():
        raise UserError(f"{home.root} is a file; name a folder", code=2)
    home.root.mkdir(parents=True, exist_ok=True)
    templates = {
        home.sources: SHIPPED / "sources.yaml",
        home.entities: SHIPPED / "project" / "entities.yaml",
        home.claims: SHIPPED / "project" / "claims.yaml",
        home.alerts: SHIPPED / "project" / "alerts.yaml",
        # Last, since it is what makes the folder a project.
        home.settings: SHIPPED / "project" / "tracker.toml",
    }
    for file, template in templates.items():
        if not file.exists():
            shutil.copyfile(template, file)
