"""Start with the system: one file of the account, there or not."""

from __future__ import annotations

import configparser
import re
import sys
from pathlib import Path

import pytest

from trainer_app.kernel.autostart import start_with_system, starts_with_system
from trainer_app.kernel.errors import ErrorCode, Unavailable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an XDG autostart entry")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "toolroom-trainer.desktop"


def arguments(entry: Path) -> list[str]:
    """What a session would run, read as the Desktop Entry Specification says."""
    read = configparser.ConfigParser(interpolation=None)
    read.read(entry, encoding="utf-8")
    value = read["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    return [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in parts]


def test_that_it_is_off_until_somebody_asks(entry: Path) -> None:
    assert not starts_with_system()
    assert not entry.parent.exists()


def test_that_it_can_be_turned_on_and_off_again(entry: Path) -> None:
    for _ in range(2):
        start_with_system(True)
        assert starts_with_system()
        assert arguments(entry) == [sys.executable, "-m", "trainer_app"]
    for _ in range(2):
        start_with_system(False)
        assert not starts_with_system()


def test_that_a_named_profile_is_named_at_every_start(entry: Path) -> None:
    odd = Path('/plant "two"/50% $HOME `x`/back\\slash')
    start_with_system(True, odd)
    assert arguments(entry)[-2:] == ["--profile", str(odd)]


def test_that_a_frozen_program_starts_itself(entry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    start_with_system(True)
    assert arguments(entry) == [sys.executable]


def test_that_a_folder_that_cannot_be_written_is_told(entry: Path) -> None:
    entry.parent.parent.mkdir()
    entry.parent.write_text("a file where the folder should be")
    with pytest.raises(Unavailable) as caught:
        start_with_system(True)
    assert caught.value.code is ErrorCode.FILE_UNWRITABLE
