"""How and where a task was watched, in the words of its programme. Values, no sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer_app.checklists.bodies import SignoffRecorded
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Method, Named, Policy


@dataclass(frozen=True, slots=True)
class Circumstances:
    method: Words
    evidence: tuple[Words, ...]
    place: Words
    mold: str
    press: str
    work_order: str
    minutes: int


def circumstances(body: SignoffRecorded, policy: Policy) -> Circumstances:
    return Circumstances(
        method=name_of(body.method, policy.methods),
        evidence=tuple(name_of(code, policy.evidence) for code in body.evidence),
        place=name_of(body.place, policy.places),
        mold=body.mold,
        press=body.press,
        work_order=body.work_order,
        minutes=body.minutes,
    )


def name_of(wanted: str, known: Iterable[Method | Named]) -> Words:
    """The id itself, where this edition does not know it."""
    return next((one.name for one in known if one.id == wanted), {"en": wanted})
