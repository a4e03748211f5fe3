"""The record of observed competence: each sign-off with its records, and nothing that is not so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.plant import Plant
from tests.services.at_hub import at_hub, founded
from trainer_app.checklists import bodies as b
from trainer_app.checklists.evidence import PDF_KIND, EvidencePiece
from trainer_app.checklists.evidencepack import EvidencePack, fingerprint
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.progress import Remaining
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import add_months
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.signing import Answer, SecondLook


def pack_of(plant: Plant, viewer: PersonId | None = None, *, lang: str = "en") -> EvidencePack:
    by = plant.at_pad(viewer or plant.supervisor)
    wanted = Wanted(SheetKind.EVIDENCE, lang, trainee=plant.trainee)
    (sheet,) = plant.program.sheets.sheets(by, wanted)
    assert isinstance(sheet, EvidencePack)
    return sheet


def test_that_a_sign_off_names_its_statement_both_signatures_and_its_files(plant: Plant) -> None:
    paper = EvidencePiece(b"%PDF-1.4 a work order", "Order 5512", PDF_KIND)
    second = SecondLook(plant.at_pad(plant.second), ("12-07",))
    claim = plant.claim("12-07", work_order="5512", photos=(paper,))
    recorded = plant.program.signing.record_sign_off(
        plant.at_pad(plant.trainer), plant.trainee, [claim], second=second
    )
    assert pack_of(plant).waiting[0].record == recorded.records[0]
    plant.clock.advance(days=2)
    plant.program.signing.answer(plant.at_pad(plant.trainee), recorded.records, Answer(agrees=True))
    (one,) = next(task for task in pack_of(plant).tasks if task.id == "12-07").sign_offs
    assert one.statement.record == recorded.records[0]
    assert (one.statement.by, one.seconds[0].by) == ("Terry Trainer", "Sonia Second")
    assert one.agreed is not None
    assert (one.agreed.by, one.agreed.on) == ("Tina Trainee", one.observed_on + timedelta(days=2))
    assert one.late_signature
    assert (one.mold, one.work_order, one.evidence) == ("214", "5512", ("QA", "WP"))
    assert [(file.caption, file.is_here) for file in one.files] == [("Order 5512", True)]
    with plant.program.store.reading() as reading:
        assert reading.blob(one.files[0].sha256) == paper.content


def test_that_whoever_looked_at_a_sign_off_again_stands_below_it(plant: Plant) -> None:
    record = plant.sign_off("12-07").records[0]
    plant.clock.advance(days=31)
    plant.program.sampling.look_again(plant.at_pad(plant.supervisor), record, agrees=True, words="")
    pack = pack_of(plant)
    (one,) = next(task for task in pack.tasks if task.id == "12-07").sign_offs
    (look,) = one.looks
    assert (look.given.by, look.given.on, look.agrees) == ("Sam Supervisor", plant.today, True)


def test_that_what_it_rests_on_is_read_again_and_has_a_fingerprint(plant: Plant) -> None:
    plant.sign_off("12-07")
    before = pack_of(plant).check
    assert (before.faults, before.unproven, before.absent) == ((), (), 0)
    assert before.confirmed is None
    assert pack_of(plant).check == before
    plant.sign_off("01-02")
    after = pack_of(plant).check
    assert after.records == before.records + 2  # the statement and the trainee's signature
    assert after.fingerprint != before.fingerprint
    ids = [RecordId("ab" * 16), RecordId("cd" * 16)]
    assert fingerprint(ids) == fingerprint(ids[::-1]) != fingerprint(ids[:1])


def test_that_whoever_watched_stands_with_the_right_that_was_given(plant: Plant) -> None:
    plant.complete("12-07", trainers=(plant.trainer,))
    plant.complete("01-02", trainers=(plant.second,))
    signers = {one.name: one for one in pack_of(plant).signers}
    assert {name: one.sign_offs for name, one in signers.items()} == {
        "Terry Trainer": 1,
        "Sonia Second": 1,
    }
    given = signers["Terry Trainer"].given
    assert given is not None
    assert given.by == "Sam Supervisor"


def test_that_what_is_outside_is_said_with_who_and_why(plant: Plant) -> None:
    supervisor = plant.at_pad(plant.supervisor)
    plant.program.deciding.set_not_applicable(supervisor, "06-06", "No dry-ice machine.")
    declined = plant.sign_off("12-07", agrees=False).records[0]
    taken_back = plant.sign_off("01-02").records[0]
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), taken_back, "judgement", "Not so.")
    pack = pack_of(plant)
    (outside,) = pack.not_applicable
    assert (outside.task, outside.words, outside.whole_plant) == (
        "06-06",
        "No dry-ice machine.",
        True,
    )
    assert outside.approved.by == "Sam Supervisor"
    (question,) = pack.questions
    assert (question.kind, question.about) == (QuestionKind.DECLINED, "12-07")
    assert declined in question.records
    (past,) = pack.past
    assert (past.kind, past.task, past.about) == ("withdrawn", "01-02", taken_back)
    assert not any(task.sign_offs for task in pack.tasks)
    kinds = {one.remainder.kind for one in pack.progress.remains}
    assert Remaining.QUESTION in kinds


def test_that_extensions_modules_and_new_observations_are_listed(plant: Plant) -> None:
    plant.sign_off("01-02")
    lapse = add_months(plant.today, 12)
    plant.program.facts.module_completed(
        plant.at_pad(plant.trainer), plant.trainee, "EL01", plant.today
    )
    plant.clock.advance(days=(lapse - plant.today).days - 3)
    supervisor = plant.at_pad(plant.supervisor)
    until = lapse + timedelta(days=9)
    deciding = plant.program.deciding
    deciding.extend(supervisor, plant.trainee, "01-02", until, "Away.", "Works beside Al.")
    deciding.require_reobservation(supervisor, plant.trainee, "01-02", plant.today, "Near miss.")
    pack = pack_of(plant)
    (extended,) = pack.extensions
    assert (extended.lapse, extended.until, extended.control) == (lapse, until, "Works beside Al.")
    assert [one.kind for one in pack.past] == ["reobservation"]
    done = {one.id: one.given.by for one in pack.modules if one.given is not None}
    assert done == {"EL01": "Terry Trainer"}
    assert len(pack.modules) == 11
    assert [one.on for one in pack.practicals] == [None, None]


def test_that_a_capstone_and_a_unit_signature_stand_with_who_gave_them(plant: Plant) -> None:
    plant.sign_off("12-07")
    plant.clock.advance(days=1)
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    with plant.program.store.writing() as writing:
        passed = b.CapstoneAssessed(
            *("00" * 16, plant.trainee, plant.pack.edition, plant.today, True, "307", ("12-07",))
        )
        watched = writing.append(passed, by=plant.at_pad(assessor).by())
        signed = writing.append(
            b.UnitSigned(plant.trainee, "U12", plant.pack.edition, plant.today),
            by=plant.at_pad(plant.supervisor).by(),
        )
    pack = pack_of(plant)
    (capstone,) = pack.capstones
    assert (capstone.passed, capstone.given.by) == (True, "Asa Assessor")
    _first, second = next(task for task in pack.tasks if task.id == "12-07").sign_offs
    assert (second.capstone, second.agreed, second.statement.record) == (True, None, watched.id)
    assert [(unit, given.record) for unit, given in pack.unit_signatures] == [("U12", signed.id)]
    by_right = {one.name: one.basis for one in pack.signers}
    assert by_right == {"Terry Trainer": "trade", "Asa Assessor": ""}


def test_that_it_is_printed_by_the_permission_table(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    for viewer in (plant.supervisor, assessor, plant.trainee):
        assert pack_of(plant, viewer).progress.trainee == "Tina Trainee"
    with pytest.raises(Refusal) as refused:
        pack_of(plant, other)
    assert refused.value.code is ErrorCode.NOT_ALLOWED


def test_that_what_came_from_another_pc_is_proved_there_and_confirmed(tmp_path: Path) -> None:
    with at_hub(founded(tmp_path / "alone"), tmp_path) as both:
        signed = both.plant.sign_off("12-07").records[0]
        wanted = Wanted(SheetKind.EVIDENCE, "en", trainee=both.plant.trainee)
        (waiting,) = both.plant.program.sheets.sheets("me", wanted)
        both.sync()
        (here,) = both.plant.program.sheets.sheets("me", wanted)
        (there,) = both.other.program.sheets.sheets("me", wanted)
        for sheet, is_there in ((waiting, False), (here, True), (there, True)):
            assert isinstance(sheet, EvidencePack)
            said = {one.statement.record: one for task in sheet.tasks for one in task.sign_offs}
            assert said[signed].confirmed is is_there
            check = sheet.check
            assert (check.faults, check.unproven, check.absent) == ((), (), 0)
            assert (check.confirmed == check.records) is is_there
