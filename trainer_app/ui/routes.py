"""Who builds which screen. Features are imported here, when they are first wanted, and by nobody
else; to add a screen, add its builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Navigator, Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.shell import Shell


def register_routes(shell: Shell, program: Program) -> None:
    """The screens of an open plant."""
    go = shell.navigator

    def board(_params: Params) -> Page:
        from trainer_app.ui.board.view import BoardView
        from trainer_app.ui.board.view_model import BoardViewModel

        model = BoardViewModel(shell.tasks, program.people, sample_pin=program.sample_pin)
        model.person_chosen.connect(lambda person: go.go("pin", person=person))
        model.language_chosen.connect(shell.choose_language)
        return BoardView(model)

    def pin(params: Params) -> Page:
        from trainer_app.ui.board.pin_view import PinView
        from trainer_app.ui.board.pin_view_model import PinViewModel

        model = PinViewModel(shell.tasks, program.people, shell.clock, PersonId(params["person"]))
        model.signed_in.connect(shell.sign_in)
        model.language_known.connect(shell.languages.speak)
        return PinView(model)

    go.register("board", board)
    go.register("pin", pin)
    _register_trainee_screens(shell, program)


def _register_trainee_screens(shell: Shell, program: Program) -> None:
    from trainer_app.ui.shared.sign_offs import SignOffDesk
    from trainer_app.ui.trainee_routes import TraineeScreens

    desk = SignOffDesk(shell)
    TraineeScreens(
        shell.navigator, shell.tasks, shell.session, shell.clock, program, desk
    ).register()


def register_first_run(shell: Shell) -> None:
    """The screens of a blank profile."""


def home_of(navigator: Navigator, signed_in: SignedIn) -> tuple[str, dict[str, str]]:
    """The first screen of somebody who signed in: their people, or their own checklist."""
    if signed_in.may(Action.SIGN_OFF) or not navigator.has("checklist"):
        return "people", {}
    return "checklist", {"trainee": signed_in.id}
