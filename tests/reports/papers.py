"""Builders: the other papers, from the shipped programme, in any state."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.reports.sheets import AS_OF, make_head, make_progress_sheet, shipped_units
from trainer_app.checklists.employer import spread
from trainer_app.checklists.employersheet import (
    EmployerCost,
    EmployerPathway,
    EmployerSheet,
    EmployerSlots,
    EmployerTask,
)
from trainer_app.checklists.evidencepack import EvidencePack
from trainer_app.checklists.morning import NotNow
from trainer_app.checklists.morningsheet import (
    MorningFollowUp,
    MorningLapse,
    MorningLook,
    MorningPerson,
    MorningQuestion,
    MorningSheet,
    MorningSlot,
    MorningTraining,
    MorningUnit,
    MorningWithheld,
)
from trainer_app.checklists.papers import (
    CoachingLog,
    HandedThing,
    HandedTrainee,
    HandOver,
    MatrixCell,
    MatrixRow,
    MatrixUnit,
    PaperChecklist,
    PaperTask,
    SampleLine,
    SecondLook,
    SecondLooks,
    SkillsMatrix,
)
from trainer_app.checklists.planning import Sort
from trainer_app.checklists.plansheet import PlanLine, PlanSheet, PlanStage
from trainer_app.checklists.sheetparts import SheetHead, SheetNote, SheetSaid
from trainer_app.checklists.sheets import HistoryLine, OwnRecord, ProgressSheet
from trainer_app.checklists.shift import Handed, OnMold
from trainer_app.checklists.slots import MissedWhy
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Status


def make_note(**changes: object) -> SheetNote:
    plain = SheetNote(
        on=AS_OF,
        by="Marie Tremblay",
        task="01-03",
        title="Lock out, tag and prove a press dead before mold work",
        words="Went through the posted procedure without a prompt.\nNext: the second press.",
        tags=("detail", "own topic"),
        follow_up=AS_OF + timedelta(days=7),
        answers=(SheetSaid(AS_OF, "Amélie Côté", "I want to try press 12."),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def make_coaching_log(lang: str = "en", paper: str = "letter", *, notes: int = 3) -> CoachingLog:
    made = tuple(make_note(on=AS_OF - timedelta(days=3 * n)) for n in range(notes))
    if len(made) > 1:
        stopped = "You stopped when the pin bound."
        parts = replace(made[1], words="", strength=stopped, next_step="Say it aloud.")
        made = (made[0], parts, *made[2:])
    return CoachingLog(make_head(lang, paper), "Amélie Côté", made)


def make_own_record(lang: str = "en") -> OwnRecord:
    line = HistoryLine(
        AS_OF, "signoff.recorded", "01-03", "Lock out", 3, "Marie Tremblay", "counts"
    )
    kinds = ("try.recorded", "session.taught", "job.done", "module.completed")
    lines = (line, *(replace(line, kind=kind, state="fact") for kind in kinds))
    return OwnRecord(make_progress_sheet(lang=lang), (make_note(),), lines)


def make_checklist(lang: str = "en", *, tasks: int = 2, lines: int = 5) -> PaperChecklist:
    languages = lang.split("+")

    def both(words: str) -> tuple[str, ...]:
        return tuple(f"{words} ({one})" for one in languages)

    made = tuple(
        PaperTask(
            id=f"01-{n + 1:02}",
            title=both("Lock out, tag and prove a press dead"),
            tier=("N", "Y", "L")[n % 3],
            lines=tuple(both(f"Line {k + 1} of task {n + 1}") for k in range(lines)),
            counted=1,
            required=3,
            second_look=n % 3 == 2,
            evidence_all=("QA",),
            evidence_any=("WP", "RC"),
        )
        for n in range(tasks)
    )
    return PaperChecklist(
        head=replace(make_head(languages[0]), lang=lang),
        number="B-0417",
        issued_on=AS_OF,
        trainee="Amélie Côté",
        tasks=made,
        levels=((3, both("Alone to standard")), (4, both("Handles trouble"))),
        top_lines=(both("Handled an unusual case."),),
        methods=("job", "session", "simulation"),
        evidence=(("WP", both("Work product")), ("QA", both("Oral questions"))),
        places=(("floor", both("Shop floor")),),
    )


def make_matrix(
    lang: str = "en", paper: str = "letter", *, trainees: int = 6, seed: int = 1
) -> SkillsMatrix:
    chance = random.Random(seed)
    units = tuple(
        MatrixUnit(number, title, tuple((t[0], t[1], t[2]) for t in tasks))
        for number, title, tasks in shipped_units(lang)
    )
    many = sum(len(unit.tasks) for unit in units)
    rows = tuple(
        MatrixRow(
            trainee=f"Trainee {n:03} Name",
            week=n,
            signed=n,
            tasks=many,
            cells=tuple(
                MatrixCell(chance.randrange(5), chance.choice(tuple(Status))) for _ in range(many)
            ),
        )
        for n in range(trainees)
    )
    return SkillsMatrix(make_head(lang, paper), units, rows)


def make_second_looks(lang: str = "en", *, looks: int = 3) -> SecondLooks:
    made = tuple(
        SecondLook(
            trainee=("Amélie Côté", "Tom MacLeod")[n % 2 if looks < 3 else n * 2 // looks],
            task="01-03",
            title="Lock out, tag and prove a press dead",
            counted=3,
            required=3,
            signed_by=("Marie Tremblay",),
            since=date(2026, 11, 1),
            paused=n == 0,
        )
        for n in range(looks)
    )
    sample = SampleLine(
        trainee="Tom MacLeod",
        task="01-04",
        title="Release and prove stored energy in the mold itself",
        observed_on=date(2026, 10, 14),
        signed_by=("Marie Tremblay", "Paul Roy"),
        mold="214",
        evidence=("QA", "WP"),
    )
    return SecondLooks(make_head(lang), made, samples=(sample,) if looks else ())


def make_plan(lang: str = "en", paper: str = "letter", *, stages: int = 7) -> PlanSheet:
    """A task that is done, one that is late, and the unit, in each stage."""
    day = timedelta(days=1)
    line = PlanLine("01-03", "Lock out a press", Sort.TASK, AS_OF, AS_OF, AS_OF + day, 3, 3, 1)
    late = replace(line, about="01-04", due=AS_OF - 6 * day, done_on=None, counted=1, days_later=6)
    unit = PlanLine("U01", "Work safely", Sort.UNIT, AS_OF + day, AS_OF + day, None, 4, 10, -1)
    sheet = PlanSheet(make_head(lang, paper), "Amélie Côté", "new", AS_OF, 8, 16)
    if not stages:
        return sheet
    made = tuple(PlanStage(2 * n + 1, 2 * n + 2, (line, late, unit)) for n in range(stages))
    return replace(
        sheet, ends=AS_OF + 60 * day, late=stages, saved_by="Luc", saved_on=AS_OF, stages=made
    )


Headed = (
    ProgressSheet
    | OwnRecord
    | EvidencePack
    | PaperChecklist
    | CoachingLog
    | SkillsMatrix
    | SecondLooks
    | HandOver
    | MorningSheet
    | EmployerSheet
    | PlanSheet
)
"""Every sheet that has the usual head."""


def head_of(sheet: Headed) -> SheetHead:
    return sheet.progress.head if isinstance(sheet, OwnRecord | EvidencePack) else sheet.head


def with_head(sheet: Headed, head: SheetHead) -> Headed:
    """The sheet under another head."""
    if isinstance(sheet, OwnRecord | EvidencePack):
        return replace(sheet, progress=replace(sheet.progress, head=head))
    return replace(sheet, head=head)


def make_morning(
    lang: str = "en", paper: str = "letter", *, people: int = 2, shift: str = "Night"
) -> MorningSheet:
    tasks = (("01-03", "Lock out a press"), ("01-04", "Release stored energy"))
    unit = ("U01", "Work safely around molds")
    lapse = MorningLapse("Amélie Côté", tasks[0], AS_OF + timedelta(days=3), 3, True, "with Rita")
    person = MorningPerson(
        trainee="Amélie Côté",
        week=7,
        signed=1,
        tasks=90,
        trainers=("Marie Roy",),
        units=(
            MorningUnit(unit, tasks, ()),
            MorningUnit(("U02", "Lift molds"), tasks * 2, (tasks[0], ("02-09", "Turn a mold"))),
            MorningUnit(("U03", "Read documents"), tasks[:1], tasks),
        ),
        controlled=(lapse,),
        withheld=tuple(
            MorningWithheld(tasks[0], tier, why, AS_OF, 2, ("01-05",))
            for tier, why in zip("LYNLN", NotNow, strict=True)
        ),
        watched=(
            MorningTraining(tasks[1], 3, 1, 2),
            MorningTraining(tasks[0], 2, 0, 3),
        ),
        assisting=(MorningTraining(tasks[1], 1, 0, 2),),
        unconfirmed=("01-04",),
    )
    made = tuple(replace(person, trainee=f"Trainee {n:03}") for n in range(people))
    follow_up = MorningFollowUp("Amélie Côté", tasks[1], AS_OF, "Marie Roy", "Say it aloud.")
    return MorningSheet(
        make_head(lang, paper),
        shift,
        made,
        slots=(MorningSlot("Amélie Côté", 45, tasks, "Marie Roy"),) if people else (),
        lapses=(lapse, replace(lapse, is_extended=False)) if people else (),
        follow_ups=(follow_up,) if people else (),
        questions=tuple(
            MorningQuestion("Amélie Côté", about, kind)
            for about, kind in zip((*tasks, ("", ""), tasks[0]), QuestionKind, strict=True)
            if people
        ),
        looks=(MorningLook("Amélie Côté", tasks[0]),) if people else (),
        extension_days=14,
    )


def make_employer(
    lang: str = "en", paper: str = "letter", *, started: int = 9, costs: int | None = 3
) -> EmployerSheet:
    """``costs`` None: a PC that does not have them."""
    units = (("U01", "Work safely around molds"), ("U02", "Lift molds"))
    long = EmployerPathway(
        "new", 6, spread([1, 3, 9]), (spread([21, 45, 62, 70]), spread([50, 90])), spread([])
    )
    short = replace(long, pathway="incumbent", started=3, units=(spread([8]), spread([])))
    cost = EmployerCost("Workshop", 125_000, "Two trainers, half a day", False, AS_OF)
    return EmployerSheet(
        make_head(lang, paper),
        enough=3,
        started=started,
        units=units,
        pathways=(long, short) if started else (),
        a_week=spread([4, 6, 11]),
        sign_offs=87,
        watched=3_810,
        watched_without=4,
        taught=90,
        sessions=2,
        tries=130,
        stopped=3,
        with_classes=True,
        to_try=spread([0, 4, 12]),
        to_sign_off=spread([9, 30]),
        tried_first=5,
        tasks=(EmployerTask(("01-03", "Lock out a press"), 9, 4, 1),),
        slots=EmployerSlots(12, 8, ((MissedWhy.PRODUCTION, 2), (MissedWhy.OTHER, 1)), 1, 2),
        costs=None
        if costs is None
        else tuple(replace(cost, name=f"Workshop {n}", is_gain=n > 1) for n in range(costs)),
    )


def make_hand_over(lang: str = "en", *, trainees: int = 2) -> HandOver:
    def told(kind: Handed, words: str = "", level: int | None = None) -> HandedThing:
        return HandedThing(kind, "01-03", "Lock out a press", AS_OF, "Marie Roy", words, level)

    things = (
        told(Handed.STOPPED, "The gauge had not dropped."),
        told(Handed.BEGUN, level=2),
        told(Handed.BEGUN),
        told(Handed.FOLLOW_UP, "Say the lock points aloud."),
        told(Handed.PAUSED),
        told(Handed.SECOND_LOOK),
    )
    made = tuple(HandedTrainee(f"Trainee {n:03}", "Night", things) for n in range(trainees))
    molds = (OnMold("214", ("01-03", "12-07"), AS_OF),) if trainees else ()
    return HandOver(make_head(lang), AS_OF - timedelta(days=1), made, molds)
