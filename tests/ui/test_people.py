"""The trainees as a list: what matters of each, what is said of none, what a change does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.resting import rest
from tests.ui.fakes import (
    AMIR,
    MARC,
    FakePages,
    FakePeople,
    make_signed_in,
    make_tile,
    usual_people,
)
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow
from trainer_app.ui.i18n import Languages
from trainer_app.ui.people.view import PeopleView
from trainer_app.ui.people.view_model import PeopleViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.rows import Row, RowModel

TRAINER = make_signed_in(usual_people()[1])
ASSESSOR = make_signed_in(make_tile(PersonId("e" * 32), "Ann Assessor", Role.ASSESSOR))
NEW = PersonId("9" * 32)

Settle = Callable[[], None]
OpenList = Callable[[SignedIn], PeopleView]


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    return lambda: rest(tasks)


class SlowPages(FakePages):
    """Counts one trainee more each time it is asked."""

    asked = 0

    @override
    def trainees(
        self, viewer: SignedIn, *, patience: Patience | None = None
    ) -> tuple[TraineeRow, ...]:
        self.asked += 1
        found = super().trainees(viewer, patience=patience)
        return tuple(replace(row, is_counted=n < self.asked - 1) for n, row in enumerate(found))


def test_that_names_are_there_before_the_counts(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, people: FakePeople, settle: Settle
) -> None:
    assert look.sizes.touch
    pages = SlowPages(people)
    view = PeopleView(PeopleViewModel(tasks, pages, TRAINER))
    qtbot.addWidget(view)
    seen: list[list[bool]] = []
    view._model.state_changed.connect(
        lambda state: seen.append([row.is_counted for row in state.rows])
    )
    settle()
    assert seen == [[False, False], [True, False], [True, True]]


@pytest.fixture
def open_list(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, people: FakePeople, settle: Settle
) -> OpenList:
    assert look.sizes.touch

    def open_it(viewer: SignedIn) -> PeopleView:
        view = PeopleView(PeopleViewModel(tasks, FakePages(people), viewer))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


def rows_of(view: PeopleView) -> list[Row]:
    model = view.list.view.model()
    assert isinstance(model, RowModel)
    return [model.row_at(model.index(place)) for place in range(model.rowCount())]


def words_on(page: QWidget) -> str:
    return " ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def test_that_each_trainee_is_a_row_with_what_matters(open_list: OpenList) -> None:
    marc, amir = rows_of(open_list(TRAINER))
    assert (marc.id, marc.title) == (MARC, "Marc Gagné")
    assert "12 of 91 tasks signed off" in marc.detail
    assert "week 5" in marc.detail
    assert "last watched 2026-03-02" in marc.detail
    assert marc.trailing == "2 need attention · 2 to sign"
    assert marc.tone == "warning"
    assert (amir.id, amir.trailing, amir.shape) == (AMIR, "", "")


def test_that_a_tap_opens_the_checklist_of_that_trainee(open_list: OpenList) -> None:
    view = open_list(TRAINER)
    chosen: list[str] = []
    view._model.trainee_chosen.connect(chosen.append)
    view.list.chosen.emit(rows_of(view)[1].id)
    assert chosen == [AMIR]


def test_that_an_empty_list_says_why_and_offers_the_button_that_fills_it(
    open_list: OpenList, people: FakePeople
) -> None:
    people.tiles = ()
    view = open_list(TRAINER)
    assert view.nobody.isVisible()
    assert not view.list.isVisible()
    assert "Tap a name" not in words_on(view)
    assert view.primary.text() == "Add a person"
    assert view.primary.isVisible()


def test_that_nothing_is_called_empty_before_it_was_read(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, people: FakePeople, settle: Settle
) -> None:
    assert look.sizes.touch
    view = PeopleView(PeopleViewModel(tasks, FakePages(people), TRAINER))
    qtbot.addWidget(view)
    view.show()
    assert not view.nobody.isVisible()
    settle()
    assert view.list.isVisible()


def test_that_somebody_who_may_not_add_has_no_button(open_list: OpenList) -> None:
    assert not open_list(ASSESSOR).primary.isVisible()


def test_that_a_change_shows_in_place_and_the_place_is_kept(
    qtbot: QtBot, open_list: OpenList, people: FakePeople, tasks: TaskRunner, settle: Settle
) -> None:
    view = open_list(TRAINER)
    assert view.list.view.currentIndex().row() in (-1, 0)
    view.list.view.setCurrentIndex(view._rows.index(1))
    people.tiles = tuple(
        make_tile(tile.person, tile.name, *tile.roles, to_sign=5) if tile.person == MARC else tile
        for tile in people.tiles
    )
    tasks.changed.emit(ChangeSet.of([MARC]))
    settle()
    assert rows_of(view)[0].trailing.startswith("5 need attention")
    assert view.list.view.currentIndex().row() == 1

    people.tiles = (*people.tiles, make_tile(NEW, "Zoé Roy", Role.TRAINEE))
    tasks.changed.emit(ChangeSet.of([NEW]))
    qtbot.waitUntil(lambda: len(rows_of(view)) == 3)


def test_that_what_stands_in_the_way_is_said(open_list: OpenList) -> None:
    nobody = make_signed_in(make_tile(NEW, "Nobody"))
    view = open_list(nobody)
    assert view.message.isVisible()
    assert not view.nobody.isVisible()


def test_that_the_list_speaks_the_language_of_the_window(
    qtbot: QtBot, open_list: OpenList, languages: Languages
) -> None:
    view = open_list(TRAINER)
    languages.speak("fr")
    qtbot.waitUntil(lambda: view.title.text() == "Stagiaires")
    assert "tasks" not in rows_of(view)[0].detail
    assert "12" in rows_of(view)[0].detail
    assert view.primary.text() != "Add a person"
