"""*Questions about PCs*: what went two ways stands side by side; nothing waits for the answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.kernel.ids import RecordId
from trainer_app.services.incidents import (
    Differing,
    OpenIncident,
    Side,
    StoreRestored,
    WaitingPower,
)
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.sync import Incidents
from trainer_app.ui.shared.pc_asks import AboutPcs, id_of
from trainer_app.ui.supervising.asking import Asked, AskingViewModel
from trainer_app.ui.tasks import TaskRunner

__all__ = [
    "Choice",
    "Differing",
    "OpenIncident",
    "PcQuestion",
    "PcQuestionsViewModel",
    "Side",
    "StoreRestored",
    "WaitingPower",
]


@dataclass(frozen=True, slots=True)
class PcQuestion:
    """One of the kinds that a supervisor is asked."""

    about: AboutPcs

    @property
    def id(self) -> str:
        return id_of(self.about)

    @property
    def sides(self) -> tuple[Side, ...]:
        match self.about:
            case OpenIncident(sides=sides) | Differing(sides=sides):
                return sides
            case WaitingPower(record=record, by=by, pc=pc):
                return (Side(record, by, pc),)
        return ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which side of a question was picked."""

    question: str = ""
    side: RecordId = field(default=RecordId(""))


class PcQuestionsViewModel(AskingViewModel[PcQuestion]):
    chosen = Signal()
    """``choice`` changed."""

    def __init__(
        self,
        tasks: TaskRunner,
        incidents: Incidents,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._incidents, self._viewer = incidents, viewer
        self._choice = Choice()

    @property
    def picked(self) -> RecordId:
        """Of the question in sight; empty until somebody has picked."""
        return self._choice.side if self._choice.question == self.state.selected else RecordId("")

    @override
    def _ask(self) -> Asked[PcQuestion]:
        page = self._incidents.page(self._viewer)
        every = (
            *(PcQuestion(one) for one in page.restored),
            *(PcQuestion(one) for one in page.differing),
            *(PcQuestion(one) for one in page.powers),
            *(PcQuestion(one) for one in page.incidents),
        )
        return Asked(every, may=True)

    def pick(self, side: str) -> None:
        self._choice = Choice(self.state.selected, RecordId(side))
        self.chosen.emit()

    def answer(self) -> None:
        """The primary answer: seen to, said by oneself, or the side that was picked."""
        item, incidents, by = self.state.item, self._incidents, self._viewer
        if item is None:
            return
        match item.about:
            case OpenIncident(about=about) | StoreRestored(about=about):
                self._say(lambda: incidents.answer(by, about, ""))
            case WaitingPower(record=record):
                self._say(lambda: incidents.confirm(by, record.id))
            case Differing():
                side = self.picked
                if side:
                    self._say(lambda: incidents.settle(by, side))

    def leave(self) -> None:
        """A power that waits is not to hold."""
        item, incidents, by = self.state.item, self._incidents, self._viewer
        if item is not None and isinstance(item.about, WaitingPower):
            record = item.about.record.id
            self._say(lambda: incidents.leave(by, record, ""))

    @override
    def _on_said(self, recorded: Recorded) -> None:
        self._choice = replace(self._choice, question="")
        super()._on_said(recorded)
