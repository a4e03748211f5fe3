"""Editions that records name and that are at hand: from the installation, or arrived whole.

They are read before the writer is taken: that takes a third of a second. Network worker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import EditionId
from trainer_app.store import carrying_blobs

if TYPE_CHECKING:
    from trainer_app.store.carrying import Opened

Shipped = Callable[[EditionId], bytes | None]
"""The archive of an edition that came with the installation; None where it is not among them."""


class Editions:
    def __init__(self, store: Opened, shipped: Shipped) -> None:
        self._store = store
        self._shipped = shipped
        self._not_shipped: set[EditionId] = set()
        self._unreadable: set[EditionId] = set()

    def keep(self) -> ChangeSet:
        """Keep them. One that only a newer program can read stays a blob until then.

        What waited for them is left to be worked out in slices (``Carrying.settle``).
        """
        with self._store.reading() as reading:
            named = carrying_blobs.editions(reading.connection)
            whole = {e: carrying_blobs.whole(reading.connection, e) for e in named}
        at_hand = {
            edition: archive or self._of_installation(edition) for edition, archive in whole.items()
        }
        ready = []
        for edition, archive in at_hand.items():
            if archive is None or edition in self._unreadable:
                continue
            read = carrying_blobs.read_edition(archive)
            if read is None or read.pack.edition != edition:
                self._unreadable.add(edition)
            else:
                ready.append((read, archive))
        if not ready:
            return ChangeSet()
        with self._store.writing() as writing:
            writing.leave_many()
            for read, archive in ready:
                writing.keep_edition(read.pack, archive, read.guidance)
                carrying_blobs.forget(writing.connection, read.pack.edition)
            return writing.changes()

    def _of_installation(self, edition: EditionId) -> bytes | None:
        if edition in self._not_shipped:
            return None
        archive = self._shipped(edition)
        if archive is None:
            self._not_shipped.add(edition)
        return archive
