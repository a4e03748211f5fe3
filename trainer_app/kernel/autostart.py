"""Start with the system, where somebody asks for it: one file of this account, and no registry.

Linux: an entry of the XDG autostart folder. Windows: a command file in the Startup folder. The file
is there or not; nothing else remembers the choice. Any thread but the window's: it touches a disk.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.paths import APP_FOLDER, startup_folder

_NAME: Final = "Toolroom Trainer"
_ENTRY: Final = """[Desktop Entry]
Type=Application
Name={name}
Exec={command}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def starts_with_system() -> bool:
    """Whether this account's sessions begin with the window. False where that cannot be known."""
    try:
        return _file().is_file()
    except OSError:
        return False


def start_with_system(wanted: bool, profile: Path | None = None) -> None:
    """``profile``: named for every start, where it was named for this one.

    Raises FILE_UNWRITABLE.
    """
    file = _file()
    try:
        if not wanted:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        named = [] if profile is None else ["--profile", str(profile)]
        file.write_bytes(_words([*_program(), *named]))
    except OSError as error:
        raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(file)) from error


def _program() -> list[str]:
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable] if frozen else [sys.executable, "-m", "trainer_app"]


if sys.platform == "win32":

    def _file() -> Path:
        return startup_folder() / f"{APP_FOLDER}.cmd"

    def _words(command: Sequence[str]) -> bytes:
        quoted = " ".join('"{}"'.format(part.replace("%", "%%")) for part in command)
        return f'@echo off\r\nstart "{_NAME}" {quoted}\r\n'.encode("oem", errors="replace")

else:

    def _file() -> Path:
        return startup_folder() / f"{APP_FOLDER}.desktop"

    def _words(command: Sequence[str]) -> bytes:
        return _ENTRY.format(name=_NAME, command=" ".join(map(_quoted, command))).encode()

    def _quoted(part: str) -> str:
        """As the Desktop Entry Specification has it: quoted, then escaped as any string is."""
        escaped = part.replace("\\", "\\" * 4).replace("%", "%%")
        for sign in ('"', "`", "$"):
            escaped = escaped.replace(sign, "\\\\" + sign)
        return f'"{escaped}"'
