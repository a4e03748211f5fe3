"""Where the program's own files are: packs, themes, icons, fonts, translations.

In a wheel and in a frozen program they lie inside the package as ``_resources``; in a checkout they
are the repository's ``resources`` folder.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources() -> Path:
    """The folder that holds the program's files."""
    packaged = _PACKAGE / "_resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """One of the program's files, such as ``resource("packs", "mmt-level-1")``."""
    return resources().joinpath(*parts)


SHIPPED_PACK = "mmt-level-1"
SHIPPED_TRAINERS_PACK = "train-the-trainer"


def shipped_pack() -> Path:
    """The folder of the programme that comes with the program."""
    return resource("packs", SHIPPED_PACK)


def shipped_trainers_pack() -> Path:
    """The folder of the programme for those who train, which comes with it."""
    return resource("packs", SHIPPED_TRAINERS_PACK)
