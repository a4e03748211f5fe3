"""A checklist for paper, drawn from the record that took its number."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.packs import Named, Pack, Task
from trainer_app.checklists.papers import PaperChecklist, PaperTask
from trainer_app.checklists.papertrail import sheet_number
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.rules import Case
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.cases import pack_of, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.paper_entries import issued


def issued_sheet(reading: Reading, number: str) -> b.SheetIssued:
    """The record that took this number. Raises ``Refusal(SHEET_UNKNOWN)``."""
    wanted = sheet_number(number)
    found = next((sheet for sheet in issued(reading) if sheet.number == wanted), None)
    if found is None:
        raise Refusal(ErrorCode.SHEET_UNKNOWN, sheet=wanted)
    return found


def paper_checklist(reading: Reading, sheet: b.SheetIssued, how: Printing) -> PaperChecklist:
    """In the edition that was in force when it was printed first: that one is what is signed."""
    pack = reading.pack(sheet.edition) or pack_of(reading, next(iter(sheet.tasks), ""))
    case = trainee_case(reading, sheet.trainee, sheet.tasks)
    policy = pack.policy
    signed = [level for level in pack.levels if level.number >= policy.sign_off_level]
    top = signed[-1].lines if signed else ()
    return PaperChecklist(
        head=head(reading, pack, how, (sheet.trainee,)),
        number=sheet.number,
        issued_on=sheet.on,
        trainee=case.trainee.name,
        tasks=tuple(
            _task(case, pack, pack.tasks[task], how) for task in sheet.tasks if task in pack.tasks
        ),
        levels=tuple((level.number, how.both(level.name)) for level in signed),
        top_lines=tuple(how.both(line) for line in top),
        methods=tuple(m.id for m in policy.methods if m.id != "prior"),
        evidence=_named(policy.evidence, how),
        places=_named(policy.places, how),
    )


def _named(known: tuple[Named, ...], how: Printing) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one.id, how.both(one.name)) for one in known)


def _task(case: Case, pack: Pack, task: Task, how: Printing) -> PaperTask:
    status = case.status(task.id, how.as_of) if task.id in case.pack.tasks else None
    observers = {o for p in status.evidence for o in p.observers} if status else set()
    policy = pack.policy
    return PaperTask(
        id=task.id,
        title=how.both(task.title),
        tier=task.tier,
        lines=tuple(how.both(line) for line in task.lines),
        counted=status.counted if status else 0,
        required=status.required if status else task.sign_offs,
        second_look=task.is_life_critical and len(observers) < 2,
        evidence_all=tuple(policy.safety_evidence_all) if task.is_safety else (),
        evidence_any=tuple(policy.safety_evidence_any) if task.is_safety else (),
    )
