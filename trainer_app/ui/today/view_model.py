"""*Today* as values: my trainees as strips, and what waits for me. QtCore only.

Says where a tap leads (``wanted``: a route and what it takes); the view only passes taps on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.patterns import Told
from trainer_app.services.session import SignedIn
from trainer_app.services.today import TodayPage, Whose
from trainer_app.ui.ports.home import Today
from trainer_app.ui.shared.begun import BegunItem, begun_items
from trainer_app.ui.shared.copies import Copies
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.sign_offs import SignedOff, SignOffDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.today.items import (
    AnsweredItem,
    AskedItem,
    FollowUpItem,
    NextItem,
    PartItem,
    SignedItem,
    SlotItem,
    StripItem,
    answered_item,
    asked_item,
    follow_up_item,
    part_item,
    slot_item,
    strip_item,
)
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class TodayState(PageState):
    """``last``: id and name of whom this person worked with last."""

    is_loaded: bool = False
    is_whole: bool = True
    """False while some trainees have not been counted yet."""
    today: date = date.min
    whose: Whose = Whose.EVERYBODY
    strips: tuple[StripItem, ...] = ()
    others: int = 0
    last: tuple[PersonId, str] | None = None
    slots: tuple[SlotItem, ...] = ()
    asked: tuple[AskedItem, ...] = ()
    follow_ups: tuple[FollowUpItem, ...] = ()
    answered: tuple[AnsweredItem, ...] = ()
    begun: tuple[BegunItem, ...] = ()
    questions: int = 0
    about_pcs: int = 0
    """Open questions about PCs and whom they brought, beside those about tasks."""
    standing_out: int = 0
    """How many facts stand out in this person's own sign-offs."""
    to_sign: int = 0
    part: PartItem | None = None
    """What is to be said of one's own record as a trainer."""
    may_add: bool = False
    may_sign: bool = False
    uncopied_days: int | None = None
    """For so long no copy has left this PC; None: it is well, or for others to see to."""
    signed_off: SignedItem | None = None
    """What has just been recorded, until something else is opened."""

    @property
    def is_empty(self) -> bool:
        """There is no trainee here at all."""
        return self.is_loaded and self.is_whole and not self.strips


class TodayViewModel(PageModel[TodayState]):
    wanted = Signal(str, dict)
    """A route, and what it takes."""

    def __init__(
        self,
        tasks: TaskRunner,
        today: Today,
        drafts: DraftDesk,
        desk: SignOffDesk,
        copies: Copies,
        viewer: SignedIn,
        parent: QObject | None = None,
        *,
        about_pcs: Callable[[], int] = lambda: 0,
        standing_out: Callable[[Patience], Told] = lambda _patience: Told(()),
    ) -> None:
        """``about_pcs``: how many questions there are about PCs; ``standing_out``: what does in the
        viewer's own sign-offs. Both are asked on the store worker.
        """
        may_add, may_sign = viewer.may(Action.ADD_TRAINEE), viewer.may(Action.SIGN_OFF)
        super().__init__(TodayState(may_add=may_add, may_sign=may_sign), parent)
        self._tasks, self._service, self._drafts, self._viewer = tasks, today, drafts, viewer
        self._copies = copies
        self._about_pcs = about_pcs
        self._standing_out = standing_out
        self._kept_since: Moment | None = None
        self._names: dict[PersonId, str] = {}
        tasks.changed.connect(self._on_changed)
        drafts.changed.connect(self._look_at_drafts)
        desk.signed_off.connect(self._on_signed_off)
        self.wanted.connect(self._leave)

    def read(self) -> None:
        today, viewer = self._service, self._viewer
        self._tasks.query_in_parts(
            self,
            lambda patience: today.day(viewer, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.is_whole,
        )
        self._tasks.query(self, self._about_pcs, self._on_pcs, key="pcs")
        if self._viewer.may(Action.SIGN_OFF):
            self._tasks.query_in_parts(
                self,
                self._standing_out,
                self._on_standing_out,
                is_whole=lambda told: told.left == 0,
                key="standing out",
            )

    def look_at_copies(self) -> None:
        """A copy that was made meanwhile is no record."""
        days = None
        if self._viewer.may(Action.BACK_UP):
            days = self._copies.days_without(self._kept_since)
        self._show(replace(self.state, uncopied_days=days))

    # --- intents --------------------------------------------------------------------------------

    def open_trainee(self, trainee: str) -> None:
        self.wanted.emit("checklist", {"trainee": trainee})

    def open_task(self, trainee: PersonId, item: NextItem | AskedItem) -> None:
        """Straight to signing it off; without the right to, to the task and what it says."""
        route = "sign_off" if item.may_sign else "task"
        self.wanted.emit(route, {"trainee": trainee, "task": item.task})

    def sign_job(self, trainee: str) -> None:
        self.wanted.emit("job", {"trainee": trainee})

    def open_asked(self, item: AskedItem) -> None:
        self.open_task(item.trainee, item)

    def open_slot(self, item: SlotItem) -> None:
        self.wanted.emit("slot", {"trainee": item.trainee, "slot": item.slot})

    def open_answered(self, item: AnsweredItem) -> None:
        self.wanted.emit("note", {"note": item.note})

    def open_hand_over(self) -> None:
        self.wanted.emit("hand_over", {})

    def open_follow_up(self, item: FollowUpItem) -> None:
        self.wanted.emit("note", {"note": item.note})

    def go_on_with(self, item: BegunItem) -> None:
        self.wanted.emit(item.route, item.params)

    def open_morning(self) -> None:
        self.wanted.emit("morning", {})

    def open_matrix(self) -> None:
        self.wanted.emit("matrix", {})

    def open_questions(self) -> None:
        self.wanted.emit("questions", {})

    def open_standing_out(self) -> None:
        self.wanted.emit("stands_out", {})

    def open_this_pc(self) -> None:
        self.wanted.emit("this_pc", {})

    def open_trainer_record(self) -> None:
        self.wanted.emit("my_trainer_record", {})

    def open_to_sign(self) -> None:
        self.wanted.emit("to_sign", {})

    def open_all(self) -> None:
        self.wanted.emit("people", {})

    def open_next_mold(self) -> None:
        self.wanted.emit("next_mold", {})

    def do_primary(self) -> None:
        """The trainee of last time; where there is none at all, the first one is added."""
        state = self.state
        if state.last is not None:
            self.open_trainee(state.last[0])
        elif state.is_empty and state.may_add:
            self.wanted.emit("add_person", {})

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: TodayPage) -> None:
        self._names = dict(page.names)
        self._kept_since = page.kept_since
        self._show(
            replace(
                self.state,
                is_loaded=True,
                is_whole=page.is_whole,
                today=page.today,
                whose=page.whose,
                strips=tuple(strip_item(strip) for strip in page.strips),
                others=page.others,
                last=(page.last.id, page.last.name) if page.last else None,
                slots=tuple(slot_item(each, page.today) for each in page.slots),
                asked=tuple(asked_item(asked) for asked in page.asked),
                follow_ups=tuple(follow_up_item(f, page.today) for f in page.follow_ups),
                answered=tuple(answered_item(a) for a in page.answered),
                begun=begun_items(self._drafts.waiting(), self._names),
                questions=page.questions,
                to_sign=page.to_sign,
                part=part_item(page),
                problem=None,
            )
        )
        self.look_at_copies()

    def _on_pcs(self, count: int) -> None:
        self._show(replace(self.state, about_pcs=count))

    def _on_standing_out(self, told: Told) -> None:
        if not told.left:
            self._show(replace(self.state, standing_out=len(told.patterns)))

    def _on_signed_off(self, signed: SignedOff) -> None:
        name = self._names.get(signed.trainee, "")
        item = SignedItem(name, signed.task, signed.waits, signed.declined)
        self._show(replace(self.state, signed_off=item))

    def _leave(self) -> None:
        self._show(replace(self.state, signed_off=None))

    def _on_changed(self, _changes: ChangeSet) -> None:
        """Whatever changed may be about somebody here."""
        self.read()

    def _look_at_drafts(self) -> None:
        begun = begun_items(self._drafts.waiting(), self._names)
        self._show(replace(self.state, begun=begun))
