"""The first run asks where the records live, and tells of another account's plant."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.first_run import WORDS, FakeBlank, FirstRunPage
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.places import FoundPlant, Place, Places, WhyNot
from trainer_app.ui.firstrun.parts import WaysPart
from trainer_app.ui.firstrun.place_part import PlacePart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

OWN, SHARED = Path("home", "toolroom-trainer"), Path("all", "toolroom-trainer")
OFFERED = Places(OWN, SHARED)


class Asking:
    """The page on a PC that offers these places."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner, clock: FixedClock) -> None:
        self._qtbot, self._tasks, self._clock = qtbot, tasks, clock
        self.blank = FakeBlank()

    def open(self, offered: Places | None) -> FirstRunPage:
        self.blank.offered = offered
        self.page = FirstRunPage(self._qtbot, self._tasks, self.blank, self._clock)
        return self.page

    @property
    def part(self) -> PlacePart:
        return self.page.part(Step.PLACE, PlacePart)

    def choose(self, place: Place) -> None:
        self.part.tiles[place].click()
        self.page.settle()


@pytest.fixture
def asking(qtbot: QtBot, look: Theme, tasks: TaskRunner, clock: FixedClock) -> Asking:
    assert look.sizes.touch
    return Asking(qtbot, tasks, clock)


@pytest.mark.parametrize("place", Place)
def test_that_the_place_is_asked_before_the_plant(asking: Asking, place: Place) -> None:
    page = asking.open(OFFERED)
    page.part(Step.WAYS, WaysPart).alone.click()
    assert page.is_at(Step.PLACE)
    assert not page.view.primary.isVisible()
    asking.choose(place)
    assert page.is_at(Step.PLANT)
    assert asking.blank.lives_in == [place]
    page.go_back()
    assert page.is_at(Step.PLACE)
    page.go_back()
    assert page.is_at(Step.WAYS)


def test_that_the_place_is_asked_before_a_backup_is_brought_back(asking: Asking) -> None:
    page = asking.open(OFFERED)
    page.part(Step.WAYS, WaysPart).back.click()
    asking.choose(Place.SHARED)
    assert page.is_at(Step.RESTORE)
    page.fill_restore(Path("b.trainer-backup"), " ".join(WORDS))
    assert asking.blank.lives_in == [Place.SHARED]


def test_that_nothing_is_asked_where_somebody_has_named_the_folder(asking: Asking) -> None:
    page = asking.open(None)
    page.part(Step.WAYS, WaysPart).alone.click()
    assert page.is_at(Step.PLANT)


@pytest.mark.parametrize("reason", WhyNot)
def test_that_what_is_not_offered_is_shown_with_its_reason(asking: Asking, reason: WhyNot) -> None:
    page = asking.open(Places(OWN, SHARED, reason))
    page.part(Step.WAYS, WaysPart).alone.click()
    assert not asking.part.tiles[Place.SHARED].isEnabled()
    assert asking.part.tiles[Place.OWN].isEnabled()
    assert str(SHARED) in asking.part.why_not.text()
    assert asking.part.command.isVisible() is (reason is not WhyNot.NOT_OURS)


def test_that_another_accounts_plant_is_told_before_a_second_one_is_begun(asking: Asking) -> None:
    page = asking.open(Places(OWN, SHARED, None, (FoundPlant("Lakeside Tooling", "anna"),)))
    message = page.view.message
    assert message.isVisible()
    assert "Lakeside Tooling, made by the account anna" in message.accessibleName()
    page.part(Step.WAYS, WaysPart).alone.click()
    assert not message.isVisible()
