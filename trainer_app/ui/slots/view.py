"""Training slots as they are seen: what waits to be said, what is ahead, then month by month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt
from typing_extensions import override

from trainer_app.checklists.slots import Slot, SlotState, month_of
from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.shortened import shortened
from trainer_app.ui.shared.slot_words import (
    SLOT_SHAPES,
    capital,
    counts_words,
    state_words,
    when_words,
)
from trainer_app.ui.slots.view_model import SlotsState, SlotsViewModel
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel


class SlotsView(Page):
    def __init__(self, model: SlotsViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nothing, 1)
        self.list.chosen.connect(model.choose)
        self.primary_pressed.connect(model.plan)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Slots", "Training slots"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: SlotsState) -> None:
        title = translate("Slots", "Training slots: {name}").format(name=state.name)
        self.set_title(title if state.is_loaded else "", _this_month(state))
        self.message.show_problem(state.problem)
        rows = _rows(state)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(state.is_loaded and not rows)
        self.nothing.setText(
            translate(
                "Slots",
                "No slot yet. Agree the time with production, and plan it here: what was held and "
                "what was missed is counted by month.",
            )
        )
        self.set_primary(translate("Slots", "Plan a slot") if state.may_record else "")


def _this_month(state: SlotsState) -> str:
    if state.is_empty:
        return ""
    said = counts_words(state.now) or translate("Slots", "no slot")
    return translate("Slots", "This month: {counts}").format(counts=said)


def _rows(state: SlotsState) -> list[Row]:
    rows: list[Row] = []
    for key, heading, slots in (
        ("unsaid", translate("Slots", "Was it held?"), state.unsaid),
        ("ahead", translate("Slots", "Ahead"), state.ahead),
    ):
        if slots:
            rows.append(Row(f"heading/{key}", heading, is_heading=True))
            rows += [_row(slot, state) for slot in slots]
    for month in state.months:
        is_now = month.first == month_of(state.today)[0]
        counts = "" if is_now else counts_words(month.counts)  # which stands under the title
        heading = " · ".join(part for part in (_month(month.first), counts) if part)
        rows.append(Row(f"heading/{month.first.isoformat()}", heading, is_heading=True))
        rows += [_row(slot, state) for slot in month.slots]
    return rows


def _month(first: date) -> str:
    name = QLocale().standaloneMonthName(first.month)
    return capital(translate("Slots", "{month} {year}").format(month=name, year=first.year))


def _row(slot: Slot, state: SlotsState) -> Row:
    shape, tone = SLOT_SHAPES[slot.state]
    return Row(
        slot.id,
        capital(when_words(slot.on, slot.minutes)),
        detail=" · ".join(_details(slot, state)),
        trailing=state_words(slot.state, slot.why),
        shape=shape,
        tone=tone,
    )


def _details(slot: Slot, state: SlotsState) -> list[str]:
    """Its tasks, whose it is, and what was said of it."""
    planned_by = state.names.get(slot.planned_by, "")
    said_by = state.names.get(slot.said_by, "")
    is_said = slot.state in (SlotState.HELD, SlotState.MISSED)
    said = [", ".join(slot.tasks), said_by if is_said else planned_by]
    if slot.state is SlotState.HELD and not slot.was_planned:
        said.append(translate("Slots", "was not planned"))
    if slot.instead_of is not None:
        said.append(translate("Slots", "in place of a missed one"))
    if slot.is_rebooked:
        said.append(translate("Slots", "planned again"))
    if slot.words:
        said.append(shortened(slot.words))
    return [part for part in said if part]
