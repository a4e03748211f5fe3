"""What every page of a decision does: read, keep what is typed, wait for the PIN, record. QtCore
only.

Nothing is chosen beforehand. The PIN is taken back as soon as anything that it stands for changes.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject

from trainer_app.checklists.language import Words
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.decision import Deciding, DecisionPages
from trainer_app.ui.ports.trainee import Pins
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel

DRAFT = "decision"


@dataclass(frozen=True, slots=True)
class DecisionState:
    """``title``: of the task or the unit that ``about`` names."""

    is_loaded: bool = False
    name: str = ""
    """The trainee; empty for the whole plant."""
    about: str = ""
    title: Words | None = None
    words: str = ""
    in_the_way: tuple[Problem, ...] = ()
    """Why it cannot be decided at all, known before anybody types."""
    problems: tuple[Problem, ...] = ()
    is_ready: bool = False
    busy: bool = False
    is_done: bool = False

    @property
    def is_open(self) -> bool:
        """Something may be filled in."""
        return self.is_loaded and not self.in_the_way and not self.is_done


@dataclass(frozen=True, slots=True)
class Typed:
    """What is kept of a page that was begun: words alone, no choice and no signature."""

    words: str = ""
    control: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Decider:
    """Whoever decides, what proves it and what it is decided with; one bundle for every page."""

    tasks: TaskRunner
    pages: DecisionPages
    deciding: Deciding
    pins: Pins
    clock: Clock
    drafts: DraftDesk
    viewer: SignedIn


S = TypeVar("S", bound=DecisionState)


class DecisionViewModel(ViewModel[S]):
    """``subject``: what a half-filled page is kept under, such as "extend/<trainee>/<task>"."""

    def __init__(
        self, state: S, decider: Decider, subject: str, parent: QObject | None = None
    ) -> None:
        super().__init__(state, parent)
        self._tasks = decider.tasks
        self._pages, self._deciding = decider.pages, decider.deciding
        self._viewer = decider.viewer
        self.may_give_roles = decider.viewer.may(Action.MANAGE_PEOPLE)
        self._drafts = decider.drafts
        self._subject = subject
        self.signature = SignatureModel(decider.tasks, decider.pins, decider.clock, self)
        self.signature.expect(decider.viewer.person)
        self.signature.state_changed.connect(lambda _state: self._look_at_signature())
        decider.tasks.changed.connect(self._on_changed)

    # --- what each page says of itself ----------------------------------------------------------

    @abstractmethod
    def read(self) -> None: ...

    @abstractmethod
    def _is_filled(self) -> bool:
        """Whether nothing is missing but the PIN."""

    @abstractmethod
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        """What is to be recorded, as it is filled in now."""

    @abstractmethod
    def _touches(self, changes: ChangeSet) -> bool:
        """Whether something arrived that this page shows."""

    def _typed(self) -> Typed:
        return Typed(words=self.state.words)

    # --- intents --------------------------------------------------------------------------------

    def type_words(self, words: str) -> None:
        self._choose(replace(self.state, words=words))

    def decide(self) -> None:
        proof = self.signature.proof
        if not self.state.is_ready or proof is None:
            return
        work = self._work(proof)
        self._show(replace(self.state, busy=True, problems=()))
        self._tasks.perform(self, work, self._on_done, self._on_refused)

    # --- for the pages --------------------------------------------------------------------------

    def _choose(self, state: S) -> None:
        self.signature.take_back()
        self._show(replace(state, problems=()))
        typed = self._typed()
        if typed == Typed():
            self._drafts.forget(DRAFT, self._subject)
        else:
            self._drafts.keep(DRAFT, self._subject, typed)
        self._look_at_signature()

    def _begun(self) -> Typed:
        """What was typed here before and not signed."""
        kept = self._drafts.kept(DRAFT, self._subject, Typed)
        return Typed() if kept is None else kept.said

    def _arrive(self, state: S) -> None:
        """Show what was read; what was just decided is no longer open and needs no reason."""
        if state.is_done:
            state = replace(state, in_the_way=())
        self._show(state)
        self._look_at_signature()

    def _look_at_signature(self) -> None:
        may = self.state.is_open and self._is_filled()
        self.signature.open(may)
        self._show(replace(self.state, is_ready=may and self.signature.state.is_given))

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, is_loaded=True, in_the_way=error.problems))
        self._look_at_signature()

    def _on_done(self, _recorded: Recorded) -> None:
        self._drafts.forget(DRAFT, self._subject)
        self._show(replace(self.state, busy=False, is_done=True))
        self._look_at_signature()
        self.read()

    def _on_refused(self, error: TrainerError) -> None:
        self.signature.take_back()
        self._show(replace(self.state, busy=False, problems=error.problems))

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._touches(changes):
            self.read()
