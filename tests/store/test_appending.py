"""What is recorded is there, once, in this PC's own log, and cannot be taken away."""

from __future__ import annotations

import hashlib
import threading

import msgspec
import pytest
from sqlcipher3 import dbapi2 as driver

from tests.store.packs import archive_and_pack
from tests.store.plant import DAY, TASK, Plant, all_rows, bare, signed_off_in
from trainer_app.checklists import bodies as b
from trainer_app.checklists.guidance import Guidance
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.store.schema import APPEND_ONLY


def test_that_a_record_is_read_back_as_it_was_said(plant: Plant) -> None:
    body = plant.sign_off_body(mold="214", evidence=("QA",), minutes=40)
    said = plant.append(body)
    with plant.store.reading() as reading:
        found = reading.record(said.id)
    assert found == said
    assert found is not None
    assert found.body == body
    assert found.head.at == plant.clock.now().ms
    assert found.head.tz == -240


def test_that_a_transaction_that_fails_leaves_nothing(plant: Plant) -> None:
    before = plant.count()
    with plant.abandoned() as writing:
        signed_off_in(plant, writing)
    assert plant.count() == before
    plant.signed_off()
    assert plant.store.verify().sound


def test_that_a_transaction_sees_what_it_appended(plant: Plant) -> None:
    with plant.store.writing() as writing:
        record = writing.append(plant.sign_off_body(), by=plant.by())
        assert [w.record for w in writing.to_sign(plant.trainee)] == [record.id]
        writing.append(b.SignatureGiven(about=record.id), by=plant.by(plant.trainee))
        assert not writing.to_sign()
        assert len(writing.standings(plant.trainee)[TASK].performances) == 1
        with plant.store.reading() as beside:
            assert beside.record(record.id) is None


def test_that_each_stream_has_a_log_of_its_own_that_begins_with_its_opening(plant: Plant) -> None:
    note = plant.append(b.NoteWritten(person=plant.trainee, words="Hold the torch lower"))
    cost = plant.append(b.CostSaved(name="mold", cents=100))
    sign_off = plant.sign_off()
    assert len({note.log, cost.log, sign_off.log}) == 3
    with plant.store.reading() as reading:
        opened = [r.body for r in reading.records(["log.opened"])]
    assert [o.stream for o in opened if isinstance(o, b.LogOpened)] == [
        "plant",
        "private",
        "office",
    ]
    assert note.seq == cost.seq == 2


def test_that_words_and_names_are_salted_and_bare_facts_are_not(plant: Plant) -> None:
    with_words = plant.append(b.TryRecorded(trainee=plant.trainee, task=TASK, words="Slipped"))
    bare_fact = plant.append(b.TryRecorded(trainee=plant.trainee, task=TASK))
    name = plant.append(b.PersonNamed(person=plant.trainee, name="Tim"))
    pin = plant.append(b.PersonPin(person=plant.founder, verifier="$argon2id$"))
    salts = [_salt(r.body) for r in (with_words, name, pin)]
    assert all(len(salt) == 32 for salt in salts)
    assert len(set(salts)) == 3
    assert _salt(bare_fact.body) == ""


def _salt(body: b.Body | None) -> str:
    assert isinstance(body, b.SaltedBody)
    return body.salt


def test_that_a_body_starts_with_its_salt(plant: Plant) -> None:
    record = plant.append(b.PersonNamed(person=plant.trainee, name="Tim"))
    with plant.store.reading() as reading:
        (raw,) = reading._connection.execute(
            "SELECT body FROM body ORDER BY arrival DESC LIMIT 1"
        ).fetchall()[0]
    assert raw.startswith(b'{"salt":"')
    assert record.id


def test_that_a_record_beyond_the_limits_is_refused_and_nothing_of_it_stays(plant: Plant) -> None:
    before = plant.count()
    with pytest.raises(InvalidInput) as large:
        plant.append(b.MemoWritten(task=TASK, words="x" * 70_000))
    assert large.value.code is ErrorCode.RECORD_TOO_LARGE
    many = tuple(RecordId(f"{n:032x}") for n in range(17))
    with pytest.raises(InvalidInput):
        plant.append(plant.sign_off_body(), replaces=many)
    assert plant.count() == before


def test_that_a_body_of_the_wrong_types_is_a_bug_and_not_a_record(plant: Plant) -> None:
    before = plant.count()
    with pytest.raises(TypeError):
        plant.append(b.PersonSaved(roles="trainer"))  # type: ignore[arg-type]  # on purpose
    assert plant.count() == before


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM {table}", "UPDATE {table} SET arrival = arrival + 1000000"],
)
def test_that_the_database_itself_refuses_to_change_or_delete(
    plant: Plant, table: str, statement: str
) -> None:
    pin = plant.append(b.PersonPin(person=plant.founder, verifier="x"))
    with plant.store.writing() as writing:
        writing.erase_body(pin.id)
    before = all_rows(plant, table)
    assert before
    connection = bare(plant)
    with pytest.raises(driver.IntegrityError, match="only grows"):
        connection.execute(statement.format(table=table))
    connection.close()
    assert all_rows(plant, table) == before


def test_that_replacing_a_row_does_not_walk_past_the_triggers(plant: Plant) -> None:
    connection = bare(plant)
    with pytest.raises(driver.IntegrityError, match="only grows"):
        connection.execute(
            "INSERT OR REPLACE INTO record SELECT arrival, hash, log, seq, 'x', head, body_hash"
            " FROM record WHERE arrival = 1"
        )
    connection.close()


def test_that_only_what_may_be_erased_is_and_its_record_stays(plant: Plant) -> None:
    pin = plant.append(b.PersonPin(person=plant.founder, verifier="secret-verifier"))
    sign_off = plant.sign_off()
    with plant.store.writing() as writing:
        writing.erase_body(pin.id)
        writing.erase_body(pin.id)  # again: nothing to do
        with pytest.raises(ValueError, match="never erased"):
            writing.erase_body(sign_off.id)
    with plant.store.reading() as reading:
        found = reading.record(pin.id)
        assert found is not None
        assert (found.body, found.unreadable) == (None, "erased")
        assert reading.pin(plant.founder) is None
    assert plant.store.verify().sound


def test_that_erased_names_are_gone_whatever_the_order(plant: Plant) -> None:
    names = [plant.append(b.PersonNamed(person=plant.add_trainee(n), name=f"{n} B")) for n in "UV"]
    for record in reversed(names):
        with plant.store.writing() as writing:
            writing.erase_body(record.id)
        with plant.store.reading() as reading:
            shown = {person.name for person in reading.directory().people.values()}
        assert isinstance(record.body, b.PersonNamed)
        assert record.body.name not in shown


def test_that_a_written_over_pin_is_the_one_that_stands(plant: Plant) -> None:
    first = plant.append(b.PersonPin(person=plant.founder, verifier="one"))
    with plant.store.writing() as writing:
        second = writing.append(
            b.PersonPin(person=plant.founder, verifier="two", once=True),
            by=plant.by(),
            replaces=[first.id],
        )
        writing.erase_body(first.id)
        writing.pin_was_wrong(plant.founder, 1000)
        writing.pin_was_wrong(plant.founder, 2000)
    with plant.store.reading() as reading:
        pin = reading.pin(plant.founder)
    assert pin is not None
    assert (pin.record, pin.verifier, pin.once) == (second.id, "two", True)
    assert (pin.wrong, pin.last_wrong_ms) == (2, 2000)
    with plant.store.writing() as writing:
        writing.pin_was_right(plant.founder)
        known = writing.pin(plant.founder)
    assert known is not None
    assert known.wrong == 0


def test_that_an_edition_is_kept_whole_and_only_under_its_own_name(plant: Plant) -> None:
    archive, pack = archive_and_pack()
    with plant.store.writing() as writing:
        writing.keep_edition(pack, archive, Guidance())
        assert writing.pack(pack.edition) == pack
        wrong = msgspec.structs.replace(pack, edition=hashlib.sha256(b"").hexdigest())
        with pytest.raises(ValueError, match="archive"):
            writing.keep_edition(wrong, archive, Guidance())
    plant.reopen()
    with plant.store.reading() as reading:
        assert reading.pack(pack.edition) == pack
    assert plant.store.verify().sound


def test_that_an_edition_of_a_transaction_that_failed_is_unknown(plant: Plant) -> None:
    archive, pack = archive_and_pack()
    with plant.abandoned() as writing:
        writing.keep_edition(pack, archive, Guidance())
    with plant.store.reading() as reading:
        assert reading.pack(pack.edition) is None


def test_that_people_of_a_transaction_that_failed_are_unknown(plant: Plant) -> None:
    with plant.abandoned() as writing:
        record = writing.append(b.PersonSaved(roles=("trainee",)), by=plant.by())
        assert PersonId(record.id) in writing.directory().people
    with plant.store.reading() as reading:
        assert PersonId(record.id) not in reading.directory().people


def test_that_changes_name_the_trainee_the_record_and_what_it_is_about(plant: Plant) -> None:
    sign_off = plant.sign_off()
    with plant.store.writing() as writing:
        given = writing.append(b.SignatureGiven(about=sign_off.id), by=plant.by(plant.trainee))
        changes = writing.changes()
    assert changes.touches(given.id)
    assert changes.touches(sign_off.id)
    assert changes.touches(plant.trainee)
    assert not changes.touches(plant.site)


def test_that_changes_name_the_thing_behind_a_chain_of_corrections(plant: Plant) -> None:
    first = plant.sign_off()
    second = plant.append(plant.sign_off_body(minutes=5), replaces=(first.id,))
    with plant.store.writing() as writing:
        writing.append(plant.sign_off_body(minutes=6), by=plant.by(), replaces=[second.id])
        assert writing.changes().touches(first.id)


def test_that_what_holds_for_the_plant_changes_every_enrolled_trainee(plant: Plant) -> None:
    plant.append(b.EnrolmentSaved(trainee=plant.trainee, pack="mmt-1"))
    with plant.store.writing() as writing:
        writing.append(b.TaskNotApplicable(site=plant.site, task="09-09"), by=plant.by())
        assert writing.changes().touches(plant.trainee)


def test_that_a_thread_that_was_forbidden_is_refused(plant: Plant) -> None:
    plant.store.forbid_thread(threading.get_ident())
    with pytest.raises(RuntimeError), plant.store.reading():
        pass
    with pytest.raises(RuntimeError), plant.store.writing():
        pass


def test_that_a_transaction_inside_a_transaction_is_a_bug_and_not_a_deadlock(plant: Plant) -> None:
    with plant.store.writing(), pytest.raises(RuntimeError), plant.store.writing():
        pass


def test_that_two_threads_write_one_after_the_other(plant: Plant) -> None:
    before = plant.count()

    def record() -> None:
        for _ in range(20):
            plant.signed_off()

    threads = [threading.Thread(target=record) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert plant.count() == before + 3 * 20 * 2
    assert plant.store.verify().sound


def test_that_history_is_newest_first_and_goes_on_where_it_stopped(plant: Plant) -> None:
    records = [plant.sign_off(f"03-{n:02}") for n in range(1, 8)]
    with plant.store.reading() as reading:
        first = reading.history(plant.trainee, limit=3)
        rest = reading.history(plant.trainee, before=first[-1].arrival, limit=4)
    assert [a.record.id for a in (*first, *rest)] == [r.id for r in reversed(records)]


def test_that_a_job_over_several_tasks_stands_once_in_the_history(plant: Plant) -> None:
    job = plant.append(b.JobDone(trainee=plant.trainee, tasks=("03-01", "03-02"), on=DAY))
    with plant.store.reading() as reading:
        assert [a.record.id for a in reading.history(plant.trainee)].count(job.id) == 1
        assert [r.id for r in reading.trainee_records(plant.trainee, ["job.done"])] == [job.id]
        standings = reading.standings(plant.trainee, ["03-02"])
    assert list(standings) == ["03-02"]
    assert standings["03-02"].performed == (DAY,)


def test_that_the_state_hash_is_over_the_hashes_and_nothing_else(plant: Plant) -> None:
    plant.signed_off()
    with plant.store.reading() as reading:
        hashes = sorted(
            row[0] for row in reading._connection.execute("SELECT hash FROM record").fetchall()
        )
        assert reading.state_hash() == hashlib.sha256(b"".join(hashes)).hexdigest()
        assert reading.record_count() == len(hashes)


def test_that_who_signed_last_is_known(plant: Plant) -> None:
    plant.clock.advance(hours=1)
    plant.signed_off()
    with plant.store.reading() as reading:
        assert reading.last_active()[plant.trainee] == plant.clock.now().ms
    plant.store.rebuild()
    with plant.store.reading() as reading:
        assert reading.last_active()[plant.trainee] == plant.clock.now().ms
