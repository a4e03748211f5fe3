"""Which trainee and task a record belongs to."""

import pytest

from tests.builders import World, day
from tests.wire.golden import GOLDEN
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KINDS, Record, understand
from trainer_app.checklists.projection import (
    EVERYBODY,
    RECOUNT_KINDS,
    STANDING_KINDS,
    Link,
    about,
    links,
)
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord


def _golden(kind: str) -> Record:
    entry = next(e for e in GOLDEN["records"] if e["kind"] == kind)
    return understand(
        SealedRecord(
            LogId(entry["log"]),
            entry["seq"],
            bytes.fromhex(entry["hash"]),
            entry["head"].encode(),
            entry["body"].encode(),
            bytes(32),
            None,
        )
    )


ABOUT = {
    *("signature.given", "record.withdrawn", "question.raised", "question.decided"),
    *("signoff.sampled", "note.answered", "note.closed", "note.handed_over", "credit.decided"),
}
NOBODYS = {
    *("log.opened", "device.enrolled", "device.revoked", "person.saved", "person.merged"),
    *("site.saved", "edition.published", "edition.adopted", "memo.written", "body.erased"),
    *("cost.saved", "joining.accepted", "step.pictured", "pc.left"),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_that_every_record_has_its_place(kind: str) -> None:
    record = _golden(kind)
    assert (about(record) is not None) is (kind in ABOUT)
    assert bool(links(record)) is (kind not in ABOUT | NOBODYS)


def test_that_a_record_of_several_tasks_belongs_to_each_once() -> None:
    world = World()
    tom = world.trainee()
    job = world.add(b.JobDone(tom, ("01-01", "02-01", "01-01"), day(0)), by=tom)
    assert links(job) == (Link(tom, "01-01"), Link(tom, "02-01"))
    bare = world.add(b.JobDone(tom, (), day(0)), by=tom)
    assert links(bare) == (Link(tom, ""),)


def test_that_not_applicable_belongs_to_one_or_to_everybody() -> None:
    world = World()
    tom = world.trainee()
    one = world.add(b.TaskNotApplicable(task="02-03", trainee=tom), by=world.founder)
    everybody = world.add(b.TaskNotApplicable(task="02-03"), by=world.founder)
    assert links(one) == (Link(tom, "02-03"),)
    assert links(everybody) == (Link(EVERYBODY, "02-03"),)


def test_that_an_unreadable_record_belongs_nowhere() -> None:
    record = understand(SealedRecord(LogId("0" * 32), 1, bytes(32), b"?", b"?", bytes(32), None))
    assert (links(record), about(record)) == ((), None)


def test_that_the_named_kinds_are_kinds() -> None:
    assert KINDS.keys() >= STANDING_KINDS
    assert KINDS.keys() >= RECOUNT_KINDS
    assert not STANDING_KINDS & RECOUNT_KINDS
