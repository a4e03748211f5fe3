"""What a PC (not a person) has chosen: one small file beside the profile, written whole.

A file that cannot be read is taken as no file: settings never keep anybody from the records.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from trainer_app.kernel.errors import ErrorCode, Unavailable


class Settings(msgspec.Struct, frozen=True):
    """``per_mm``: pixels to a millimetre, measured with the ruler; None: as the screen says."""

    language: str = "en"
    theme: str = "light"
    size: str = "normal"
    per_mm: float | None = None
    idle_minutes: int = 5


class SettingsFile:
    """Reads at start, writes on every change; small enough for the window's thread at start."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except (OSError, msgspec.MsgspecError):
            return Settings()

    def save(self, settings: Settings) -> None:
        written = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
            os.replace(written, self._path)
        except OSError as error:
            raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(self._path)) from error
