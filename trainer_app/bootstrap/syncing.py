"""The composition root of sync: one profile's store, the client of its hub, and the engine.

Without Qt. Blocking, for the network worker or a command; the HTTP client is loaded with the first
sync, never before the first paint.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.bootstrap.program import Program
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import EditionId
from trainer_app.kernel.membership import Membership, Waiting

if TYPE_CHECKING:
    from trainer_app.store.carrying import Carrying
    from trainer_app.store.local import LocalStore
    from trainer_app.sync.client import HubClient
    from trainer_app.sync.engine import Synced, SyncEngine, Tell
    from trainer_app.sync.stopping import Stop
    from trainer_app.sync.tickets import Ticket


def prepare(folder: Path, pc: str, clock: Clock) -> Program:
    """A profile without a plant, for a PC that joins one. ``pc``: what it is called.

    Raises PROFILE_EXISTS.
    """
    from trainer_app.store.profile import create_profile

    def name_it(store: LocalStore) -> None:
        with store.writing() as writing:
            writing.set_meta("device_name", pc)
            writing.set_meta("own_key", store.device_key)

    return Program(create_profile(folder, clock, first=name_it), clock)


def look_at_hub(url: str, typed: str, stop: Stop | None = None) -> tuple[str, Ticket]:
    """The address in one spelling and the ticket, once a hub has answered there.

    An address in the ticket itself is used where none is typed. Nothing is made or used up. Raises
    what stands in the way of joining, as far as can be seen from outside.
    """
    from trainer_app.sync.client import EnrolDesk
    from trainer_app.sync.tickets import read_ticket

    ticket = read_ticket(typed)
    desk = EnrolDesk(url or ticket.url, fingerprint=ticket.fingerprint, stop=stop)
    try:
        desk.health()
    finally:
        desk.close()
    return desk.url, ticket


class Syncing:
    """One profile and its hub. ``close`` it with the profile."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store

    @cached_property
    def carrying(self) -> Carrying:
        return self._store.carrying(shipped_edition)

    @cached_property
    def _engine(self) -> SyncEngine:
        from trainer_app.sync.engine import SyncEngine

        return SyncEngine(self.carrying, self._connect)

    def membership(self) -> Membership | None:
        """Which hub; None where this PC stands alone."""
        return self.carrying.membership()

    def waiting(self) -> Waiting:
        return self.carrying.waiting()

    def join(self, url: str, ticket: Ticket, stop: Stop | None = None) -> ChangeSet:
        """Hand in a ticket; see ``look_at_hub``. What was recorded here stays, and goes along."""
        from trainer_app.sync.client import EnrolDesk
        from trainer_app.sync.enrolling import enrol

        desk = EnrolDesk(url, fingerprint=ticket.fingerprint, stop=stop)
        try:
            return enrol(self.carrying, desk, desk.url, ticket)
        finally:
            desk.close()

    def run_once(self, tell: Tell | None = None) -> Synced:
        """One sync to its end; ``SyncProblem`` where it does not come to it."""
        return self._engine.run_once(tell=tell)

    def cancel(self) -> None:
        """The sync under way, from any thread; what had arrived is kept."""
        self._engine.cancel()

    def stop(self) -> None:
        """For good, from any thread: what waits on the network is woken."""
        self._engine.stop()

    def close(self) -> None:
        """From the network worker, after the last sync."""
        self._engine.close()

    def _connect(self, membership: Membership, stop: Stop) -> HubClient:
        from trainer_app.sync.client import HubClient

        return HubClient(
            membership,
            self.carrying.stand_alone().key,
            self.carrying.sign,
            keep_nonce=self.carrying.keep_nonce,
            stop=stop,
        )


def shipped_edition(edition: EditionId) -> bytes | None:
    """The archive of an edition that came with this installation."""
    return _shipped().get(edition)


@cache
def _shipped() -> dict[EditionId, bytes]:
    from trainer_app.checklists.packfiles import read_folder
    from trainer_app.kernel.resources import shipped_pack, shipped_trainers_pack

    files = [read_folder(folder) for folder in (shipped_pack(), shipped_trainers_pack())]
    return {each.edition: each.archive() for each in files}
