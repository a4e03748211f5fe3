"""Builder: a record of observed competence from the shipped programme, with every kind of mark."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import date, timedelta

from tests.reports.sheets import AS_OF, make_progress_sheet
from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.evidence import PDF_KIND
from trainer_app.checklists.evidencepack import (
    EvidencePack,
    Given,
    PackCapstone,
    PackCheck,
    PackEdition,
    PackExtension,
    PackFile,
    PackLook,
    PackMark,
    PackNotApplicable,
    PackPast,
    PackQuestion,
    PackSigner,
    PackSignOff,
    PackTask,
    PackWaiting,
    fingerprint,
)
from trainer_app.checklists.progresssheet import SheetPerformance, SheetTask
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Status
from trainer_app.kernel.ids import RecordId

_TITLE = "Lock out, tag and prove a press dead before mold work"


def record(name: str) -> RecordId:
    return RecordId(hashlib.sha256(name.encode()).hexdigest()[:32])


def make_given(name: str, by: str = "Paul Roy", on: date = AS_OF) -> Given:
    return Given(by, on, record(name))


def make_sign_off(name: str = "one", **changes: object) -> PackSignOff:
    plain = PackSignOff(
        observed_on=AS_OF,
        level=3,
        method="job",
        place="Shop floor",
        mold="214",
        press="P7",
        work_order="WO-5512",
        evidence=("QA", "WP"),
        files=(),
        edition="ab12cd34",
        statement=make_given(f"{name} signed", "Marie Tremblay"),
        agreed=make_given(f"{name} agreed", "Amélie Côté"),
        overruled=False,
        seconds=(),
        looks=(),
        pc="Toolroom 1",
        late=False,
        late_why="",
        late_signature=False,
        sheet="",
        check="",
        by_employer=False,
        own_right=False,
        doubts=(),
        warned=(),
        capstone=False,
        confirmed=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def every_mark() -> PackSignOff:
    """All that can be said beside one sign-off."""
    return make_sign_off(
        "marked",
        files=(
            PackFile("ab" * 32, "image/jpeg", "Gauge at zero", is_here=True),
            PackFile("cd" * 32, PDF_KIND, "", is_here=False),
        ),
        edition="00ff00ff",
        overruled=True,
        seconds=(make_given("second", "Ana Silva"),),
        looks=(PackLook(make_given("looked", "Yves Roy"), agrees=True),),
        late=True,
        late_why="The PC was down.",
        late_signature=True,
        sheet="B-0417",
        check="same_person",
        by_employer=True,
        own_right=True,
        doubts=(Doubt.DATE,),
        warned=("signer_not_current", "same_day"),
        confirmed=False,
    )


def make_evidence_pack(
    lang: str = "en", paper: str = "letter", *, done: float = 0.8, seed: int = 1
) -> EvidencePack:
    """About ``done`` of the programme signed off, some task with every mark."""
    progress = make_progress_sheet(
        lang=lang, paper=paper, done=done, seed=seed, every_status=True, trainee="Amélie Côté"
    )
    chance = random.Random(seed)
    listed = [task for unit in progress.units for task in unit.tasks]
    tasks = [_task(chance, task) for task in listed]
    for place, task in enumerate(tasks):
        if task.sign_offs:
            tasks[place] = replace(task, sign_offs=(every_mark(), *task.sign_offs))
            break
    given, (first, *_) = make_given("given"), listed
    named = [one.statement.record for task in tasks for one in task.sign_offs]
    return EvidencePack(
        progress=progress,
        tasks=tuple(tasks),
        editions=(PackEdition("ab12cd34", "0.1", len(named) - 1), PackEdition("00ff00ff", "", 1)),
        signers=(
            PackSigner("Marie Tremblay", "trade", None, None, given, False, len(named) - 1, 0),
            PackSigner("Paul Roy", "employer", AS_OF, None, given, True, 1, 2),
        ),
        not_applicable=tuple(
            PackNotApplicable(
                task.id,
                task.title,
                "No such press at this plant.",
                given,
                asked_by="",
                whole_plant=True,
                same_person=number == 0,
                consent="",
            )
            for number, task in enumerate(listed)
            if task.status is Status.NOT_APPLICABLE
        ),
        extensions=(
            PackExtension(
                first.id, _TITLE, AS_OF, AS_OF + timedelta(days=9), "Works beside Al.", given
            ),
        ),
        past=(
            PackPast("withdrawn", AS_OF, first.id, _TITLE, given, record("gone")),
            PackPast("reobservation", AS_OF, first.id, _TITLE, given, RecordId("")),
        ),
        questions=tuple(
            PackQuestion(kind, first.id, _TITLE, AS_OF, (record("a"), record("b")))
            for kind in QuestionKind
        ),
        waiting=(PackWaiting(first.id, _TITLE, AS_OF, record("waits")),),
        modules=(PackMark("EL01", "Working safely", AS_OF, given),),
        practicals=(PackMark("PS1", "Two-plate molds", None, None),),
        capstones=(PackCapstone(AS_OF, True, "214", ("12-01", "12-02"), given),),
        unit_signatures=(("U01", given),),
        check=PackCheck(len(named), 2, (), (), 0, fingerprint(named), None),
        codes=(("QA", "Oral questions"), ("WP", "Work product or measurement")),
        methods=(("job", "Observed on the job"), ("simulation", "Simulation or coupon")),
    )


def _task(chance: random.Random, task: SheetTask) -> PackTask:
    is_on = task.status is not Status.NOT_APPLICABLE
    shown = task.performances if is_on else ()
    return PackTask(
        task.id,
        chance.random() < 0.9,
        tuple(_sign_off(f"{task.id}-{n}", one) for n, one in enumerate(shown)),
    )


def _sign_off(name: str, p: SheetPerformance) -> PackSignOff:
    return make_sign_off(
        name,
        observed_on=p.on,
        level=p.level,
        method=p.method,
        statement=make_given(f"{name} signed", p.trainer, p.on),
        agreed=make_given(f"{name} agreed", "Amélie Côté", p.on),
        late=p.late,
        sheet=p.sheet,
    )
