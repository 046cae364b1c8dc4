"""Where results are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.output import destination


def test_a_folder_is_no_file_and_is_named_as_it_was_given(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as raised, destination(str(tmp_path)):
        pass
    assert raised.value.filename == str(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not list(tmp_path.parent.glob(f".{tmp_path.name}*"))
