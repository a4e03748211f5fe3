"""A person’s page: what is changed is kept in one go, the rest is done at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.fakes import MARC, ONE_TIME_CODE, ROSA, SUE
from tests.ui.fakes_people import (
    GIVEN_ON,
    RIGHT,
    FakeBadges,
    FakeMembers,
    FakeRights,
    make_right,
)
from tests.ui.person.conftest import (
    HEIR,
    TODAY,
    OpenPerson,
    Settle,
)
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.members import Enrolment, Member
from trainer_app.services.session import SignedIn
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner


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


def test_that_what_was_begun_waits_until_it_is_saved_and_then_no_longer(
    open_person: OpenPerson, drafts: DraftDesk, settle: Settle
) -> None:
    write(open_person(ROSA), "name", "Rosa Martín")
    again = open_person(ROSA)
    assert again.name.text() == "Rosa Martín"
    assert again.message.isVisible()
    assert not open_person(MARC).message.isVisible()
    again.primary.click()
    settle()
    assert drafts.waiting() == ()
    write(again, "name", "Rosa M")
    write(again, "name", "Rosa Martín")
    assert drafts.waiting() == ()


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
    slips: list[str] = []
    view.slip_wanted.connect(slips.append)
    view.slip.click()
    assert slips == [ONE_TIME_CODE]
    view.primary.click()
    settle()
    assert view.form.isVisible()
    assert ONE_TIME_CODE not in view.code.text().replace("\u2002", "")


def test_that_what_was_begun_is_not_said_beside_a_code(
    open_person: OpenPerson, settle: Settle
) -> None:
    view = open_person(ROSA)
    write(view, "name", "Rosa M")
    view.pin.reset.click()
    settle()
    assert view.code.isVisible()
    assert not view.message.isVisible()


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
