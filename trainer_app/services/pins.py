"""PINs: one that is typed is checked, a new one takes the place of those before.

Checking is slow on purpose; call it from the thread kept for that.
"""

from __future__ import annotations

import logging

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.ports import PinState, Store, Writing
from trainer_app.kernel import pins
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import MAX_REPLACES
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units

_log = logging.getLogger(__name__)


def right_pin(store: Store, person: PersonId, state: PinState, pin: str, now_ms: int) -> RecordId:
    """The record that took ``pin``; wrong ones are counted, delayed, then locked, and logged.

    Raises ``Refusal``: PIN_WRONG, PIN_DELAYED(seconds), PIN_LOCKED(minutes).
    """
    wait = pins.seconds_to_wait(state.wrong, state.last_wrong_ms, now_ms)
    if wait:
        raise _waiting(state.wrong, wait)
    accepted = ((state.record, state.verifier), *state.others)
    record = next((r for r, verifier in accepted if pins.matches(verifier, pin)), None)
    if record is None:
        with store.writing() as writing:
            writing.pin_was_wrong(person, now_ms)
        _log.info("wrong PIN for %s, attempt %d in a row", person[:8], state.wrong + 1)
        wait = pins.seconds_to_wait(state.wrong + 1, now_ms, now_ms)
        if wait:
            raise _waiting(state.wrong + 1, wait)
        raise Refusal(ErrorCode.PIN_WRONG)
    if state.wrong:
        with store.writing() as writing:
            writing.pin_was_right(person)
    return record


def put_pin(
    writing: Writing, by: SignedIn, person: PersonId, verifier: str, *, once: bool
) -> RecordId:
    old = writing.pin(person)
    body = b.PersonPin(person=person, verifier=verifier, once=once)
    replaces = old.heads[:MAX_REPLACES] if old else ()
    record = writing.append(body, by=by.by(), replaces=replaces)
    refuse_what_would_not_count(writing, by, record)
    for head in replaces:
        writing.erase_body(head)
    return record.id


def refuse_what_would_not_count(writing: Writing, by: SignedIn, record: Record) -> None:
    """Before an old PIN or badge is erased: the next one has to be one. Raises NOT_ALLOWED.

    Somebody may have lost his role while he was signed in, or have it before his PC joined alone.
    """
    if writing.directory().why_not(record, units(writing)) is not None:
        raise Refusal(ErrorCode.NOT_ALLOWED, person=by.person.name)


def _waiting(wrong: int, seconds: int) -> Refusal:
    if pins.is_locked(wrong):
        return Refusal(ErrorCode.PIN_LOCKED, minutes=max(1, round(seconds / 60)), seconds=seconds)
    return Refusal(ErrorCode.PIN_DELAYED, seconds=seconds)
