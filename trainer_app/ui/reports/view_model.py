"""Which sheet, about whom, on which paper; made on the slow worker. QtCore only.

A stack is made once for what is chosen: looking at it, printing it and saving it use the same
bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.wanted import (
    ABOUT_ONE,
    BY_PROGRAMME,
    NEEDS,
    SheetKind,
    Wanted,
    papers_for,
)
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.kernel.wholefile import write_whole
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow
from trainer_app.services.trainer_records import TrainerList
from trainer_app.ui.ports.paper import SheetPress
from trainer_app.ui.ports.trainer import TrainerRecords
from trainer_app.ui.program import Pages
from trainer_app.ui.reports.making import Making, Stopped
from trainer_app.ui.shared.last_print import LastPrint, LastPrints
from trainer_app.ui.shared.printers import Printer, Printing
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

LANGUAGES: Final = ("en", "fr", "en+fr")
_OF_A_TASK: Final = frozenset({SheetKind.PAPER_CHECKLIST, SheetKind.TRAINER})
"""Printed where their tasks are."""
_LOOK_MS: Final = 80
"""How often the count of a stack that is being made is looked at."""


@dataclass(frozen=True, slots=True)
class ReportsState:
    kinds: tuple[SheetKind, ...] = ()
    kind: SheetKind | None = None
    audience: str = TRAINEES
    """Of the kinds that are made for one or the other."""
    of: Mapping[str, tuple[tuple[PersonId, str], ...]] = field(default_factory=dict)
    """Who there is, by audience; trainers only where their programme is in use."""
    ticked: frozenset[PersonId] = frozenset()
    language: str = "en"
    paper: str = "letter"
    printers: tuple[Printer, ...] | None = None
    printer: str = ""
    last: LastPrint | None = None
    total: int = 0
    """Of the stack that is being made; 0: none is."""
    done: int = 0
    busy: bool = False
    printed_on: str = ""
    saved_as: str = ""
    problem: Problem | None = None

    @property
    def trainees(self) -> tuple[tuple[PersonId, str], ...]:
        """Whom a sheet may be about: those of the audience."""
        return self.of.get(self.audience if self.asks_audience else TRAINEES, ())

    @property
    def asks_audience(self) -> bool:
        return self.kind in BY_PROGRAMME and TRAINERS in self.of

    @property
    def made_for(self) -> str:
        return self.audience if self.asks_audience else TRAINEES

    @property
    def about_people(self) -> bool:
        return self.kind in ABOUT_ONE

    @property
    def is_chosen(self) -> bool:
        """Whether there is anything to make."""
        return self.kind is not None and (not self.about_people or bool(self.ticked))

    @property
    def can_make(self) -> bool:
        return self.is_chosen and not self.busy


class ReportsViewModel(ViewModel[ReportsState]):
    made = Signal(object)
    """The bytes of the PDF, for the preview."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: Pages,
        records: TrainerRecords,
        sheets: SheetPress,
        printing: Callable[[], Printing],
        prints: LastPrints,
        viewer: SignedIn,
        language: str,
        paper: str,
        parent: QObject | None = None,
    ) -> None:
        kinds = tuple(
            kind
            for kind, needs in NEEDS.items()
            if kind not in _OF_A_TASK and all(viewer.may(a) for a in needs)
        )
        super().__init__(ReportsState(kinds=kinds, language=language, paper=paper), parent)
        self._tasks = tasks
        self._pages = pages
        self._records = records
        self._sheets = sheets
        self._make_printing = printing
        self._printing: Printing | None = None
        self._prints = prints
        self._viewer = viewer
        self._pc_paper = paper
        self._making: Making | None = None
        self._stack: tuple[tuple[Wanted, ...], bytes] | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._count)

    # --- choosing -------------------------------------------------------------------------------

    def read(self) -> None:
        pages, viewer = self._pages, self._viewer
        self._tasks.query(
            self,
            lambda: pages.trainees(viewer, patience=Patience(0)),  # their names alone
            self._on_trainees,
            self._on_problem,
        )
        self._tasks.query(self, self._list_trainers, self._on_trainers, self._on_problem, key="t")
        self._tasks.perform(
            self, self._list_printers, self._on_printers, self._on_problem, on=Worker.SLOW
        )

    def choose_kind(self, kind: SheetKind) -> None:
        papers = papers_for(kind)
        paper = self.state.paper if self.state.paper in papers else self._pc_paper
        self._choose(_only_listed(replace(self.state, kind=kind, paper=paper)))

    def choose_audience(self, audience: str) -> None:
        """Trainees, or trainers in their own programme."""
        self._choose(_only_listed(replace(self.state, audience=audience)))

    def tick(self, trainee: PersonId) -> None:
        self._choose(replace(self.state, ticked=self.state.ticked ^ {trainee}))

    def tick_all(self) -> None:
        everybody = frozenset(person for person, _name in self.state.trainees)
        ticked = frozenset() if self.state.ticked == everybody else everybody
        self._choose(replace(self.state, ticked=ticked))

    def set_language(self, language: str) -> None:
        self._choose(replace(self.state, language=language))

    def set_paper(self, paper: str) -> None:
        self._choose(replace(self.state, paper=paper))

    def set_printer(self, printer: str) -> None:
        self._show(replace(self.state, printer=printer, printed_on=""))

    def _choose(self, state: ReportsState) -> None:
        if not state.busy:
            self._show(replace(state, printed_on="", saved_as="", problem=None))

    # --- making ---------------------------------------------------------------------------------

    def preview(self) -> None:
        self._make(self.made.emit)

    def print_stack(self) -> None:
        state, printing = self.state, self._printing
        if printing is None or not state.printer:
            return
        name = state.kind.value if state.kind else ""

        def hand_over(pdf: bytes) -> None:
            self._then(
                lambda: printing.print_pdf(pdf, state.printer, name, state.paper),
                lambda: self._on_printed(state),
            )

        self._make(hand_over)

    def print_last(self) -> None:
        """The same as last time, with whoever is a trainee now."""
        last = self.state.last
        if last is None or self.state.busy or self._printing is None:
            return
        known = [person for person, _name in self.state.of.get(last.audience, ())]
        wanted = known if not last.trainees else [p for p in known if p in last.trainees]
        self._show(
            replace(
                self.state,
                kind=SheetKind(last.kind),
                audience=last.audience,
                language=last.lang,
                paper=last.paper,
                printer=last.printer,
                ticked=frozenset(wanted),
                problem=None,
            )
        )
        self.print_stack()

    def save(self, path: Path) -> None:
        """One file."""

        def keep(pdf: bytes) -> None:
            self._then(lambda: write_whole(path, pdf), lambda: self._on_saved(path))

        self._make(keep)

    def save_each(self, folder: Path, names: Callable[[str], str]) -> None:
        """A file a person. ``names``: a person's name to the name of the file."""
        wanted = self._wanted()
        if not self.state.can_make or not wanted:
            return
        called = dict(self.state.trainees)
        files = [folder / names(called.get(one.trainee or PersonId(""), "")) for one in wanted]
        sheets, viewer = self._sheets, self._viewer
        making = self._begin(len(wanted))

        def work() -> None:
            made = sheets.pdfs(viewer, wanted, making.between)
            for file, pdf in zip(files, made, strict=True):
                write_whole(file, pdf)

        self._tasks.perform(
            self, work, lambda _none: self._on_saved(folder), self._on_problem, on=Worker.SLOW
        )

    def stop(self) -> None:
        if self._making is not None:
            self._making.stop()

    def _wanted(self) -> tuple[Wanted, ...]:
        state = self.state
        if state.kind is None:
            return ()
        if not state.about_people:
            return (Wanted(state.kind, state.language, state.paper, audience=state.made_for),)
        return tuple(
            Wanted(state.kind, state.language, state.paper, person, audience=state.made_for)
            for person, _name in state.trainees
            if person in state.ticked
        )

    def _make(self, done: Callable[[bytes], None]) -> None:
        """The stack, and then what is done with it; one that was just made is not made again."""
        wanted = self._wanted()
        if not self.state.can_make or not wanted:
            return
        if self._stack is not None and self._stack[0] == wanted:
            done(self._stack[1])
            return
        sheets, viewer = self._sheets, self._viewer
        making = self._begin(len(wanted))

        def ready(pdf: bytes) -> None:
            self._stack = (wanted, pdf)
            self._end()
            done(pdf)

        self._tasks.perform(
            self,
            lambda: sheets.pdf(viewer, wanted, making.between),
            ready,
            self._on_problem,
            on=Worker.SLOW,
        )

    def _begin(self, total: int) -> Making:
        making = self._making = Making(total)
        self.destroyed.connect(making.stop)
        self._show(
            replace(
                self.state,
                busy=True,
                total=total,
                done=0,
                problem=None,
                printed_on="",
                saved_as="",
            )
        )
        self._looks.start()
        return making

    def _count(self) -> None:
        if self._making is not None:
            self._show(replace(self.state, done=self._making.done))

    def _end(self) -> None:
        self._looks.stop()
        self._making = None
        self._show(replace(self.state, busy=False, total=0, done=0))

    def _then(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self._show(replace(self.state, busy=True))
        self._tasks.perform(self, work, lambda _none: done(), self._on_problem, on=Worker.SLOW)

    # --- answers --------------------------------------------------------------------------------

    def _on_trainees(self, rows: tuple[TraineeRow, ...]) -> None:
        trainees = tuple((row.person.id, row.person.name) for row in rows)
        of = {**self.state.of, TRAINEES: trainees}
        last = self._prints.last
        last = last if last is not None and self._may_again(last) else None
        self._show(replace(self.state, of=of, last=last))

    def _list_trainers(self) -> TrainerList | None:
        """None for whoever may not see the trainers' records."""
        if not self._viewer.may(Action.SIGN_OFF):
            return None
        return self._records.everybody(self._viewer)

    def _on_trainers(self, found: TrainerList | None) -> None:
        if found is not None and found.has_programme:
            trainers = tuple((row.person.id, row.person.name) for row in found.rows)
            self._show(replace(self.state, of={**self.state.of, TRAINERS: trainers}))

    def _may_again(self, last: LastPrint) -> bool:
        return last.kind in self.state.kinds

    def _list_printers(self) -> tuple[Printing, tuple[Printer, ...]]:
        printing = self._make_printing()
        return printing, printing.printers()

    def _on_printers(self, found: tuple[Printing, tuple[Printer, ...]]) -> None:
        self._printing, printers = found
        first = printers[0].name if printers else ""
        self._show(replace(self.state, printers=printers, printer=self.state.printer or first))

    def _on_printed(self, state: ReportsState) -> None:
        everybody = len(state.ticked) == len(state.trainees)
        people = () if everybody else tuple(p for p, _ in state.trainees if p in state.ticked)
        assert state.kind is not None
        last = LastPrint(
            state.kind.value, state.language, state.paper, state.printer, people, state.made_for
        )
        self._prints.keep(last)
        self._show(replace(self.state, busy=False, printed_on=state.printer, last=last))

    def _on_saved(self, path: Path) -> None:
        self._end()
        self._show(replace(self.state, saved_as=str(path)))

    def _on_problem(self, error: TrainerError) -> None:
        self._end()
        stopped = isinstance(error, Stopped)
        self._stack = None if stopped else self._stack
        self._show(replace(self.state, problem=error.problem))


def _only_listed(state: ReportsState) -> ReportsState:
    """Nobody stays ticked who is not in the list any more."""
    listed = frozenset(person for person, _name in state.trainees)
    return replace(state, ticked=state.ticked & listed)
