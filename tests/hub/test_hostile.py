"""A device that was admitted and means harm: the ledger keeps going, on both databases.

What it brings is kept as anybody's, held or refused; it costs the others neither their records nor
the hub's attention, and the operator can always take the device off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import pytest
from nacl.signing import SigningKey

from tests.hub.pcs import Log, Pc
from trainer_app.checklists.bodies import (
    BodyErased,
    DeviceRevoked,
    EditionPublished,
    MemoWritten,
    NoteClosed,
)
from trainer_app.checklists.kinds import understand
from trainer_app.kernel.ids import EditionId, LogId
from trainer_app.kernel.records import SealedRecord, Tip, seal
from trainer_app.kernel.streams import Run
from trainer_app.sync.hub.ledger import enrolling, quotas, session
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.session import Done, Session, Value
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant, HeldReason, ProblemType

LAST = 2**63 - 1
"""The highest place in a log that a request may speak of is below it."""


@pytest.fixture
def rogue(ledger: SqlLedger, plant: str) -> Pc:
    return Pc("rogue").enrol(ledger, plant)


@pytest.fixture
def other(ledger: SqlLedger, plant: str) -> Pc:
    return Pc("other").enrol(ledger, plant)


def refusal(call: Callable[[], object]) -> ProblemType:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.problem


# --- sequence games ------------------------------------------------------------------------------


def at(key: SigningKey, log: LogId, seq: int, previous: bytes, words: str = "") -> Run:
    """One record anywhere, signed well."""
    head = b'{"kind":"memo.written","at":1}'
    record = seal(key, Tip(log, seq - 1, previous), head, b'{"words":"%s"}' % words.encode())
    return Run("plant", log, seq, previous, (record,))


def test_that_gaps_and_the_highest_places_are_kept_and_hold_nobody_up(
    ledger: SqlLedger, plant: str, rogue: Pc, other: Pc
) -> None:
    log = rogue.log()
    rogue.sync(ledger, plant, [log.run()])
    anywhere = hashlib.sha256(b"nowhere").digest()
    games = [
        at(rogue.key, log.id, LAST - 1, anywhere),
        at(rogue.key, log.id, 10_000, anywhere, "a gap"),
        at(rogue.key, log.id, 10_000, anywhere, "the same place"),
        at(rogue.key, log.id, 9_999, bytes(32), "before it"),
    ]
    assert rogue.sync(ledger, plant, games).accepted.held == ()
    other.write(3)
    other.sync(ledger, plant, other.everything())
    read = other.pull(ledger, plant)
    places = [record.seq for record in read if record.log == log.id]
    assert places == [1, LAST - 1, 10_000, 10_000, 9_999]
    assert read[-3:] == other.log().records[-3:]
    (fork,) = ledger.status(plant).forks
    assert (fork.log, fork.seq) == (log.id, 10_000)
    ledger.revoke(plant, rogue.public)
    more = at(rogue.key, log.id, 3, anywhere, "later")
    done = other.sync(ledger, plant, [more])
    assert [reason for _n, reason in done.accepted.held] == [HeldReason.BEYOND_REVOCATION]


def test_that_a_place_in_somebody_elses_log_is_not_taken(
    ledger: SqlLedger, plant: str, rogue: Pc, other: Pc
) -> None:
    other.write(2)
    other.sync(ledger, plant, other.everything())
    log = other.log()
    posing = at(rogue.key, log.id, log.tip.seq + 1, log.tip.h)
    done = rogue.sync(ledger, plant, [posing])
    assert [reason for _n, reason in done.accepted.held] == [HeldReason.BAD_SIGNATURE]
    other.write(1)  # its own, at that very place
    assert other.sync(ledger, plant, [log.run(log.tip.seq)]).accepted.held == ()


# --- thousands -----------------------------------------------------------------------------------


def branches(log: Log, count: int) -> list[Run]:
    """Other records behind the last one of a log."""
    made = []
    for n in range(count):
        branch = log.clone()
        branch.append(MemoWritten(task="GM-01", words=f"branch {n}"))
        made.append(branch.run(len(branch.records)))
    return made


def test_that_a_device_with_more_branches_than_a_record_can_name_is_taken_off(
    ledger: SqlLedger, plant: str, rogue: Pc, other: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each revocation is a record that every PC can take; all of them together name every end."""
    monkeypatch.setattr(enrolling, "MAX_EARLIER", 4)
    rogue.write(1)
    rogue.sync(ledger, plant, rogue.everything())
    rogue.sync(ledger, plant, branches(rogue.log(), 9))
    rogue.sync(ledger, plant, [Log(rogue.key, "plant", f"{n:032x}").run() for n in range(3)])
    ledger.revoke(plant, rogue.public)
    said = [understand(record).body for record in other.pull(ledger, plant)]
    tips = [body.tips for body in said if isinstance(body, DeviceRevoked)]
    assert [len(some) for some in tips] == [4, 4, 4]
    late = branches(rogue.log(), 11)
    done = other.sync(ledger, plant, late)
    assert len(done.accepted.given) - len(done.accepted.held) == 9
    assert {reason for _n, reason in done.accepted.held} == {HeldReason.BEYOND_REVOCATION}
    ledger.release(plant, rogue.public)
    assert ledger.status(plant).held == ()


def test_that_no_statement_names_more_than_a_database_takes(
    ledger: SqlLedger, plant: str, rogue: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL takes 65,535 values, and one more would have stopped the plant for good."""
    most = 0
    run = Session._run

    def counted(self: Session, sql: str, values: Mapping[str, Value | Sequence[Value]]) -> Done:
        nonlocal most
        sizes = [len(value) for value in values.values() if isinstance(value, list | tuple)]
        most = max([most, *sizes])
        return run(self, sql, values)

    monkeypatch.setattr(session, "SLICE", 5)
    logs = [Log(rogue.key, "plant", f"{n:032x}") for n in range(12)]
    for log in logs:
        log.append(MemoWritten(words="of a log that nobody opened"))
    monkeypatch.setattr(Session, "_run", counted)
    for log in logs:
        rogue.sync(ledger, plant, [log.run(2)])
    assert ledger.status(plant).held == ((HeldReason.LOG_UNKNOWN, 12),)
    Pc("another").enrol(ledger, plant)  # everything that is held is looked at again
    assert 2 < most <= 5
    rogue.sync(ledger, plant, [logs[0].run(1, 1)])
    assert ledger.status(plant).held == ((HeldReason.LOG_UNKNOWN, 11),)


# --- what is not its to say ----------------------------------------------------------------------


def bodies(pc: Pc, ledger: SqlLedger, plant: str) -> dict[str, SealedRecord]:
    return {record.id: record for record in pc.pull(ledger, plant)}


def test_that_only_an_office_pc_has_bodies_erased(
    ledger: SqlLedger, plant: str, rogue: Pc, other: Pc
) -> None:
    """A PC that comes later would never see them: what the hub let go of comes to nobody."""
    note = other.log("private").append(NoteClosed(words="kept"))
    other.sync(ledger, plant, other.everything())
    for pc in (rogue, other):
        pc.log().append(BodyErased(about=note.id, body=note.body_hash.hex()))
        pc.sync(ledger, plant, pc.everything())
    assert bodies(Pc("later").enrol(ledger, plant), ledger, plant)[note.id] == note
    office = Pc("office").enrol(ledger, plant, Grant.OFFICE)
    office.log().append(BodyErased(about=note.id, body=note.body_hash.hex()))
    office.sync(ledger, plant, office.everything())
    assert bodies(Pc("last").enrol(ledger, plant), ledger, plant)[note.id].body is None


def test_that_who_only_reads_brings_no_part_of_a_file(
    ledger: SqlLedger, plant: str, other: Pc
) -> None:
    """Nor can he make the hub drop what another has brought, by speaking of another size."""
    auditor = Pc("auditor").enrol(ledger, plant, Grant.AUDITOR)
    photo = b"photo" * 100
    name = hashlib.sha256(photo).hexdigest()
    other.log().append(EditionPublished(EditionId(name), "mmt", "1"))
    other.sync(ledger, plant, other.everything())
    ledger.add_blob_part(plant, other.public, name, 0, photo[:99], whole=500)
    said = refusal(lambda: ledger.add_blob_part(plant, auditor.public, name, 0, b"x", whole=7))
    assert said is ProblemType.BLOB_UNKNOWN
    assert ledger.blob_state(plant, auditor.public, name).offset == 99
    ledger.add_blob_part(plant, other.public, name, 99, photo[99:], whole=500)
    assert ledger.blob_part(plant, auditor.public, name, 0, 999) == photo


def test_that_files_count_towards_what_a_device_may_bring_in_a_day(
    ledger: SqlLedger, plant: str, rogue: Pc, other: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not they turn out to be what they are called."""
    name = "ab" * 32
    rogue.log().append(EditionPublished(EditionId(name), "mmt", "1"))
    rogue.sync(ledger, plant, rogue.everything())
    monkeypatch.setattr(quotas, "BYTES", 10_000)
    part = bytes(1_000)
    for _ in range(4):
        ledger.add_blob_part(plant, rogue.public, name, 0, part, whole=2_000)
        bad = refusal(
            lambda: ledger.add_blob_part(plant, rogue.public, name, 1_000, part, whole=2_000)
        )
        assert bad is ProblemType.MALFORMED
    ledger.add_blob_part(plant, rogue.public, name, 0, part, whole=2_000)
    over = refusal(
        lambda: ledger.add_blob_part(plant, rogue.public, name, 1_000, part, whole=2_000)
    )
    assert over is ProblemType.QUOTA
    assert rogue.sync(ledger, plant, streams=("private",)).heads  # and reading goes on
    ledger.add_blob_part(plant, other.public, name, 1_000, b"x", whole=2_000)
