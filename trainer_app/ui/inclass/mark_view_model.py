"""Marking modules and sessions complete: which, for whom, on which day, on whose word. QtCore only.

A fact: taken in the name of whoever is signed in. Nothing is chosen beforehand but the day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.in_class import Attendee, ClassSource, items
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.in_class import Marking, MarkPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.in_class import InClass
from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.form_fields import Option, When
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

ONE, GROUP = "mark_class", "class_group"
"""Of the draft; the subject of the first is the trainee, the second has none."""
NO_DAY = TypedDay()


@dataclass(frozen=True, slots=True)
class MarkForm:
    """The page as it is filled. ``on`` None: today."""

    about: tuple[str, ...] = ()
    who: tuple[PersonId, ...] = ()
    on: date | None = None
    source: str = ""
    typed: str = ""
    """The day as it stands in the field."""


@dataclass(frozen=True, slots=True)
class MarkState(PageState):
    """``trainee``: the name of the one whom it is about; empty where several are chosen from."""

    is_loaded: bool = False
    is_group: bool = False
    trainee: str = ""
    items: tuple[Option, ...] = ()
    people: tuple[Attendee, ...] = ()
    about: tuple[str, ...] = ()
    who: frozenset[PersonId] = frozenset()
    today: date = date.min
    on: date | None = None
    typed: TypedDay = NO_DAY
    source: ClassSource | None = None
    begun: Moment | None = None
    done: Marking | None = None

    @property
    def when(self) -> When:
        return When(self.on or self.today, self.today)

    @property
    def is_day_wrong(self) -> bool:
        """Something is typed that is no day, or one that has not come."""
        day = self.typed.day
        return self.typed.is_wrong or (day is not None and day > self.today)

    @property
    def is_filled(self) -> bool:
        chosen = bool(self.about) and bool(self.who) and self.source is not None
        return chosen and not self.is_day_wrong and not self.is_nothing_new

    @property
    def is_nothing_new(self) -> bool:
        """The one trainee has all of it already."""
        return not self.is_group and all(self.is_marked(one) for one in self.people)

    @property
    def form(self) -> MarkForm:
        source = "" if self.source is None else self.source.value
        who = tuple(sorted(self.who)) if self.is_group else ()
        return MarkForm(self.about, who, self.on, source, self.typed.text)

    def is_marked(self, attendee: Attendee) -> bool:
        """Nothing that is chosen is new for this person."""
        return bool(self.about) and all(about in attendee.marked for about in self.about)


class MarkViewModel(PageModel[MarkState]):
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        in_class: InClass,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId | None = None,
        about: str = "",
        parent: QObject | None = None,
    ) -> None:
        """``trainee`` None: of a group. ``about``: what was tapped before."""
        super().__init__(MarkState(is_group=trainee is None), parent)
        self._tasks, self._in_class, self._drafts = tasks, in_class, drafts
        self._viewer, self._trainee, self._wanted = viewer, trainee, about

    def read(self) -> None:
        in_class, viewer, trainee = self._in_class, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: in_class.mark_page(viewer, trainee), self._on_page, self._on_problem
        )

    # --- intents --------------------------------------------------------------------------------

    def choose(self, about: str) -> None:
        chosen = set(self.state.about) ^ {about}
        ordered = tuple(item.id for item in self.state.items if item.id in chosen)
        self._set(self._without_marked(replace(self.state, about=ordered)))

    def tick(self, person: PersonId) -> None:
        self._set(self._without_marked(replace(self.state, who=self.state.who ^ {person})))

    def move_day(self, days: int) -> None:
        day = self.state.when.observed_on + timedelta(days=days)
        on = None if day >= self.state.today else day
        self._set(replace(self.state, on=on, typed=NO_DAY))

    def be_today(self) -> None:
        self._set(replace(self.state, on=None, typed=NO_DAY))

    def type_day(self, text: str) -> None:
        typed, today = TypedDay(text), self.state.today
        day = typed.day
        on = self.state.on if day is None or day > today else day
        self._set(replace(self.state, typed=typed, on=None if on == today else on))

    def choose_source(self, source: str) -> None:
        chosen = ClassSource(source)
        self._set(replace(self.state, source=None if chosen is self.state.source else chosen))

    def start_again(self) -> None:
        """Empty, as it is for somebody who comes to it."""
        state = self.state
        self._set(
            replace(
                state,
                about=(),
                who=state.who if self._trainee is not None else frozenset(),
                on=None,
                typed=NO_DAY,
                source=None,
                begun=None,
            )
        )

    def record(self) -> None:
        """Record it; once that is done, leave."""
        state = self.state
        if state.done is not None:
            self.left.emit()
            return
        if not state.is_filled or state.busy or state.source is None:
            return
        self._show(replace(state, busy=True, problem=None))
        in_class, viewer, source = self._in_class, self._viewer, state.source
        who = [attendee.person.id for attendee in state.people if attendee.person.id in state.who]
        self._tasks.perform(
            self,
            lambda: in_class.mark(viewer, who, state.about, state.when.observed_on, source),
            self._on_recorded,
            self._on_problem,
        )

    # --- answers --------------------------------------------------------------------------------

    def _set(self, state: MarkState) -> None:
        """What somebody filled in; it waits until it is recorded."""
        self._show(replace(state, problem=None))
        form, subject = self._draft
        if state.form == MarkForm():
            self._drafts.forget(form, subject)
        else:
            self._drafts.keep(form, subject, state.form)

    @property
    def _draft(self) -> tuple[str, str]:
        return (GROUP, "") if self._trainee is None else (ONE, self._trainee)

    def _without_marked(self, state: MarkState) -> MarkState:
        """Nobody is ticked for whom nothing of it is new."""
        if self._trainee is not None:
            return state
        marked = {a.person.id for a in state.people if state.is_marked(a)}
        return replace(state, who=state.who - marked)

    def _on_page(self, page: MarkPage) -> None:
        titles = {module.id: module.title for module in page.pack.modules}
        titles |= {practical.id: practical.title for practical in page.pack.practicals}
        one = self._trainee is not None
        people = page.trainees
        state = replace(
            self.state,
            is_loaded=True,
            trainee=people[0].person.name if one and people else "",
            items=tuple(Option(about, titles[about]) for about in items(page.pack)),
            people=people,
            who=frozenset(a.person.id for a in people) if one else frozenset(),
            today=page.today,
        )
        self._show(self._taken_up(state))

    def _taken_up(self, state: MarkState) -> MarkState:
        """What was begun and left; else what was tapped before."""
        form, subject = self._draft
        kept = self._drafts.kept(form, subject, MarkForm)
        if kept is None:
            known = any(item.id == self._wanted for item in state.items)
            return replace(state, about=(self._wanted,) if known else ())
        said, here = kept.said, {a.person.id for a in state.people}
        on = said.on or (None if kept.at.date >= state.today else kept.at.date)  # its day
        wanted = {*said.about, self._wanted}
        known_sources = {source.value: source for source in ClassSource}
        return self._without_marked(
            replace(
                state,
                about=tuple(item.id for item in state.items if item.id in wanted),
                who=state.who or frozenset(said.who) & here,
                on=on,
                typed=TypedDay(said.typed),
                source=known_sources.get(said.source),
                begun=kept.at,
            )
        )

    def _on_recorded(self, done: Marking) -> None:
        self._drafts.forget(*self._draft)
        self._show(replace(self.state, busy=False, done=done))
