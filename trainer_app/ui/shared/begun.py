"""What somebody began and has not finished: which page goes on with it, and in which words.

For *Today* and *My page*. A form that no route here opens is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.shared.drafts import DraftLine

ROUTES: Mapping[str, tuple[str, ...]] = {
    "sign_off": ("trainee", "task"),
    "try": ("trainee", "task"),
    "teach": ("trainee", "task"),
    "memo": ("task", "memo"),
    "step_photo": ("task", "photo"),
    "job": ("trainee",),
    "job_done": ("trainee",),
    "mark_class": ("trainee",),
    "class_group": (),
    "plan_slot": ("trainee",),
    "slot": ("trainee", "slot"),
    "plan_start": ("trainee",),
    "plan_target": ("trainee", "about"),
    "history": ("trainee", "record"),
    "to_sign": (),
    "transcribed": (),
    "note": ("trainee",),
    "answer": ("note",),
    "add_person": (),
    "new_cost": (),
    "cost": ("record",),
    "person": ("person",),
    "right": ("person",),
    "question": ("trainee", "task", "thing"),
    "extend": ("trainee", "task"),
    "reobserve": ("trainee", "task"),
    "not_applicable": ("trainee", "task"),
    "unit": ("trainee", "unit"),
    "capstone": ("trainee",),
    "edit_task": ("task",),
}
"""By form: what the parts of a subject are. Those of a decision begin with what is decided."""
_PAGES = {"new_cost": "cost", "note": "write_note", "answer": "note", "unit": "sign_unit"}
"""Where the route is not called like the form."""
_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class BegunItem:
    """``trainee`` empty where the draft names nobody."""

    form: str
    subject: str
    at: Moment
    trainee: str = ""
    task: str = ""

    @property
    def route(self) -> str:
        return _PAGES.get(self.form, self.form)

    @property
    def params(self) -> dict[str, str]:
        return dict(zip(ROUTES[self.form], _parts(self.subject), strict=True))


def begun_items(
    lines: tuple[DraftLine, ...], names: Mapping[PersonId, str]
) -> tuple[BegunItem, ...]:
    """The latest first. ``names``: of the people that drafts may be about."""
    found = []
    for line in lines:
        form, subject = line.form, line.subject
        if form == _DECISION:
            form, _, subject = subject.partition("/")
        parts = ROUTES.get(form)
        values = _parts(subject)
        if parts is None or len(parts) != len(values):
            continue
        said = dict(zip(parts, values, strict=True))
        whom = PersonId(said.get("trainee") or said.get("person", ""))
        what = said.get("task") or said.get("unit", "")
        found.append(BegunItem(form, subject, line.at, names.get(whom, ""), what))
    return tuple(found)


def _parts(subject: str) -> list[str]:
    return subject.split("/") if subject else []


def begun_words(item: BegunItem) -> tuple[str, str]:
    """What it is, and when it was begun."""
    what = {
        "sign_off": translate("Begun", "Sign-off of {task}, {name}"),
        "try": translate("Begun", "Try of {task}, {name}"),
        "teach": translate("Begun", "Lesson on {task}, {name}"),
        "memo": translate("Begun", "A memo about {task}"),
        "step_photo": translate("Begun", "A photo of a step of {task}"),
        "edit_task": translate("Begun", "Changes to the programme: {task}"),
        "job": translate("Begun", "A job with {name}"),
        "job_done": translate("Begun", "A job done by {name}"),
        "mark_class": translate("Begun", "What {name} completed in class"),
        "class_group": translate("Begun", "What a group completed in class"),
        "plan_slot": translate("Begun", "A training slot for {name}"),
        "slot": translate("Begun", "What became of a training slot of {name}"),
        "plan_start": translate("Begun", "The first day of the plan, {name}"),
        "plan_target": translate("Begun", "A day of the plan, {name}"),
        "history": translate("Begun", "What you were saying about a record of {name}"),
        "to_sign": translate("Begun", "Why you do not agree"),
        "transcribed": translate("Begun", "Where an entry and its sheet differ"),
        "note": translate("Begun", "Note about {name}"),
        "answer": translate("Begun", "What you were saying to a note"),
        "add_person": translate("Begun", "Somebody to add"),
        "new_cost": translate("Begun", "A cost or a gain to enter"),
        "cost": translate("Begun", "A correction of a cost or a gain"),
        "person": translate("Begun", "Changes to {name}"),
        "right": translate("Begun", "A right to sign for {name}"),
        "question": translate("Begun", "A question about {task}, {name}"),
        "extend": translate("Begun", "An extension of {task}, {name}"),
        "reobserve": translate("Begun", "A new observation of {task}, {name}"),
        "not_applicable": translate("Begun", "{task} not applicable"),
        "unit": translate("Begun", "Signature of {task}, {name}"),
        "capstone": translate("Begun", "Capstone of {name}"),
    }[item.form].format(task=item.task, name=item.trainee)
    when = translate("Begun", "begun {date} {time}").format(
        date=iso(item.at.date), time=clock_time(item.at)
    )
    return what, when
