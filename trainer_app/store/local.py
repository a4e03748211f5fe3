"""The open store: one writer under one lock, readers beside it. Fits ``ports.Store``."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, TrainerError, Unavailable
from trainer_app.kernel.ids import EditionId
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.records import Tip
from trainer_app.kernel.sharing import follow_folder, make_folder_of_profile
from trainer_app.store import witness
from trainer_app.store.device import Device
from trainer_app.store.engine import Database, DriverConnection, driver_connection
from trainer_app.store.errors import database_errors, is_damage, store_errors
from trainer_app.store.files import clear_workshops
from trainer_app.store.locks import ProfileLock
from trainer_app.store.reading import LocalReading
from trainer_app.store.rebuilding import rebuild
from trainer_app.store.shared import Shared
from trainer_app.store.turns import Turns

if TYPE_CHECKING:
    from trainer_app.store.bundle_contents import Bundling
    from trainer_app.store.carrying import Carrying
    from trainer_app.store.carrying_editions import Shipped
    from trainer_app.store.copying import Source
    from trainer_app.store.report import VerifyReport
    from trainer_app.store.writing import LocalWriting

Between = Callable[[], None]
"""Called between two slices of long work: to let others have the disk, or to stop by raising."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What the command line says about a store."""

    records: int
    state_hash: str
    waiting: int
    """Records that a hub has not confirmed; 0 where there is no hub."""
    confirmed: int | None
    """None without a hub."""
    last_backup_ms: int | None


def _go_on() -> None:
    return


def _nothing_shipped(_edition: EditionId) -> bytes | None:
    return None


class LocalStore:
    """``alarms``: what opening found that is wrong and does not stop the work.

    ``cut``: witnessed tips that the database no longer holds, by stream; their logs are left.
    """

    alarms: tuple[TrainerError, ...]

    def __init__(
        self,
        paths: ProfilePaths,
        database: Database,
        shared: Shared,
        lock: ProfileLock,
        device: Device | None,
        clock: Clock,
        *,
        witnessed: Mapping[str, Tip],
        cut: Mapping[str, Tip],
    ) -> None:
        self.paths = paths
        self.alarms = tuple(witness.alarm(stream, tip) for stream, tip in sorted(cut.items()))
        self._witnessed = dict(witnessed)
        self._cut = dict(cut)
        self._database = database
        self._shared = shared
        self._lock = lock
        self._device = device
        self._clock = clock
        self._turns = Turns()
        self._carried = threading.Lock()
        self._writer: int | None = None
        self._forbidden: set[int] = set()

    def forbid_thread(self, ident: int) -> None:
        """No moment and no transaction from this thread any more: the window's own."""
        self._forbidden.add(ident)

    @property
    def shared(self) -> Shared:
        """What the moments of this store share. For the store itself."""
        return self._shared

    @property
    def device(self) -> Device:
        """What this PC writes with. For the store itself."""
        return self._writing_device()

    @property
    def device_key(self) -> str:
        """This PC's public key, hex."""
        return self._writing_device().public

    @contextmanager
    def reading(self) -> Iterator[LocalReading]:
        self._refuse_forbidden()
        with (
            database_errors(self._database.path),
            self._database.readers.moment() as connection,
        ):
            yield LocalReading(connection, self._shared)

    @contextmanager
    def writing(self, roots: frozenset[str] | None = None) -> Iterator[LocalWriting]:
        """``roots``: whose certificates are believed from now on, where that changes."""
        from trainer_app.store.writing import LocalWriting

        self._writing_device()
        with self._my_turn():
            device = self._writing_device()  # which another turn may have changed
            shared = (
                self._shared
                if roots is None
                else replace(self._shared, roots=roots, directory=None)
            )
            with self._transaction() as connection:
                writing = LocalWriting(connection, shared, device, self._cut)
                yield writing
                writing.settle()
            self._shared = shared
            writing.publish()
            self._bear_witness(writing.tips())

    @contextmanager
    def looking(self) -> Iterator[DriverConnection]:
        """To read a great deal of what was written just now, on the connection that wrote it: that
        still has the pages, which every other one decrypts anew after each commit. Others who write
        wait meanwhile."""
        self._refuse_forbidden()
        self._writing_device()
        with (
            self._my_turn(),
            database_errors(self._database.path),
            self._database.looking() as connection,
        ):
            yield connection

    @contextmanager
    def taking(self) -> Iterator[None]:
        """What came from elsewhere is looked at and then written, one after the other."""
        with self._carried:
            yield

    def carrying(self, shipped: Shipped = _nothing_shipped) -> Carrying:
        """What a hub or a bundle exchanges with this store. ``shipped``: an edition's archive, from
        the installation."""
        from trainer_app.store.carrying import Carrying

        return Carrying(self, shipped)

    def bundling(self) -> Bundling:
        """What a bundle for a stick holds of this store."""
        from trainer_app.store.bundle_contents import Bundling

        return Bundling(self)

    def take_new_key(self) -> None:
        """The hub believes the key of this PC no more: go on with another, in new logs.

        The file changes between two transactions. A power cut there costs nothing: see ``profile``.
        """
        from nacl.signing import SigningKey

        from trainer_app.store.keys import replace_device_key

        key = SigningKey(self._writing_device().random(32))
        device = replace(self._writing_device(), key=key)
        with self.writing() as writing:
            writing.set_meta("next_key", device.public)
        with self._my_turn():
            replace_device_key(self.paths.device_key, key)
            self._device = device
        self.know_key()

    def know_key(self) -> None:
        """After the key file was changed."""
        with self.writing() as writing:
            writing.change_key()

    def rebuild(self) -> None:
        """Work every read model out again from the records."""
        self._writing_device()
        with self._my_turn(), database_errors(self._database.path):
            rebuild(self._database, self._shared)

    def backup(self, file: Path, between: Between | None = None) -> int:
        """Everything but this PC's own key, in one file; how many records are in it.

        ``between`` is called between slices. Writers and readers go on meanwhile.
        """
        from trainer_app.store.copying import take_backup

        if not self._can_be_sealed():
            raise Unavailable(ErrorCode.BACKUP_TOO_EARLY, path=str(file))
        now = self._clock.now()
        records = take_backup(self._backup_source(), file, now, between or _go_on)
        if self._device is not None:
            with self.writing() as writing:
                writing.set_meta("last_backup_ms", str(now.ms))
        return records

    def backup_if_due(self, between: Between | None = None) -> Path | None:
        """Today's backup into the profile's own folder, unless it is there; old ones go.

        None where it is not due, or where nothing was recorded or read yet.
        """
        from trainer_app.store import rolling

        folder = self.paths.backups
        kept = list(folder.glob("*")) if folder.exists() else []
        now = self._clock.now()
        if not rolling.is_due(kept, now.date) or not self._can_be_sealed():
            return None
        self._writing_device()
        with store_errors(folder):
            make_folder_of_profile(folder)
            clear_workshops(folder)
        file = folder / rolling.name(now, rolling.DAILY)
        self.backup(file, between)
        with store_errors(folder):
            follow_folder(file)
            for old in rolling.surplus([*kept, file]):
                old.unlink()
        return file

    def verify(self, between: Between | None = None, *, read_models: bool = True) -> VerifyReport:
        """Check every record, every signature, every tip and every read model. Changes nothing.

        Without ``read_models`` it takes a third of the time: for the checks in idle time.
        """
        from trainer_app.store.verify import Verifier

        witnessed = {**self._witnessed, **self._cut}
        verifier = Verifier(self._database, self._shared, witnessed, between or _go_on)
        return verifier.run(read_models=read_models)

    def facts(self) -> StoreFacts:
        with self.reading() as reading:
            last = reading.meta("last_backup_ms")
            travelled = reading.waiting()
            return StoreFacts(
                reading.record_count(),
                reading.state_hash(),
                travelled.waiting,
                None if reading.membership() is None else travelled.confirmed,
                int(last) if last else None,
            )

    def _can_be_sealed(self) -> bool:
        """Not before this PC knows a recovery code: its own, or the one of the plant it joined."""
        with self.reading() as reading:
            return bool(reading.meta("recovery_seal"))

    def _backup_source(self) -> Source:
        from trainer_app.store.copying import Source

        with self.reading() as reading:
            directory = reading.directory()
            site, membership = directory.site, reading.membership()
            device = directory.devices().get(reading.own_key())
            return Source(
                self.paths.database,
                self._database.key,
                bytes.fromhex(reading.meta("recovery_seal")),
                hub="" if membership is None else membership.hub_key,
                plant=site.id if site else "",
                site=site.saved.name if site else "",
                device=reading.device_name(),
                letter=device.letter if device else "",
            )

    def close(self) -> None:
        self._database.close()
        self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[DriverConnection]:
        self._refuse_forbidden()
        writer = self._database.writer
        with database_errors(self._database.path), writer.connect() as connection:
            try:
                with connection.begin():
                    yield driver_connection(connection)
            except BaseException as error:
                if is_damage(error):
                    connection.invalidate()
                raise

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._writer == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        self._turns.take()
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None
            self._turns.give_back()

    def _bear_witness(self, tips: Mapping[str, Tip]) -> None:
        """What was committed is safe already, so a witness that cannot be written only warns."""
        if not tips:
            return
        self._witnessed.update(tips)
        for stream in tips:
            self._cut.pop(stream, None)
        try:
            witness.write(self.paths.witness, self._witnessed)
        except Unavailable:
            _log.warning("the witness could not be written", exc_info=True)

    def _refuse_forbidden(self) -> None:
        if threading.get_ident() in self._forbidden:
            raise RuntimeError("the store is never used on the window's thread")

    def _writing_device(self) -> Device:
        if self._device is None:
            raise Unavailable(ErrorCode.PROFILE_READ_ONLY, path=str(self.paths.folder))
        return self._device
