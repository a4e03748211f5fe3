"""What each grant gives: the one table of audiences (sync.md §3), for the hub and for PCs. Pure.

Private words and PINs are for the PCs of the plant alone: a visiting assessor and the coordinator
never get them. A grant is its name on the wire (``sync.protocol.Grant``); one from a newer program
gives nothing.
"""

from __future__ import annotations

from typing import Final

from trainer_app.checklists.kinds import Stream

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


def reads(grant: str) -> frozenset[Stream]:
    """The streams whose records a device with this grant is sent."""
    return _READS.get(grant, _NONE)


def writes(grant: str) -> frozenset[Stream]:
    """The streams in which the records that a device with this grant makes get a position."""
    return _WRITES.get(grant, _NONE)
