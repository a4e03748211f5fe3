"""The composition root of the first run: what may be done where nothing is recorded yet.

Without Qt. The window imports this on its store worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.bootstrap import Program, Started, found, found_sample, open_program
from trainer_app.kernel import places
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.paths import ProfilePaths, own_profile
from trainer_app.kernel.places import Place, Places
from trainer_app.kernel.recovery import read_recovery_code

if TYPE_CHECKING:
    from trainer_app.checklists.packs import Pack
    from trainer_app.services.founding import FirstRun
    from trainer_app.store.backup_file import BackupHeader

Begun = Callable[[Program], None]


def _nothing_more(_program: Program) -> None:
    return


class Blank:
    """An empty profile folder: what the first run may do with it.

    ``look_for_places``: what this PC offers; without, the folder is settled and nothing is asked.
    ``begun`` is told of a plant that was founded or brought back.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        look_for_places: Callable[[], Places] | None = None,
        begun: Begun = _nothing_more,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._look_for_places = look_for_places
        self._begun = begun
        self._place: Place | None = None
        self._unfinished: Path | None = None
        """Where a PC was made ready to join, and did not: its key may have used the ticket up."""

    def places(self) -> Places | None:
        """Where the data may live; None where that is not asked."""
        return None if self._look_for_places is None else self._look_for_places()

    def live_in(self, place: Place) -> None:
        """Found or restore in this place. Nothing is made before that."""
        offered = self.places()
        assert offered is not None
        self._place, self._folder = place, offered.folder(place)

    def pack(self) -> Pack:
        """The programme that comes with the program: its units are what may be signed."""
        from trainer_app.checklists.packcheck import load
        from trainer_app.checklists.packfiles import read_folder
        from trainer_app.kernel.resources import shipped_pack

        return load(read_folder(shipped_pack()))

    def found(self, first: FirstRun) -> Started:
        self._prepare()
        self._clear()
        started = found(self._folder, first, self._clock)
        self._begun(started.program)
        return started

    def look_around(self) -> Program:
        """A throw-away profile with sample people; this one stays blank."""
        return throw_away_sample(self._clock)

    def look_at(self, backup: Path) -> BackupHeader:
        """What a backup file says about itself, before it is opened."""
        from trainer_app.store.backup_file import read_header

        return read_header(backup)

    def restore(self, backup: Path, words: str, pc: str) -> Program:
        """Bring a backup back into this folder, with the recovery words as they were typed."""
        from trainer_app.store.backup import restore

        code = read_recovery_code(words)
        self._prepare()
        self._clear()
        store = restore(backup, code, self._folder, self._clock, device_name=pc.strip())
        program = Program(store, self._clock)
        self._begun(program)
        return program

    def ticket_in(self, file: Path) -> str:
        from trainer_app.bootstrap.syncing import ticket_in

        return ticket_in(file)

    def join(self, url: str, typed: str, pc: str) -> Program:
        """Join a plant; see ``Syncing.enrol``. The same key tries again where the line broke."""
        from trainer_app.bootstrap.syncing import look_at_hub, prepare

        address, ticket = look_at_hub(url, typed)
        self._prepare()
        if self._unfinished == self._folder:
            program = open_program(self._folder, self._clock)
        else:
            program = prepare(self._folder, pc.strip(), self._clock)
            self._unfinished = self._folder
        try:
            program.syncing.join(address, ticket)
        except BaseException:
            program.close()
            raise
        self._unfinished = None
        self._begun(program)
        return program

    def _clear(self) -> None:
        """Somebody begins otherwise: what was made ready to join holds no record, and goes."""
        if self._unfinished is None:
            return
        paths = ProfilePaths(self._unfinished)
        database = paths.database
        beside = (database.with_name(database.name + end) for end in ("-wal", "-shm"))
        for file in (database, *beside, paths.store_key, paths.device_key, paths.witness):
            file.unlink(missing_ok=True)
        self._unfinished = None

    def _prepare(self) -> None:
        if self._place is not None:
            places.prepare(self._place, self._folder)


def leave_sign(program: Program) -> None:
    """Let the other accounts of this PC know of a plant that they cannot see."""
    if program.folder == own_profile():
        places.announce(program.people.board().plant)
    else:
        places.withdraw()


def throw_away_sample(clock: Clock) -> Program:
    """Sample people in a temporary folder that is removed on closing."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="toolroom-trainer-sample-"))
    program = found_sample(folder / "profile", clock)
    return Program(program.store, clock, on_close=lambda: shutil.rmtree(folder, ignore_errors=True))
