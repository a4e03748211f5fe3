"""A profile with a plant in it, open: its use cases, its house, its hub. Without Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.bootstrap.cases.paper import PaperCases
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Damage, ErrorCode, TrainerError

if TYPE_CHECKING:
    from trainer_app.bootstrap.bundling import Bundles
    from trainer_app.bootstrap.syncing import Syncing
    from trainer_app.services.this_pc import ThisPc
    from trainer_app.store.local import LocalStore


class Program(PaperCases):
    """A profile with a plant in it, open."""

    def __init__(
        self, store: LocalStore, clock: Clock, on_close: Callable[[], None] | None = None
    ) -> None:
        super().__init__(store, clock)
        self._on_close = on_close

    @cached_property
    def this_pc(self) -> ThisPc:
        from trainer_app.services.this_pc import ThisPc
        from trainer_app.store.diagnosis import machine_facts

        return ThisPc(self.store, self.clock, lambda: machine_facts(self.store.paths))

    @cached_property
    def sample_pin(self) -> str:
        """The PIN of everybody in a profile of made-up people; empty in a real one."""
        with self.store.reading() as reading:
            if not reading.is_sample():
                return ""
        from trainer_app.services.sample import SAMPLE_PIN

        return SAMPLE_PIN

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        return self.store.paths.folder

    @property
    def alarms(self) -> tuple[TrainerError, ...]:
        """What opening found that is wrong and does not stop the work."""
        return self.store.alarms

    def forbid_thread(self, ident: int) -> None:
        """No call of the database on this thread any more: it is a window's."""
        _ = self.sample_pin  # which the window asks for where it stands
        self.store.forbid_thread(ident)

    def keep_house(self, between: Callable[[], None], *, thoroughly: bool) -> None:
        """Make today's backup, unless it is there; ``thoroughly``: check every record too.

        Own read connection, in slices; ``between`` may stop it by raising. Made-up people need no
        backup. Raises ``Unavailable`` where there is no room and ``Damage`` for what was found.
        """
        if not self.sample_pin:
            self.store.backup_if_due(between)
        if thoroughly and not self.store.verify(between).sound:
            raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(self.store.paths.database))

    @cached_property
    def syncing(self) -> Syncing:
        from trainer_app.bootstrap.syncing import Syncing

        return Syncing(self.store)

    @cached_property
    def bundles(self) -> Bundles:
        from trainer_app.bootstrap.bundling import Bundles

        return Bundles(self.store)

    def close(self) -> None:
        if "syncing" in self.__dict__:
            self.syncing.close()
        self.store.close()
        if self._on_close is not None:
            self._on_close()
