"""A trainee's home: I am ready, not me, notes that wait, and what is signed next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists.status import Status
from trainer_app.services.notes import NewNote
from trainer_app.services.slots import NewSlot
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.mypage.view_model import MyPageViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner

OpenPage = Callable[..., MyPageView]
Wanted = list[tuple[str, dict[str, str]]]


@pytest.fixture
def wanted() -> Wanted:
    return []


@pytest.fixture
def open_page(
    qtbot: QtBot,
    plant: Plant,
    tasks: TaskRunner,
    drafts: DraftDesk,
    settle: Settle,
    wanted: Wanted,
) -> OpenPage:
    """Signs the trainee in on the Board and opens the page."""

    def open_it(offered: frozenset[str] = frozenset({"checklist", "job_done"})) -> MyPageView:
        plant.clock.advance(minutes=1)
        person = plant.at_pad(plant.trainee)
        plant.program.visits.arrive(person)
        model = MyPageViewModel(tasks, plant.program.my_pages, drafts, person)
        model.wanted.connect(lambda route, params: wanted.append((route, params)))
        view = MyPageView(model, offered)
        qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
        settle()
        return view

    return open_it


def test_that_i_am_ready_is_said_once_and_then_stands_there(
    plant: Plant, open_page: OpenPage, settle: Settle
) -> None:
    view = open_page()
    row = view.next["01-02"]
    row.say_ready.click()
    settle()
    assert view.message.isVisible()
    assert not view.next["01-02"].say_ready.isVisible()
    assert view.next["01-02"].asked.text() == f"asked {plant.today}"
    (asked,) = plant.program.today.day(plant.at_pad(plant.trainer)).asked
    assert asked.task.id == "01-02"


def test_that_not_me_takes_two_touches_and_opens_a_question(
    plant: Plant, open_page: OpenPage, settle: Settle
) -> None:
    open_page()
    plant.clock.advance(days=1)
    plant.sign_off("12-07")
    view = open_page()
    (row,) = view.signed.values()
    row.not_me.click()
    settle()
    assert plant.status("12-07").status is not Status.IN_QUESTION
    assert view.message.action.text() == "It was not me"
    view.message.action.click()
    settle()
    assert plant.status("12-07").status is Status.IN_QUESTION
    assert not row.not_me.isVisible()
    assert row.asked.isVisible()
    assert not view.message.action.isVisible()


def test_that_the_next_training_slot_is_shown_and_leads_to_all_of_them(
    plant: Plant, open_page: OpenPage, wanted: Wanted
) -> None:
    trainer, slots = plant.at_pad(plant.trainer), plant.program.slots
    for days in (9, 2):
        on = plant.today + timedelta(days=days)
        slots.plan(trainer, plant.trainee, NewSlot(on, 60, ("01-01",)))
    (row,) = open_page(frozenset({"slots"})).waiting.rows.values()
    assert row.text() == "Next training slot: Wednesday 2026-03-04 · 60 minutes"
    assert row.accessibleName().endswith("01-01 · with Terry Trainer")
    row.click()
    assert wanted == [("slots", {"trainee": plant.trainee})]


def test_that_the_first_visit_says_nothing_of_visits_before(open_page: OpenPage) -> None:
    view = open_page()
    assert not view.signed_heading.isVisible()
    assert view.quiet.isVisible()


def test_that_a_second_visit_says_that_nothing_was_signed(open_page: OpenPage) -> None:
    open_page()
    view = open_page()
    assert view.signed_heading.isVisible()
    assert view.nothing_signed.isVisible()


def test_that_what_waits_for_a_signature_is_the_one_action(
    plant: Plant, open_page: OpenPage, wanted: Wanted
) -> None:
    plant.sign_off("12-07", agrees=None)
    view = open_page()
    assert view.primary.text() == "Read and sign 1 sign-off"
    view.primary.click()
    assert wanted == [("to_sign", {})]


def test_that_notes_and_drafts_lead_to_their_pages(
    plant: Plant, open_page: OpenPage, drafts: DraftDesk, wanted: Wanted
) -> None:
    by = plant.at_pad(plant.trainer)
    note = plant.program.notes.write(by, plant.trainee, NewNote("Well done")).records[0]
    drafts.begin(plant.at_pad(plant.trainee))
    drafts.keep("answer", note, {"words": "half"})
    view = open_page()
    for row in view.waiting.rows.values():
        row.click()
    assert wanted == [("note", {"note": note}), ("note", {"note": note})]


def test_that_a_task_can_be_read_and_only_real_routes_have_buttons(
    plant: Plant, open_page: OpenPage, wanted: Wanted
) -> None:
    view = open_page()
    assert not view.routes["own_record"].isVisible()
    view.next["01-01"].go.click()
    view.routes["job_done"].click()
    assert wanted == [
        ("task", {"trainee": plant.trainee, "task": "01-01"}),
        ("job_done", {"trainee": plant.trainee}),
    ]
