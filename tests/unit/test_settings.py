"""The settings of a PC: kept whole, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.settings import Settings, SettingsFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "settings.json"


def test_that_what_was_saved_is_read_back(file: Path) -> None:
    chosen = Settings("fr", "dark", "gloves", 5.25, 12)
    SettingsFile(file).save(chosen)
    assert SettingsFile(file).load() == chosen
    assert [left.name for left in file.parent.iterdir()] == ["settings.json"]


def test_that_a_pc_without_a_file_has_the_usual_settings(file: Path) -> None:
    assert SettingsFile(file).load() == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"dark"',
        "\0\0\0",
        '{"theme": 7, "idle_minutes": "long", "per_mm": true}',
        '{"idle_minutes": 0, "per_mm": NaN}',
        '{"idle_minutes": Infinity, "per_mm": -Infinity}',
        '{"idle_minutes": -3, "per_mm": -1}',
        '{"unknown": 1}',
    ],
)
def test_that_a_spoilt_file_is_taken_as_the_usual_settings(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert SettingsFile(file).load() == Settings()


def test_that_what_can_be_understood_of_a_file_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"language": "fr", "theme": 7, "idle_minutes": 3}', encoding="utf-8")
    assert SettingsFile(file).load() == Settings(language="fr", idle_minutes=3)


def test_that_a_folder_that_takes_no_file_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "profile"
    in_the_way.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(Unavailable) as raised:
        SettingsFile(in_the_way / "settings.json").save(Settings())
    assert raised.value.code is ErrorCode.FILE_UNWRITABLE
