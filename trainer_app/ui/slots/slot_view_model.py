"""What became of one training slot, said afterwards. QtCore only.

A missed one may be planned anew in the same act. What was said before may be said anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.slots import MissedWhy, Slot, SlotState
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.slots import Outcome, SlotPage
from trainer_app.ui.ports.slots import Slots
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.form_fields import Option
from trainer_app.ui.shared.next_day import NextDay
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM: Final = "slot"
"""Of the draft; its subject is the trainee and the slot."""
HELD: Final = "held"
MISSED: Final = "missed"


@dataclass(frozen=True, slots=True)
class SlotForm:
    """The page as it is filled. ``became``: HELD, MISSED, or not said yet."""

    became: str = ""
    minutes: int = 0
    why: str = ""
    words: str = ""
    again_on: date | None = None
    picks: bool = False


@dataclass(frozen=True, slots=True)
class SlotPageState(PageState):
    """``said``: what the record holds; the page begins with it. ``later``: the day of the slot that
    was planned in its place."""

    trainee: str = ""
    today: date = date.min
    slot: Slot | None = None
    tasks: tuple[Option, ...] = ()
    planned_by: str = ""
    said_by: str = ""
    later: date | None = None
    said: SlotForm = SlotForm()
    form: SlotForm = SlotForm()
    begun: Moment | None = None

    @property
    def has_come(self) -> bool:
        """Only what has come was held; that it cannot be is known before."""
        return self.slot is not None and self.slot.on <= self.today

    @property
    def day(self) -> NextDay:
        return NextDay(self.form.again_on, self.form.picks)

    @property
    def is_said_already(self) -> bool:
        """Nothing but a new day is chosen."""
        return replace(self.form, again_on=None, picks=False) == self.said

    @property
    def may_plan_again(self) -> bool:
        return self.form.became == MISSED and self.later is None

    @property
    def is_ready(self) -> bool:
        form = self.form
        if self.slot is None or not form.became or (form.became == MISSED and not form.why):
            return False
        return not self.is_said_already or (self.may_plan_again and form.again_on is not None)


class SlotViewModel(PageModel[SlotPageState]):
    done = Signal()
    """It is on disk."""
    record_wanted = Signal(str)
    """In the history: what was entered by mistake is taken back there."""

    def __init__(
        self,
        tasks: TaskRunner,
        slots: Slots,
        drafts: DraftDesk,
        by: SignedIn,
        trainee: PersonId,
        slot: RecordId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SlotPageState(), parent)
        self._tasks, self._slots, self._drafts = tasks, slots, drafts
        self._by, self._trainee, self._slot = by, trainee, slot
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        slots, by, trainee, slot = self._slots, self._by, self._trainee, self._slot
        self._tasks.query(
            self, lambda: slots.slot(by, trainee, slot), self._on_page, self._on_problem
        )

    # --- intents --------------------------------------------------------------------------------

    def choose(self, became: str) -> None:
        form = self.state.form
        self._set(replace(form, became="" if form.became == became else became))

    def choose_minutes(self, minutes: int) -> None:
        self._set(replace(self.state.form, minutes=minutes))

    def choose_why(self, why: str) -> None:
        form = self.state.form
        self._set(replace(form, why="" if form.why == why else MissedWhy(why).value))

    def type_words(self, words: str) -> None:
        self._set(replace(self.state.form, words=words))

    def choose_day(self, choice: str) -> None:
        self._be_on(self.state.day.tapped(choice, self.state.today))

    def move_day(self, days: int) -> None:
        self._be_on(self.state.day.moved(days, self.state.today))

    def start_again(self) -> None:
        self._set(self.state.said)
        self._show(replace(self.state, begun=None))

    def open_history(self) -> None:
        if self.state.slot is not None:
            self.record_wanted.emit(self.state.slot.heads[0])

    def record(self) -> None:
        state, form = self.state, self.state.form
        if not state.is_ready or state.busy:
            return
        slots, by, trainee, slot = self._slots, self._by, self._trainee, self._slot
        again_on = form.again_on if state.may_plan_again else None
        why = MissedWhy(form.why) if form.became == MISSED else None
        words = form.words if form.became == MISSED else ""
        outcome = Outcome(form.became == HELD, form.minutes, why, words, again_on)

        def work() -> Recorded:
            if state.is_said_already and again_on is not None:
                return slots.rebook(by, trainee, slot, again_on)
            return slots.say(by, trainee, slot, outcome)

        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(self, work, self._on_recorded, self._on_problem)

    # --- answers --------------------------------------------------------------------------------

    @property
    def _subject(self) -> str:
        return f"{self._trainee}/{self._slot}"

    def _be_on(self, chosen: NextDay) -> None:
        self._set(replace(self.state.form, again_on=chosen.day, picks=chosen.picks))

    def _set(self, form: SlotForm) -> None:
        """What somebody filled in; it waits until it is recorded."""
        self._show(replace(self.state, form=form, problem=None))
        if form == self.state.said:
            self._drafts.forget(FORM, self._subject)
        else:
            self._drafts.keep(FORM, self._subject, form)

    def _on_page(self, page: SlotPage) -> None:
        slot, titles = page.slot, page.head.pack.tasks
        said = _said(slot)
        kept = self._drafts.kept(FORM, self._subject, SlotForm)
        self._show(
            replace(
                self.state,
                trainee=page.head.person.name,
                today=page.today,
                slot=slot,
                tasks=tuple(
                    Option(task, titles[task].title if task in titles else _UNNAMED)
                    for task in slot.tasks
                ),
                planned_by=page.planned_by,
                said_by=page.said_by,
                later=page.later.on if page.later is not None else None,
                said=said,
                form=kept.said if kept is not None else said,
                begun=kept.at if kept is not None else None,
                problem=None,
            )
        )

    def _on_recorded(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._subject)
        self._show(replace(self.state, busy=False))
        self.done.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(self._trainee) and not self.state.busy:
            self.read()


_UNNAMED: Final[Words] = {}


def _said(slot: Slot) -> SlotForm:
    became = {SlotState.HELD: HELD, SlotState.MISSED: MISSED}.get(slot.state, "")
    why = slot.why.value if slot.why is not None else ""
    return SlotForm(became, slot.minutes, why, slot.words if became == MISSED else "")
