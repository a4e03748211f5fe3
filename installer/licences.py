"""The licences of everything that is in the frozen program, one folder a project.

From the wheels where they carry theirs, from ``installer/licences`` where they do not, from Debian
for the system's libraries that were bundled, and Python's own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from installer.layout import INSIDE, ROOT

_TOOLS: Final = frozenset({"pip", "setuptools", "altgraph", "packaging", "pefile", "macholib"})
"""Used to freeze, and not in what is frozen. Of PyInstaller there is its loader."""
_LIKE_A_LICENCE: Final = ("licen", "copying", "notice", "authors")
_OURS: Final = ROOT / "installer" / "licences"
_WITHOUT: Final = {
    "pyside6-essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt",),
}
"""Wheels that carry no licence, or not that of what is inside them."""


def collect(folder: Path) -> None:
    """Fill ``folder``. Raises ``LookupError`` for a project whose licence is nowhere."""
    shutil.rmtree(folder, ignore_errors=True)
    _keep(folder / "toolroom-trainer", [ROOT / "LICENSE", ROOT / "NOTICE"])
    _keep(folder / "inter", [ROOT / "resources" / "fonts" / "OFL.txt"])
    _keep(folder / "lucide", [ROOT / "resources" / "icons" / "LICENSE.txt"])
    _keep(folder / "python", [_of_python()])
    for wheel in metadata.distributions():
        name = wheel.name.lower().replace("_", "-")
        if name not in _TOOLS:
            _keep(folder / name, [*_of_wheel(wheel), *(_OURS / f for f in _WITHOUT.get(name, ()))])
    for package, licence in _of_system():
        _keep(folder / f"system-{package}", [licence])


def _keep(folder: Path, files: list[Path]) -> None:
    if not files:
        raise LookupError(f"no licence is known of {folder.name}")
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)


def _of_wheel(wheel: metadata.Distribution) -> Iterator[Path]:
    for file in wheel.files or ():
        inside = any(part.endswith(".dist-info") for part in file.parts)
        if inside and any(word in "/".join(file.parts[1:]).lower() for word in _LIKE_A_LICENCE):
            yield Path(str(wheel.locate_file(file)))


def _of_python() -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for place in (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
    ):
        if place.is_file():
            return place
    raise LookupError("no licence is known of Python")


def _of_system() -> Iterator[tuple[str, Path]]:
    """Debian's packages whose libraries were bundled, and what each says of its licence."""
    if shutil.which("dpkg-query") is None:
        return
    names = sorted(path.name for path in INSIDE.glob("*.so*") if not path.is_symlink())
    for package in sorted({owner for name in names if (owner := _owner(name))}):
        yield package, Path("/usr/share/doc", package, "copyright").resolve()


def _owner(library: str) -> str:
    told = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"], capture_output=True, text=True, check=False
    )
    return told.stdout.partition(":")[0]
