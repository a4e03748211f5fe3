"""The history as values, one page of it at a time, and taking back a record. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.sentences import sentence
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.history import HistoryPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.history.items import Asking, Became, HistoryItem, Taking, item_of
from trainer_app.ui.network import RECEIPTS
from trainer_app.ui.ports.decision import Questions
from trainer_app.ui.ports.trainee import Pins, Signing, TraineePages
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel

__all__ = ["Asking", "Became", "HistoryItem", "HistoryState", "HistoryViewModel", "Taking"]

USUAL_ROWS = 8
FORM = "history"
"""Of the drafts: why a record is withdrawn or asked about; the subject is trainee and record."""


@dataclass(frozen=True, slots=True)
class HistoryState:
    is_loaded: bool = False
    name: str = ""
    pathway: str = "new"
    week: int | None = None
    weeks: int = 0
    may_read_notes: bool = False
    items: tuple[HistoryItem, ...] = ()
    modules: tuple[tuple[str, Words], ...] = ()
    """Id and title of each module, session and unit, for records about them."""
    selected: RecordId | None = None
    has_newer: bool = False
    has_older: bool = False
    taking: Taking | None = None
    asking: Asking | None = None
    needs_pin: bool = False
    statement: str = ""
    """What taking back says, in the signer's language."""
    words: str = ""
    is_ready: bool = False
    busy: bool = False
    taken_back: bool = False
    asked: bool = False
    """A question has just been raised."""
    problems: tuple[Problem, ...] = ()

    @property
    def item(self) -> HistoryItem | None:
        return next((item for item in self.items if item.record == self.selected), None)


class HistoryViewModel(ViewModel[HistoryState]):
    enlarge_wanted = Signal(object, int)
    """The photos of a record, and which one."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        signing: Signing,
        questions: Questions,
        pins: Pins,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId,
        record: str = "",
        parent: QObject | None = None,
    ) -> None:
        reads_notes = viewer.may(Action.SEE_NOTES, about=trainee)
        super().__init__(HistoryState(may_read_notes=reads_notes), parent)
        self._tasks = tasks
        self._pages = pages
        self._signing = signing
        self._questions = questions
        self._clock = clock
        self._viewer = viewer
        self._trainee = trainee
        self._drafts = drafts
        self._first = record  # shown first: the pages are turned until it is found
        self._pack: Pack | None = None
        self._rows = USUAL_ROWS
        self._before: list[int | None] = [None]
        """Where each page that was turned to begins; the last is the one in sight."""
        self._older: int | None = None
        self.signature = SignatureModel(tasks, pins, clock, self)
        self.signature.expect(viewer.person)
        self.signature.state_changed.connect(lambda _state: self._look_at_signature())
        tasks.changed.connect(self._on_changed)

    # --- reading --------------------------------------------------------------------------------

    def read(self) -> None:
        pages, viewer, trainee = self._pages, self._viewer, self._trainee
        before, limit = self._before[-1], self._rows
        self._tasks.query(
            self,
            lambda: pages.history(viewer, trainee, before=before, limit=limit),
            self._on_page,
            self._on_refused,
        )

    def fit_rows(self, rows: int) -> None:
        """So many rows are in sight: a page of the history is as long as that.

        What somebody tapped may need the room itself: its own row stays on the page then.
        """
        records = [item.record for item in self.state.items]
        if self.state.selected in records:
            rows = max(rows, records.index(self.state.selected) + 1)
        if rows > 0 and rows != self._rows:
            self._rows = rows
            self.read()

    def older(self) -> None:
        if self._older is not None:
            self._before.append(self._older)
            self._turn()

    def newer(self) -> None:
        if len(self._before) > 1:
            self._before.pop()
            self._turn()

    def _turn(self) -> None:
        self._older = None
        self._put_away()
        self._show(replace(self.state, selected=None, taken_back=False, asked=False))
        self.read()

    def select(self, record: RecordId) -> None:
        if record != self.state.selected:
            self._put_away()
            self._show(
                replace(self.state, selected=record, taken_back=False, asked=False, problems=())
            )

    # --- taking back ----------------------------------------------------------------------------

    def begin(self, taking: Taking) -> None:
        """The first touch; the second one, with a PIN where it must, does it."""
        item = self.state.item
        if item is None or not (item.may_undo if taking is Taking.MISTAKE else item.may_withdraw):
            return
        fresh = self._viewer.still_speaks(self._clock.now().ms)
        needs_pin = taking is Taking.JUDGEMENT or not fresh
        statement = self._statement(item, taking)
        self._show(
            replace(
                self.state,
                taking=taking,
                asking=None,
                needs_pin=needs_pin,
                statement=statement,
                words=self._draft(item).words if taking is Taking.JUDGEMENT else "",
                problems=(),
                taken_back=False,
                asked=False,
            )
        )
        self._look_at_signature()

    def cancel(self) -> None:
        """Leave it as it is: nothing more is said about it."""
        if self.state.item is not None:
            self._draft(self.state.item).forget()
        self._put_away()

    def _draft(self, item: HistoryItem) -> WordsDraft:
        return WordsDraft(self._drafts, FORM, f"{self._trainee}/{item.record}")

    def _put_away(self) -> None:
        """Somebody looks elsewhere; what was typed waits."""
        self._show(
            replace(self.state, taking=None, asking=None, words="", statement="", is_ready=False)
        )
        self.signature.open(False)

    def ask(self, asking: Asking) -> None:
        """Begin a question to a supervisor; own words go with it."""
        item = self.state.item
        if item is None or asking not in item.may_ask:
            return
        self._put_away()
        state = replace(self.state, asking=asking, words=self._draft(item).words)
        self._show(replace(state, taken_back=False, asked=False, problems=()))
        self._look_at_signature()

    def raise_question(self) -> None:
        state, questions, viewer = self.state, self._questions, self._viewer
        if not state.is_ready or state.item is None or state.asking is None:
            return
        record, asking, words = state.item.record, state.asking, state.words
        self._show(replace(state, busy=True, problems=()))
        self._tasks.perform(
            self,
            lambda: questions.raise_question(viewer, record, asking.value, words),
            self._on_asked,
            self._on_refused,
        )

    def type_words(self, words: str) -> None:
        if self.state.item is not None:
            self._draft(self.state.item).keep(words)
        self._show(replace(self.state, words=words))
        self._look_at_signature()

    def take_back(self) -> None:
        state, signing = self.state, self._signing
        by = self.signature.proof or self._viewer
        if not state.is_ready or state.item is None or state.taking is None:
            return
        record, taking, words = state.item.record, state.taking, state.words
        self._show(replace(state, busy=True, problems=()))
        self._tasks.perform(
            self,
            lambda: signing.withdraw(by, record, taking.value, words),
            self._on_taken_back,
            self._on_refused,
        )

    def _look_at_signature(self) -> None:
        state = self.state
        if state.asking is not None:
            self._show(replace(state, is_ready=bool(state.words.strip())))
            return
        has_words = state.taking is not Taking.JUDGEMENT or bool(state.words.strip())
        may = state.taking is not None and has_words
        self.signature.open(may and state.needs_pin)
        given = self.signature.state.is_given or not state.needs_pin
        self._show(replace(self.state, is_ready=may and given))

    def _statement(self, item: HistoryItem, taking: Taking) -> str:
        key, pack, body = f"withdrawal_{taking.value}", self._pack, item.body
        if pack is None or not item.task or key not in pack.policy.sentences:
            return ""  # the sentences speak of a task
        on: date = getattr(body, "observed_on", None) or item.recorded.date
        told = sentence(
            pack,
            key,
            self._viewer.language,
            trainee=self.state.name,
            task=pack.tasks.get(item.task),
            on=on,
        )
        return str(told)

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: HistoryPage) -> None:
        if self._is_sought(page):
            self._before.append(page.older)
            self.read()
            return
        pack = self._pack = page.pack
        own = page.trainee.id == self._viewer.id
        items = tuple(item_of(entry, pack, own=own) for entry in page.entries)
        self._older = page.older
        kept = any(item.record == self.state.selected for item in items)
        first = next((i.record for i in items if i.record == self._first), None)
        if first is None and items:
            first = items[0].record
        self._show(
            replace(
                self.state,
                is_loaded=True,
                name=page.trainee.name,
                pathway=page.head.pathway,
                week=page.head.week,
                weeks=page.head.weeks,
                items=items,
                modules=_titles(pack),
                selected=self.state.selected if kept else first,
                has_newer=len(self._before) > 1,
                has_older=page.older is not None,
            )
        )

    def _is_sought(self, page: HistoryPage) -> bool:
        """The record that the page was opened for is further back."""
        shown = any(entry.record.id == self._first for entry in page.entries)
        return bool(self._first) and not (shown or self.state.is_loaded or page.older is None)

    def _on_taken_back(self, _recorded: Recorded) -> None:
        self._show(replace(self.state, busy=False))
        self.cancel()
        self._show(replace(self.state, taken_back=True))
        self.read()

    def _on_asked(self, _recorded: Recorded) -> None:
        self._show(replace(self.state, busy=False))
        self.cancel()
        self._show(replace(self.state, asked=True))
        self.read()

    def _on_refused(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, problems=error.problems))
        self.signature.take_back()

    def _on_changed(self, changes: ChangeSet) -> None:
        files = (photo.sha256 for item in self.state.items for photo in item.photos)
        if changes.touches(self._trainee, RECEIPTS, *files):
            self.read()


def _titles(pack: Pack) -> tuple[tuple[str, Words], ...]:
    return (
        *((module.id, module.title) for module in pack.modules),
        *((practical.id, practical.title) for practical in pack.practicals),
        *((unit.id, unit.title) for unit in pack.units),
    )
