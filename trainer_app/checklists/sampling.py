"""Which sign-offs somebody else looks at again each month: a rule that anybody can work out again.

Of each trainer as many as the programme says, from the month before. Safety comes first, no task
comes twice while another has not come, and beyond that a hash of the sign-off and the month decides
the order, which nobody can choose. A look changes nothing by itself. Pure.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import CLEAR, Ruling, refuse
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId, RecordId

_TIERS: Final = ("L", "Y", "N")
"""Life-critical tasks, then the other safety tasks, then the rest."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-off of the month before. People are humans: several entries of one are one."""

    record: RecordId
    thing: RecordId
    """Its first version: a correction makes no other pick of it."""
    signer: PersonId
    trainee: PersonId
    task: str
    tier: str
    observed_on: date
    mold: str = ""
    evidence: tuple[str, ...] = ()
    observers: tuple[PersonId, ...] = ()
    """Everybody who signed that they watched it."""
    is_looked_at: bool = False

    def has_a_part(self, person: PersonId, directory: Directory) -> bool:
        """Whether it is about this person, or signed by them."""
        return any(
            directory.same_human(person, one)
            for one in (self.trainee, self.signer, *self.observers)
        )


def is_sampled_in(observed_on: date, day: date) -> bool:
    """Whether what was watched then may be picked in the month of that day: the one after."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1) <= observed_on <= last


def picked(signed: Iterable[Signed], day: date, each: int) -> tuple[Signed, ...]:
    """What is still to be looked at in the month of that day, by anybody who had no part in it.

    ``signed``: what ``is_sampled_in`` it, of everybody, with what was looked at already.
    """
    by_signer: dict[PersonId, list[Signed]] = defaultdict(list)
    for one in signed:
        by_signer[one.signer].append(one)
    found: list[Signed] = []
    for _signer, theirs in sorted(by_signer.items()):
        left = max(0, each - sum(one.is_looked_at for one in theirs))
        found += [one for one in _in_order(theirs, day) if not one.is_looked_at][:left]
    return tuple(found)


def _in_order(theirs: Iterable[Signed], day: date) -> list[Signed]:
    """Of one trainer: every task once, safety first; then every task a second time, and so on."""
    times: dict[str, int] = defaultdict(int)
    ranked = []
    for one in sorted(theirs, key=lambda one: _lot(one, day)):
        ranked.append(((times[one.task], _tier(one), _lot(one, day)), one))
        times[one.task] += 1
    return [one for _rank, one in sorted(ranked, key=lambda entry: entry[0])]


def _tier(one: Signed) -> int:
    return _TIERS.index(one.tier) if one.tier in _TIERS else len(_TIERS)


def _lot(one: Signed, day: date) -> str:
    """SHA-256, hex, over the month and the id, such as ``2026-11 0f3a...``."""
    return hashlib.sha256(f"{day:%Y-%m} {one.thing}".encode()).hexdigest()


def may_look_again(
    one: Signed | None, by: Person, agrees: bool, words: str, directory: Directory
) -> Ruling:
    """``one``: what was picked; None: it was not, or somebody has looked at it meanwhile."""
    if not by.may(Action.SAMPLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if one is None:
        return refuse(ErrorCode.NOT_PICKED)
    if one.has_a_part(by.id, directory):
        return refuse(ErrorCode.HAD_A_PART, person=by.name)
    return CLEAR if agrees or words.strip() else refuse(ErrorCode.WORDS_MISSING)


def why_not_look(record: Record, about: Record | None, directory: Directory) -> NotCounting | None:
    """Nobody looks again at his own sign-off, or at his own task: on any PC, by any route."""
    if about is None or not isinstance(about.body, b.SignoffRecorded):
        return NotCounting.RELIED_ON_DOES_NOT_COUNT
    parts = [by.person for by in (about.head.by,) if by is not None] + [about.body.trainee]
    own = record.head.by is not None and any(
        directory.same_human(record.head.by.person, one) for one in parts
    )
    return NotCounting.FOR_ONESELF if own else None
