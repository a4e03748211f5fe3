"""A plant founded on this PC alone, or brought back. QtCore only; nothing is made before the end.

The recovery words are in memory for as long as this lives, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.packs import Pack
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, TrainerError
from trainer_app.kernel.places import Place, Places
from trainer_app.kernel.plants import Joining
from trainer_app.services.founding import FirstRun, FirstTrainer
from trainer_app.ui.firstrun.state import BACK, BackupLine, FirstRunState, Step, TrainerLine
from trainer_app.ui.program import BackupSeen, Blank, Program, Started
from trainer_app.ui.shared.pin_entry import PinEntry
from trainer_app.ui.shared.scope import ScopeState, toggled
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel

TEXTS = frozenset(
    {
        "plant",
        "employer",
        "pc",
        "supervisor",
        "trainer",
        "typed",
        "sheet_words",
        "restored_pc",
        "ticket",
        "hub_url",
        "joined_pc",
    }
)
"""What is typed, by the names of the state's fields."""


class FirstRunViewModel(PageModel[FirstRunState]):
    language_chosen = Signal(str)
    opened = Signal(object)
    """The ``Program`` to go on with."""
    sheet_wanted = Signal(object)
    """The ``Started`` whose recovery sheet is to be printed."""
    slips_wanted = Signal(object)
    """The ``Started`` whose one-time codes are to be printed."""
    gave_up = Signal()
    """No further plant is joined after all."""

    def __init__(
        self,
        tasks: TaskRunner,
        make_blank: Callable[[], Blank],
        clock: Clock,
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(FirstRunState(), parent)
        self._tasks, self._make_blank, self._language = tasks, make_blank, language
        self._blank: Blank | None = None
        self._started: Started | None = None
        self._pin = ""
        self.entry = PinEntry(clock, self)
        self.entry.entered.connect(self._on_pin)

    # --- the ways -------------------------------------------------------------------------------

    def read(self) -> None:
        """The programme that comes with the program: its units are what may be signed."""

        def open_blank() -> _Found:
            blank = self._make_blank()
            return _Found(blank, blank.pack(), blank.places(), blank.joining())

        self._tasks.query(self, open_blank, self._on_blank, self._on_problem, key="blank")

    def choose_language(self, language: str) -> None:
        self.language_chosen.emit(language)

    def start_alone(self) -> None:
        if self._blank is not None:
            self._ask_place(Step.PLANT)

    def look_around(self) -> None:
        if self._blank is not None:
            self._begin_work()
            self._tasks.perform(self, self._blank.look_around, self.opened.emit, self._on_refused)

    def start_from_backup(self) -> None:
        if self._blank is not None:
            self._ask_place(Step.RESTORE)

    def join_plant(self) -> None:
        if self._blank is not None:
            if self.state.is_begun:  # where the records live was settled then
                self._go(Step.JOIN)
            else:
                self._ask_place(Step.JOIN)

    # --- where the records live -----------------------------------------------------------------

    def _ask_place(self, toward: Step) -> None:
        self._show(replace(self.state, toward=toward))
        self._go(toward if self.state.places is None else Step.PLACE)

    def choose_place(self, place: Place) -> None:
        blank = self._blank
        assert blank is not None
        self._tasks.query(
            self,
            lambda: blank.live_in(place),
            lambda _none: self._go(self.state.toward),
            self._on_problem,
            key="place",
        )

    # --- bringing a backup back -----------------------------------------------------------------

    def choose_backup(self, file: str) -> None:
        """Look at what the file says about itself, before twelve words are typed in vain."""
        blank = self._blank
        assert blank is not None
        self._show(replace(self.state, backup=None, problem=None))

        def look() -> BackupLine:
            return _line(file, blank.look_at(Path(file)))

        self._tasks.query(self, look, self._on_backup_seen, self._on_problem, key="backup")

    def _on_backup_seen(self, backup: BackupLine) -> None:
        self._show(replace(self.state, backup=backup))

    def _restore(self) -> None:
        blank, state = self._blank, self.state
        assert blank is not None
        assert state.backup is not None
        file, words, pc = Path(state.backup.file), state.sheet_words, state.restored_pc
        self._begin_work()
        self._tasks.perform(
            self, lambda: blank.restore(file, words, pc), self._on_restored, self._on_refused
        )

    def _on_restored(self, program: Program) -> None:
        self._show(replace(self.state, sheet_words=""))
        self.opened.emit(program)

    # --- joining a plant ------------------------------------------------------------------------

    def open_ticket(self, file: str) -> None:
        blank = self._blank
        assert blank is not None
        self._tasks.query(
            self,
            lambda: blank.ticket_in(Path(file)),
            lambda ticket: self.set_text("ticket", ticket),
            self._on_problem,
            key="ticket",
        )

    def _join(self) -> None:
        """What the plant has recorded arrives once the Board is open."""
        blank, state = self._blank, self.state
        assert blank is not None
        url, ticket, pc = state.hub_url.strip(), state.ticket, state.joined_pc
        self._begin_work()
        self._tasks.perform(
            self,
            lambda: blank.join(url, ticket, pc),
            self._on_joined,
            self._on_not_joined,
            on=Worker.NETWORK,
        )

    def stop(self) -> None:
        """While the hub is waited for. What was typed stays, and the same ticket is still good."""
        if self._blank is not None:
            self._blank.stop()

    def forget(self) -> None:
        """Joining is given up: nothing of it stays on this PC."""
        blank = self._blank
        assert blank is not None
        self._tasks.perform(
            self, blank.forget, lambda _none: self._on_forgotten(), self._on_problem
        )

    def _on_forgotten(self) -> None:
        self._show(replace(self.state, is_begun=False, ticket="", hub_url="", problem=None))
        self._leave_joining()

    def _leave_joining(self) -> None:
        if self.state.is_one_more:
            self.gave_up.emit()
        else:
            self._go(Step.WAYS)

    def _on_not_joined(self, error: TrainerError) -> None:
        blank = self._blank
        assert blank is not None
        problem = None if error.code is ErrorCode.SYNC_STOPPED else error.problem
        begun = blank.is_begun
        self._show(replace(self.state, step=Step.JOIN, is_begun=begun, problem=problem))

    def _on_joined(self, program: Program) -> None:
        self._show(replace(self.state, ticket=""))
        self.opened.emit(program)

    # --- what is asked --------------------------------------------------------------------------

    def set_text(self, field: str, text: str) -> None:
        """``field``: one of ``TEXTS``."""
        assert field in TEXTS, field
        values: dict[str, str] = {field: text}
        self._show(replace(self.state, problem=None, **values))  # type: ignore[arg-type]  # by name

    def set_also_trains(self, also: bool) -> None:
        self._show(replace(self.state, also_trains=also))

    def toggle_own_scope(self, option: str) -> None:
        if self.state.own_scope is not None:
            self._show(replace(self.state, own_scope=toggled(self.state.own_scope, option)))

    def toggle_trainer_scope(self, option: str) -> None:
        if self.state.trainer_scope is not None:
            scope = toggled(self.state.trainer_scope, option)
            self._show(replace(self.state, trainer_scope=scope))

    def add_trainer(self) -> None:
        state = self.state
        if not state.can_add_trainer or state.trainer_scope is None:
            return
        new = TrainerLine(" ".join(state.trainer.split()), state.trainer_scope.chosen)
        self._show(
            replace(
                state,
                trainers=(*state.trainers, new),
                trainer="",
                trainer_scope=ScopeState(state.units),
            )
        )

    def remove_trainer(self, name: str) -> None:
        kept = tuple(t for t in self.state.trainers if t.name != name)
        self._show(replace(self.state, trainers=kept))

    def go_on(self) -> None:
        state = self.state
        if not state.can_go_on:
            return
        match state.step:
            case Step.PLANT:
                self._go(Step.SUPERVISOR)
            case Step.SUPERVISOR:
                self.entry.clear()
                self._go(Step.PIN)
            case Step.TRAINERS:
                self._found()
            case Step.RESTORE:
                self._restore()
            case Step.JOIN:
                self._join()
            case Step.RECOVERY:
                self._show(replace(state, step=Step.RECOVERY_WORD, typed=""))
            case Step.RECOVERY_WORD if state.codes:
                self._go(Step.CODES)
            case Step.RECOVERY_WORD | Step.CODES:
                self._open()

    def go_back(self) -> None:
        if self.state.step is Step.JOIN and (self.state.is_one_more or self.state.is_begun):
            self._leave_joining()
            return
        before = BACK.get(self.state.step)
        if before is Step.WAYS and self.state.places and self.state.step is not Step.PLACE:
            before = Step.PLACE
        if before is not None:
            self._pin = ""
            self.entry.clear()
            self._go(before)

    def print_sheet(self) -> None:
        if self._started is not None:
            self.sheet_wanted.emit(self._started)

    def print_slips(self) -> None:
        if self._started is not None:
            self.slips_wanted.emit(self._started)

    # --- work and answers -----------------------------------------------------------------------

    def _go(self, step: Step) -> None:
        self._show(replace(self.state, step=step, problem=None, pins_differed=False))

    def _begin_work(self) -> None:
        state = self.state
        self._show(replace(state, step=Step.WORKING, before=state.step, problem=None))

    def _on_refused(self, error: TrainerError) -> None:
        """Back to the step that asked for it, with everything that was typed."""
        self._show(replace(self.state, step=self.state.before, problem=error.problem))

    def _on_blank(self, found: _Found) -> None:
        self._blank = found.blank
        units = found.pack.units
        scope = ScopeState(units)
        one_more, begun = found.blank.is_one_more, found.blank.is_begun
        state = replace(
            self.state,
            places=found.places,
            units=units,
            own_scope=scope,
            trainer_scope=scope,
            is_one_more=one_more,
            is_begun=begun,
            step=Step.JOIN if one_more or begun else self.state.step,
        )
        if found.joining is not None:
            told = found.joining
            state = replace(state, ticket=told.ticket, hub_url=told.url, joined_pc=told.pc)
        self._show(state)

    def _on_pin(self, digits: str) -> None:
        self.entry.accepted()
        if self.state.step is Step.PIN:
            self._pin = digits
            self._go(Step.PIN_AGAIN)
        elif digits == self._pin:
            self._go(Step.TRAINERS)
        else:
            self._pin = ""
            self._show(replace(self.state, step=Step.PIN, pins_differed=True))

    def _found(self) -> None:
        blank, state = self._blank, self.state
        assert blank is not None
        own = state.own_scope.chosen if state.own_scope else ()
        first = FirstRun(
            plant=state.plant,
            pc=state.pc,
            supervisor=state.supervisor,
            pin=self._pin,
            language=self._language(),
            employer=state.employer,
            also_trains=bool(state.also_trains),
            scope=own,
            trainers=tuple(FirstTrainer(t.name, t.scope, self._language()) for t in state.trainers),
        )
        self._begin_work()
        self._tasks.perform(self, lambda: blank.found(first), self._on_founded, self._on_refused)

    def _on_founded(self, started: Started) -> None:
        self._pin = ""
        self._started = started
        words = started.recovery_words
        asked = 1 + sum(map(len, words)) % len(words)
        self._show(
            replace(self.state, step=Step.RECOVERY, words=words, asked=asked, codes=started.codes)
        )

    def _open(self) -> None:
        started = self._started
        assert started is not None
        program: Program = started.program
        self._show(replace(self.state, words=(), typed=""))
        self.opened.emit(program)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the first run begins with."""

    blank: Blank
    pack: Pack
    places: Places | None
    joining: Joining | None


def _line(file: str, seen: BackupSeen) -> BackupLine:
    return BackupLine(
        file, seen.site, seen.device, seen.made.date, seen.records, seen.opened_at_hub
    )
