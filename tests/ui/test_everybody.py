"""Everybody as a list, and who may sign what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import make_pack
from tests.resting import rest
from tests.ui.fakes import make_signed_in, usual_people
from tests.ui.fakes_people import FakeMembers, FakeRights, make_page, make_person
from trainer_app.checklists.membership import UnitSigners
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.everybody.signers_view import SignersView
from trainer_app.ui.everybody.signers_view_model import SignersViewModel
from trainer_app.ui.everybody.view import EverybodyView
from trainer_app.ui.everybody.view_model import EverybodyViewModel
from trainer_app.ui.i18n import Languages
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

SUPERVISOR = make_signed_in(usual_people()[0])
ELI, ZOE, LUC = (PersonId(letter * 32) for letter in "123")

PEOPLE = (
    make_person(ELI, "Éli Roy", Role.TRAINEE, shift="Nights"),
    make_person(LUC, "Luc Bergeron", Role.TRAINER, active=False),
    make_person(ZOE, "Zoé Roy", Role.TRAINER, Role.ASSESSOR),
)


def rows_of(listed: PagedList) -> list[Row]:
    model = listed.view.model()
    assert isinstance(model, RowModel)
    return [model.row_at(model.index(place)) for place in range(model.rowCount())]


@pytest.fixture
def members() -> FakeMembers:
    return FakeMembers({person.id: make_page(person) for person in PEOPLE})


@pytest.fixture
def settle(tasks: TaskRunner) -> Callable[[], None]:
    return lambda: rest(tasks)


@pytest.fixture
def view(
    qtbot: QtBot,
    look: Theme,
    tasks: TaskRunner,
    members: FakeMembers,
    settle: Callable[[], None],
) -> EverybodyView:
    assert look.sizes.touch
    made = EverybodyView(EverybodyViewModel(tasks, members, SUPERVISOR))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    settle()
    return made


def test_that_everybody_active_is_a_row_with_role_and_shift(view: EverybodyView) -> None:
    eli, zoe = rows_of(view.list)
    assert (eli.id, eli.title) == (ELI, "Éli Roy")
    assert eli.detail.startswith("Trainee · Nights")
    assert zoe.detail.startswith("Trainer, assessor")
    assert view.primary.text() == "Add a person"


def test_that_whoever_left_shows_when_asked_for_and_is_marked_in_words(
    view: EverybodyView,
) -> None:
    assert view.left.text() == "Show 1 who left"
    view.left.click()
    marked = {row.title: row.trailing for row in rows_of(view.list)}
    assert marked == {"Éli Roy": "", "Luc Bergeron": "No longer active", "Zoé Roy": ""}
    view.left.click()
    assert len(rows_of(view.list)) == 2


def test_that_a_name_is_found_without_its_accents(view: EverybodyView) -> None:
    view.search.setText("eli")
    assert [row.title for row in rows_of(view.list)] == ["Éli Roy"]
    view.search.setText("nobody")
    assert view.nobody.isVisible()
    assert rows_of(view.list) == []


def test_that_a_tap_opens_the_person(view: EverybodyView) -> None:
    chosen: list[str] = []
    view._model.person_chosen.connect(chosen.append)
    view.list.chosen.emit(ZOE)
    assert chosen == [ZOE]


def test_that_a_change_shows_in_place(
    view: EverybodyView, members: FakeMembers, tasks: TaskRunner, settle: Callable[[], None]
) -> None:
    members.pages[LUC] = make_page(make_person(LUC, "Luc Bergeron", Role.TRAINER))
    tasks.changed.emit(ChangeSet.of([LUC]))
    settle()
    assert len(rows_of(view.list)) == 3
    assert not view.left.isVisible()


def test_that_a_gap_in_the_rights_shows_and_the_first_one_is_told_at_once(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, settle: Callable[[], None], languages: Languages
) -> None:
    assert look.sizes.touch
    pack = make_pack()
    covered, gap = pack.units
    tasks_of_gap = tuple(task.id for task in gap.tasks)
    rights = FakeRights(
        (
            UnitSigners(covered, (PEOPLE[2],), (), ()),
            UnitSigners(gap, (), ((PEOPLE[2], tasks_of_gap[:1]),), tasks_of_gap[1:]),
        )
    )
    made = SignersView(SignersViewModel(tasks, rights, SUPERVISOR))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    settle()
    whole, part = rows_of(made.list)
    assert (whole.detail, whole.trailing) == ("1 person may sign", "")
    assert part.tone == "warning"
    assert part.shape
    assert str(len(tasks_of_gap) - 1) in part.trailing
    assert made.unit.text().startswith(gap.id)
    assert tasks_of_gap[1] in made.nobody.text()
    assert f"Zoé Roy ({tasks_of_gap[0]})" in made.some.text()
    made.list.chosen.emit(covered.id)
    assert "Zoé Roy" in made.every.text()
    assert not made.nobody.isVisible()
    languages.speak("fr")
    qtbot.waitUntil(lambda: made.title.text() != "Who may sign")
