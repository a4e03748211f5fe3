"""Every program that this window has opened, so that closing it lets go of each.

One may be open that the window was never told of: it was closed while the records were opened.
Called on workers; what is kept is let go of on the store worker, after the others have ended.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trainer_app.ui.program import BackupSeen, Blank, Program, Started

if TYPE_CHECKING:
    from trainer_app.checklists.packs import Pack
    from trainer_app.kernel.places import Place, Places
    from trainer_app.kernel.plants import Joining
    from trainer_app.services.founding import FirstRun

P = TypeVar("P", bound=Program)


class Opened:
    """Made on the window's thread: nothing of what is kept here answers to it."""

    def __init__(self) -> None:
        self._programs: list[Program] = []
        self._window = threading.get_ident()

    def keep(self, program: P) -> P:
        program.forbid_thread(self._window)
        self._programs.append(program)
        return program

    def close(self) -> None:
        while self._programs:
            self._programs.pop().close()


class KeptBlank:
    """A ``Blank`` whose programs are kept as soon as they are open."""

    def __init__(self, blank: Blank, opened: Opened) -> None:
        self._blank = blank
        self._opened = opened

    def places(self) -> Places | None:
        return self._blank.places()

    def live_in(self, place: Place) -> None:
        self._blank.live_in(place)

    def pack(self) -> Pack:
        return self._blank.pack()

    def found(self, first: FirstRun) -> Started:
        started = self._blank.found(first)
        self._opened.keep(started.program)
        return started

    def look_around(self) -> Program:
        return self._opened.keep(self._blank.look_around())

    @property
    def is_one_more(self) -> bool:
        return self._blank.is_one_more

    @property
    def is_begun(self) -> bool:
        return self._blank.is_begun

    def joining(self) -> Joining | None:
        return self._blank.joining()

    def stop(self) -> None:
        self._blank.stop()

    def forget(self) -> None:
        self._blank.forget()

    def ticket_in(self, file: Path) -> str:
        return self._blank.ticket_in(file)

    def join(self, url: str, ticket: str, pc: str) -> Program:
        return self._opened.keep(self._blank.join(url, ticket, pc))

    def look_at(self, backup: Path) -> BackupSeen:
        return self._blank.look_at(backup)

    def restore(self, backup: Path, words: str, pc: str) -> Program:
        return self._opened.keep(self._blank.restore(backup, words, pc))
