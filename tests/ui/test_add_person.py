"""Adding a person: who may, what is asked, the code that is shown, what is kept half-filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.resting import rest
from tests.ui.fakes import (
    ONE_TIME_CODE,
    FakeDrafts,
    FakePages,
    FakePeople,
    make_signed_in,
    make_tile,
    usual_people,
)
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.ui.people.add_view import AddPersonView
from trainer_app.ui.people.add_view_model import AddPersonViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

SUPERVISOR, TRAINER = (make_signed_in(tile) for tile in usual_people()[:2])
NEW = PersonId("9" * 32)

Settle = Callable[[], None]
OpenForm = Callable[[SignedIn], AddPersonView]


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    return lambda: rest(tasks)


@pytest.fixture
def drafts(tasks: TaskRunner, clock: FixedClock, look: Theme) -> DraftDesk:
    desk = DraftDesk(tasks, clock, look)
    desk.use(FakeDrafts())
    return desk


@pytest.fixture
def open_form(
    qtbot: QtBot, tasks: TaskRunner, people: FakePeople, drafts: DraftDesk, settle: Settle
) -> OpenForm:
    def open_it(by: SignedIn) -> AddPersonView:
        drafts.begin(by)
        view = AddPersonView(AddPersonViewModel(tasks, people, FakePages(people), drafts, by))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


def words_on(page: QWidget) -> str:
    return " ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def offered(view: AddPersonView) -> list[str]:
    return [role for role, button in view.roles.buttons.items() if button.isVisible()]


def test_that_a_trainer_adds_trainees_and_nobody_else(
    open_form: OpenForm, people: FakePeople, settle: Settle
) -> None:
    view = open_form(TRAINER)
    assert offered(view) == ["trainee"]
    assert view.roles.buttons["trainee"].isChecked()
    assert not view.roles.isEnabled()
    assert view.boxes["path"].isVisible()
    assert not view.boxes["scope"].isVisible()
    view.name.setText("Priya Raman")
    view.primary.click()
    settle()
    assert [new.roles for new in people.added] == [(Role.TRAINEE,)]


def test_that_a_supervisor_chooses_the_role_and_none_is_chosen_beforehand(
    open_form: OpenForm,
) -> None:
    view = open_form(SUPERVISOR)
    assert offered(view) == ["trainee", "trainer", "assessor", "supervisor"]
    assert not any(button.isChecked() for button in view.roles.buttons.values())
    view.name.setText("Priya Raman")
    assert not view.primary.isEnabled()
    view.roles.buttons["trainee"].click()
    assert view.primary.isEnabled()
    view.name.setText("   ")
    assert not view.primary.isEnabled()


@pytest.mark.parametrize(
    ("role", "scope", "pathway"),
    [
        ("trainee", False, True),
        ("trainer", True, False),
        ("assessor", True, False),
        ("supervisor", False, False),
    ],
)
def test_that_only_what_belongs_to_the_role_is_asked(
    open_form: OpenForm, role: str, scope: bool, pathway: bool
) -> None:
    view = open_form(SUPERVISOR)
    view.roles.buttons[role].click()
    assert view.boxes["scope"].isVisible() == scope
    assert view.boxes["path"].isVisible() == pathway


def test_that_what_was_filled_is_what_is_added(
    open_form: OpenForm, people: FakePeople, settle: Settle
) -> None:
    view = open_form(SUPERVISOR)
    view.name.setText("Luc Bergeron")
    view.roles.buttons["trainee"].click()
    view.roles.buttons["trainer"].click()
    view.pathways.buttons["incumbent"].click()
    view.languages.buttons["fr"].click()
    view.scope.buttons["U02"].click()
    view.scope.buttons["U01"].click()
    view.primary.click()
    settle()
    (new,) = people.added
    assert (new.name, new.roles, new.language, new.pathway, new.scope) == (
        "Luc Bergeron",
        (Role.TRAINEE, Role.TRAINER),
        "fr",
        "incumbent",
        ("U01", "U02"),
    )


def test_that_a_scope_that_was_chosen_before_the_role_was_changed_is_not_given(
    open_form: OpenForm, people: FakePeople, settle: Settle
) -> None:
    view = open_form(SUPERVISOR)
    view.name.setText("Luc Bergeron")
    view.roles.buttons["trainer"].click()
    view.scope.buttons["*"].click()
    view.roles.buttons["trainer"].click()
    view.roles.buttons["trainee"].click()
    view.primary.click()
    settle()
    assert people.added[0].scope == ()


def test_that_every_unit_and_single_units_take_each_others_place(open_form: OpenForm) -> None:
    view = open_form(SUPERVISOR)
    view.roles.buttons["trainer"].click()
    view.scope.buttons["U01"].click()
    view.scope.buttons["*"].click()
    assert [name for name, button in view.scope.buttons.items() if button.isChecked()] == ["*"]
    view.scope.buttons["U02"].click()
    assert [name for name, button in view.scope.buttons.items() if button.isChecked()] == ["U02"]


def test_that_the_code_is_shown_once_and_then_the_page_is_done(
    open_form: OpenForm, people: FakePeople, settle: Settle
) -> None:
    view = open_form(TRAINER)
    left: list[str] = []
    view.done.connect(left.append)
    view.name.setText("Priya Raman")
    view.primary.click()
    settle()
    assert view.title.text() == "Priya Raman is on the Board."
    assert view.code.text().replace("\u2002", "") == ONE_TIME_CODE
    assert view.code.accessibleDescription() == "1 1 2 2 3 3"
    assert not view.form.isVisible()
    assert view.primary.hasFocus()
    slips: list[tuple[str, str]] = []
    view.slip_wanted.connect(lambda person, code: slips.append((person, code)))
    view.slip.click()
    assert slips == [(people.tiles[-1].person, ONE_TIME_CODE)]
    view.primary.click()
    settle()
    assert left == [people.tiles[-1].person]
    assert len(people.added) == 1


def test_that_two_taps_add_one_person(
    open_form: OpenForm, people: FakePeople, settle: Settle
) -> None:
    view = open_form(TRAINER)
    view.name.setText("Priya Raman")
    for _ in range(2):
        view.primary.click()
    settle()
    assert len(people.added) == 1


def test_that_a_refusal_is_said_and_the_page_stays_filled(
    open_form: OpenForm, people: FakePeople, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(by: SignedIn, new: object) -> None:
        raise Refusal(ErrorCode.NAME_TAKEN, name=f"{new} {by.name}")

    view = open_form(TRAINER)
    monkeypatch.setattr(people, "add_person", refuse)
    view.name.setText("Marc Gagné")
    view.primary.click()
    settle()
    assert view.message.isVisible()
    assert view.form.isVisible()
    assert view.name.text() == "Marc Gagné"
    assert view.primary.isEnabled()
    view.name.setText("Marc Gagné Jr.")
    assert not view.message.isVisible()


def test_that_a_new_person_is_first_offered_the_language_of_whoever_adds(
    open_form: OpenForm,
) -> None:
    french = make_signed_in(make_tile(NEW, "Renée", Role.TRAINER, language="fr"))
    view = open_form(french)
    assert view.languages.buttons["fr"].isChecked()


def test_that_a_person_half_added_waits_for_whoever_began_and_for_nobody_else(
    open_form: OpenForm, drafts: DraftDesk, settle: Settle
) -> None:
    view = open_form(SUPERVISOR)
    view.name.setText("Priya Raman")
    view.roles.buttons["trainer"].click()
    view.scope.buttons["U02"].click()
    assert open_form(TRAINER).name.text() == ""
    again = open_form(SUPERVISOR)
    assert again.name.text() == "Priya Raman"
    assert again.message.isVisible()
    assert again.scope.buttons["U02"].isChecked()
    again.primary.click()
    settle()
    assert drafts.waiting() == ()
