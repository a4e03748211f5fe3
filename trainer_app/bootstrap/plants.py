"""The composition root of a PC that works for several plants: each is a profile, and apart.

Nothing is kept about them but their folders (``kernel.paths.profiles_at``): names and what waits
are read from each profile itself. Without Qt. On the store worker, or in a command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, StartupProblem, TrainerError
from trainer_app.kernel.folding import folded
from trainer_app.kernel.paths import ProfilePaths, profiles_at
from trainer_app.kernel.plants import PlantHere, key_of

if TYPE_CHECKING:
    from trainer_app.bootstrap import Program
    from trainer_app.bootstrap.blank import Begun, Blank

Opening = Callable[[Path], None]
"""Told of a profile before it is opened."""


def _nothing_more(_told: object) -> None:
    return


def plants_here(home: Path) -> tuple[PlantHere, ...]:
    """What each plant of this PC shows of itself from outside."""
    from trainer_app.store.glance import glance

    return tuple(glance(key_of(home, folder), folder) for folder in profiles_at(home))


def folder_of(home: Path, named: str) -> Path:
    """The profile of the plant of this name, or short name; the only one where none is named.

    Raises PLANT_NOT_HERE, and PLANT_UNSAID where it could be several.
    """
    folders = profiles_at(home)
    if not named and len(folders) <= 1:
        return folders[0] if folders else home
    for folder in folders:
        if named == key_of(home, folder):
            return folder
    here = plants_here(home)
    fitting = [one for one in here if named and folded(one.name) == folded(named)]
    if len(fitting) == 1:
        return fitting[0].folder
    names = ", ".join(f"{one.name or '?'} ({one.key})" for one in fitting or here) or "–"
    if named and not fitting:
        raise StartupProblem(ErrorCode.PLANT_NOT_HERE, plant=named, plants=names)
    raise StartupProblem(ErrorCode.PLANT_UNSAID, plants=names)


@dataclass(frozen=True, slots=True)
class Left:
    """``told``: the hub was reached, and the other PCs will say that this one left."""

    backups: Path
    told: bool


def leave(folder: Path, clock: Clock) -> Left:
    """Take a plant's profile from this PC, and tell the hub where it can be reached.

    Raises LEAVE_ALONE and LEAVE_WAITING: what is only here is never taken away.
    """
    from trainer_app.bootstrap import open_program
    from trainer_app.store.leaving import remove_profile

    program = open_program(folder, clock)
    try:
        program.leaving.require()
        told = _tell_the_hub(program)
    finally:
        program.close()
    remove_profile(folder, clock)
    return Left(ProfilePaths(folder).backups, told)


def _tell_the_hub(program: Program) -> bool:
    """In a record of this PC's own. Cut off half way it goes with the profile: it is no fact about
    anybody's work, and the PC is then seen last when it was seen last."""
    from trainer_app.checklists.bodies import PcLeft
    from trainer_app.checklists.grants import writes
    from trainer_app.checklists.kinds import Stream

    membership = program.syncing.membership()
    if membership is None or Stream.PLANT not in writes(membership.grant):
        return False
    try:
        program.syncing.probe()
        with program.store.writing() as writing:
            writing.append(PcLeft(), by=None)
        program.syncing.run_once()
    except TrainerError:  # a full disk too: what leaves makes room
        return False
    return not program.syncing.waiting().waiting


class Plants:
    """Those of one PC. ``named``: somebody has said which; empty: whoever is there is asked.

    ``opening`` is told before one is opened, ``begun`` once it is open.
    """

    def __init__(
        self,
        home: Path,
        clock: Clock,
        *,
        named: str = "",
        opening: Opening = _nothing_more,
        begun: Begun = _nothing_more,
    ) -> None:
        self._home = home
        self._clock = clock
        self._named = named
        self._opening = opening
        self._begun = begun

    def live_in(self, home: Path) -> None:
        """The first plant was begun in this folder; others come beside it."""
        self._home = home

    def count(self) -> int:
        self._finish_leaving()
        return len(profiles_at(self._home))

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to say which plant, at the start."""
        return not self._named and self.count() > 1

    def all(self) -> tuple[PlantHere, ...]:
        return plants_here(self._home)

    def open(self, key: str = "") -> Program | None:
        """None where joining it is not done. Without a key: the one that is meant."""
        from trainer_app.bootstrap import open_or_none

        folder = folder_of(self._home, key or self._named)
        self._opening(folder)
        program = open_or_none(folder, self._clock)
        if program is not None:
            self._begun(program)
        return program

    def blank(self, key: str = "") -> Blank:
        """One more plant; with a key: one whose joining was cut short."""
        from trainer_app.bootstrap.blank import Blank

        folder = folder_of(self._home, key) if key else None
        return Blank(folder, self._clock, begun=self._on_begun, home=self._home)

    def _on_begun(self, program: Program) -> None:
        self._opening(program.folder)
        self._begun(program)

    def leave(self, key: str) -> bool:
        """See ``leave``. Whether the hub was told."""
        return leave(folder_of(self._home, key), self._clock).told

    def _finish_leaving(self) -> None:
        """What power loss cut short."""
        beside = [mark.parent for mark in ProfilePaths(self._home).plants.glob("*/left")]
        for folder in (self._home, *beside):
            if ProfilePaths(folder).is_left:
                from trainer_app.store.leaving import finish_leaving

                finish_leaving(folder)
