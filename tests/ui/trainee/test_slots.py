"""The pages of training slots: planning one, saying what became of it, planning it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from trainer_app.checklists.slots import MissedWhy, SlotState
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.slots import NewSlot, Outcome
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.slots.plan_view import PlanSlotView
from trainer_app.ui.slots.plan_view_model import FORM, PlanForm, PlanSlotViewModel
from trainer_app.ui.slots.slot_view import SlotView
from trainer_app.ui.slots.slot_view_model import HELD, MISSED, SlotViewModel
from trainer_app.ui.slots.view import SlotsView
from trainer_app.ui.slots.view_model import SlotsViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.rows import Row

Settle = Callable[[], None]


class Pages:
    """Each page of the trainee's slots, shown to the trainer or to somebody else."""

    def __init__(
        self,
        plant: Plant,
        tasks: TaskRunner,
        drafts: DraftDesk,
        show: Callable[[Page], None],
    ) -> None:
        self.plant, self.tasks, self.drafts, self.show = plant, tasks, drafts, show

    def listed(self, viewer: PersonId | None = None) -> SlotsView:
        by = self.plant.at_pad(viewer or self.plant.trainer)
        model = SlotsViewModel(self.tasks, self.plant.program.slots, by, self.plant.trainee)
        view = SlotsView(model)
        self.show(view)
        return view

    def plan(self) -> PlanSlotView:
        by, slots = self.plant.at_pad(self.plant.trainer), self.plant.program.slots
        view = PlanSlotView(
            PlanSlotViewModel(self.tasks, slots, self.drafts, by, self.plant.trainee)
        )
        self.show(view)
        return view

    def slot(self, slot: RecordId) -> SlotView:
        by, slots = self.plant.at_pad(self.plant.trainer), self.plant.program.slots
        view = SlotView(SlotViewModel(self.tasks, slots, self.drafts, by, self.plant.trainee, slot))
        self.show(view)
        return view

    def planned(self, days: int) -> RecordId:
        """So many days from today."""
        by = self.plant.at_pad(self.plant.trainer)
        new = NewSlot(self.plant.today + timedelta(days=days), 60, ("01-01",))
        return self.plant.program.slots.plan(by, self.plant.trainee, new).records[0]

    def became(self, slot: RecordId, why: MissedWhy | None = None) -> None:
        by = self.plant.at_pad(self.plant.trainer)
        outcome = Outcome(why is None, 60, why)
        self.plant.program.slots.say(by, self.plant.trainee, slot, outcome)


@pytest.fixture
def pages(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, show: Callable[[Page], None]
) -> Pages:
    return Pages(plant, tasks, drafts, show)


def rows_of(view: SlotsView) -> list[Row]:
    model = view._rows
    return [model.row_at(model.index(place)) for place in range(model.rowCount())]


def test_that_a_slot_is_planned_in_four_touches_and_stands_ahead(
    pages: Pages, settle: Settle, qtbot: QtBot
) -> None:
    listed = pages.listed()
    assert listed.nothing.isVisible()
    view = pages.plan()
    assert view.reason.text() == "Next: the day."
    view.day.buttons["tomorrow"].click()
    assert not view.primary.isEnabled()
    view.minutes.choices.buttons["45"].click()
    view.tasks["01-01"].click()
    assert pages.drafts.kept(FORM, pages.plant.trainee, PlanForm) is not None
    with qtbot.waitSignal(view._model.done):
        view.primary.click()
    settle()
    assert pages.drafts.kept(FORM, pages.plant.trainee, PlanForm) is None
    heading, row = rows_of(listed)
    assert (heading.title, row.title) == ("Ahead", "Tuesday 2026-03-03 · 45 minutes")
    assert (row.detail, row.trailing) == ("01-01 · Terry Trainer", "Ahead")
    assert listed.subtitle.text() == "This month: 1 ahead"
    assert pages.plan().minutes.choices.buttons["45"].isChecked()


def test_that_what_was_held_on_a_day_gone_by_is_recorded_as_held(
    pages: Pages, settle: Settle
) -> None:
    view = pages.plan()
    view.day.buttons["pick"].click()
    view._model.move_day(-8)
    view._model.choose_minutes(30)
    assert view.primary.text() == "Record it as held"
    view.primary.click()
    settle()
    rows = rows_of(pages.listed())
    assert [row.title for row in rows] == [
        "March 2026",
        "Sunday 2026-03-01 · 30 minutes",
    ]
    assert "was not planned" in rows[1].detail


def test_that_a_missed_slot_says_its_reason_and_is_planned_again_in_the_same_act(
    pages: Pages, settle: Settle
) -> None:
    slot, later = pages.planned(0), pages.planned(3)
    assert list(pages.slot(later).became.buttons) == [MISSED]
    view = pages.slot(slot)
    assert list(view.became.buttons) == [HELD, MISSED]
    view.became.buttons[MISSED].click()
    assert view.reason.text() == "Next: what got in the way."
    view.why.buttons["production"].click()
    view._model.type_words("Press 7 ran late")
    view.again.buttons["week"].click()
    assert view.primary.text() == "Save and plan it again"
    view.primary.click()
    settle()
    rows = {row.id: row for row in rows_of(pages.listed())}
    assert rows[slot].trailing == "Missed: production"
    assert rows[slot].detail == "01-01 · Terry Trainer · planned again · Press 7 ran late"
    ahead = [row for row in rows.values() if row.trailing == "Ahead"]
    assert [row.title.partition(" ")[2] for row in ahead] == [
        "2026-03-05 · 60 minutes",
        "2026-03-09 · 60 minutes",
    ]
    assert ahead[1].detail.endswith("in place of a missed one")


def test_that_what_was_said_may_be_said_anew_and_a_missed_one_planned_again_later(
    pages: Pages, settle: Settle
) -> None:
    slot = pages.planned(0)
    pages.became(slot, MissedWhy.TRAINER_AWAY)
    view = pages.slot(slot)
    assert view.why.buttons["trainer_away"].isChecked()
    assert not view.primary.isEnabled()
    view.again.buttons["tomorrow"].click()
    view.primary.click()
    settle()
    again = pages.slot(slot)
    assert (again.again.isVisible(), again.later.text()) == (False, "Tuesday 2026-03-03")
    again.became.buttons[HELD].click()
    again.primary.click()
    settle()
    found = pages.plant.program.slots.page(
        pages.plant.at_pad(pages.plant.trainer), pages.plant.trainee
    )
    assert [s.state for s in found.slots] == [SlotState.HELD, SlotState.AHEAD]


def test_that_the_month_is_counted_and_what_nobody_said_comes_first(pages: Pages) -> None:
    for why in (MissedWhy.PRODUCTION, MissedWhy.TRAINER_AWAY, None, None):
        pages.became(pages.planned(0), why)
    pages.planned(0)
    pages.plant.clock.advance(days=1)
    view = pages.listed()
    counts = "2 of 5 held · 2 missed: production 1, trainer away 1 · 1 not answered yet"
    assert view.subtitle.text() == f"This month: {counts}"
    headings = [row.title for row in rows_of(view) if row.is_heading]
    assert headings == ["Was it held?", "March 2026"]
    pages.plant.clock.advance(days=30)
    later = pages.listed()
    assert later.subtitle.text() == "This month: no slot"
    headings = [row.title for row in rows_of(later) if row.is_heading]
    assert headings == ["Was it held?", f"March 2026 · {counts}"]


def test_that_the_trainee_reads_the_own_slots_and_finds_them_in_the_history(
    pages: Pages, qtbot: QtBot
) -> None:
    slot = pages.planned(1)
    view = pages.listed(pages.plant.trainee)
    assert not view.primary.isVisible()
    with qtbot.waitSignal(view._model.record_wanted) as wanted:
        view.list.chosen.emit(slot)
    assert wanted.args == [slot]
