"""The guide: cards, workshop and glossary of the adopted programme, and finding things in them.

Everybody may read it; answers to the questions that are asked are left to whoever teaches. An index
is made once an edition and language, on whatever worker asks first, and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.guidance import Breakdown, Card, Guidance
from trainer_app.checklists.lookup import entries, glossary_entries, tasks_by_word
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.checklists.searching import Index
from trainer_app.checklists.teaching import cards_of_task
from trainer_app.kernel.clock import Clock
from trainer_app.services.cases import adopted_guidance, adopted_pack, milestones, trainers_pack
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded

WORKSHOP_MODULE: Final = "TW"
"""The trainers' programme's module that the eight blocks make up."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the adopted edition holds. ``teaches``: its reader may ask the questions."""

    pack: Pack
    guidance: Guidance
    teaches: bool


@dataclass(frozen=True, slots=True)
class TaskGuide:
    """How a task is done and taught, with no trainee in sight."""

    task: Task
    breakdown: Breakdown | None
    teaches: bool
    cards: tuple[Card, ...] = ()
    """Those that name the task, for whoever teaches."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """``counts``: the plant has a trainers' programme that asks for it."""

    guidance: Guidance
    counts: bool
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class Finder:
    """Searches one edition in one language."""

    everything: Index
    words: Index
    using: Mapping[str, tuple[str, ...]]
    """By word of the glossary: the tasks that say it."""


class Guide:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = Lock()
        self._finders: dict[tuple[str, str], Finder] = {}

    def book(self, viewer: SignedIn) -> Book:
        with self._store.reading() as reading:
            return Book(adopted_pack(reading), adopted_guidance(reading), _teaches(viewer))

    def task(self, viewer: SignedIn, task_id: str) -> TaskGuide:
        """Raises ``Refusal(TASK_UNKNOWN)``."""
        book = self.book(viewer)
        task = book.pack.task(task_id)
        cards = cards_of_task(book.guidance, task_id) if book.teaches else ()
        return TaskGuide(task, book.guidance.breakdowns.get(task_id), book.teaches, cards)

    def finder(self, lang: str) -> Finder:
        """Takes a tenth of a second the first time: not for the store worker."""
        with self._store.reading() as reading:
            pack, guidance = adopted_pack(reading), adopted_guidance(reading)
        with self._lock:
            key = (pack.edition, lang)
            made = self._finders.get(key)
            if made is None:
                self._finders = {k: v for k, v in self._finders.items() if k[0] == pack.edition}
                made = self._finders[key] = Finder(
                    Index(entries(pack, guidance, lang)),
                    Index(glossary_entries(guidance, lang)),
                    tasks_by_word(pack, guidance, lang),
                )
            return made

    def workshop(self, viewer: SignedIn) -> Workshop:
        with self._store.reading() as reading:
            pack = trainers_pack(reading)
            done = milestones(reading, viewer.id, self._clock.now().date).modules
            return Workshop(
                adopted_guidance(reading),
                pack is not None
                and any(module.id == WORKSHOP_MODULE for module in pack.modules)
                and viewer.may(Action.MARK_MODULE),
                WORKSHOP_MODULE in done,
            )

    def complete_workshop(self, by: SignedIn) -> Recorded:
        """All blocks are done: the module of the trainers' programme, about whoever did them."""
        by.require(Action.MARK_MODULE)
        today = self._clock.now().date
        with self._store.writing() as writing:
            if WORKSHOP_MODULE in milestones(writing, by.id, today).modules:
                return Recorded((), writing.changes())
            body = b.ModuleCompleted(
                trainee=by.id, module=WORKSHOP_MODULE, on=today, source="workshop"
            )
            record = writing.append(body, by=by.by())
            return Recorded((record.id,), writing.changes())


def _teaches(viewer: SignedIn) -> bool:
    return viewer.may(Action.RECORD_TRY)
