"""Where the frozen program and what it is made from lie in a checkout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUILD: Final = ROOT / "build"
DIST: Final = ROOT / "dist"
NAME: Final = "trainer-app"
FROZEN: Final = DIST / NAME
"""The one folder: the program, and ``_internal`` with everything it needs."""
INSIDE: Final = FROZEN / "_internal"
PROGRAM: Final = FROZEN / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def folder_mb(folder: Path) -> float:
    """How much a folder takes, in MB; a link counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1_000_000
