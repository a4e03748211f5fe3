"""A programme as a plant holds it, and one that somebody brings: plain values of the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.packchanges import Change
from trainer_app.checklists.packcheck import Whole
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.errors import Finding


@dataclass(frozen=True, slots=True)
class Edition:
    """A programme that this plant judges by. ``own``: what differs from the program's own.

    ``newer``: the version of the program's own, where this plant never adopted that edition.
    ``is_shipped``: it is the program's own.
    """

    pack: Pack
    adopted_on: date | None
    adopted_by: str
    is_shipped: bool
    own: tuple[Change, ...]
    newer: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A programme that may be adopted. ``files`` None: what is wrong with it is in ``findings``.

    ``changes``: against what this plant judges by; None where it judges by nothing of the kind.
    """

    source: str
    findings: tuple[Finding, ...]
    files: PackFiles | None = None
    whole: Whole | None = None
    changes: tuple[Change, ...] | None = None
    is_adopted: bool = False
