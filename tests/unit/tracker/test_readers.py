from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from config.load import load_settings
from tests.unit.warehouse.publishing import publish_another
from tracker.errors import UserError
from tracker.home import Home
from tracker.readers import open_copy, reader_limits
from warehouse.limits import MEMORY, Limits, set_limits


def project(folder: Path, settings: str) -> Home:
    (folder / "tracker.toml").write_text(settings)
    return Home(folder)


def test_memory_is_limited_by_the_settings_and_locked(tmp_path: Path) -> None:
    home = project(tmp_path, "[readers]\nmax_megabytes = 250\n")
    publish_another(home.data, "2026-02-02")
    with open_copy(home, threads=1) as con:
        limits = "SELECT current_setting('memory_limit'), current_setting('threads')"
        assert con.execute(limits).fetchall() == [("238.4 MiB", 1)]
        with pytest.raises(duckdb.Error, match="locked"):
            con.execute("SET memory_limit = '20GB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            con.execute("SELECT len(list(range)) FROM range(90000000)")


def test_without_a_setting_a_reader_takes_four_gigabytes_at_the_most() -> None:
    with duckdb.connect() as con:
        set_limits(con, Limits())
        taken = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
        assert con.execute(taken).fetchall()[0][0] <= MEMORY


@pytest.mark.parametrize(
    "settings",
    [
        "[readers]\nmax_megabytes = 'all'",
        "[readers]\nmax_megabytes = 5",
        "[readers]\nmax_megabytes = true",
        "[readers]\nmax_megabytes = nan",
        "readers = 3",
        "[readers",
    ],
)
def test_a_wrong_setting_is_one_line_for_who_reads_too(tmp_path: Path, settings: str) -> None:
    with pytest.raises(UserError) as caught:
        reader_limits(project(tmp_path, settings))
    assert caught.value.code == 2
    assert str(tmp_path / "tracker.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_readers_take_is_what_the_typed_settings_allow(tmp_path: Path) -> None:
    home = project(tmp_path, "[readers]\nmax_megabytes = 1500.5\n")
    assert reader_limits(home) == Limits(memory=1_500_500_000)
    assert load_settings(home.settings).readers.max_megabytes == 1500.5
    assert reader_limits(project(tmp_path, "")) == Limits()
