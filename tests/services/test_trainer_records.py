"""The trainers' programme: adopted at founding, the same rules, feeding the right to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.plant import MONDAY_MORNING, PIN, Plant, cheap_verifier, make_plant
from tests.reports.reading import text_of
from trainer_app.bootstrap import found
from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.counts import TRAINER_PART
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.papers import SecondLooks, SkillsMatrix
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import Claim
from trainer_app.checklists.sheets import ProgressSheet
from trainer_app.checklists.status import Status
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.resources import shipped_pack
from trainer_app.services.cases import trainers_pack
from trainer_app.services.facts import Try
from trainer_app.services.founding import FirstRun
from trainer_app.services.matters import Concern
from trainer_app.services.notes import NewNote
from trainer_app.services.signing import Answer
from trainer_app.services.site_rules import SiteRules

EASY = "12-07"
"""A task of trainees that nothing has to come before."""


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = make_plant(tmp_path / "profile")
    yield made
    made.program.close()


def sign_trainer(plant: Plant, task_id: str, *, agrees: bool | None = True, by: PersonId) -> None:
    """One sign-off of the plant's first trainer on a task of the trainers' programme."""
    with plant.program.store.reading() as reading:
        pack = trainers_pack(reading)
    assert pack is not None
    task = pack.tasks[task_id]
    claim = Claim(
        task=task_id,
        level=3,
        observed_on=plant.today,
        lines=frozenset(range(1, len(task.lines) + 1)),
        method="job",
        evidence=("QA", "RC"),
        place="floor",
    )
    words = "" if agrees else "I was prompted twice."
    answer = None if agrees is None else (plant.at_pad(plant.trainer), Answer(agrees, words))
    plant.program.signing.record_sign_off(plant.at_pad(by), plant.trainer, [claim], answer=answer)


def go_through(plant: Plant) -> None:
    """The workshop, then every task as often as it takes, each on a day of its own."""
    by = plant.at_pad(plant.trainer)
    plant.program.facts.module_completed(by, plant.trainer, "TW", plant.today)
    with plant.program.store.reading() as reading:
        pack = trainers_pack(reading)
    assert pack is not None
    for task in pack.all_tasks():
        for _ in range(task.sign_offs):
            plant.clock.advance(days=1)
            sign_trainer(plant, task.id, by=plant.second)


def set_mode(plant: Plant, value: str) -> None:
    by = plant.at_pad(plant.supervisor)
    now = plant.program.site_rules.page(by).rules
    modes = {**now.modes, TRAINER_PART: value}
    plant.program.site_rules.save(by, SiteRules(modes, now.simulation_barred, now.several_molds))


def codes_of(refusal: pytest.ExceptionInfo[Refusal]) -> set[ErrorCode]:
    return {problem.code for problem in refusal.value.problems}


# --- adopted --------------------------------------------------------------------------------------


def test_that_founding_adopts_a_programme_for_each_audience(plant: Plant) -> None:
    with plant.program.store.reading() as reading:
        editions = reading.directory().editions
        assert set(editions) == {TRAINEES, TRAINERS}
        packs = {audience: reading.pack(edition) for audience, edition in editions.items()}
    assert {audience: pack.audience for audience, pack in packs.items() if pack} == {
        TRAINEES: TRAINEES,
        TRAINERS: TRAINERS,
    }


def test_that_a_plant_without_it_is_offered_it_once(tmp_path: Path) -> None:
    first = FirstRun(plant="Old", pc="PC", supervisor="Sam Supervisor", pin=PIN, also_trains=True)
    clock = FixedClock(MONDAY_MORNING)
    program = found(
        tmp_path / "old",
        first,
        clock,
        pack_files=read_folder(shipped_pack()),
        verifier=cheap_verifier,
    ).program
    sam = program.people.sign_in(program.people.board().tiles[0].person, PIN)
    records = program.trainer_records
    assert records.record(sam, sam.id).may_adopt
    part = records.own_part(sam)
    assert part is not None
    assert part.offered
    records.adopt(sam)
    assert not records.record(sam, sam.id).may_adopt
    assert records.record(sam, sam.id).pack is not None
    part = records.own_part(sam)
    assert part is not None
    assert (part.offered, part.is_missing) == (False, True)
    program.close()


# --- by the same page and the same rules ----------------------------------------------------------


def test_that_a_trainer_is_signed_off_by_the_same_page_and_never_by_himself(plant: Plant) -> None:
    program = plant.program
    page = program.pages.sign_off(plant.at_pad(plant.second), plant.trainer, "91-01")
    assert page.pack.audience == TRAINERS
    assert {p.code for p in page.ruling.warnings} == {ErrorCode.MODULE_NOT_COMPLETE}
    with pytest.raises(Refusal) as refused:
        sign_trainer(plant, "91-01", by=plant.trainer)
    assert codes_of(refused) == {ErrorCode.SELF_SIGN_OFF}
    sign_trainer(plant, "91-01", by=plant.second)
    task = program.pages.task(plant.at_pad(plant.trainer), plant.trainer, "91-01")
    assert (task.status.status, task.status.counted) == (Status.SIGNED_OFF, 1)
    record = program.trainer_records.record(plant.at_pad(plant.trainer), plant.trainer)
    assert record.progress is not None
    assert (record.progress.signed, record.progress.tasks) == (1, 12)
    checklist = program.pages.checklist(plant.at_pad(plant.supervisor), plant.trainer)
    assert checklist.progress.signed == 0, "the trainees' programme is another one"


def test_that_a_right_covers_the_units_that_it_names(plant: Plant) -> None:
    floor = plant.add("Fay Floor", Role.TRAINER, scope=("U12",))
    first_unit = plant.add("Uma Unit", Role.TRAINER, scope=("U91",))
    record = plant.program.trainer_records.record(plant.at_pad(plant.trainer), plant.trainer)
    assert record.every_task == ("Sonia Second",)
    assert record.some_tasks == ("Uma Unit",)
    with pytest.raises(Refusal) as refused:
        sign_trainer(plant, "91-01", by=floor)
    assert codes_of(refused) == {ErrorCode.NO_RIGHT_TO_SIGN}
    sign_trainer(plant, "91-01", by=first_unit)
    units = {u.unit.id: u for u in plant.program.rights.signers(plant.at_pad(plant.supervisor))}
    assert "Uma Unit" in [person.name for person in units["U91"].every_task]


def test_that_tries_jobs_notes_and_papers_know_the_trainers_tasks(plant: Plant) -> None:
    program, sonia = plant.program, plant.at_pad(plant.second)
    assert program.work.try_page(sonia, plant.trainer, "91-02").task.id == "91-02"
    program.facts.record_try(sonia, plant.trainer, Try("91-02", 2, plant.today))
    job = program.work.job(sonia, plant.trainer, "91-02")
    assert [task.task.id for task in job.tasks][:2] == ["91-01", "91-02"]
    assert program.work.job_done(sonia, plant.trainer, "91-02").pack.audience == TRAINERS
    program.notes.write(sonia, plant.trainer, NewNote("Say the reason first.", task="91-02"))
    (line,) = program.notes.page(sonia, plant.trainer).lines
    assert line.task is not None
    assert line.task.id == "91-02"
    number = program.transcribing.issue(sonia, plant.trainer, ["91-01"]).number
    sheet = Wanted(SheetKind.PAPER_CHECKLIST, "en", number=number)
    assert program.sheets.pdf(sonia, [sheet]).startswith(b"%PDF")
    with pytest.raises(Refusal) as refused:
        program.transcribing.issue(sonia, plant.trainee, ["91-01"])
    assert codes_of(refused) == {ErrorCode.NOT_A_TRAINEE}
    history = program.pages.history(sonia, plant.trainer)
    assert {entry.task for entry in history.entries if entry.task} <= set(history.pack.tasks)


def test_that_the_progress_sheet_is_of_the_programme_that_was_asked_for(plant: Plant) -> None:
    sign_trainer(plant, "91-01", by=plant.second)
    own = plant.at_pad(plant.trainer)
    wanted = Wanted(SheetKind.PROGRESS, "en", trainee=plant.trainer, audience=TRAINERS)
    (sheet,) = plant.program.sheets.sheets(own, wanted)
    assert isinstance(sheet, ProgressSheet)
    assert sheet.head.programme == "Train the trainer"
    (plain,) = plant.program.sheets.sheets(
        own, Wanted(SheetKind.PROGRESS, "en", trainee=plant.trainer)
    )
    assert isinstance(plain, ProgressSheet)
    assert plain.head.programme != sheet.head.programme


def test_that_a_trainers_sheet_leaves_out_what_only_a_trainee_has(plant: Plant) -> None:
    own = plant.at_pad(plant.trainer)
    wanted = Wanted(SheetKind.PROGRESS, "en", trainee=plant.trainer, audience=TRAINERS)
    page = text_of(plant.program.sheets.pdf(own, [wanted]))
    assert "Observer" in page
    for word in ("Trainee", "Pathway", "Capstone", "Practical session", "ready to present"):
        assert word not in page
    plain = Wanted(SheetKind.PROGRESS, "en", trainee=plant.trainee)
    page = text_of(plant.program.sheets.pdf(own, [plain]))
    assert all(word in page for word in ("Trainee", "Pathway", "Capstone", "Practical session"))
    french = text_of(plant.program.sheets.pdf(own, [replace(wanted, lang="fr")]))
    assert "Formateur / formatrice" in french
    assert "Stagiaire" not in french


def test_that_matrix_second_looks_and_table_are_of_either_audience(plant: Plant) -> None:
    sign_trainer(plant, "91-01", by=plant.second)
    by, program = plant.at_pad(plant.supervisor), plant.program
    for audience, names, unit in (
        (TRAINEES, ["Tina Trainee"], "U01"),
        (TRAINERS, ["Sonia Second", "Terry Trainer"], "U91"),
    ):
        (matrix,) = program.sheets.sheets(by, Wanted(SheetKind.MATRIX, "en", audience=audience))
        assert isinstance(matrix, SkillsMatrix)
        assert [row.trainee for row in matrix.rows] == names
        assert matrix.units[0].id == unit
        (looks,) = program.sheets.sheets(
            by, Wanted(SheetKind.SECOND_LOOKS, "en", audience=audience)
        )
        assert isinstance(looks, SecondLooks)
        assert looks.audience == audience
        table = program.exports.matrix(audience=audience)
        assert sorted({str(row[0]) for row in table.rows}) == names
    text = text_of(program.sheets.pdf(by, [Wanted(SheetKind.MATRIX, "en", audience=TRAINERS)]))
    assert "Terry Trainer" in text
    assert "Trainee" not in text


# --- what is said about a trainer, and what a trainer asks for ------------------------------------


def test_that_a_trainer_answers_a_note_about_himself(plant: Plant) -> None:
    program, sonia, terry = plant.program, plant.at_pad(plant.second), plant.at_pad(plant.trainer)
    written = program.notes.write(sonia, plant.trainer, NewNote("Say the reason.", task="91-02"))
    (note,) = program.trainer_records.record(terry, plant.trainer).notes
    assert note.record == written.records[0]
    assert program.trainer_records.record(sonia, plant.trainer).notes == ()
    assert program.notes.note(terry, note.record).line.may_answer
    assert not program.notes.note(sonia, note.record).line.may_answer
    program.notes.answer(terry, note.record, "I will.")
    assert program.trainer_records.record(terry, plant.trainer).notes == ()
    (answer,) = program.notebook.answered(sonia)
    assert answer.words == "I will."
    (found,) = program.notebook.find(sonia, "reason").notes
    assert found.line.task is not None
    assert found.line.task.id == "91-02"  # of the trainers' programme, named all the same


def test_that_an_assessor_reads_and_answers_only_what_is_about_that_very_person(
    plant: Plant,
) -> None:
    program, sonia = plant.program, plant.at_pad(plant.second)
    assessor = plant.add("Avery Assessor", Role.ASSESSOR)
    own = program.notes.write(sonia, assessor, NewNote("Thank you.")).records[0]
    other = program.notes.write(sonia, plant.trainee, NewNote("Well done.")).records[0]
    program.notes.answer(plant.at_pad(assessor), own, "With pleasure.")
    with pytest.raises(Refusal) as refused:
        program.notes.note(plant.at_pad(assessor), other)
    assert refused.value.code == ErrorCode.NOT_ALLOWED


def test_that_a_trainer_who_asks_to_be_assessed_stands_on_today_of_who_may_sign(
    plant: Plant,
) -> None:
    program = plant.program
    program.trainer_records.ask(plant.at_pad(plant.trainer), "91-01")
    (asked,) = program.today.day(plant.at_pad(plant.second)).asked
    assert (asked.trainee.id, asked.task.id, asked.may_sign) == (plant.trainer, "91-01", True)
    assert program.today.day(plant.at_pad(plant.trainer)).asked == ()
    sign_trainer(plant, "91-01", by=plant.second)
    assert program.today.day(plant.at_pad(plant.second)).asked == ()
    with pytest.raises(Refusal) as refused:
        program.trainer_records.ask(plant.at_pad(plant.trainer), "99-99")
    assert refused.value.code == ErrorCode.TASK_UNKNOWN


def test_that_what_a_trainer_declines_waits_for_a_supervisor(plant: Plant) -> None:
    sign_trainer(plant, "91-01", agrees=False, by=plant.second)
    page = plant.program.attention.page(plant.at_pad(plant.supervisor))
    (matter,) = [m for m in page.matters if m.concern is Concern.QUESTION]
    assert (matter.trainee, matter.task) == (plant.trainer, "91-01")
    assert matter.task in page.pack.tasks
    rows = plant.program.trainer_records.everybody(plant.at_pad(plant.supervisor)).rows
    assert {row.person.id: row.questions for row in rows} == {plant.trainer: 1, plant.second: 0}


# --- it feeds the right to sign -------------------------------------------------------------------


def test_that_a_new_trainer_is_warned_until_every_task_is_signed_off(plant: Plant) -> None:
    missing = ErrorCode.SIGNER_WITHOUT_TRAINER_PART
    before = plant.sign_off(EASY)
    assert missing.value in before.warnings
    with plant.program.store.reading() as reading:
        body = reading.record(before.records[0])
    assert body is not None
    assert isinstance(body.body, b.SignoffRecorded)
    assert missing.value in body.body.flags
    go_through(plant)
    assert plant.program.trainer_records.own_part(plant.at_pad(plant.trainer)) is None
    record = plant.program.trainer_records.record(plant.at_pad(plant.trainer), plant.trainer)
    assert (record.is_complete, record.workshop_done) == (True, True)
    plant.clock.advance(days=1)
    assert missing.value not in plant.sign_off(EASY).warnings


def test_that_where_it_is_enforced_who_lacks_it_is_refused_by_name(plant: Plant) -> None:
    go_through(plant)
    set_mode(plant, "enforce")
    today = plant.today
    judged = plant.program.signing.may_sign(plant.second, plant.trainee, EASY, today)
    (problem,) = judged.problems
    assert problem.code is ErrorCode.SIGNER_WITHOUT_TRAINER_PART
    assert problem.params["person"] == "Sonia Second"
    plant.sign_off(EASY)
    with pytest.raises(Refusal) as refused:
        plant.sign_off(EASY, trainer=plant.second)
    assert codes_of(refused) == {ErrorCode.SIGNER_WITHOUT_TRAINER_PART}


def test_that_enforcing_it_never_stops_who_signs_off_a_trainer(plant: Plant) -> None:
    set_mode(plant, "enforce")
    sign_trainer(plant, "91-01", by=plant.second)
    page = plant.program.pages.task(plant.at_pad(plant.second), plant.trainer, "91-02")
    assert page.ruling.allowed


# --- the plant's rules ----------------------------------------------------------------------------


def test_that_the_rules_of_a_site_say_whom_they_would_stop(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    page = plant.program.site_rules.page(by)
    assert page.rules.modes[TRAINER_PART] == "warn"
    assert page.without_part == ("Sonia Second", "Terry Trainer")
    go_through(plant)
    assert plant.program.site_rules.page(plant.at_pad(plant.supervisor)).without_part == (
        "Sonia Second",
    )


def test_that_only_a_supervisor_changes_them_and_only_what_differs_is_recorded(
    plant: Plant,
) -> None:
    rules = plant.program.site_rules
    with pytest.raises(Refusal) as refused:
        rules.page(plant.at_pad(plant.trainer))
    assert codes_of(refused) == {ErrorCode.NOT_ALLOWED}
    by = plant.at_pad(plant.supervisor)
    now = rules.page(by).rules
    with plant.program.store.reading() as reading:
        before = reading.record_count()
    rules.save(by, now)
    with plant.program.store.reading() as reading:
        assert reading.record_count() == before
    changed = SiteRules({**now.modes, "module_before_task": "enforce"}, (EASY,), False)
    rules.save(by, changed)
    assert rules.page(by).rules == changed
    with plant.program.store.reading() as reading:
        site = reading.directory().site
        assert reading.record_count() == before + 1
    assert site is not None
    assert site.saved.switches == {"module_before_task": "enforce"}
    assert (site.saved.name, site.saved.employer) == ("Test Plant", "Test Molding Ltd.")
    with pytest.raises(Refusal) as refused:
        rules.save(by, SiteRules(now.modes, ("99-99",), True))
    assert codes_of(refused) == {ErrorCode.TASK_UNKNOWN}
