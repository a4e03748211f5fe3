"""Standings and what waits for a signature, as one moment has them.

Mostly read from the rows that are kept. Where many records came at once some are still to be worked
out (``unsettled``): those are worked out here, so that what is read is never behind the records.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from trainer_app.checklists.ports import ToSign
from trainer_app.checklists.projection import EVERYBODY
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import PersonId, record_id
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection

if TYPE_CHECKING:
    from trainer_app.store.reading import LocalReading

_STANDINGS: Final = "SELECT task, standing FROM standing WHERE trainee IN ('', ?)"
_OF_TASKS: Final = " AND task IN (SELECT value FROM json_each(?))"
_OWN_LAST: Final = " ORDER BY trainee"
_TO_SIGN: Final = (
    "SELECT t.trainee, t.task, t.person, r.hash, t.arrival FROM to_sign t"
    " JOIN record r ON r.arrival = t.arrival"
)
_UNSETTLED: Final = "SELECT trainee, task FROM unsettled"
_ANY_UNSETTLED: Final = "SELECT EXISTS (SELECT 1 FROM unsettled)"

_OF_TASK: Final = (
    "SELECT trainee, task FROM standing WHERE task IN (SELECT value FROM json_each(?))"
)

_decoder: Final = msgspec.json.Decoder(Standing)
_NOTHING: Final = Standing()

Place = tuple[PersonId, str]


def of_trainee(
    reading: LocalReading, trainee: PersonId, tasks: Collection[str] | None
) -> Mapping[str, Standing]:
    """A trainee's own row holds the plant's records too; without one, the plant's row holds."""
    human = reading.directory().human(trainee)
    if tasks is None:
        kept = reading.connection.execute(_STANDINGS + _OWN_LAST, (human,))
    else:
        named = json.dumps(sorted(tasks))
        kept = reading.connection.execute(_STANDINGS + _OF_TASKS + _OWN_LAST, (human, named))
    found = {task: _decoder.decode(standing) for task, standing in kept}
    for whose, task in sorted(unsettled(reading)):
        if whose in (EVERYBODY, human) and (tasks is None or task in tasks):
            found[task] = _worked_out(reading, whose, task)
    return _known(found)


def of_all(reading: LocalReading) -> Mapping[PersonId, Mapping[str, Standing]]:
    directory = reading.directory()
    own: dict[PersonId, dict[str, Standing]] = {}
    for trainee, task, standing in reading.connection.execute(
        "SELECT trainee, task, standing FROM standing"
    ):
        own.setdefault(trainee, {})[task] = _decoder.decode(standing)
    left = unsettled(reading)
    if left:  # a merge may not have been worked off: only what is kept for humans holds
        own = {t: rest for t, rest in own.items() if directory.human(t) == t}
    for trainee, task in left:
        own.setdefault(trainee, {})[task] = _worked_out(reading, trainee, task)
    for_all = own.pop(EVERYBODY, {})
    trainees = {*own, *map(directory.human, directory.enrolments)}
    return {t: _known({**for_all, **own.get(t, {})}) for t in sorted(trainees)}


def to_sign(reading: LocalReading, person: PersonId | None) -> list[ToSign]:
    """Oldest first."""
    directory = reading.directory()
    left = unsettled(reading)
    whose = None if person is None else json.dumps(directory.entries(person))
    if whose is None:
        kept = reading.connection.execute(f"{_TO_SIGN} ORDER BY t.arrival").fetchall()
    else:
        kept = reading.connection.execute(
            f"{_TO_SIGN} WHERE t.person IN (SELECT value FROM json_each(?)) ORDER BY t.arrival",
            (whose,),
        ).fetchall()
    found = [
        (arrival, ToSign(waits, record_id(h), task))
        for trainee, task, waits, h, arrival in kept
        if not left or ((trainee, task) not in left and directory.human(trainee) == trainee)
    ]
    entries = None if person is None else set(directory.entries(person))
    for trainee, task in left:
        for one in _worked_out(reading, trainee, task).waiting:
            if entries is None or one.person in entries:
                arrival = rows.arrival_of(reading.connection, one.record) or 0
                found.append((arrival, ToSign(one.person, one.record, task)))
    return [one for _arrival, one in sorted(found, key=lambda pair: pair[0])]


def is_settled(connection: DriverConnection) -> bool:
    return not rows.value(connection, _ANY_UNSETTLED)


def unsettled(reading: LocalReading) -> set[Place]:
    """What holds for the plant is in each trainee's own row too."""
    found = reading.connection.execute(_UNSETTLED).fetchall()
    if not found:
        return set()
    human = reading.directory().human
    places = {(human(trainee), task) for trainee, task in found}
    for_all = json.dumps([task for trainee, task in found if trainee == EVERYBODY])
    kept = reading.connection.execute(_OF_TASK, (for_all,))
    return places | {(human(trainee), task) for trainee, task in kept}


def _worked_out(reading: LocalReading, trainee: PersonId, task: str) -> Standing:
    from trainer_app.checklists import judging

    return judging.standing(
        trainee, task, reading.task_records(trainee, task), reading.directory(), reading.unit_of
    )


def _known(standings: dict[str, Standing]) -> dict[str, Standing]:
    return {task: standing for task, standing in standings.items() if standing != _NOTHING}
