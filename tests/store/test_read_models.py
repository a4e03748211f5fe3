"""The rows that screens read are what the records say, however the records came."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from tests.store.packs import archive_and_pack
from tests.store.plant import DAY, TASK, Plant, all_rows, bare, tamper
from trainer_app.checklists import bodies as b
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.projection import EVERYBODY
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.store import schema
from trainer_app.store.writing import LocalWriting

TASKS = ("03-01", "03-02", "04-01")


def standing(plant: Plant, task: str = TASK, trainee: PersonId | None = None) -> Standing:
    with plant.store.reading() as reading:
        return reading.standings(trainee or plant.trainee).get(task, Standing())


def test_that_a_sign_off_waits_until_the_trainee_has_agreed(plant: Plant) -> None:
    record = plant.sign_off()
    with plant.store.reading() as reading:
        assert [(w.person, w.record, w.task) for w in reading.to_sign()] == [
            (plant.trainee, record.id, TASK)
        ]
        assert not reading.to_sign(plant.founder)
    assert not standing(plant).performances
    plant.append(b.SignatureGiven(about=record.id), by=plant.trainee)
    with plant.store.reading() as reading:
        assert not reading.to_sign()
    assert [p.record for p in standing(plant).performances] == [record.id]


def test_that_what_waits_is_shown_oldest_first(plant: Plant) -> None:
    records = [plant.sign_off(task) for task in reversed(TASKS)]
    with plant.store.reading() as reading:
        assert [w.record for w in reading.to_sign(plant.trainee)] == [r.id for r in records]


def test_that_a_withdrawn_sign_off_no_longer_counts(plant: Plant) -> None:
    record = plant.signed_off()
    plant.append(b.RecordWithdrawn(about=record.id, reason="judgement"), replaces=(record.id,))
    assert not standing(plant).performances


def test_that_a_record_about_a_question_belongs_where_the_question_belongs(plant: Plant) -> None:
    record = plant.signed_off()
    raised = plant.append(b.QuestionRaised(about=record.id), by=plant.trainee)
    assert standing(plant).questions
    decided = plant.append(
        b.QuestionDecided(about=record.id, stands=record.id, answered=(raised.id,)),
        replaces=(record.id,),
    )
    with plant.store.reading() as reading:
        linked = [r.id for r in reading.task_records(plant.trainee, TASK)]
    assert linked[-2:] == [raised.id, decided.id]
    assert not standing(plant).questions


def test_that_what_is_not_applicable_to_the_plant_shows_for_everybody(plant: Plant) -> None:
    other = plant.add_trainee("Una")
    plant.append(b.EnrolmentSaved(trainee=other, pack="mmt-1"))
    plant.signed_off()
    said = plant.append(b.TaskNotApplicable(site=plant.site, task=TASK))
    assert standing(plant).not_applicable == (said.id,)
    assert standing(plant).performances
    assert standing(plant, trainee=other).not_applicable == (said.id,)
    with plant.store.reading() as reading:
        assert reading.all_standings()[other][TASK].not_applicable == (said.id,)
        assert EVERYBODY not in reading.all_standings()
    plant.append(
        b.TaskNotApplicable(site=plant.site, task=TASK, applicable=True), replaces=(said.id,)
    )
    assert standing(plant, trainee=other) == Standing()
    assert not standing(plant).not_applicable


def test_that_a_row_of_ones_own_is_not_hidden_by_what_held_for_the_plant(plant: Plant) -> None:
    said = plant.append(b.TaskNotApplicable(site=plant.site, task=TASK))
    plant.signed_off()
    plant.append(
        b.TaskNotApplicable(site=plant.site, task=TASK, applicable=True), replaces=(said.id,)
    )
    own = standing(plant)
    assert own.performances
    assert not own.not_applicable


def test_that_two_entries_of_one_human_merged_reveal_a_sign_off_of_oneself(plant: Plant) -> None:
    plant.signed_off()
    assert standing(plant).performances
    merged = plant.append(b.PersonMerged(persons=(plant.founder, plant.trainee)))
    assert not standing(plant).performances
    plant.append(
        b.PersonMerged(persons=(plant.founder, plant.trainee), same=False), replaces=(merged.id,)
    )
    assert standing(plant).performances


def test_that_what_two_entries_of_one_trainee_have_done_is_one_standing(plant: Plant) -> None:
    again = plant.add_trainee("Tomasina L.")
    first = plant.signed_off()
    with plant.store.writing() as writing:
        second = writing.append(
            plant.sign_off_body(on=DAY + timedelta(days=1), trainee=again), by=plant.by()
        )
        writing.append(b.SignatureGiven(about=second.id), by=plant.by(again))
    waits = plant.append(plant.sign_off_body("03-02", trainee=again))
    merged = plant.append(b.PersonMerged(persons=(plant.trainee, again)))
    for entry in (plant.trainee, again):
        assert [p.record for p in standing(plant, trainee=entry).performances] == [
            first.id,
            second.id,
        ]
        with plant.store.reading() as reading:
            assert [item.record for item in reading.to_sign(entry)] == [waits.id]
            assert len(reading.history(entry, limit=3)) == 3
            assert [r.id for r in reading.task_records(entry, "03-02")] == [waits.id]
    with plant.store.reading() as reading:
        assert len(reading.to_sign()) == 1
        assert [human for human, own in reading.all_standings().items() if own] == [
            min(plant.trainee, again)
        ]
    assert_rebuild_changes_nothing(plant)
    plant.append(b.PersonMerged(persons=(plant.trainee, again), same=False), replaces=(merged.id,))
    assert [p.record for p in standing(plant).performances] == [first.id]
    assert [p.record for p in standing(plant, trainee=again).performances] == [second.id]
    assert_rebuild_changes_nothing(plant)


def test_that_a_merge_tells_the_screens_of_both_entries(plant: Plant) -> None:
    again = plant.add_trainee("Tomasina L.")
    plant.signed_off()
    with plant.store.writing() as writing:
        writing.append(b.PersonMerged(persons=(plant.trainee, again)), by=plant.by())
        changes = writing.changes()
    assert changes.touches(plant.trainee)
    assert changes.touches(again)


def test_that_a_merge_gives_nobody_the_others_pin(plant: Plant) -> None:
    again = plant.add_trainee("Tomasina L.")
    plant.append(b.PersonPin(person=plant.trainee, verifier="x"), by=plant.trainee)
    plant.append(b.PersonMerged(persons=(plant.trainee, again)))
    with plant.store.reading() as reading:
        assert reading.pin(plant.trainee) is not None
        assert reading.pin(again) is None


@pytest.mark.parametrize("late", ["right", "person"])
def test_that_a_sign_off_counts_once_what_it_rests_on_has_come(plant: Plant, late: str) -> None:
    """As only sync can bring it: the right, or the person, after the sign-off."""
    rosa = PersonId(plant.append(b.PersonSaved(roles=("trainer",))).id)
    right = plant.append(b.RightSaved(person=rosa, scope=("*",), basis="trade"))
    missing = right.id if late == "right" else RecordId(rosa)
    sign_off = plant.append(plant.sign_off_body(right=right.id), by=rosa)
    plant.append(b.SignatureGiven(about=sign_off.id), by=plant.trainee)
    with plant.store.reading() as reading:
        record = reading.record(missing)
    assert record is not None
    held = _take_away(plant, missing)
    plant.store.rebuild()
    assert not standing(plant).performances
    with plant.store.writing() as writing:
        _bring_again(writing, held)
        writing._directory = None
        _take_again(writing, record)
    assert [p.record for p in standing(plant).performances] == [sign_off.id]
    kept = {table: all_rows(plant, table) for table in ("link", "about", "standing", "to_sign")}
    plant.store.rebuild()
    assert {table: all_rows(plant, table) for table in kept} == kept


_Row = tuple[object, ...]


def _take_away(plant: Plant, record: RecordId) -> tuple[_Row, _Row, _Row]:
    """Out of the file, past the program; what was taken."""
    low, high = (bytes.fromhex(record + sign * 32) for sign in "0f")
    whose = "SELECT arrival FROM record WHERE hash BETWEEN ? AND ?"
    connection = bare(plant)
    taken = [
        connection.execute(
            f"SELECT * FROM {table} WHERE arrival = ({whose})", (low, high)
        ).fetchone()
        for table in ("record", "body", "signature")
    ]
    connection.close()
    gone = [
        (f"DELETE FROM {table} WHERE arrival = ({whose})", (low, high))
        for table in ("link", "body", "signature", "record")
    ]
    tamper(plant, *gone)
    first, second, third = taken
    assert first is not None
    assert second is not None
    assert third is not None
    return first, second, third


def _bring_again(writing: LocalWriting, held: tuple[_Row, _Row, _Row]) -> None:
    """With the number of what arrives now."""
    run = writing._connection.execute
    (last,) = run("SELECT max(arrival) FROM record").fetchone() or (0,)
    for table, row in zip(("record", "body", "signature"), held, strict=True):
        marks = ", ".join("?" * len(row))
        run(f"INSERT INTO {table} VALUES ({marks})", (last + 1, *row[1:]))


def test_that_a_sign_off_by_a_right_to_a_unit_counts_once_its_edition_is_kept(
    plant: Plant,
) -> None:
    archive, pack = archive_and_pack()
    task = next(pack.all_tasks())
    right = plant.append(b.RightSaved(person=plant.founder, scope=(task.unit,), basis="trade"))
    record = plant.append(plant.sign_off_body(task.id, right=right.id, edition=pack.edition))
    plant.append(b.SignatureGiven(about=record.id), by=plant.trainee)
    assert not standing(plant, task.id).performances
    with plant.store.writing() as writing:
        writing.keep_edition(pack, archive, Guidance())
    assert standing(plant, task.id).performances


def test_that_an_erased_note_leaves_no_trace_in_the_read_models(plant: Plant) -> None:
    note = plant.append(b.NoteWritten(person=plant.trainee, task=TASK, words="Careless today"))
    plant.append(b.NoteAnswered(about=note.id, words="I was tired"), by=plant.trainee)
    with plant.store.writing() as writing:
        writing.erase_body(note.id)
    assert_rebuild_changes_nothing(plant)
    with plant.store.reading() as reading:
        assert not reading.trainee_records(plant.trainee, ["note.written", "note.answered"])


def test_that_a_record_that_came_before_the_one_it_is_about_is_linked_then(plant: Plant) -> None:
    """Two records in the wrong order, as only sync can bring them."""
    sign_off = plant.sign_off()
    signature = plant.append(b.SignatureGiven(about=sign_off.id), by=plant.trainee)
    with plant.store.writing() as writing:
        for table in ("standing", "to_sign", "link", "about"):
            writing._connection.execute(f"DELETE FROM {table}")
        _take_again(writing, signature)
        assert not writing.standings(plant.trainee)
        _take_again(writing, sign_off)
    assert standing(plant).performances


def _take_again(writing: LocalWriting, record: Record) -> None:
    from trainer_app.checklists.ports import Arrived
    from trainer_app.store import rows

    arrival = rows.arrival_of(writing._connection, record.id)
    assert arrival is not None
    writing._models.take(Arrived(arrival, record), own=False)


class History:
    """A random history of a plant: people do what the program lets them, well or badly."""

    def __init__(self, plant: Plant, seed: int) -> None:
        self.plant = plant
        self.random = random.Random(seed)
        self.people = [plant.founder, plant.trainee, plant.add_trainee("Una")]
        self.trainees = self.people[1:]
        self.judged: list[Record] = []
        self.others: list[Record] = []

    def run(self, steps: int) -> None:
        for _ in range(steps):
            with self.plant.store.writing() as writing:
                for _ in range(self.random.randint(1, 3)):
                    self._step(writing)

    def _step(self, writing: LocalWriting) -> None:
        person = self.random.choice(self.people)
        body, replaces = self._body()
        record = writing.append(body, by=self.plant.by(person), replaces=replaces)
        if isinstance(body, b.SignoffRecorded | b.TryRecorded):
            self.judged.append(record)
        else:
            self.others.append(record)
        if isinstance(body, b.NoteWritten) and self.random.random() < 0.5:
            writing.erase_body(record.id)

    def _body(self) -> tuple[b.Body, tuple[RecordId, ...]]:
        pick = self.random.choice
        trainee, task = pick(self.trainees), pick(TASKS)
        day = DAY + timedelta(days=self.random.randint(0, 6))
        about = pick(self.judged).id if self.judged else self.plant.site
        other = pick(self.others).id if self.others else about
        unknown = RecordId("ab" * 16)
        bodies: list[tuple[b.Body, tuple[RecordId, ...]]] = [
            (self.plant.sign_off_body(task, day, trainee=trainee, mold=pick(("1", "2"))), ()),
            (self.plant.sign_off_body(task, day, trainee=trainee), (about,)),
            (b.TryRecorded(trainee=trainee, task=task, observed_on=day, level=2, mold="1"), ()),
            (b.SignatureGiven(about=about, agrees=self.random.random() < 0.8), ()),
            (b.SignatureGiven(about=unknown), ()),
            (b.RecordWithdrawn(about=about), (about,)),
            (b.RecordWithdrawn(about=other), (other,)),
            (b.QuestionRaised(about=about), ()),
            (b.QuestionDecided(about=about, stands=about, answered=(other,)), (about,)),
            (b.QuestionDecided(about=other), (other, about)),
            (b.ReobservationRequired(trainee=trainee, task=task, on=day), ()),
            (b.TaskNotApplicable(site=self.plant.site, task=task), ()),
            (b.TaskNotApplicable(site=self.plant.site, task=task, applicable=True), (other,)),
            (b.TaskNotApplicable(site=self.plant.site, task=task, trainee=trainee), (other,)),
            (b.JobDone(trainee=trainee, tasks=TASKS[:2], on=day), ()),
            (b.CapstoneAssessed(trainee=trainee, on=day, passed=True, tasks=TASKS), ()),
            (b.NoteWritten(person=trainee, task=task, words="x"), ()),
            (b.NoteAnswered(about=other, words="y"), ()),
            (b.PersonSaved(roles=("trainee", "trainer")), (RecordId(trainee),)),
            (b.PersonMerged(persons=(pick(self.people), pick(self.people))), ()),
            (b.PersonMerged(persons=(pick(self.people), pick(self.people)), same=False), (other,)),
            (b.PersonSaved(roles=("trainee",), active=False), (RecordId(pick(self.people)),)),
            (b.RightSaved(person=self.plant.founder, scope=("*",), active=False), (other,)),
            (b.RightSaved(person=self.plant.founder, scope=(task,), basis="trade"), ()),
            (b.DeviceEnrolled(key="00" * 32, name="B", letter="B"), ()),
        ]
        return pick(bodies)


def assert_rebuild_changes_nothing(plant: Plant) -> None:
    tables = list(schema.READ_MODELS)
    before = {table: all_rows(plant, table) for table in tables}
    assert plant.store.verify().sound
    plant.store.rebuild()
    assert {table: all_rows(plant, table) for table in tables} == before


@pytest.mark.parametrize("seed", range(12))
def test_that_rebuilding_gives_the_rows_that_were_kept(plant: Plant, seed: int) -> None:
    History(plant, seed).run(60)
    assert all_rows(plant, "standing")
    assert_rebuild_changes_nothing(plant)


def test_that_a_standing_does_not_depend_on_when_it_was_asked_for(plant: Plant) -> None:
    """Settling in the middle of a transaction ends where settling at its end does."""
    with plant.store.writing() as writing:
        for n in range(5):
            body = plant.sign_off_body(on=DAY + timedelta(days=n))
            record = writing.append(body, by=plant.by())
            writing.standings(plant.trainee)
            writing.append(b.SignatureGiven(about=record.id), by=plant.by(plant.trainee))
            writing.changes()
    assert len(standing(plant).performances) == 5
    assert_rebuild_changes_nothing(plant)
