"""Whether this PC may say what counts only from an office PC: roles, rights, others' PINs, merges.

Taking roles away also says how far the other PCs' logs were known (``checklists.meanwhile``). The
rule itself is ``checklists.powers``; here it is told before anything is written.
"""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.ports import Reading
from trainer_app.kernel.errors import ErrorCode, Refusal

OFFICE = "office"

MOST_ENDS = 200


def is_office_pc(reading: Reading) -> bool:
    """By this PC's certificate; before it has written anything, by what the hub granted it."""
    device = reading.directory().devices().get(reading.own_key())
    if device is not None:
        return device.office
    membership = reading.membership()
    return membership is None or membership.grant == OFFICE


def require_office(reading: Reading) -> None:
    """Raise ``Refusal(OFFICE_PC_NEEDED)`` where it would not count."""
    if not is_office_pc(reading):
        raise Refusal(ErrorCode.OFFICE_PC_NEEDED)


def known_ends(reading: Reading) -> tuple[b.OldTip, ...]:
    """Where the logs of the other PCs end here; this PC's own order needs no telling.

    At most the 200 longest: a body has its limit, and what is not named counts as not known.
    """
    directory, own = reading.directory(), reading.own_key()
    ends = [tip for tip in reading.ends() if directory.key_of(tip.log) not in (None, own)]
    ends.sort(key=lambda tip: (-tip.seq, tip.log, tip.h))
    return tuple(b.OldTip(tip.log, tip.seq, tip.h.hex()) for tip in ends[:MOST_ENDS])
