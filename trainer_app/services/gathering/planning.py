"""A trainee's plan on paper: what was planned by the date, beside what was done by then."""

from __future__ import annotations

from dataclasses import replace

from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.planning import PLAN_KINDS, Target, dated_plan, saved_plans
from trainer_app.checklists.plansheet import PlanLine, PlanSheet, PlanStage
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import progress
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import milestones, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.heads import enrolment_of, trainee_head
from trainer_app.services.units import units


def plan_sheet(reading: Reading, trainee: PersonId, how: Printing) -> PlanSheet:
    """As it was planned on the day: what was saved later is left out."""
    case, day = trainee_case(reading, trainee), how.as_of
    of, directory = trainee_head(reading, trainee, day), reading.directory()
    records = reading.trainee_records(trainee, PLAN_KINDS)
    known = [record for record in records if record.head.moment.date <= day]
    saved = saved_plans(known, directory, units(reading))
    _pathway, started = enrolment_of(directory, trainee)
    start = started or (saved.current.start if saved else None)
    sheet = PlanSheet(
        head(reading, case.pack, how, (trainee,)),
        case.trainee.name,
        of.pathway,
        start,
        of.week,
        of.weeks,
    )
    if saved is None or start is None:
        return sheet
    whole = progress(case, milestones(reading, trainee, day), day)
    plan = dated_plan(case.pack, case.terms, of.pathway, start, saved, whole)
    by = saved.record.head.by
    return replace(
        sheet,
        ends=plan.ends,
        late=len(plan.late),
        saved_by=directory.name(by.person) if by else "",
        saved_on=saved.record.head.moment.date,
        stages=tuple(
            PlanStage(
                stage.first,
                stage.last,
                tuple(_line(target, case.pack, how) for target in stage.targets),
            )
            for stage in plan.stages
        ),
    )


def _line(target: Target, pack: Pack, how: Printing) -> PlanLine:
    return PlanLine(
        target.about,
        say(pack.title_of(target.about) or {}, how.first),
        target.sort,
        target.due,
        target.first_due,
        target.done_on,
        target.counted,
        target.asked,
        target.days_later(how.as_of),
    )
