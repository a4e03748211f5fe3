"""What happened on another PC meanwhile: a role that was taken away, a PIN that was changed.

Logs prove an order only within themselves. A ``person.saved`` that takes roles away names how far
its maker knew the other logs (``known``), so that what they hold beyond it is told apart from what
came before; one that names nothing cannot say so, and then it counts. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from trainer_app.checklists import bodies as b
from trainer_app.checklists.devices import Devices
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import RecordId


def waits_if_changed(record: Record) -> bool:
    """What gives others power, or decides, waits for a supervisor; a sign-off counts, flagged."""
    return record.kind.startswith("person.") or record.kind in (
        *("right.saved", "question.decided", "joining.accepted"),
    )


def meanwhile(
    record: Record, head: Record, newer: Mapping[RecordId, Record], devices: Devices
) -> bool:
    """Whether ``head`` changed somebody's roles and its makers did not know of ``record``.

    ``newer``: the counting states that lead to it; what one of them knew, those after it did.
    """
    said = False
    waiting, seen = [head], {head.id}
    while waiting:
        state = waiting.pop()
        if devices.precedes(record, state):
            return False
        if isinstance(state.body, b.PersonSaved) and state.body.known:
            said = True
            if devices.knew(state.body.known, record):
                return False
        for old in state.head.replaces:
            if old in newer and old not in seen:
                seen.add(old)
                waiting.append(newer[old])
    return said
