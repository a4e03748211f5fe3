"""A plant whose program the screens are given, and how a test waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant, make_plant
from tests.resting import rest
from tests.ui.trainee.pages import Screens
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.sign_offs import SignOffDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.page import Page

Settle = Callable[[], None]


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    opened = make_plant(tmp_path / "profile")
    yield opened
    opened.program.close()


@pytest.fixture
def drafts(plant: Plant, tasks: TaskRunner, look: Theme) -> DraftDesk:
    """The trainer's: it is their turn."""
    made = DraftDesk(tasks, plant.clock, look)
    made.use(plant.program.drafts)
    made.begin(plant.at_pad(plant.trainer))
    return made


@pytest.fixture
def desk(drafts: DraftDesk, look: Theme) -> SignOffDesk:
    return SignOffDesk(drafts, look)


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    """Wait until every question has been answered, those that answers ask included."""
    return lambda: rest(tasks)


@pytest.fixture
def show(qtbot: QtBot, settle: Settle, look: Theme, languages: Languages) -> Callable[[Page], None]:
    assert look.sizes.touch
    languages.speak("en")

    def shown(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        settle()

    return shown


@pytest.fixture
def screens(
    plant: Plant,
    tasks: TaskRunner,
    desk: SignOffDesk,
    drafts: DraftDesk,
    look: Theme,
    settle: Settle,
) -> Screens:
    return Screens(plant, tasks, desk, drafts, look, settle)
