"""Which screens an open plant has, and which of them is whose first. To add a screen, add its
builder to its group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from trainer_app.checklists.permissions import Action
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.program import Program
from trainer_app.ui.routes.board import BoardScreens
from trainer_app.ui.routes.decision import DecisionScreens
from trainer_app.ui.routes.employer import EmployerScreens
from trainer_app.ui.routes.guide import GuideScreens
from trainer_app.ui.routes.home import HomeScreens
from trainer_app.ui.routes.in_class import InClassScreens
from trainer_app.ui.routes.matrix import MatrixScreens
from trainer_app.ui.routes.morning import MorningScreens
from trainer_app.ui.routes.note import NoteScreens
from trainer_app.ui.routes.paper import PaperScreens
from trainer_app.ui.routes.pc import PcScreens
from trainer_app.ui.routes.people import PeopleScreens
from trainer_app.ui.routes.photo import PhotoScreens
from trainer_app.ui.routes.planning import PlanningScreens
from trainer_app.ui.routes.plant import PlantScreens
from trainer_app.ui.routes.programme import ProgrammeScreens
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.routes.slots import SlotScreens
from trainer_app.ui.routes.sync import SyncScreens
from trainer_app.ui.routes.teach import TeachScreens
from trainer_app.ui.routes.trainee import TraineeScreens
from trainer_app.ui.routes.trainer import TrainerScreens
from trainer_app.ui.routes.work import WorkScreens
from trainer_app.ui.shared.sign_offs import SignOffDesk

if TYPE_CHECKING:
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.shell import Shell

_GROUPS: Final[tuple[type[Screens], ...]] = (
    BoardScreens,
    TraineeScreens,
    HomeScreens,
    InClassScreens,
    PlanningScreens,
    SlotScreens,
    NoteScreens,
    TrainerScreens,
    PeopleScreens,
    DecisionScreens,
    WorkScreens,
    TeachScreens,
    PhotoScreens,
    PaperScreens,
    MatrixScreens,
    MorningScreens,
    EmployerScreens,
    PcScreens,
    SyncScreens,
    PlantScreens,
    GuideScreens,
    ProgrammeScreens,
)


def register_routes(shell: Shell, program: Program) -> None:
    """The screens of an open plant."""
    desk = SignOffDesk(shell.drafts, shell.of_plant)
    for group in _GROUPS:
        group(shell, program, desk).register()


def home_of(navigator: Navigator, signed_in: SignedIn) -> tuple[str, dict[str, str]]:
    """The first screen of somebody who signed in: the day's work, or a trainee's own page."""
    trains = signed_in.may(Action.SEE_CHECKLIST)
    for route in ("today", "people") if trains else ("my_page",):
        if navigator.has(route):
            return route, {}
    return "checklist", {"trainee": signed_in.id}
