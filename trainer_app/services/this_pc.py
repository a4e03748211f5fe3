"""What there is to know about this PC, and what keeps its records safe: backups, the whole check.

Works on the store through what it offers by shape. Long work calls ``between`` with numbers, which
may stop it by raising. Any worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.services.diagnostics import Facts, Sheaf, sheaf
from trainer_app.services.session import SignedIn

Between = Callable[[], None]
Progress = Callable[[int], None]
"""Told how many records were looked at; may raise to stop."""

BACKUP_SUFFIX = ".trainer-backup"


class Fault(Protocol):
    """``store.report.Fault``. ``kind``: a word of the vocabulary ``fault`` of ``cli.toml``."""

    @property
    def kind(self) -> str: ...

    @property
    def record_id(self) -> str: ...

    @property
    def log(self) -> str: ...

    @property
    def seq(self) -> int: ...


class Report(Protocol):
    """``store.report.VerifyReport``."""

    @property
    def records(self) -> int: ...

    @property
    def logs(self) -> int: ...

    @property
    def faults(self) -> Sequence[Fault]: ...

    @property
    def notes(self) -> Sequence[Fault]:
        """What is not as it was written and harms no record."""
        ...


class StoreFacts(Protocol):
    @property
    def records(self) -> int: ...

    @property
    def state_hash(self) -> str: ...


class Keeper(Protocol):
    """The store, as far as this PC goes."""

    @property
    def paths(self) -> ProfilePaths: ...

    def reading(self) -> AbstractContextManager[Reading]: ...

    def facts(self) -> StoreFacts: ...

    def backup(self, file: Path, between: Between | None = None) -> int: ...

    def verify(self, between: Between | None = None, *, read_models: bool = True) -> Report: ...


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the profile's own folder."""

    file: Path
    made: Moment
    size: int


@dataclass(frozen=True, slots=True)
class PcPage:
    """What *This PC* shows."""

    pc: str
    letter: str
    folder: Path
    database_bytes: int
    records: int
    state_hash: str
    backups: tuple[KeptBackup, ...]
    """Newest first."""
    may_renew: bool = False
    """The viewer may make a new recovery sheet."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made where somebody wanted it."""

    file: Path
    records: int
    made: Moment
    elsewhere: bool
    """On another disk than the profile's: it outlives this PC."""


class ThisPc:
    def __init__(self, store: Keeper, clock: Clock, doctor: Callable[[], Facts]) -> None:
        self._store, self._clock, self._doctor = store, clock, doctor

    def page(self, viewer: SignedIn) -> PcPage:
        viewer.require(Action.BACK_UP)
        facts = self._store.facts()
        with self._store.reading() as reading:
            device = reading.directory().devices().get(reading.own_key())
            name = reading.device_name()
            stands_alone = reading.membership() is None
        paths = self._store.paths
        return PcPage(
            pc=name,
            letter=device.letter if device else "",
            folder=paths.folder,
            database_bytes=_size(paths.database),
            records=facts.records,
            state_hash=facts.state_hash,
            backups=self._backups(),
            may_renew=stands_alone and viewer.may(Action.CHANGE_SITE),
        )

    def back_up(self, viewer: SignedIn, folder: Path, between: Between) -> BackedUp:
        """A backup into a folder that somebody chose, under a name of its own.

        Raises ``Unavailable`` where there is no room or no right to write.
        """
        viewer.require(Action.BACK_UP)
        now = self._clock.now()
        with self._store.reading() as reading:
            name = _for_file(reading.device_name())
        file = folder / f"{now.local.strftime('%Y-%m-%d_%H%M')}-{name}{BACKUP_SUFFIX}"
        records = self._store.backup(file, between)
        return BackedUp(file, records, now, elsewhere=_another_disk(folder, self._store.paths))

    def verify(self, viewer: SignedIn, progress: Progress) -> Report:
        """The whole chain: every record, signature, tip and read model."""
        viewer.require(Action.BACK_UP)
        slices = 0

        def between() -> None:
            nonlocal slices
            slices += 1
            progress(slices * RECORDS_A_SLICE)

        return self._store.verify(between)

    def diagnostics(self, viewer: SignedIn, settings: Mapping[str, object]) -> Sheaf:
        """What support may see, to be read before it is saved."""
        viewer.require(Action.BACK_UP)
        return sheaf(self._doctor(), settings, self._store.paths)

    def _backups(self) -> tuple[KeptBackup, ...]:
        folder = self._store.paths.backups
        files = folder.glob(f"*{BACKUP_SUFFIX}") if folder.is_dir() else ()
        zone = self._clock.now().tz
        found = []
        for file in files:
            about = file.stat()
            found.append(KeptBackup(file, Moment(int(about.st_mtime * 1000), zone), about.st_size))
        return tuple(sorted(found, key=lambda kept: kept.made.ms, reverse=True))


RECORDS_A_SLICE = 1000
"""As the store reads them."""


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _for_file(name: str) -> str:
    """A PC's name as part of a file's: letters and digits of any language, the rest dashes."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in name)
    return "-".join(part for part in plain.split("-") if part) or "pc"


def _another_disk(folder: Path, paths: ProfilePaths) -> bool:
    return folder.stat().st_dev != paths.folder.stat().st_dev
