"""The file for support: what is wrong with a PC, without anybody's name.

Nothing is filtered out of what was recorded: nothing of it is put in. Of the log each line is kept
only as far as its shape is known; a message of any other shape is left out, and so is what an
exception says (its kind and the places in the code stay). Paths lose the name of the account.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.paths import ProfilePaths

Facts = Mapping[str, object]
"""What ``doctor`` found: JSON."""

_LINES_A_FILE: Final = 2000
_STAMP: Final = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ \S+ [\w.]+: )(.*)$")
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        r"wrong PIN for [0-9a-f]{8}, attempt \d+ in a row",
        r"the witness could not be written",
        r"a draft of [a-z_]+ no longer fits its page",
    )
)
"""The messages that say nothing about people; one for each that the program logs."""
_BUG: Final = re.compile(r"^a bug: (\w+)\(")
_PLACE: Final = re.compile(
    r'^  File ".*?((?:trainer_app/[\w/]+|[\w-]+)\.py)", line (\d+), in (\w+)'
)
_RAISED: Final = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Refusal|Damage))\b")
_LEFT_OUT: Final = "(left out)"
_FILE: Final = re.compile(
    r"(store\.(db|key)(-wal|-shm)?|device\.key|witness|profile\.lock|settings\.json"
    r"|backups/[\d_-]{17}-[a-z0-9-]+\.trainer-backup)"
)
"""What the program calls its own files."""
_ACCOUNT: Final = re.compile(r"(?<=[/\\])(home|Users|users)([/\\])[^/\\]+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of the sheaf."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What would be saved, readable before it is."""

    leaves: tuple[Leaf, ...]

    def archive(self) -> bytes:
        """A zip with the same bytes for the same leaves."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for leaf in self.leaves:
                archive.writestr(zipfile.ZipInfo(leaf.name), leaf.text)
        return made.getvalue()


def sheaf(facts: Facts, settings: Mapping[str, object], paths: ProfilePaths) -> Sheaf:
    printers, files = facts.get("printers"), facts.get("files")
    told = {
        **facts,
        "printers": len(printers) if isinstance(printers, list) else None,
        "files": [_unnamed(file) for file in files] if isinstance(files, list) else None,
    }
    leaves = [
        Leaf("doctor.json", _plain(json.dumps(told, indent=2))),
        Leaf("settings.json", json.dumps(dict(settings), indent=2)),
    ]
    for file in sorted(paths.logs.glob("trainer.log*")) if paths.logs.is_dir() else ():
        lines = file.read_text("utf-8", errors="replace").splitlines()[-_LINES_A_FILE:]
        leaves.append(Leaf(f"{paths.logs.name}/{file.name}", "\n".join(bare(lines)) + "\n"))
    return Sheaf(tuple(leaves))


def _unnamed(file: object) -> object:
    """What ``doctor`` says of a file; not what somebody called one of their own."""
    if not isinstance(file, dict):
        return _LEFT_OUT
    ours = _FILE.fullmatch(str(file.get("name")))
    return file if ours else {**file, "name": _LEFT_OUT}


def bare(lines: Iterable[str]) -> list[str]:
    """The lines of a log without anything that a person said or is called."""
    return [kept for line in lines if (kept := _bare_line(line)) is not None]


def _bare_line(line: str) -> str | None:
    stamped = _STAMP.match(line)
    if stamped:
        return stamped[1] + _bare_message(stamped[2])
    place = _PLACE.match(line)
    if place:
        return f"  {place[1]}:{place[2]} {place[3]}"
    raised = _RAISED.match(line)
    return None if raised is None else raised[1]


def _bare_message(message: str) -> str:
    bug = _BUG.match(message)
    if bug:
        return f"a bug: {bug[1]}"
    known = any(shape.fullmatch(message) for shape in _SHAPES)
    return message if known else _LEFT_OUT


def _plain(text: str) -> str:
    """Folders without the name of the account that they belong to."""
    return _ACCOUNT.sub(r"\1\2~", text)
