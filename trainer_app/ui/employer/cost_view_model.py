"""One cost or gain as it is typed. QtCore only. Kept as the writer's draft after each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.costs import Cost, cents_of, typed_amount
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.services.costs import NewCost
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.employer import Costs
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

NEW, FORM = "new_cost", "cost"
"""Of the drafts; the subject of a correction is the record that it takes the place of."""
COST, GAIN = "cost", "gain"


@dataclass(frozen=True, slots=True)
class CostForm:
    """``kind``: COST, GAIN, or empty while nothing is chosen."""

    kind: str = ""
    name: str = ""
    amount: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class CostState(PageState):
    """``before``: what was entered; None of a new one, and until it is read."""

    is_loaded: bool = False
    is_new: bool = True
    form: CostForm = CostForm()
    before: CostForm = CostForm()
    begun: Moment | None = None

    @property
    def cents(self) -> int | None:
        return cents_of(self.form.amount)

    @property
    def amount_is_wrong(self) -> bool:
        return bool(self.form.amount.strip()) and self.cents is None

    @property
    def is_ready(self) -> bool:
        said = self.form.kind and self.form.name.strip() and self.cents
        return self.is_loaded and not self.busy and bool(said) and self.form != self.before

    @property
    def may_take_off(self) -> bool:
        return self.is_loaded and not self.is_new and not self.busy


class CostViewModel(PageModel[CostState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        costs: Costs,
        drafts: DraftDesk,
        by: SignedIn,
        language: str,
        record: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(CostState(is_new=not record), parent)
        self._tasks, self._costs, self._drafts = tasks, costs, drafts
        self._by, self._language = by, language
        self._record = RecordId(record) if record else None

    def read(self) -> None:
        costs, by, record = self._costs, self._by, self._record
        if record is None:
            self._on_entry(None)
            return
        self._tasks.query(self, lambda: costs.entry(by, record), self._on_entry, self._on_problem)

    def choose_kind(self, kind: str) -> None:
        self._take(replace(self.state.form, kind=kind))

    def type_name(self, name: str) -> None:
        self._take(replace(self.state.form, name=name))

    def type_amount(self, amount: str) -> None:
        self._take(replace(self.state.form, amount=amount))

    def type_words(self, words: str) -> None:
        self._take(replace(self.state.form, words=words))

    def start_again(self) -> None:
        self._show(replace(self.state, begun=None))
        self._take(self.state.before)

    def save(self) -> None:
        state, cents = self.state, self.state.cents
        if not state.is_ready or cents is None:
            return
        form, costs, by, record = state.form, self._costs, self._by, self._record
        new = NewCost(form.name, cents, form.words, is_gain=form.kind == GAIN)
        self._write(lambda: costs.save(by, new, record))

    def take_off(self) -> None:
        costs, by, record = self._costs, self._by, self._record
        if self.state.may_take_off and record is not None:
            self._write(lambda: costs.take_off(by, record))

    def _write(self, work: Callable[[], Recorded]) -> None:
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(self, work, self._on_written, self._on_problem)

    def _take(self, form: CostForm) -> None:
        state = self.state
        if not state.is_loaded or form == state.form:
            return
        self._show(replace(state, form=form, problem=None))
        if form == state.before:
            self._drafts.forget(*self._draft)
        else:
            self._drafts.keep(*self._draft, form)

    @property
    def _draft(self) -> tuple[str, str]:
        return (NEW, "") if self._record is None else (FORM, self._record)

    def _on_entry(self, cost: Cost | None) -> None:
        before = CostForm()
        if cost is not None:
            amount = typed_amount(cost.cents, self._language)
            kind = GAIN if cost.is_gain else COST
            before = CostForm(kind, cost.name, amount, cost.words)
        kept = self._drafts.kept(*self._draft, CostForm)
        self._show(
            CostState(
                is_loaded=True,
                is_new=cost is None,
                form=kept.said if kept else before,
                before=before,
                begun=kept.at if kept else None,
            )
        )

    def _on_written(self, _recorded: Recorded) -> None:
        self._drafts.forget(*self._draft)
        self.done.emit()
