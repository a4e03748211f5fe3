"""Whose signatures make a sign-off count: the trainee's, and who else watched. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer_app.checklists import bodies as b
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import RecordId


def agreement(effects: Effects, signatures: Iterable[Record], statement: RecordId) -> Record | None:
    """The trainee's signature, or a declined one that a decision overruled.

    ``signatures``: those that stand about the statement, by id.
    """
    for signature in signatures:
        body = signature.body
        if not isinstance(body, b.SignatureGiven) or body.role != "trainee":
            continue
        if body.agrees or effects.decided_for(signature, statement):
            return signature
    return None


def second_looks(signatures: Iterable[Record]) -> Iterator[Record]:
    """What others signed who watched the same performance."""
    for signature in signatures:
        body = signature.body
        if isinstance(body, b.SignatureGiven) and body.role == "second" and body.agrees:
            yield signature
