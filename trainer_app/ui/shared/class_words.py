"""Whether a task was taught in class, beside the floor: its words and its shape, calm in both."""

from __future__ import annotations

from datetime import date

from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.lessons import Step
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.words import word


def step_words(step: Step, *, is_taught: bool) -> str:
    if is_taught:
        return translate("InClass", "Taught in class")
    if step is Step.TRIED_FIRST:
        return translate("InClass", "Tried before it was taught in class")
    return translate("InClass", "Not yet taught in class")


def step_shape(step: Step, *, is_taught: bool) -> str:
    if is_taught:
        return "book-check"
    return "book-alert" if step is Step.TRIED_FIRST else "book-dashed"


def complete_words(about: str, on: date | None) -> str:
    """Of a module or session, by its id."""
    if on is None:
        return translate("InClass", "{module} not complete").format(module=about)
    said = translate("InClass", "{module} complete {date}")
    return said.format(module=about, date=iso(on))


def tried_words(on: date) -> str:
    return translate("InClass", "first tried {date}").format(date=iso(on))


def source_words(source: str) -> str:
    """On whose word it was marked; nothing for one that a newer program knows."""
    known = {value.value: value for value in ClassSource}
    return word(known[source]) if source in known else ""
