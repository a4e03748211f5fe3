"""A real pack: the one that comes with the program."""

from __future__ import annotations

from functools import cache

from trainer_app.checklists.packcheck import load
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.resources import shipped_pack


@cache
def archive_and_pack() -> tuple[bytes, Pack]:
    files = read_folder(shipped_pack())
    return files.archive(), load(files)
