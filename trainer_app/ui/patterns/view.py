"""What stands out in one person's sign-offs: each fact, and below it the sign-offs it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.patterns import Entry
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.patterns.view_model import PatternsState, PatternsViewModel, row_id
from trainer_app.ui.shared.pattern_words import pattern_words
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel


class PatternsView(Page):
    def __init__(self, model: PatternsViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.told = label("muted")
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part, room in ((self.told, 0), (self.list, 1), (self.nothing, 1)):
            self.content.addWidget(part, room)
        self.list.chosen.connect(model.select)
        self.primary_pressed.connect(model.open)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Patterns", "What stands out"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: PatternsState) -> None:
        if state.own:
            self.set_title(translate("Patterns", "What stands out in my sign-offs"))
            self.told.setText(_told(state.first_days))
        else:
            self.set_title(translate("Patterns", "What stands out"), state.name)
            said = translate("Patterns", "Facts as they were recorded. {name} saw them first.")
            self.told.setText(said.format(name=state.name))
        self.message.show_problem(state.problem)
        rows = _rows(state)
        self._rows.set_rows(rows)
        self.told.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self.nothing.setText(
            translate("Patterns", "Nothing stands out in the sign-offs of the last weeks.")
        )
        self.nothing.setVisible(state.is_loaded and not rows)
        index = self._rows.place_of(state.selected)
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.set_primary(translate("Questions", "Open the task") if state.entry else "")


def _told(first_days: int) -> str:
    facts = translate("Patterns", "Facts as they were recorded, and often there is a good reason.")
    return f"{facts} {Counts().days_alone(first_days)}" if first_days else facts


def _rows(state: PatternsState) -> list[Row]:
    rows: list[Row] = []
    for place, pattern in enumerate(state.patterns):
        rows.append(Row(f"heading/{place}", pattern_words(pattern), is_heading=True))
        rows.extend(_row(state, place, entry) for entry in pattern.entries)
    return rows


def _row(state: PatternsState, place: int, entry: Entry) -> Row:
    title = (state.pack.title_of(entry.task) if state.pack is not None else None) or {}
    recorded = translate("Patterns", "watched {day}, recorded {date} at {time}").format(
        day=iso(entry.observed_on),
        date=iso(entry.recorded.date),
        time=clock_time(entry.recorded),
    )
    minutes = Counts().minutes(entry.minutes) if entry.minutes else ""
    parts = (recorded, minutes, " ".join(entry.evidence))
    return Row(
        row_id(place, entry),
        f"{state.names.get(entry.trainee, '')} · {entry.task}  {say(title, language())}",
        " · ".join(part for part in parts if part),
    )
