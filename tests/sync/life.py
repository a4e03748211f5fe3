"""What is asked of PCs to which something happened. Real profiles and the real hub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.store.plant import STARTED
from tests.sync.two_profiles import Pc
from trainer_app.bootstrap.program import Program
from trainer_app.checklists import bodies as b
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units
from trainer_app.store.profile import open_profile


def supervisor(pc: Pc) -> SignedIn:
    with pc.program.store.reading() as reading:
        person = reading.directory().people[pc.founder]
    return SignedIn(person, RecordId(""), STARTED.ms)


def told(pc: Pc) -> list[tuple[IncidentKind, str]]:
    """What a supervisor is asked about: what happened, and to which PC."""
    page = pc.program.incidents.page(supervisor(pc))
    return [(incident.kind, incident.pc) for incident in page.incidents]


def openings(pc: Pc) -> list[b.LogOpened]:
    """Of the plant's stream, as they came."""
    with pc.program.store.reading() as reading:
        bodies = [record.body for record in reading.records(["log.opened"])]
    return [body for body in bodies if isinstance(body, b.LogOpened) and body.stream == "plant"]


def signed_off(pc: Pc) -> set[str]:
    with pc.program.store.reading() as reading:
        return {record.id for record in reading.records(["signoff.recorded"])}


def in_step(*pcs: Pc) -> None:
    """Twice around, and everything is everywhere."""
    for pc in (*pcs, *pcs):
        pc.sync()
    assert len({pc.state_hash() for pc in pcs}) == 1
    assert [pc.waiting for pc in pcs] == [0] * len(pcs)


@contextmanager
def opened(folder: Path, founder: PersonId, clock: FixedClock) -> Iterator[Pc]:
    program = Program(open_profile(folder, clock), clock)
    try:
        yield Pc(program, founder)
    finally:
        program.close()


def counts(pc: Pc, record: Record) -> bool:
    with pc.program.store.reading() as reading:
        return reading.directory().why_not(record, units(reading)) is None
