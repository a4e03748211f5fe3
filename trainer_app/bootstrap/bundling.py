"""The composition root of bundles: one profile's store, and a file on a stick.

Without Qt. Blocking, for the network worker or a command; what it needs is loaded with the first
bundle, never before the first paint.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer_app.store.bundle_contents import Bundling
    from trainer_app.store.carrying import Carrying
    from trainer_app.store.local import LocalStore
    from trainer_app.sync.bundle_pc import Exported, TakenIn, Tell
    from trainer_app.sync.stopping import Stop


class Bundles:
    """USB out and in. Never two at a time, and none while a sync is under way."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store

    def file_name(self) -> str:
        """What a bundle of this PC is called, unless somebody says otherwise.

        With the plant: one stick may carry those of two plants that this PC works for.
        """
        from trainer_app.sync.bundle import SUFFIX

        with self._store.reading() as reading:
            site, name = reading.directory().site, reading.device_name()
        names = (site.saved.name if site else "", name)
        said = "-".join(filter(None, map(_plain, names)))
        day = self._store.device.clock.now().date.isoformat()
        return f"{said or 'PC'}-{day}{SUFFIX}"

    def export(self, file: Path, tell: Tell | None = None) -> Exported:
        """Write what the hub has not confirmed, for the hub. See ``sync.bundle_pc.export``."""
        from trainer_app.sync.bundle_pc import export

        self._stop.renew()
        return export(self._carrying, self._bundling, file, tell=tell, stop=self._stop)

    def take_in(self, file: Path, tell: Tell | None = None) -> TakenIn:
        """Read the hub's reply. See ``sync.bundle_pc.take_in``."""
        from trainer_app.sync.bundle_pc import take_in

        self._stop.renew()
        return take_in(self._carrying, self._bundling, file, tell=tell, stop=self._stop)

    def cancel(self) -> None:
        """What is under way, from any thread: it ends with SYNC_STOPPED.

        A bundle that is being written is not there then; what was read of one stays.
        """
        self._stop.cancel()

    @cached_property
    def _stop(self) -> Stop:
        from trainer_app.sync.stopping import Stop

        return Stop()

    @cached_property
    def _carrying(self) -> Carrying:
        from trainer_app.bootstrap.syncing import shipped_edition

        return self._store.carrying(shipped_edition)

    @cached_property
    def _bundling(self) -> Bundling:
        return self._store.bundling()


def _plain(name: str) -> str:
    """As part of a file's name on any system."""
    return "".join(c if c.isalnum() else "-" for c in name).strip("-")[:40]
