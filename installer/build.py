"""Freezes the program into ``dist/trainer-app``: one folder that needs no Python.

``python -m installer.build``, in the environment of ``requirements/package.txt`` alone: what is
installed beside it would be dragged in (``make package`` sees to that). The same script runs on
Windows. What a plant's PC never loads is taken out again, with the libraries that only it needed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from installer.layout import BUILD, FROZEN, INSIDE, NAME, PROGRAM, ROOT, folder_mb
from installer.licences import collect

_STRANGERS: Final = ("pytest", "numpy", "mypy", "hypothesis")
"""Where one of these is installed, the environment is not the clean one."""

_EXCLUDED: Final = ("tkinter", "unittest", "pydoc", "PIL.ImageTk", "lib2to3", "setuptools", "pip")

_KEPT_PLUGINS: Final = {
    "platforms": ("xcb", "wayland", "offscreen", "windows"),
    "imageformats": ("svg",),  # the tick of the stylesheet
    "platforminputcontexts": ("composeplatforminputcontext", "ibusplatforminputcontext"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("windowsprintersupport",),  # elsewhere CUPS is handed the PDF itself
    "styles": (),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Of Qt's plugins, by folder. GTK's theme alone brings a second toolkit with it."""

_KEPT_TRANSLATIONS: Final = "qtbase_fr.qm"

_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)


def main() -> int:
    strangers = [name for name in _STRANGERS if _is_installed(name)]
    if strangers:
        print(f"installer: {', '.join(strangers)} would slip in: use make package", file=sys.stderr)
        return 1
    _freeze()
    whole = folder_mb(FROZEN)
    _take_out()
    collect(FROZEN / "licences")
    print(f"{PROGRAM.relative_to(ROOT)}: {folder_mb(FROZEN):.0f} MB ({whole:.0f} as it was frozen)")
    return 0


def _is_installed(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _freeze() -> None:
    from PyInstaller.__main__ import run

    shutil.rmtree(FROZEN, ignore_errors=True)
    paired = os.pathsep
    options = [
        str(ROOT / "trainer_app" / "__main__.py"),
        *("--name", NAME, "--onedir", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", str(FROZEN.parent), "--workpath", str(BUILD / "freezing")),
        *("--specpath", str(BUILD), "--paths", str(ROOT)),
        *("--add-data", f"{ROOT / 'resources'}{paired}trainer_app/_resources"),
        *("--collect-data", "mnemonic"),  # the word lists of the recovery code
        *("--hidden-import", "_cffi_backend"),  # libsodium's binding asks for it from C
        *("--collect-submodules", "reportlab.graphics.barcode"),  # it imports them by their names
        *("--collect-submodules", "trainer_app.store.migrations"),
    ]
    for module in _EXCLUDED:
        options += ["--exclude-module", module]
    if sys.platform == "win32":
        options += ["--windowed"]
    else:
        options += ["--strip"]
    run(options)


# --- what nobody loads ----------------------------------------------------------------------------


def _take_out() -> None:
    qt = next(path for path in (INSIDE / "PySide6" / "Qt", INSIDE / "PySide6") if path.is_dir())
    gone = list(_unwanted_plugins(qt / "plugins"))
    gone += [f for f in (qt / "translations").glob("*.qm") if f.name != _KEPT_TRANSLATIONS]
    gone += [f for f in INSIDE.rglob("*.ts") if "i18n" in f.parts]
    libraries = _Libraries(INSIDE)
    alone = libraries.only_for(gone) if sys.platform != "win32" else []
    for file in [*gone, *alone]:
        file.unlink()
    for link in INSIDE.rglob("*"):  # the libraries' short names at the top
        if link.is_symlink() and not link.exists():
            link.unlink()


def _unwanted_plugins(plugins: Path) -> Iterable[Path]:
    for file in sorted(path for path in plugins.rglob("*") if path.is_file()):
        kept = _KEPT_PLUGINS.get(file.parent.name, ())
        known = re.sub(r"^lib|plugin|\.(so|dll)$", "", file.name).removeprefix("q")
        if known not in kept:
            yield file


class _Libraries:
    """Who needs whom among the shared libraries of a folder, by the names they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, Path] = {}
        for path in folder.rglob("*.so*"):
            self._files[path.name] = path.resolve()
        self._needs = {path: _needed(path) for path in set(self._files.values())}

    def only_for(self, gone: Iterable[Path]) -> list[Path]:
        """The libraries that nothing needs any more once these files are gone."""
        removed = {path.resolve() for path in gone}
        before = self._behind(removed)
        stay = set(self._needs) - removed - before
        return sorted(before - removed - self._behind(stay))

    def _behind(self, files: Iterable[Path]) -> set[Path]:
        """Everything that these need, near and far."""
        found: set[Path] = set()
        waiting = [path for path in files if path in self._needs]
        while waiting:
            for name in self._needs[waiting.pop()]:
                needed = self._files.get(name)
                if needed is not None and needed not in found:
                    found.add(needed)
                    waiting.append(needed)
        return found


def _needed(library: Path) -> tuple[str, ...]:
    told = subprocess.run(
        ["objdump", "-p", str(library)], capture_output=True, text=True, check=True
    )
    return tuple(_NEEDED.findall(told.stdout))


if __name__ == "__main__":
    sys.exit(main())
