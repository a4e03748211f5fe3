"""A PC that works for several plants: which one, one more, leaving one; and joining cut short."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from typing_extensions import override

from tests.screens.scenes_first_run import PC
from tests.screens.scenes_start import copy_profile
from tests.screens.scenes_sync import TICKET
from tests.screens.stage import Stage
from tests.ui.fakes_plants import READY, FakeLeaving, FakePlants
from tests.ui.fakes_sync import AWAY, HUB, FakeSyncing
from trainer_app.bootstrap import Program, open_program
from trainer_app.bootstrap.blank import Blank
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.membership import Waiting
from trainer_app.kernel.plants import Joining, PlantHere
from trainer_app.services.board import Board
from trainer_app.sync.engine import Progress
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.plants.leaving_view import LeavingView
from trainer_app.ui.plants.view import PlantsView
from trainer_app.ui.settings.view import SettingsView
from trainer_app.ui.syncpage.view import SyncPageView

_DAY = 24 * 60 * 60 * 1000
_SEVERAL = "one of several plants"
_WHICH = "which of several plants is asked"
_LEAVES = "one of several plants, which is about to be left"
_BEGUN = "joining was begun"
_VISITED = "a PC that somebody visits"
_OTHERS = {
    "en": ("Lakeside Tooling", "Northern Plastics, Sudbury", "St. Clair Molds"),
    "fr": ("Moulage de la Rivière", "Plastiques du Nord, Sudbury", "Moules Saint-Clair"),
}


def _plants(stage: Stage) -> tuple[PlantHere, ...]:
    now = stage.plant.clock.now()
    first, second, third = _OTHERS[stage.view.lang]

    def one(key: str, name: str, days: int) -> PlantHere:
        used = Moment(now.ms - days * _DAY, now.tz)
        return PlantHere(key, Path(key), name, key, PC[stage.view.lang], used, waiting=0)

    return (
        one("first", first, 0),
        replace(one("second", second, 3), waiting=4),
        replace(one("third", third, 40), name="", is_unfinished=True, used=None),
    )


class _Cut(Blank):
    """Whose joining was begun before the lights went out."""

    def __init__(self, folder: Path, stage: Stage, *, one_more: bool = False) -> None:
        super().__init__(folder, stage.plant.clock, home=folder if one_more else None)
        self._pc_name = PC[stage.view.lang]
        self.asked = threading.Event()

    @property
    @override
    def is_begun(self) -> bool:
        return not self.is_one_more

    @override
    def joining(self) -> Joining:
        begun = Joining("https://hub.example", TICKET, self._pc_name)
        return Joining(pc=self._pc_name) if self.is_one_more else begun

    @override
    def join(self, url: str, typed: str, pc: str) -> Program:
        assert all((url, typed, pc))
        self.asked.wait()
        raise StartupProblem(ErrorCode.STOPPED)

    @override
    def stop(self) -> None:
        self.asked.set()


def _open(stage: Stage, syncing: FakeSyncing | None = None, **changed: object) -> Program:
    """A copy of the sample plant, as one of three that this PC works for."""
    folder = copy_profile(stage).folder
    clock = stage.plant.clock
    opened: list[Program] = []

    def open_it(_key: str = "") -> Program:
        program = open_program(folder, clock)
        vars(program).update(syncing=syncing or FakeSyncing(), **changed)
        opened.append(program)
        return program

    plants = FakePlants(_plants(stage), open_it, named=True)
    stage.plant.today()
    stage.start(folder, open_it, clock, plants=plants)
    return opened[-1]


def board(stage: Stage) -> None:
    _open(stage)
    stage.stands = _SEVERAL


def menu(stage: Stage) -> None:
    if stage.stands != _SEVERAL:
        board(stage)
    stage.come_in(stage.cast.trainer)
    stage.go("menu")


def chooser(stage: Stage) -> None:
    if stage.stands != _SEVERAL:
        board(stage)
    stage.shell.switching.choose()
    stage.until(lambda: isinstance(stage.top, PlantsView), "it is asked which plant")
    stage.settle()
    stage.stands = _WHICH


def settings(stage: Stage) -> None:
    _open(stage, sample_pin="")
    stage.come_in(stage.cast.supervisor)
    stage.go("settings")
    page = stage.page(SettingsView)
    bar = page.paged.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def not_opened(stage: Stage) -> None:
    """The other plant is being written by a command."""
    if stage.stands != _WHICH:
        chooser(stage)
    stage.stands = ""
    plants = stage.shell.start.plants
    assert isinstance(plants, FakePlants)

    def refuse(_key: str) -> Program:
        raise StartupProblem(ErrorCode.PROFILE_IN_USE, folder="plants/second")

    plants.opens = refuse
    stage.page(PlantsView).grid.chosen.emit("second")
    stage.until(lambda: stage.top is not None and not stage.top.message.isHidden(), "it is said")
    stage.settle()


def leave(stage: Stage) -> None:
    page = replace(READY, plant=_OTHERS[stage.view.lang][0], drafts=2, backups=Path("C:/backups"))
    _open(stage, leaving=FakeLeaving(page))
    stage.come_in(stage.cast.supervisor)
    stage.go("leave_plant")
    for digit in "2580":
        stage.page(LeavingView).pad.keypad.keys[digit].click()
    stage.settle()
    stage.stands = _LEAVES


def leave_waiting(stage: Stage) -> None:
    page = replace(READY, plant=_OTHERS[stage.view.lang][0], waiting=3, held=2, files=1)
    _open(
        stage,
        FakeSyncing(HUB, Waiting(unsent=3, held=(("bad_signature", 2),))),
        leaving=FakeLeaving(page),
    )
    stage.come_in(stage.cast.supervisor)
    stage.go("leave_plant")


def leave_from_sync(stage: Stage) -> None:
    """The way there from the page about this PC and its hub."""
    _open(stage, FakeSyncing(HUB, Waiting()), sample_pin="")
    stage.come_in(stage.cast.supervisor)
    stage.go("sync")
    page = stage.page(SyncPageView)
    page._scroll.ensureWidgetVisible(page.leave)
    stage.settle()


def leave_only(stage: Stage) -> None:
    """No other plant is here."""
    page = replace(READY, plant=_OTHERS[stage.view.lang][0], backups=Path("C:/backups"))
    if stage.stands == _LEAVES:
        vars(stage.program).update(leaving=FakeLeaving(page))
    else:
        _open(stage, leaving=FakeLeaving(page))
    stage.stands = ""
    stage.shell.switching.several = False
    stage.come_in(stage.cast.supervisor)
    stage.go("leave_plant")


def _first_run(stage: Stage, *, one_more: bool = False) -> None:
    stage.close()
    folder, clock = stage.scratch / "blank", stage.plant.clock
    shutil.rmtree(folder, ignore_errors=True)
    stage.plant.today()
    blank = _Cut(folder, stage, one_more=one_more)
    stage.start(folder, lambda: None, clock, lambda: blank)


def one_more(stage: Stage) -> None:
    _first_run(stage, one_more=True)


def cut_short(stage: Stage) -> None:
    _first_run(stage)
    stage.stands = _BEGUN


def waiting_for_hub(stage: Stage) -> None:
    if stage.stands != _BEGUN:
        cut_short(stage)
    stage.stands = ""
    page = stage.page(FirstRunView)
    page.primary.click()
    stage.until(lambda: page._model.state.step is Step.WORKING, "the hub is asked")


def _empty(stage: Stage, syncing: FakeSyncing, ready: Callable[[BoardView], bool]) -> None:
    """A PC that has just joined: nobody is on its Board yet."""
    program = _open(stage, syncing)
    people = program.people
    vars(people).update(board=lambda: Board("", "", ()))
    stage.shell.navigator.reset("board")
    stage.settle()
    stage.shell.network.sync_now()
    page = stage.page(BoardView)
    stage.until(lambda: ready(page), "the Board says what comes")


def visitor_s_pin(stage: Stage) -> None:
    """An assessor on the laptop that came with him, for the first time."""
    _at_visitors_pad(stage, comes_with_it=True)


def not_a_visitor(stage: Stage) -> None:
    """Somebody of the plant, whose PIN never comes to an assessor's laptop."""
    _at_visitors_pad(stage, comes_with_it=False)


def _at_visitors_pad(stage: Stage, *, comes_with_it: bool) -> None:
    if stage.stands == _VISITED:
        stage.shell.navigator.reset("board")
    else:
        _open(stage, FakeSyncing(HUB))
    stage.stands = _VISITED
    people = stage.program.people
    who = stage.person(stage.cast.trainer)
    board = stage.ask(people.board)
    visitor = replace(
        next(tile for tile in board.tiles if tile.person == who),
        roles=(Role.ASSESSOR if comes_with_it else Role.TRAINER,),
        has_pin=False,
        chooses_pin=comes_with_it,
        signs_in_elsewhere=not comes_with_it,
    )
    tiles = tuple(visitor if tile.person == who else tile for tile in board.tiles)
    vars(people).update(board=lambda: replace(board, tiles=tiles))
    stage.shell.navigator.go("pin", person=who)
    stage.settle()


class _Arriving(FakeSyncing):
    """Whose first records are on their way until it is stopped."""

    def __init__(self) -> None:
        self._enough = threading.Event()
        super().__init__(
            HUB, arrives=(Progress(0, 12_000, 0, 88_000, ChangeSet()),), between=self._wait
        )

    def _wait(self) -> None:
        self._enough.wait()

    @override
    def stop(self) -> None:
        self._enough.set()
        super().stop()


def arriving(stage: Stage) -> None:
    _empty(stage, _Arriving(), lambda page: page._model.state.network.far is not None)


def arriving_away(stage: Stage) -> None:
    _empty(
        stage,
        FakeSyncing(HUB, refuse=AWAY),
        lambda page: not page._model.state.network.is_syncing,
    )
