"""Costs and gains as they are entered, once, at the office: a PC of the floor never has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists import grants
from trainer_app.checklists.costs import COST_KINDS, LONGEST_NAME, MOST_CENTS, Cost, costs_of
from trainer_app.checklists.kinds import Stream
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class NewCost:
    """``cents``: what it cost, or gave where it is a gain."""

    name: str
    cents: int
    words: str = ""
    is_gain: bool = False


class Costs:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def entered(self, viewer: SignedIn) -> tuple[Cost, ...] | None:
        """Costs before gains, by name. None where they do not come to this PC."""
        viewer.require(Action.SEE_OFFICE)
        with self._store.reading() as reading:
            return costs_here(reading, self._clock.now().date)

    def entry(self, viewer: SignedIn, record: RecordId) -> Cost:
        """Raises ``Refusal``: NOT_ALLOWED, RECORD_UNKNOWN where it stands no more."""
        viewer.require(Action.SEE_OFFICE)
        with self._store.reading() as reading:
            return _known(_all(reading), record)

    def save(self, by: SignedIn, new: NewCost, instead_of: RecordId | None = None) -> Recorded:
        """Enter one; ``instead_of``: a correction. Takes the place of all that has its name.

        Raises ``Refusal``: NOT_ALLOWED, OFFICE_PC_NEEDED, NAME_MISSING, NAME_TOO_LONG,
        AMOUNT_UNKNOWN, RECORD_UNKNOWN.
        """
        name, words = " ".join(new.name.split()), new.words.strip()
        if not name:
            raise Refusal(ErrorCode.NAME_MISSING)
        if len(name) > LONGEST_NAME:
            raise Refusal(ErrorCode.NAME_TOO_LONG, longest=LONGEST_NAME)
        if not 0 < new.cents <= MOST_CENTS:
            raise Refusal(ErrorCode.AMOUNT_UNKNOWN)
        body = b.CostSaved(name=name, cents=new.cents, words=words, gain=new.is_gain)
        return self._record(by, body, instead_of)

    def take_off(self, by: SignedIn, record: RecordId) -> Recorded:
        """No longer on the list; it stays in the records. Raises as ``save`` does."""
        by.require(Action.SEE_OFFICE)
        with self._store.reading() as reading:
            cost = _known(_all(reading), record)
        gone = b.CostSaved(name=cost.name, cents=cost.cents, gain=cost.is_gain, active=False)
        return self._record(by, gone, record)

    def _record(self, by: SignedIn, body: b.CostSaved, instead_of: RecordId | None) -> Recorded:
        by.require(Action.SEE_OFFICE)
        with self._store.writing() as writing:
            if not _writes_here(writing):
                raise Refusal(ErrorCode.OFFICE_PC_NEEDED)
            known = _all(writing)
            ended = {} if instead_of is None else dict.fromkeys(_known(known, instead_of).records)
            for cost in known:
                if folded(cost.name) == folded(body.name):
                    ended.update(dict.fromkeys(cost.records))
            record = writing.append(body, by=by.by(), replaces=tuple(ended))
            return Recorded((record.id,), writing.changes())


def costs_here(reading: Reading, on: date) -> tuple[Cost, ...] | None:
    """What stands by the day; None on a PC whose grant keeps the office's records from it."""
    membership = reading.membership()
    if membership is not None and Stream.OFFICE not in grants.reads(membership.grant):
        return None
    records = reading.records(COST_KINDS)
    return costs_of(records, reading.directory(), units(reading), on)


def _all(reading: Reading) -> tuple[Cost, ...]:
    return costs_here(reading, date.max) or ()


def _writes_here(reading: Reading) -> bool:
    membership = reading.membership()
    return membership is None or Stream.OFFICE in grants.writes(membership.grant)


def _known(costs: tuple[Cost, ...], record: RecordId) -> Cost:
    for cost in costs:
        if record in cost.records:
            return cost
    raise Refusal(ErrorCode.RECORD_UNKNOWN)
