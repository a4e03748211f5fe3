"""The composition root of the first run: what may be done where nothing is recorded yet.

Without Qt. The window imports this on its store worker.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_app.bootstrap import Program, Started, found, found_sample, open_program
from trainer_app.kernel import places
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, StartupProblem, SyncProblem
from trainer_app.kernel.paths import ProfilePaths, own_profile, profiles_at
from trainer_app.kernel.places import Place, Places
from trainer_app.kernel.plants import Joining, PlantHere, key_of, key_of_plant
from trainer_app.kernel.recovery import read_recovery_code
from trainer_app.kernel.sharing import FOLDER_MODE, make_folder_of_profile

if TYPE_CHECKING:
    from trainer_app.checklists.packs import Pack
    from trainer_app.services.founding import FirstRun
    from trainer_app.store.backup_file import BackupHeader
    from trainer_app.sync.stopping import Stop
    from trainer_app.sync.tickets import Ticket

Begun = Callable[[Program], None]

_UNKNOWN_AT_HUB: Final = frozenset(
    {
        ErrorCode.TICKET_UNKNOWN,
        ErrorCode.TICKET_USED,
        ErrorCode.UPGRADE_REQUIRED,
        ErrorCode.SAMPLE_STAYS_HERE,
    }
)
"""The hub has answered, and took nothing of this PC."""


def _nothing_more(_program: Program) -> None:
    return


class Blank:
    """An empty profile folder: what the first run may do with it.

    ``look_for_places``: what this PC offers; without, the folder is settled and nothing is asked.
    ``begun`` is told of a plant that was founded, joined or brought back. ``home``: this PC works
    for a plant already; the profile of one more is made beside it, where its ticket says.
    """

    def __init__(
        self,
        folder: Path | None,
        clock: Clock,
        *,
        look_for_places: Callable[[], Places] | None = None,
        begun: Begun = _nothing_more,
        home: Path | None = None,
    ) -> None:
        self._settled = folder
        self._clock = clock
        self._look_for_places = look_for_places
        self._begun = begun
        self._home = home
        self._place: Place | None = None
        self._unfinished: Path | None = None
        """Where a PC was made ready to join, and did not: its key may have used the ticket up."""
        self._pc = ""

    @cached_property
    def _stop(self) -> Stop:
        """Of joining."""
        from trainer_app.sync.stopping import Stop

        return Stop()

    @property
    def _folder(self) -> Path:
        assert self._settled is not None, "one more plant is joined, and nothing else"
        return self._settled

    @property
    def is_one_more(self) -> bool:
        """Whether this PC works for another plant already, so that it can only join."""
        return self._home is not None

    @property
    def is_begun(self) -> bool:
        """Whether joining was begun, so that the same ticket is good for this PC alone."""
        return self._unfinished is not None

    def joining(self) -> Joining | None:
        """What was begun here before, and was cut short; for one more plant, what is known."""
        if self._settled is not None and ProfilePaths(self._settled).exists():
            from trainer_app.store.glance import joining

            program = open_program(self._settled, self._clock)
            try:
                found = joining(program.store)
            finally:
                program.close()
            if found is not None:
                self._unfinished = self._settled
                return found
        return Joining(pc=self._known_name()) if self.is_one_more else None

    def _known_name(self) -> str:
        """What this PC is called at a plant that it works for already."""
        return next((one.pc for one in self._others() if one.pc), "")

    def _others(self) -> list[PlantHere]:
        from trainer_app.store.glance import glance

        assert self._home is not None
        folders = [f for f in profiles_at(self._home) if f != self._unfinished]
        return [glance(key_of(self._home, f), f) for f in folders]

    def places(self) -> Places | None:
        """Where the data may live; None where that is not asked."""
        return None if self._look_for_places is None else self._look_for_places()

    def live_in(self, place: Place) -> None:
        """Found or restore in this place. Nothing is made before that."""
        offered = self.places()
        assert offered is not None
        self._place, self._settled = place, offered.folder(place)

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
        """Join a plant; see ``Syncing.enrol``. The same key tries again where the line broke.

        Nothing is made before a hub has answered; what is made then is kept until it is certain
        that the hub knows nothing of it, also over power loss. Raises PLANT_HERE_ALREADY.
        """
        from trainer_app.bootstrap.syncing import look_at_hub

        self._stop.renew()
        address, ticket = look_at_hub(url, typed, self._stop)
        folder = self._folder_of(ticket)
        if self._unfinished not in (None, folder):
            self._clear()
        is_new = self._unfinished is None
        program = self._ready(folder, Joining(address, typed, pc.strip()))
        try:
            program.syncing.join(address, ticket, self._stop)
        except BaseException as error:
            program.close()
            if is_new and isinstance(error, SyncProblem) and error.code in _UNKNOWN_AT_HUB:
                self._clear()
            raise
        self._unfinished = None
        self._begun(program)
        return program

    def _folder_of(self, ticket: Ticket) -> Path:
        if self._home is None:
            return self._folder
        for one in self._others():
            if one.plant == ticket.plant:
                raise StartupProblem(ErrorCode.PLANT_HERE_ALREADY, plant=one.name or one.key)
        return ProfilePaths(self._home).plants / key_of_plant(ticket.plant)

    def _ready(self, folder: Path, told: Joining) -> Program:
        """The profile that joins: a new one, or the one that did not come to it."""
        from trainer_app.bootstrap.syncing import prepare
        from trainer_app.store.glance import keep_joining

        if self._unfinished is not None:
            program = open_program(folder, self._clock)
            keep_joining(program.store, told)
            return program
        self._prepare()
        if self._home is not None:
            from trainer_app.store.errors import store_errors

            with store_errors(folder):
                self._home.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                make_folder_of_profile(folder.parent)
                make_folder_of_profile(folder)
        program = prepare(folder, told.pc, self._clock, url=told.url, ticket=told.ticket)
        self._unfinished = folder
        return program

    def stop(self) -> None:
        """Joining, from any thread: the hub is not waited for any longer."""
        self._stop.cancel()

    def forget(self) -> None:
        """Joining is given up: nothing of it is left here."""
        self._clear()

    def _clear(self) -> None:
        """Somebody begins otherwise: what was made ready to join holds no record, and goes."""
        if self._unfinished is None:
            return
        paths = ProfilePaths(self._unfinished)
        database = paths.database
        beside = (database.with_name(database.name + end) for end in ("-wal", "-shm"))
        for file in (paths.device_key, paths.store_key, paths.witness, database, *beside):
            file.unlink(missing_ok=True)
        if self._home is not None:
            paths.lock.unlink(missing_ok=True)
            with suppress(OSError):  # backups of an earlier time stay
                self._unfinished.rmdir()
        self._unfinished = None

    def _prepare(self) -> None:
        if self._place is not None:
            places.prepare(self._place, self._folder)


def leave_sign(program: Program) -> None:
    """Let the other accounts of this PC know of a plant that they cannot see.

    One is enough: further plants of this account, beside the first, are not told.
    """
    own = own_profile()
    if program.folder == own or (profiles_at(own) and not ProfilePaths(own).exists()):
        places.announce(program.people.board().plant)
    elif own not in program.folder.parents:
        places.withdraw()


def throw_away_sample(clock: Clock) -> Program:
    """Sample people in a temporary folder that is removed on closing."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="toolroom-trainer-sample-"))
    program = found_sample(folder / "profile", clock, plans=True)
    return Program(program.store, clock, on_close=lambda: shutil.rmtree(folder, ignore_errors=True))
