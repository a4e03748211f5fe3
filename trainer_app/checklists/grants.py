"""What each grant gives: the one table of audiences (sync.md §3), for the hub and for PCs. Pure.

Private words and PINs are for the PCs of the plant alone: a visiting assessor and the coordinator
never get them. So whoever comes with such a PC chooses a PIN on it, which stays there. A grant is
its name on the wire (``sync.protocol.Grant``); one from a newer program gives nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from trainer_app.checklists.kinds import Stream
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.verifiers import VERIFIERS

_PLANT: Final = frozenset({Stream.PLANT})
_FLOOR: Final = frozenset({Stream.PLANT, Stream.PRIVATE})
_OFFICE: Final = frozenset({Stream.PLANT, Stream.PRIVATE, Stream.OFFICE})
_COORDINATOR: Final = frozenset({Stream.PLANT, Stream.OFFICE})
_NONE: Final[frozenset[Stream]] = frozenset()

_READS: Final = {
    "floor": _FLOOR,
    "office": _OFFICE,
    "assessor": _PLANT,
    "auditor": _PLANT,
    "coordinator": _COORDINATOR,
}
_WRITES: Final = _READS | {"auditor": _NONE}

_COMES_WITH: Final = {"assessor": Role.ASSESSOR, "coordinator": Role.COORDINATOR}
"""Whose PC it is. Nobody records on an auditor's."""
_VISITORS: Final = frozenset(_COMES_WITH.values())


def reads(grant: str) -> frozenset[Stream]:
    """The streams whose records a device with this grant is sent."""
    return _READS.get(grant, _NONE)


def writes(grant: str) -> frozenset[Stream]:
    """The streams in which the records that a device with this grant makes get a position."""
    return _WRITES.get(grant, _NONE)


def is_visitors(grant: str) -> bool:
    """Whether a PC with this grant never has the PINs of the plant, nor gives any to it."""
    return Stream.PRIVATE not in reads(grant)


def stays_here(grant: str, kind: str) -> bool:
    """Whether records of this kind are kept on a PC with this grant for good: they do not wait."""
    return kind in VERIFIERS and is_visitors(grant)


def may_choose_pin(grant: str, roles: Collection[str]) -> bool:
    """Whether somebody without a PIN here may choose one by himself: nobody could give it to him.

    Never somebody of the plant, whatever else he is besides: his PIN is on the plant's own PCs, and
    whoever is first at a visitor's laptop shall not become him.
    """
    return is_visitors(grant) and _COMES_WITH.get(grant) in roles and _VISITORS.issuperset(roles)
