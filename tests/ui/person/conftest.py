"""A person's page over services that answer from memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.resting import rest
from tests.ui.fakes import MARC, ROSA, SUE, FakeDrafts, FakePeople, make_signed_in, usual_people
from tests.ui.fakes_people import (
    GIVEN_ON,
    FakeBadges,
    FakeMembers,
    FakeRights,
    make_page,
    make_person,
    make_right,
)
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.services.members import Enrolment
from trainer_app.ui.person.leaving_view import LeavingView
from trainer_app.ui.person.leaving_view_model import LeavingViewModel
from trainer_app.ui.person.right_view import RightView
from trainer_app.ui.person.right_view_model import RightViewModel
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.person.view_model import PersonViewModel
from trainer_app.ui.shared.drafts import DraftDesk
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
OpenLeaving = Callable[[], LeavingView]
OpenRight = Callable[[PersonId], RightView]


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
def drafts(tasks: TaskRunner, clock: FixedClock, look: Theme) -> DraftDesk:
    """The supervisor’s, over a store that answers from memory."""
    desk = DraftDesk(tasks, clock, look)
    desk.use(FakeDrafts())
    desk.begin(SUPERVISOR)
    return desk


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    return lambda: rest(tasks)


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
    drafts: DraftDesk,
    settle: Settle,
) -> OpenPerson:
    assert look.sizes.touch

    def open_it(person: PersonId) -> PersonView:
        model = PersonViewModel(
            tasks, members, rights, badges, people, clock, drafts, SUPERVISOR, person
        )
        view = PersonView(model)
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


@pytest.fixture
def open_leaving(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, members: FakeMembers, settle: Settle
) -> OpenLeaving:
    assert look.sizes.touch

    def open_it() -> LeavingView:
        view = LeavingView(LeavingViewModel(tasks, members, SUPERVISOR, ROSA))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it


@pytest.fixture
def open_right(
    qtbot: QtBot,
    look: Theme,
    tasks: TaskRunner,
    members: FakeMembers,
    rights: FakeRights,
    drafts: DraftDesk,
    settle: Settle,
) -> OpenRight:
    assert look.sizes.touch

    def open_it(person: PersonId) -> RightView:
        view = RightView(RightViewModel(tasks, members, rights, drafts, SUPERVISOR, person))
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        settle()
        return view

    return open_it
