"""A person's page: what is changed is kept in one go, the rest is done at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import (
    MARC,
    ONE_TIME_CODE,
    ROSA,
    SUE,
    FakePeople,
    make_signed_in,
    usual_people,
)
from tests.ui.fakes_people import (
    GIVEN_ON,
    RIGHT,
    FakeBadges,
    FakeMembers,
    FakeRights,
    make_page,
    make_person,
    make_right,
)
from trainer_app.checklists.followups import FollowUp
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.members import Enrolment, Member
from trainer_app.services.people import NewRight
from trainer_app.services.session import SignedIn
from trainer_app.ui.i18n import Languages
from trainer_app.ui.person.leaving_view import LeavingView
from trainer_app.ui.person.leaving_view_model import LeavingViewModel
from trainer_app.ui.person.right_view import RightView
from trainer_app.ui.person.right_view_model import RightViewModel
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.person.view_model import PersonViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

SUPERVISOR = make_signed_in(usual_people()[0])
TRAINER = make_person(ROSA, "Rosa Martin", Role.TRAINER)
TRAINEE = make_person(MARC, "Marc Gagné", Role.TRAINEE)
OWNER = make_person(SUE, "Sue Leblanc", Role.SUPERVISOR, Role.TRAINER)
HEIR = make_person(PersonId("9" * 32), "Luc Bergeron", Role.TRAINER)
TODAY = date(2026, 3, 2)

Settle = Callable[[], None]
OpenPerson = Callable[[PersonId], PersonView]


@pytest.fixture
def members() -> FakeMembers:
    held = Enrolment("new", GIVEN_ON, (ROSA,))
    return FakeMembers(
        {
            ROSA: make_page(TRAINER, rights=(make_right(),), shifts=("Days",)),
            MARC: make_page(TRAINEE, enrolment=held, trainers=(HEIR, TRAINER)),
            SUE: make_page(OWNER, stays_supervisor=True, other_supervisor=False),
        }
    )


@pytest.fixture
def rights() -> FakeRights:
    return FakeRights()


@pytest.fixture
def badges() -> FakeBadges:
    return FakeBadges()


@pytest.fixture
def settle(qtbot: QtBot, tasks: TaskRunner) -> Settle:
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)


@pytest.fixture
def open_person(
    qtbot: QtBot,
    look: Theme,
    tasks: TaskRunner,
    members: FakeMembers,
    rights: FakeRights,
    badges: FakeBadges,
    people: FakePeople,
    clock: FixedClock,
    settle: Settle,
) -> OpenPerson:
    assert look.sizes.touch

    def open_it(person: PersonId) -> PersonView:
        model = PersonViewModel(tasks, members, rights, badges, people, clock, SUPERVISOR, person)
        view = PersonView(model)
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


def write(view: PersonView, field: str, words: str) -> None:
    edited = {"name": view.name, "shift": view.shift, "started": view.started}[field]
    edited.setText(words)
    edited.textEdited.emit(words)


# --- what is kept ---------------------------------------------------------------------------------


def test_that_nothing_can_be_saved_before_something_changed(open_person: OpenPerson) -> None:
    view = open_person(ROSA)
    assert view.title.text() == "Rosa Martin"
    assert not view.primary.isEnabled()
    write(view, "name", "Rosa  Martin ")
    assert not view.primary.isEnabled()
    write(view, "name", "Rosa Martín")
    assert view.primary.isEnabled()


def test_that_everything_that_changed_is_kept_in_one_go(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    view = open_person(ROSA)
    write(view, "name", "Rosa Martín")
    view.roles.buttons["assessor"].click()
    view.languages.buttons["fr"].click()
    view.shifts.buttons["Days"].click()
    view.primary.click()
    settle()
    member = Member((Role.TRAINER, Role.ASSESSOR), "fr", "Days")
    assert members.kept == [("Rosa Martín", member, None)]
    assert view.title.text() == "Rosa Martín"
    assert view.message.isVisible()
    assert not view.primary.isEnabled()


def test_that_a_trainee_has_a_pathway_a_first_day_and_named_trainers(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    view = open_person(MARC)
    assert view.boxes["path"].isVisible()
    assert view.started.text() == GIVEN_ON.isoformat()
    assert view.trainers.buttons[ROSA].isChecked()
    view.pathways.buttons["incumbent"].click()
    write(view, "started", "2026-02-30")
    assert view.boxes["path"].missing.isVisible()
    assert not view.primary.isEnabled()
    write(view, "started", "2026-02-20")
    view.trainers.buttons[HEIR.id].click()
    view.primary.click()
    settle()
    enrolment = Enrolment("incumbent", date(2026, 2, 20), (HEIR.id, ROSA))
    assert members.kept[0][2] == enrolment


def test_that_whoever_becomes_a_trainee_begins_today(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    view = open_person(ROSA)
    assert not view.boxes["path"].isVisible()
    view.roles.buttons["trainee"].click()
    assert view.boxes["path"].isVisible()
    view.primary.click()
    settle()
    assert members.kept[0][2] == Enrolment("new", TODAY)


def test_that_no_role_at_all_cannot_be_saved(open_person: OpenPerson) -> None:
    view = open_person(ROSA)
    view.roles.buttons["trainer"].click()
    assert not view.primary.isEnabled()


def test_that_a_refusal_is_said_and_what_was_typed_stays(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    view = open_person(SUE)
    members.refuse = Refusal(ErrorCode.LAST_SUPERVISOR, person="Sue Leblanc")
    view.roles.buttons["supervisor"].click()
    view.primary.click()
    settle()
    assert view.message.isVisible()
    assert not view.roles.buttons["supervisor"].isChecked()
    assert view.primary.isEnabled()


def test_that_what_is_being_typed_survives_what_arrives_meanwhile(
    open_person: OpenPerson, members: FakeMembers, tasks: TaskRunner, settle: Settle
) -> None:
    view = open_person(ROSA)
    write(view, "name", "Rosa M")
    members.pages[ROSA] = replace(members.pages[ROSA], pin="none")
    tasks.changed.emit(ChangeSet.of([ROSA]))
    settle()
    assert view.name.text() == "Rosa M"
    assert view.pin.told.text() == "Has no PIN yet."


def test_that_ones_own_page_changes_who_is_signed_in(
    open_person: OpenPerson, members: FakeMembers, settle: Settle
) -> None:
    members.pages[SUE] = replace(members.pages[SUE], stays_supervisor=False)
    view = open_person(SUE)
    told: list[SignedIn] = []
    view._model.own_changed.connect(told.append)
    view.roles.buttons["supervisor"].click()
    view.primary.click()
    settle()
    assert [signed_in.roles for signed_in in told] == [{Role.TRAINER}]


# --- rights, PIN, badge ---------------------------------------------------------------------------


def test_that_a_right_says_who_gave_it_when_and_is_ended_by_one_button(
    open_person: OpenPerson, members: FakeMembers, rights: FakeRights, settle: Settle
) -> None:
    def end() -> None:
        ended = make_right(ended_by="Sue Leblanc", ended_on=TODAY)
        members.pages[ROSA] = replace(members.pages[ROSA], rights=(ended,))

    rights.then = end
    view = open_person(ROSA)
    (row,) = view.rights.rows.values()
    assert row.title.text() == "All units"
    assert "given by Sue Leblanc on 2026-01-12" in row.detail.text()
    row.end.click()
    settle()
    assert rights.ended == [RIGHT]
    (row,) = view.rights.rows.values()
    assert "ended by Sue Leblanc on 2026-03-02" in row.detail.text()
    assert not row.end.isVisible()


def test_that_a_right_given_to_oneself_says_same_person(
    open_person: OpenPerson, members: FakeMembers
) -> None:
    own = make_right(basis="employer", same_person=True)
    members.pages[SUE] = replace(members.pages[SUE], rights=(own,))
    view = open_person(SUE)
    (row,) = view.rights.rows.values()
    assert "Named by the employer" in row.detail.text()
    assert "Same person" in row.detail.text()


def test_that_a_new_code_is_shown_large_and_once(open_person: OpenPerson, settle: Settle) -> None:
    view = open_person(ROSA)
    view.pin.reset.click()
    settle()
    assert view.code.text().replace("\u2002", "") == ONE_TIME_CODE
    assert not view.form.isVisible()
    assert "Rosa Martin" in view.hand_over.text()
    view.primary.click()
    settle()
    assert view.form.isVisible()
    assert ONE_TIME_CODE not in view.code.text().replace("\u2002", "")


def test_that_nobody_resets_the_own_pin(open_person: OpenPerson) -> None:
    assert open_person(ROSA).pin.reset.isVisible()
    assert not open_person(SUE).pin.reset.isVisible()


def test_that_a_badge_is_held_to_the_reader_and_never_seen(
    open_person: OpenPerson, badges: FakeBadges, members: FakeMembers, settle: Settle
) -> None:
    view = open_person(ROSA)
    assert not view.badge.field.isVisible()
    view.badge.add.click()
    assert view.badge.field.hasFocus()
    QTest.keyClicks(view.badge.field, "0004711983")
    assert "0004711983" not in view.badge.field.displayText()
    QTest.keyClick(view.badge.field, Qt.Key.Key_Return)
    settle()
    assert badges.known == {"0004711983": ROSA}
    assert not view.badge.field.isVisible()
    members.pages[ROSA] = replace(members.pages[ROSA], has_badge=True)
    view._model.read()
    settle()
    view.badge.take.click()
    settle()
    assert badges.known == {}


def test_that_the_badge_of_somebody_else_is_refused_and_the_next_one_can_be_read(
    open_person: OpenPerson, badges: FakeBadges, settle: Settle
) -> None:
    badges.known["4711"] = MARC
    view = open_person(ROSA)
    view.badge.add.click()
    QTest.keyClicks(view.badge.field, "4711")
    QTest.keyClick(view.badge.field, Qt.Key.Key_Return)
    settle()
    assert view.message.isVisible()
    assert view.badge.field.isVisible()
    assert view.badge.field.text() == ""


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


@pytest.fixture
def open_leaving(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, members: FakeMembers, settle: Settle
) -> Callable[[], LeavingView]:
    assert look.sizes.touch

    def open_it() -> LeavingView:
        view = LeavingView(LeavingViewModel(tasks, members, SUPERVISOR, ROSA))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


def test_that_leaving_says_what_it_means_and_asks_for_an_heir_only_where_one_is_needed(
    open_leaving: Callable[[], LeavingView], members: FakeMembers, settle: Settle
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
    open_leaving: Callable[[], LeavingView], members: FakeMembers, settle: Settle
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


@pytest.fixture
def open_right(
    qtbot: QtBot,
    look: Theme,
    tasks: TaskRunner,
    members: FakeMembers,
    rights: FakeRights,
    settle: Settle,
) -> Callable[[PersonId], RightView]:
    assert look.sizes.touch

    def open_it(person: PersonId) -> RightView:
        view = RightView(RightViewModel(tasks, members, rights, SUPERVISOR, person))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


def test_that_a_right_is_given_as_it_was_filled(
    open_right: Callable[[PersonId], RightView], rights: FakeRights, settle: Settle
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
    open_right: Callable[[PersonId], RightView], rights: FakeRights, settle: Settle
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


def test_that_a_right_for_oneself_is_the_employers_and_says_so_before_it_is_given(
    open_right: Callable[[PersonId], RightView], rights: FakeRights, settle: Settle
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
    open_right: Callable[[PersonId], RightView],
    open_leaving: Callable[[], LeavingView],
    languages: Languages,
) -> None:
    pages = (open_person(ROSA), open_right(ROSA), open_leaving())
    english = [page.primary.text() for page in pages]
    languages.speak("fr")
    qtbot.waitUntil(lambda: pages[0].primary.text() == "Enregistrer")
    assert not set(english) & {page.primary.text() for page in pages}
