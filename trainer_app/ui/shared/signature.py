"""One person's signature: the PIN that proves who is there, and until when it holds.

Several may be on one page. Checking a PIN is slow by design and runs on the worker kept for that;
nothing that was typed elsewhere on the page is touched by a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.directory import Person
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.trainee import Pins
from trainer_app.ui.shared.pin_entry import PinEntry
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

NOBODY = PersonId("")


@dataclass(frozen=True, slots=True)
class SignatureState:
    """``is_open``: the PIN may be typed. ``is_given``: it was right, and still speaks."""

    person: PersonId = NOBODY
    name: str = ""
    language: str = "en"
    is_open: bool = False
    is_given: bool = False


class SignatureModel(ViewModel[SignatureState]):
    given = Signal()

    def __init__(
        self, tasks: TaskRunner, pins: Pins, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(SignatureState(), parent)
        self._tasks = tasks
        self._pins = pins
        self._proof: SignedIn | None = None
        self.entry = PinEntry(clock, self)
        self.entry.entered.connect(self._check)

    @property
    def proof(self) -> SignedIn | None:
        """Who signed in at this panel, for the services."""
        return self._proof

    def expect(self, person: Person) -> None:
        """Whose signature this is."""
        self._show(
            replace(self.state, person=person.id, name=person.name, language=person.language)
        )

    def open(self, is_open: bool) -> None:
        """Let the PIN be typed, or not (yet); closing forgets a signature that was given."""
        if is_open != self.state.is_open:
            self._show(replace(self.state, is_open=is_open))
        if not is_open:
            self.take_back()

    def take_back(self) -> None:
        """What was to be signed has changed, or the PIN is too old by now."""
        self._proof = None
        self.entry.clear()
        self._show(replace(self.state, is_given=False))

    def _check(self, digits: str) -> None:
        pins, person = self._pins, self.state.person
        self._tasks.perform(
            self,
            lambda: pins.sign_in(person, digits),
            self._on_right,
            self.entry.refused,
            on=Worker.SLOW,
        )

    def _on_right(self, proof: SignedIn) -> None:
        if proof.must_set_pin:
            self.entry.refused(Refusal(ErrorCode.PIN_IS_A_CODE, person=proof.name))
            return
        self.entry.accepted()
        if not self.state.is_open or proof.id != self.state.person:
            return  # the page moved on while the PIN was being checked
        self._proof = proof
        self._show(replace(self.state, is_given=True))
        self.given.emit()
