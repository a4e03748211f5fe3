"""Who sees what says what the permission table says, for every role, in both languages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer_app.checklists.permissions import Action, Grant, Role, grant
from trainer_app.ui.i18n import Languages
from trainer_app.ui.theme import Theme
from trainer_app.ui.whosees.view import WhoSeesView
from trainer_app.ui.whosees.view_model import WhoSeesViewModel
from trainer_app.ui.words import word


@pytest.fixture
def view(qtbot: QtBot, look: Theme) -> WhoSeesView:
    assert look.sizes.touch
    made = WhoSeesView(WhoSeesViewModel(Role.TRAINEE))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    return made


def shown(view: WhoSeesView) -> dict[str, str]:
    rows = [view._rows.row_at(view._rows.index(n)) for n in range(view._rows.rowCount())]
    assert all(row.shape for row in rows)
    return {row.id: row.trailing for row in rows}


@pytest.mark.parametrize("role", list(Role))
def test_that_every_line_is_the_permission_tables(view: WhoSeesView, role: Role) -> None:
    view.roles.buttons[role.value].click()
    said = shown(view)
    assert said == {action.value: word(grant(action, (role,))) for action in Action}


def test_that_what_may_be_done_comes_first_and_the_own_role_is_chosen(view: WhoSeesView) -> None:
    assert view.roles.buttons["trainee"].isChecked()
    given = [grant(Action(action), (Role.TRAINEE,)) for action in shown(view)]
    order = [Grant.ALL, Grant.OWN, Grant.NO]
    assert given == sorted(given, key=order.index)


def test_that_it_is_said_in_french_too(
    qtbot: QtBot, view: WhoSeesView, languages: Languages
) -> None:
    languages.speak("fr")
    qtbot.waitUntil(lambda: view.title.text() == "Qui voit quoi")
    assert set(shown(view).values()) <= {"Oui", "Non", "Pour soi seulement"}
