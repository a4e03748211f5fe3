"""One-time codes on paper, for those to whom they are handed over. Reads only; keeps no code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.checklists.sheets import Sheet
from trainer_app.checklists.slips import CodeSlip, CodeSlips
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId
from trainer_app.services.finding import known
from trainer_app.services.session import SignedIn


class Slips:
    def __init__(self, store: Store, clock: Clock, draw: Callable[[Sheet], bytes]) -> None:
        self._store, self._clock, self._draw = store, clock, draw

    def codes(
        self, by: SignedIn, handed: Sequence[tuple[PersonId, str]], *, paper: str = "letter"
    ) -> bytes:
        """A slip each, in the person's own language. Whoever may add people made the codes."""
        by.require(Action.ADD_TRAINEE)
        with self._store.reading() as reading:
            directory = reading.directory()
            people = [(known(directory, person), code) for person, code in handed]
            sheet = CodeSlips(
                paper,
                directory.site.saved.name if directory.site else "",
                reading.device_name(),
                self._clock.now().date,
                tuple(CodeSlip(who.name, code, who.language) for who, code in people),
                sample=reading.is_sample(),
            )
        return self._draw(sheet)
