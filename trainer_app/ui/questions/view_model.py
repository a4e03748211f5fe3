"""What waits, one concern at a time, and where an answer is given. QtCore only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.changes import ChangeSet
from trainer_app.services.attention import AttentionPage
from trainer_app.services.matters import Concern, Matter
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.decision import Attention
from trainer_app.ui.shared.pc_asks import PcAsk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

__all__ = ["Concern", "Matter", "MatterItem", "QuestionsState", "QuestionsViewModel", "Way"]


@dataclass(frozen=True, slots=True)
class MatterItem:
    """A matter with the title of its task or unit."""

    id: str
    matter: Matter
    title: Words
    tier: Words = field(default_factory=dict)
    """What the pack calls a safety task; of any other task empty."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the answer is given: a route and what it takes."""

    route: str
    params: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionsState(PageState):
    """``shown``: the concern in sight, None before anything was read."""

    is_loaded: bool = False
    counts: tuple[tuple[Concern, int], ...] = ()
    shown: Concern | None = None
    items: tuple[MatterItem, ...] = ()
    """Of the concern in sight."""
    selected: str = ""
    warn_days: tuple[int, ...] = ()
    today: date | None = None
    asks: tuple[PcAsk, ...] = ()
    """What is asked about PCs and whom they brought: beside the open questions."""

    @property
    def item(self) -> MatterItem | None:
        return next((item for item in self.items if item.id == self.selected), None)

    @property
    def asks_in_sight(self) -> tuple[PcAsk, ...]:
        return self.asks if self.shown is Concern.QUESTION else ()

    @property
    def ask(self) -> PcAsk | None:
        return next((ask for ask in self.asks_in_sight if ask.id == self.selected), None)


class QuestionsViewModel(PageModel[QuestionsState]):
    wanted = Signal(object)
    """``Way``: where somebody wants to go."""

    def __init__(
        self,
        tasks: TaskRunner,
        attention: Attention,
        viewer: SignedIn,
        asks: Callable[[], tuple[PcAsk, ...]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        """``asks``: what is asked about PCs; called on the store worker."""
        super().__init__(QuestionsState(), parent)
        self._asks = asks
        self._tasks = tasks
        self._attention = attention
        self._viewer = viewer
        self._all: tuple[MatterItem, ...] = ()
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        attention, viewer = self._attention, self._viewer
        self._tasks.query_in_parts(
            self,
            lambda patience: attention.page(viewer, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.left == 0,
        )
        self._tasks.query(self, self._asks, self._on_asks, key="pcs")

    def show_concern(self, concern: Concern) -> None:
        self._show(self._in_sight(replace(self.state, shown=concern, selected="")))

    def select(self, item: str) -> None:
        self._show(replace(self.state, selected=item))

    def open(self) -> None:
        """To where the selected matter is answered."""
        ask = self.state.ask
        if self.state.item is not None:
            self.wanted.emit(_way(self.state.item.matter))
        elif ask is not None:
            self.wanted.emit(Way(ask.route, (("item", ask.id),)))

    def extend(self) -> None:
        self._go_to_task("extend")

    def observe_again(self) -> None:
        self._go_to_task("reobserve")

    def _go_to_task(self, route: str) -> None:
        if self.state.item is not None:
            matter = self.state.item.matter
            self.wanted.emit(Way(route, (("trainee", matter.trainee), ("task", matter.task))))

    def _in_sight(self, state: QuestionsState) -> QuestionsState:
        """The items of the concern; the first one is selected where the old one has gone."""
        items = tuple(item for item in self._all if item.matter.concern is state.shown)
        state = replace(state, items=items, counts=self._counted(state))
        ids = [*(item.id for item in items), *(ask.id for ask in state.asks_in_sight)]
        if state.selected in ids:
            return state
        return replace(state, selected=ids[0] if ids else "")

    def _counted(self, state: QuestionsState) -> tuple[tuple[Concern, int], ...]:
        """Of each concern, what is asked about PCs among the open questions."""
        return tuple(
            (
                concern,
                sum(item.matter.concern is concern for item in self._all)
                + (len(state.asks) if concern is Concern.QUESTION else 0),
            )
            for concern, _count in state.counts
        )

    def _on_page(self, page: AttentionPage) -> None:
        self._all = tuple(_item(page.pack, matter) for matter in page.matters)
        counts = tuple((concern, 0) for concern in page.concerns)
        counts = self._counted(replace(self.state, counts=counts))
        full = [concern for concern, count in counts if count]
        is_loaded = bool(full) or page.left == 0  # what is shown first is chosen with open eyes
        shown = self.state.shown
        if shown not in page.concerns:
            shown = next(iter([*full, *page.concerns]), None) if is_loaded else None
        self._show(
            self._in_sight(
                replace(
                    self.state,
                    is_loaded=is_loaded,
                    counts=counts,
                    shown=shown,
                    warn_days=tuple(sorted(page.pack.policy.warn_days)),
                    today=page.today,
                    problem=None,
                )
            )
        )

    def _on_asks(self, asks: tuple[PcAsk, ...]) -> None:
        self._show(self._in_sight(replace(self.state, asks=asks)))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def _item(pack: Pack, matter: Matter) -> MatterItem:
    return MatterItem(
        _id(matter),
        matter,
        title_of(pack, matter),
        _tier_of(pack, matter),
    )


def _id(matter: Matter) -> str:
    parts = [matter.concern, matter.trainee, matter.task, matter.thing]
    pattern = matter.pattern
    if pattern is not None:
        evidence = "+".join(sorted(pattern.entries[0].evidence))
        parts += [pattern.kind, pattern.day.isoformat(), str(pattern.minutes), evidence]
    return ":".join(parts)


def _tier_of(pack: Pack, matter: Matter) -> Words:
    task = pack.tasks.get(matter.task)
    tier = pack.policy.tier(task.tier) if task is not None and task.is_safety else None
    return tier.name if tier is not None else {}


def title_of(pack: Pack, matter: Matter) -> Words:
    """The words of the pack for the task, the unit, the module or the session."""
    return pack.title_of(matter.task) or {}


def _way(matter: Matter) -> Way:
    trainee, task = ("trainee", matter.trainee), ("task", matter.task)
    match matter.concern:
        case Concern.QUESTION:
            return Way("question", (trainee, task, ("thing", matter.thing)))
        case Concern.UNIT:
            return Way("sign_unit", (trainee, ("unit", matter.task)))
        case Concern.CAPSTONE:
            return Way("capstone", (trainee,))
        case Concern.SAMPLE:
            return Way("sample", (("record", matter.thing),))
        case Concern.PATTERN:
            return Way("stands_out", (("person", matter.trainee),))
        case Concern.NOT_APPLICABLE:
            return Way("not_applicable", (task, trainee))
    return Way("task", (trainee, task))
