"""What was typed and not recorded is there again; what was recorded is not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from tests.ui.trainee.work_pages import WorkScreens
from trainer_app.kernel.clock import FixedClock
from trainer_app.ui.history.view_model import Asking, Taking
from trainer_app.ui.jobdone.view import JobDoneView
from trainer_app.ui.shared.begun import begun_items, begun_words
from trainer_app.ui.shared.drafts import DraftDesk


@pytest.fixture
def pages(screens: Screens) -> WorkScreens:
    return WorkScreens(screens)


def test_that_a_job_done_is_as_it_was_left_and_then_put_aside(
    qtbot: QtBot, drafts: DraftDesk, pages: WorkScreens
) -> None:
    begun = pages.job_done("12-07")
    begun.type_mold("307")
    begun.tick_task("01-01")
    assert [line.form for line in drafts.waiting()] == ["job_done"]
    again = pages.job_done()
    assert (again.state.ids, again.state.mold) == (("01-01", "12-07"), "307")
    view = JobDoneView(again)
    qtbot.addWidget(view)
    view.show()
    pages.screens.settle()
    assert view.message.action.isVisible()
    again.start_again()
    assert drafts.waiting() == ()
    assert pages.job_done().state.ids == ()


def test_that_a_job_begun_yesterday_was_done_yesterday(plant: Plant, pages: WorkScreens) -> None:
    day = plant.today
    pages.job_done("12-07").type_mold("307")
    assert isinstance(plant.clock, FixedClock)
    plant.clock.advance(days=1)
    assert pages.job_done().state.when.observed_on == day


def test_that_a_recorded_job_leaves_no_draft(drafts: DraftDesk, pages: WorkScreens) -> None:
    model = pages.job_done("12-07")
    model.type_mold("307")
    model.record()
    pages.screens.settle()
    assert model.state.is_recorded
    assert drafts.waiting() == ()


def test_that_words_about_a_record_wait_for_that_record(
    plant: Plant, drafts: DraftDesk, screens: Screens
) -> None:
    first, second = plant.sign_off("12-07").records[0], plant.sign_off("01-01").records[0]
    model = screens.history()
    model.select(first)
    model.begin(Taking.JUDGEMENT)
    model.type_words("The wrong mold")
    model.select(second)
    model.ask(Asking.OTHER)
    assert model.state.words == ""
    again = screens.history()
    again.select(first)
    again.begin(Taking.JUDGEMENT)
    assert again.state.words == "The wrong mold"
    (item,) = begun_items(drafts.waiting(), {plant.trainee: "Tina"})
    assert item.params == {"trainee": plant.trainee, "record": first}
    assert begun_words(item)[0] == "What you were saying about a record of Tina"
    again.cancel()
    assert drafts.waiting() == ()


def test_that_why_somebody_declines_is_there_again_until_it_is_signed(
    plant: Plant, drafts: DraftDesk, screens: Screens
) -> None:
    plant.sign_off("12-07", agrees=None)
    begun = screens.to_sign()
    begun.set_objects(True)
    begun.type_words("I only watched.")
    model = screens.to_sign()
    assert model.state.words == "I only watched."
    assert model.state.objects is None
    model.tick_all()
    model.set_objects(True)
    screens.type_pin(model.signature)
    model.answer()
    screens.settle()
    assert model.state.objected == 1
    assert drafts.waiting() == ()
