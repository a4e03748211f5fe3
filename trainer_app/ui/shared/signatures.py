"""Everybody's signature on one page: the trainer first, then the trainee and a second assessor.

Holds who signs, the trainee's answer, and when each panel is open; the page says when nothing is
missing any more. Nobody is expected to be a second assessor until somebody is chosen. QtCore only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.directory import Person
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, SecondLook
from trainer_app.services.work import Second
from trainer_app.ui.ports.trainee import Pins
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


class TraineeAnswer(StrEnum):
    NOW = "now"
    LATER = "later"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class SignaturesState:
    trainee: str = ""
    answer: TraineeAnswer = TraineeAnswer.NOW
    words: str = ""
    """Why the trainee does not agree."""
    seconds: tuple[Second, ...] = ()
    """Who may be the second assessor."""
    second: Second | None = None
    second_problems: tuple[Problem, ...] = ()
    """What stands in that person's way."""
    may_be_signed: bool = False
    is_ready: bool = False
    """Everybody who has to has signed: one touch is left."""

    @property
    def declines(self) -> bool:
        return self.answer is TraineeAnswer.DECLINES


NOBODY_YET = SignaturesState()


class Signatures(ViewModel[SignaturesState]):
    second_chosen = Signal()
    """Somebody else, or nobody: what stands in the way is to be asked again."""

    def __init__(
        self, tasks: TaskRunner, pins: Pins, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(NOBODY_YET, parent)
        self.trainer = SignatureModel(tasks, pins, clock, self)
        self.trainee = SignatureModel(tasks, pins, clock, self)
        self.second = SignatureModel(tasks, pins, clock, self)
        for signature in self._all:
            signature.state_changed.connect(lambda _state: self._look())

    @property
    def _all(self) -> tuple[SignatureModel, SignatureModel, SignatureModel]:
        return self.trainer, self.trainee, self.second

    # --- who, and whether -----------------------------------------------------------------------

    def expect(self, trainer: Person, trainee: Person, seconds: Sequence[Second] = ()) -> None:
        self.trainer.expect(trainer)
        self.trainee.expect(trainee)
        self._show(replace(self.state, trainee=trainee.name, seconds=tuple(seconds)))

    def offer_seconds(self, seconds: Sequence[Second]) -> None:
        """Another list of tasks; whoever was chosen and is still on it stays."""
        chosen = self.state.second
        now = next((s for s in seconds if chosen and s.person.id == chosen.person.id), None)
        self._show(replace(self.state, seconds=tuple(seconds), second=now))
        self._look()

    def let_sign(self, may: bool, second_problems: Sequence[Problem] = ()) -> None:
        """Whether nothing is missing on the page, and what stands in the second one's way."""
        self._show(replace(self.state, may_be_signed=may, second_problems=tuple(second_problems)))
        self._look()

    def take_back(self) -> None:
        """What was to be signed has changed."""
        for signature in self._all:
            signature.take_back()

    def start_again(self) -> None:
        self.take_back()
        self._show(replace(self.state, answer=TraineeAnswer.NOW, words="", second=None))

    # --- what people choose ---------------------------------------------------------------------

    def choose_answer(self, answer: TraineeAnswer) -> None:
        if answer is not self.state.answer:
            self.trainee.take_back()
            self._show(replace(self.state, answer=answer))
            self._look()

    def type_words(self, words: str) -> None:
        """The trainee's own, for not agreeing."""
        self.trainee.take_back()
        self._show(replace(self.state, words=words))
        self._look()

    def choose_second(self, person: str) -> None:
        """Who watched too; the same one again: nobody did."""
        chosen = self.state.second
        same = chosen is not None and chosen.person.id == person
        found = next((s for s in self.state.seconds if s.person.id == person), None)
        second = None if same else found
        self.second.take_back()
        if second is not None:
            self.second.expect(second.person)
        self._show(replace(self.state, second=second, second_problems=()))
        self._look()
        self.second_chosen.emit()

    # --- what was given -------------------------------------------------------------------------

    @property
    def second_id(self) -> PersonId | None:
        return None if self.state.second is None else self.state.second.person.id

    @property
    def proof(self) -> SignedIn | None:
        """The trainer at this panel."""
        return self.trainer.proof

    @property
    def answer(self) -> tuple[SignedIn, Answer] | None:
        """The trainee's, for the services; None: later."""
        proof, state = self.trainee.proof, self.state
        if proof is None or state.answer is TraineeAnswer.LATER:
            return None
        return proof, Answer(not state.declines, state.words if state.declines else "")

    @property
    def second_look(self) -> SecondLook | None:
        proof, second = self.second.proof, self.state.second
        return None if proof is None or second is None else SecondLook(proof, second.tasks)

    def _look(self) -> None:
        """The trainer first, then the others; nobody while something is missing."""
        state = self.state
        may, signed = state.may_be_signed, self.trainer.state.is_given
        self.trainer.open(may)
        answers = state.answer is not TraineeAnswer.LATER
        has_words = not state.declines or bool(state.words.strip())
        self.trainee.open(may and signed and answers and has_words)
        wants_second = state.second is not None
        self.second.open(may and signed and wants_second and not state.second_problems)
        is_ready = (
            may
            and self.trainer.state.is_given
            and (self.trainee.state.is_given or not answers)
            and (self.second.state.is_given or not wants_second)
        )
        self._show(replace(self.state, is_ready=is_ready))
