"""A small catalogue in place of the shipped one: tests of decisions need no thousand entities."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config import catalogue

SMALL = """entities:
  - {id: aws, name: AWS, kind: company, aliases: [Amazon Web Services]}
  - {id: nvidia, name: NVIDIA, kind: company, aliases: [エヌビディア]}
  - {id: aws-trainium, name: Trainium, kind: chip, maker: aws,
     aliases: [トレイニアム], generations: ["Trainium{n}"]}
  - {id: aws-trainium1, name: Trainium1, kind: chip, maker: aws,
     family: aws-trainium, generation: "1"}
  - {id: aws-trainium2, name: Trainium2, kind: chip, maker: aws,
     family: aws-trainium, generation: "2"}
  - {id: aws-trainium3, name: Trainium3, kind: chip, maker: aws,
     family: aws-trainium, generation: "3"}
  - {id: nvidia-h100, name: H100, kind: chip, maker: nvidia, case_sensitive: true}
"""


@contextmanager
def small_catalogue(folder: Path) -> Iterator[None]:
    """Ship these entities, as `chips.yaml`, while the block runs in this process."""
    folder.mkdir()
    (folder / "chips.yaml").write_text(SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "SHIPPED_ENTITIES", folder)
        catalogue._shipped.cache_clear()
        yield
    catalogue._shipped.cache_clear()
