"""The matrix: units, the tasks of one, all tasks, for the wall, and with a hub behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.screens.stage import Stage
from trainer_app.bootstrap import Program
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.trust import Peer, TrustLine
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.matrix import MatrixPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.matrix.view import MatrixView
from trainer_app.ui.matrix.view_model import ALL_TASKS
from trainer_app.ui.ports.matrix import Matrix

_HOUR = 60 * 60 * 1000


@dataclass
class _AtHub:
    """The plant's own matrix, as if a hub had confirmed all but a few of its sign-offs."""

    matrix: Matrix
    line: TrustLine

    def page(
        self, viewer: SignedIn, audience: str = TRAINEES, *, patience: Patience | None = None
    ) -> MatrixPage:
        page = self.matrix.page(viewer, audience, patience=patience)
        tasks = [task.id for task in page.pack.all_tasks()]
        lines = tuple(
            replace(line, unconfirmed=frozenset(tasks[number * 3 : number * 3 + 2]))
            for number, line in enumerate(page.lines)
        )
        return replace(page, trust=self.line, lines=lines)


def _open(stage: Stage) -> MatrixView:
    stage.sign_in(stage.cast.supervisor)
    stage.go("matrix")
    return stage.page(MatrixView)


def _then(stage: Stage, press: Callable[[MatrixView], object]) -> MatrixView:
    page = _open(stage)
    press(page)
    stage.settle()
    return page


def matrix(stage: Stage) -> None:
    _open(stage)


def matrix_unit(stage: Stage) -> None:
    _then(stage, lambda page: page.grid.column_chosen.emit(0))
    stage.stay("one unit of the matrix")


def matrix_all(stage: Stage) -> None:
    _then(stage, lambda page: page.columns.buttons[ALL_TASKS].click())
    stage.stay("all of the matrix")


def matrix_right(stage: Stage) -> None:
    if not stage.is_at("all of the matrix"):
        matrix_all(stage)
    stage.page(MatrixView).right.click()
    stage.settle()


def matrix_wall(stage: Stage) -> None:
    if not stage.is_at("one unit of the matrix"):
        matrix_unit(stage)
    stage.page(MatrixView).wall.click()
    stage.settle()


def matrix_at_hub(stage: Stage) -> None:
    """Two PCs at a hub; some of what is shown has not been confirmed."""
    stage.sign_in(stage.cast.supervisor)
    program, now = stage.program, stage.plant.clock.now()
    assert isinstance(program, Program)
    here, there = {
        "en": ("Toolroom bench", "Press shop"),
        "fr": ("Établi d’outillage", "Salle des presses"),
    }[stage.view.lang]
    peers = (
        Peer("k1", here, "B", True, True, RecordId("1" * 32), now.ms),
        Peer("k2", there, "C", False, False, RecordId("2" * 32), now.ms - 50 * _HOUR),
    )
    line = TrustLine(now.ms - _HOUR, peers, 7, 0, 12)
    own = program.matrix
    vars(program)["matrix"] = _AtHub(own, line)
    try:
        matrix_all(stage)
    finally:
        vars(program)["matrix"] = own
