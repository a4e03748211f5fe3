"""What a PC (not a person) has chosen: one small file beside the profile, written whole.

A file that cannot be read is taken as no file: settings never keep anybody from the records.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.sharing import follow_folder


@dataclass(frozen=True, slots=True)
class Settings:
    """``per_mm``: pixels to a millimetre, measured with the ruler; 0: as the screen says."""

    language: str = "en"
    theme: str = "light"
    size: str = "normal"
    per_mm: float = 0.0
    idle_minutes: int = 5
    paper: str = "letter"
    text_percent: int = 100
    sounds: str = "off"
    outside_copy_ms: int = 0
    """When a copy of the records was last made on another disk; 0: never."""


class SettingsFile:
    """Read before the window is seen (so, standard library only), written on every change.

    ``of_plant``: the file of a further plant of this PC. What is about that plant's records alone
    is kept there, the rest is the PC's.
    """

    def __init__(self, path: Path, of_plant: Path | None = None) -> None:
        self._path = path
        self._of_plant = None if of_plant is None else SettingsFile(of_plant)

    def of(self, file: Path) -> SettingsFile:
        """The PC's settings, with what is kept in ``file`` about one plant."""
        return self if file == self._path else SettingsFile(self._path, file)

    def load(self) -> Settings:
        """What can be understood; the rest as it comes."""
        loaded = self._load()
        if self._of_plant is None:
            return loaded
        return replace(loaded, outside_copy_ms=self._of_plant.load().outside_copy_ms)

    def save(self, settings: Settings) -> None:
        """Raises FILE_UNWRITABLE."""
        if self._of_plant is not None:
            self._of_plant.save(Settings(outside_copy_ms=settings.outside_copy_ms))
            settings = replace(settings, outside_copy_ms=self._load().outside_copy_ms)
        self._save(settings)

    def _load(self) -> Settings:
        try:
            said = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return Settings()
        if not isinstance(said, dict):
            return Settings()
        usual = asdict(Settings())
        known = {
            field.name: type(usual[field.name])(said[field.name])
            for field in fields(Settings)
            if _fits(said.get(field.name), usual[field.name])
        }
        return Settings(**known)

    def _save(self, settings: Settings) -> None:
        written = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
            follow_folder(written)
            written.replace(self._path)
        except OSError as error:
            raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(self._path)) from error


def _fits(value: object, usual: object) -> bool:
    if isinstance(usual, str):
        return isinstance(value, str)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and value > 0
