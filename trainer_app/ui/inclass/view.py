"""In class as it is seen: modules and sessions with their days, or the tasks out of line."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.inclass.view_model import (
    ClassItem,
    FloorItem,
    FloorUnit,
    InClassState,
    InClassViewModel,
    Listing,
)
from trainer_app.ui.shared.class_words import (
    complete_words,
    source_words,
    step_shape,
    tried_words,
)
from trainer_app.ui.shared.trainee_head import head_words
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.trainee_tabs import IN_CLASS, TraineeTabs


class InClassView(Page):
    def __init__(self, model: InClassViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.tabs = TraineeTabs(IN_CLASS)
        self.tools.addWidget(self.tabs)
        self.filter = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.filter)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nothing, 1)
        self.filter.picked.connect(lambda chosen: model.show(Listing(chosen)))
        self.list.chosen.connect(model.choose)
        self.primary_pressed.connect(model.mark)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.tabs.relabel()
        self.filter.setAccessibleName(translate("InClass", "What is listed"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: InClassState) -> None:
        head = head_words(state.pathway, state.week, state.weeks) if state.is_loaded else ""
        self.set_title(state.name, head)
        self.tabs.offer_notes(state.may_read_notes)
        self.message.show_problem(state.problem)
        names = {listing: _name(listing) for listing in Listing}
        counts = {Listing.TAUGHT: state.taught, Listing.TRIED_FIRST: state.tried_first}
        self.filter.offer(
            [
                (listing.value, f"{name}  {_count(counts[listing])}" if listing in counts else name)
                for listing, name in names.items()
            ],
            (state.shown.value,),
        )
        self.filter.setVisible(state.has_lessons)
        is_class = state.shown is Listing.CLASS
        rows = _class_rows(state) if is_class else _floor_rows(state)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.view.setAccessibleName(names[state.shown])
        self.nothing.setVisible(state.is_loaded and not rows)
        self.nothing.setText(_nothing(state))
        marks = state.may_mark and is_class and bool(rows)
        self.set_primary(translate("InClass", "Mark complete") if marks else "")


def _name(listing: Listing) -> str:
    return {
        Listing.CLASS: translate("InClass", "Modules and sessions"),
        Listing.TAUGHT: translate("InClass", "Taught, not yet tried"),
        Listing.TRIED_FIRST: translate("InClass", "Tried before taught"),
    }[listing]


def _count(units: tuple[FloorUnit, ...]) -> int:
    return sum(len(unit.tasks) for unit in units)


def _nothing(state: InClassState) -> str:
    return {
        Listing.CLASS: translate(
            "InClass", "The programme of this plant has no modules and no sessions."
        ),
        Listing.TAUGHT: translate(
            "InClass", "Everything that was taught in class was tried on the floor."
        ),
        Listing.TRIED_FIRST: translate(
            "InClass", "Nothing was tried on the floor before it was taught."
        ),
    }[state.shown]


def _class_rows(state: InClassState) -> list[Row]:
    rows = []
    for heading, items in (
        (translate("InClass", "E-learning modules"), state.modules),
        (translate("InClass", "Practical sessions"), state.sessions),
    ):
        if items:
            done = sum(item.on is not None and not item.in_question for item in items)
            counted = translate("InClass", "{part} of {whole} complete")
            rows.append(
                Row(
                    f"heading/{items[0].about}",
                    heading,
                    trailing=counted.format(part=done, whole=len(items)),
                    is_heading=True,
                )
            )
            rows += [_class_row(item) for item in items]
    return rows


def _class_row(item: ClassItem) -> Row:
    long = Counts().days_long(item.days) if item.days else _hours(item.hours)
    covers = say(item.covers, language())
    trailing, shape, tone = _marked(item)
    return Row(
        item.about,
        f"{item.about}  {say(item.title, language())}",
        detail=" · ".join(part for part in (long, covers) if part),
        trailing=trailing,
        shape=shape,
        tone=tone,
    )


def _hours(hours: float) -> str:
    return translate("InClass", "{hours} h").format(hours=QLocale().toString(hours, "g", 3))


def _marked(item: ClassItem) -> tuple[str, str, str]:
    """Words, shape and tone at the right edge."""
    if item.on is None:
        return translate("InClass", "Not yet"), "book-dashed", "muted"
    if item.in_question:
        return translate("InClass", "In question"), "circle-help", "warning"
    complete = translate("InClass", "Complete {date}").format(date=iso(item.on))
    said = " · ".join(part for part in (complete, source_words(item.source)) if part)
    return said, "book-check", "ink"


def _floor_rows(state: InClassState) -> list[Row]:
    rows = []
    for unit in state.floor:
        title = f"{unit.unit}  {say(unit.title, language())}"
        counted = Counts().tasks(len(unit.tasks))
        rows.append(Row(f"unit/{unit.unit}", title, trailing=counted, is_heading=True))
        rows += [_floor_row(item) for item in unit.tasks]
    return rows


def _floor_row(item: FloorItem) -> Row:
    lesson = item.lesson
    is_taught = lesson.taught_on is not None
    tried = "" if lesson.tried_on is None else tried_words(lesson.tried_on)
    return Row(
        item.task,
        f"{item.task}  {say(item.title, language())}",
        detail=tried,
        trailing=complete_words(item.module, lesson.taught_on),
        shape=step_shape(lesson.step, is_taught=is_taught),
        tone="ink" if is_taught else "muted",
    )
