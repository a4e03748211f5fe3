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
    "job": ("trainee",),
    "note": ("trainee",),
    "answer": ("note",),
}
"""By form: what the parts of a subject are."""
_PAGES = {"note": "write_note", "answer": "note"}
"""Where the route is not called like the form."""


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
        return dict(zip(ROUTES[self.form], self.subject.split("/"), strict=True))


def begun_items(
    lines: tuple[DraftLine, ...], names: Mapping[PersonId, str]
) -> tuple[BegunItem, ...]:
    """The latest first. ``names``: of the people that drafts may be about."""
    found = []
    for line in lines:
        parts = ROUTES.get(line.form)
        values = line.subject.split("/")
        if parts is None or len(parts) != len(values):
            continue
        said = dict(zip(parts, values, strict=True))
        name = names.get(PersonId(said.get("trainee", "")), "")
        found.append(BegunItem(line.form, line.subject, line.at, name, said.get("task", "")))
    return tuple(found)


def begun_words(item: BegunItem) -> tuple[str, str]:
    """What it is, and when it was begun."""
    what = {
        "sign_off": translate("Begun", "Sign-off of {task}, {name}"),
        "try": translate("Begun", "Try of {task}, {name}"),
        "job": translate("Begun", "A job with {name}"),
        "note": translate("Begun", "Note about {name}"),
        "answer": translate("Begun", "What you were saying to a note"),
    }[item.form].format(task=item.task, name=item.trainee)
    when = translate("Begun", "begun {date} {time}").format(
        date=iso(item.at.date), time=clock_time(item.at)
    )
    return what, when
