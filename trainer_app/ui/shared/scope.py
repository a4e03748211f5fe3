"""What somebody may sign: every unit, or chosen ones. Nothing is chosen beforehand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer_app.checklists.packs import Unit

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class ScopeState:
    """``chosen``: unit ids in the pack's order, or ``*`` alone."""

    units: tuple[Unit, ...]
    chosen: tuple[str, ...] = ()


def toggled(state: ScopeState, option: str) -> ScopeState:
    """All and single units take each other's place."""
    if option == EVERYTHING:
        return replace(state, chosen=() if EVERYTHING in state.chosen else (EVERYTHING,))
    held = (set(state.chosen) - {EVERYTHING}) ^ {option}
    return replace(state, chosen=tuple(unit.id for unit in state.units if unit.id in held))
