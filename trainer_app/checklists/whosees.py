"""*Who sees what*: the permission table itself, as rows, for screen and paper. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.permissions import PERMISSIONS, Action, Grant, Role, grant


@dataclass(frozen=True, slots=True)
class WhoSeesRow:
    """``grants``: one for each role, in the order of ``Role``."""

    action: Action
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class WhoSeesWhat:
    """The table as it hangs on a wall."""

    lang: str
    paper: str
    plant: str
    printed_by: str
    printed_on: date
    rows: tuple[WhoSeesRow, ...]
    sample: bool = False


def table() -> tuple[WhoSeesRow, ...]:
    """Every row of the permission table, in its order."""
    return tuple(
        WhoSeesRow(action, tuple(grant(action, (role,)) for role in Role)) for action in PERMISSIONS
    )
