"""``doctor``: what support asks first. No names of people, no keys, nothing that was recorded.

Never fails for what it finds: each part says what it could not learn. Exit 4 where the profile
itself is damaged.
"""

from __future__ import annotations

import os
import platform
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app import __version__
from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.display import has_display
from trainer_app.cli.exits import Exit
from trainer_app.cli.terminal import Json, language_of, say, say_json, tell, words_of
from trainer_app.cli.words import words
from trainer_app.kernel.errors import Damage, TrainerError
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.resources import resource, resources

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands

_PRINTERS_WITHIN_S = 5.0


def add(commands: Commands) -> None:
    add_command(commands, "doctor", doctor, "what support asks first; no names", json=True)


def doctor(args: Arguments) -> int:
    from trainer_app.store import machine

    paths = ProfilePaths(args.folder)
    profile, problem = _profile(args)
    facts: dict[str, Json] = {
        "program": {
            "version": __version__,
            "frozen": bool(getattr(sys, "frozen", False)),
            "python": platform.python_version(),
            "system": platform.platform(),
            "resources": str(resources()),
        },
        "database": {**machine.versions()},
        "folder": {
            "path": str(paths.folder),
            "exists": paths.folder.is_dir(),
            "writable": os.access(paths.folder, os.W_OK),
            "network_share": machine.is_network_share(paths.folder),
            "disk_free_mb": _free_mb(paths.folder),
            "fsync_ms": _fsync_ms(paths.folder),
        },
        "files": _files(paths),
        "keys": {"store": paths.store_key.exists(), "device": paths.device_key.exists()},
        "profile": profile,
        "display": has_display(),
        "fonts": _fonts(),
        "printers": _printers(),
    }
    if args.json:
        said = None if problem is None else words_of(problem.problem, language_of(args))
        say_json({**facts, "problem": said})
    else:
        _say_lines(facts, language_of(args))
        if problem is not None:
            tell(f"trainer-app: {words_of(problem.problem, language_of(args))}")
    return Exit.DAMAGE if isinstance(problem, Damage) else Exit.DONE


def _profile(args: Arguments) -> tuple[dict[str, Json] | None, TrainerError | None]:
    """Figures of the profile, and what is in the way of them or wrong with them."""
    from trainer_app.bootstrap import open_program
    from trainer_app.kernel.clock import SystemClock

    if not ProfilePaths(args.folder).exists():
        return None, None
    try:
        program = open_program(args.folder, SystemClock(), read_only=True)
    except TrainerError as error:
        return None, error
    try:
        facts = program.store.facts()
        with program.store.reading() as reading:
            directory = reading.directory()
            figures: dict[str, Json] = {
                "records": facts.records,
                "last_backup_ms": facts.last_backup_ms,
                "people": len(directory.people),
                "devices": len(directory.devices()),
                "edition": (directory.edition or "")[:8],
                "sample": reading.is_sample(),
            }
        return figures, next(iter(program.store.alarms), None)
    except TrainerError as error:
        return None, error
    finally:
        program.close()


def _files(paths: ProfilePaths) -> list[Json]:
    """Name, rights and size of what lies in the profile; backups are only counted."""
    if not paths.folder.is_dir():
        return []
    try:
        found = sorted(path for path in paths.folder.iterdir() if path.is_file())
        kept = sorted(paths.backups.iterdir()) if paths.backups.is_dir() else []
    except OSError:
        return []
    files: list[Json] = [_file(path, path.name) for path in found]
    files += [_file(path, f"{paths.backups.name}/{path.name}") for path in kept]
    return files


def _file(path: Path, name: str) -> dict[str, Json]:
    try:
        about = path.stat()
    except OSError:
        return {"name": name, "mode": None, "bytes": None}
    return {"name": name, "mode": stat.filemode(about.st_mode), "bytes": about.st_size}


def _free_mb(folder: Path) -> int | None:
    """On the disk that holds the folder, or would hold it."""
    for place in (folder, *folder.absolute().parents):
        if place.is_dir():
            try:
                return shutil.disk_usage(place).free // 1_000_000
            except OSError:
                return None
    return None


def _fsync_ms(folder: Path) -> float | None:
    from trainer_app.store.machine import fsync_ms

    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return None
    try:
        return fsync_ms(folder)
    except OSError:
        return None


def _fonts() -> list[Json]:
    """The program's own typefaces, which paper cannot do without."""
    return [path.name for path in sorted(resource("fonts").glob("*.ttf"))]


def _printers() -> list[Json] | None:
    """The queues of this PC; None where the system does not say without a window."""
    asks = shutil.which("lpstat")
    if asks is None:
        return None
    try:
        told = subprocess.run(
            [asks, "-e"], capture_output=True, text=True, timeout=_PRINTERS_WITHIN_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return [line.strip() for line in told.stdout.splitlines() if line.strip()]


def _say_lines(facts: dict[str, Json], language: str) -> None:
    """One line a fact: ``folder.fsync_ms: 0.2``. The names are those of the JSON."""
    none = words("status", "none", language)
    for name, value in facts.items():
        if isinstance(value, dict):
            for inner, one in value.items():
                say(f"{name}.{inner}: {none if one is None else one}")
        elif isinstance(value, list):
            said = [_said(one) for one in value] or [none]
            for line in said:
                say(f"{name}: {line}")
        else:
            say(f"{name}: {none if value is None else value}")


def _said(one: Json) -> str:
    if isinstance(one, dict):
        return f"{one['name']} {one['mode']} {one['bytes']}"
    return str(one)
