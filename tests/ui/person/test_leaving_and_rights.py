"""Leaving and coming back, and a right to sign before it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from tests.ui.fakes import MARC, ROSA, SUE
from tests.ui.fakes_people import (
    FakeMembers,
    FakeRights,
    make_page,
)
from tests.ui.person.conftest import (
    HEIR,
    TODAY,
    TRAINER,
    OpenLeaving,
    OpenPerson,
    OpenRight,
    Settle,
)
from trainer_app.checklists.followups import FollowUp
from trainer_app.kernel.ids import RecordId
from trainer_app.services.people import NewRight
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.drafts import DraftDesk

# --- leaving and coming back ----------------------------------------------------------------------


def test_that_the_only_supervisor_is_told_why_there_is_no_leaving(open_person: OpenPerson) -> None:
    view = open_person(SUE)
    assert not view.belonging.leave.isVisible()
    assert "only supervisor" in view.belonging.told.text()


def test_that_whoever_left_can_only_come_back(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    members.pages[ROSA] = make_page(replace(TRAINER, active=False))
    view = open_person(ROSA)
    assert not view.primary.isVisible()
    assert not view.name.isVisible()
    assert not view.pin.reset.isVisible()
    assert not view.give_right.isVisible()
    view.belonging.back.click()
    settle()
    assert members.came_back == [ROSA]
    assert view.primary.isVisible()


def test_that_leaving_says_what_it_means_and_asks_for_an_heir_only_where_one_is_needed(
    open_leaving: OpenLeaving, members: FakeMembers, settle: Settle
) -> None:
    view = open_leaving()
    assert view.primary.isEnabled()
    assert not view.heirs.isVisible()
    assert not view.boxes["waiting"].isVisible()
    left: list[str] = []
    view._model.left.connect(left.append)
    view.primary.click()
    settle()
    assert members.left == [(ROSA, None)]
    assert left == [ROSA]


def test_that_open_follow_ups_need_an_heir_first(
    open_leaving: OpenLeaving, members: FakeMembers, settle: Settle
) -> None:
    follow_up = FollowUp(RecordId("a" * 32), MARC, "", TODAY, ROSA)
    page = members.pages[ROSA]
    members.pages[ROSA] = replace(page, follow_ups=(follow_up,), heirs=(HEIR,), waiting=2)
    view = open_leaving()
    assert "1 open follow-up" in view.lines["follow_ups"].text()
    assert "2 sign-offs wait" in view.lines["waiting"].text()
    assert not view.primary.isEnabled()
    assert not any(button.isChecked() for button in view.heirs.buttons.values())
    view.heirs.buttons[HEIR.id].click()
    view.primary.click()
    settle()
    assert members.left == [(ROSA, HEIR.id)]


# --- a right to sign ------------------------------------------------------------------------------


def test_that_a_right_is_given_as_it_was_filled(
    open_right: OpenRight, rights: FakeRights, settle: Settle
) -> None:
    view = open_right(ROSA)
    given: list[bool] = []
    view._model.given.connect(lambda: given.append(True))
    assert not view.primary.isEnabled()
    view.scope.buttons["U01"].click()
    view.bases.buttons["programme"].click()
    for field, words in ((view.start, "2026-03-09"), (view.until, "2026-09"), (view.words, "PS1")):
        field.setText(words)
        field.textEdited.emit(words)
    assert view.boxes["until"].missing.isVisible()
    assert not view.primary.isEnabled()
    view.until.setText("2026-09-30")
    view.until.textEdited.emit("2026-09-30")
    view.primary.click()
    settle()
    first, last = date(2026, 3, 9), date(2026, 9, 30)
    assert rights.given == [NewRight(ROSA, ("U01",), "programme", first, last, "PS1")]
    assert given == [True]


def test_that_single_tasks_of_several_units_are_given_in_the_order_of_the_programme(
    open_right: OpenRight, rights: FakeRights, settle: Settle
) -> None:
    view = open_right(ROSA)
    view.scope.buttons["*"].click()
    view.ways.buttons["tasks"].click()
    assert not view.primary.isEnabled()
    units = view._model.state.scope
    assert units is not None
    first, second = (unit.tasks[0].id for unit in units.units)
    view.units.buttons[units.units[1].id].click()
    view.tasks.buttons[second].click()
    view.units.buttons[units.units[0].id].click()
    view.tasks.buttons[first].click()
    assert view.chosen.text() == f"{first}, {second}"
    view.primary.click()
    settle()
    assert rights.given[0].scope == (first, second)


def test_that_a_right_that_was_begun_waits_until_it_is_given(
    open_right: OpenRight, drafts: DraftDesk, rights: FakeRights, settle: Settle
) -> None:
    first = open_right(ROSA)
    first.scope.buttons["U02"].click()
    first.words.setText("For PS2")
    first.words.textEdited.emit("For PS2")
    again = open_right(ROSA)
    assert again.scope.buttons["U02"].isChecked()
    assert again.words.text() == "For PS2"
    again.primary.click()
    settle()
    assert rights.given[0].scope == ("U02",)
    assert drafts.waiting() == ()
    last = open_right(ROSA)
    last.scope.buttons["U02"].click()
    assert drafts.waiting()
    last.scope.buttons["U02"].click()
    assert drafts.waiting() == ()


def test_that_a_right_for_oneself_is_the_employers_and_says_so_before_it_is_given(
    open_right: OpenRight, rights: FakeRights, settle: Settle
) -> None:
    view = open_right(SUE)
    assert view.message.isVisible()
    assert list(view.bases.buttons) == ["employer"]
    view.scope.buttons["*"].click()
    view.primary.click()
    settle()
    assert rights.given[0].basis == "employer"


def test_that_the_pages_speak_the_language_of_the_window(
    qtbot: QtBot,
    open_person: OpenPerson,
    open_right: OpenRight,
    open_leaving: OpenLeaving,
    languages: Languages,
) -> None:
    pages = (open_person(ROSA), open_right(ROSA), open_leaving())
    english = [page.primary.text() for page in pages]
    languages.speak("fr")
    qtbot.waitUntil(lambda: pages[0].primary.text() == "Enregistrer")
    assert not set(english) & {page.primary.text() for page in pages}
