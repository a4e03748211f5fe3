"""The composition root of sync: one profile's store, the client of its hub, and the engine.

Without Qt. Blocking, for the network worker or a command; the HTTP client is loaded with the first
sync, never before the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_app.bootstrap.program import Program
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable
from trainer_app.kernel.ids import EditionId
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.kernel.plants import Joining

if TYPE_CHECKING:
    from trainer_app.store.carrying import Carrying
    from trainer_app.store.local import LocalStore
    from trainer_app.sync.client import EnrolDesk, HubClient
    from trainer_app.sync.engine import Synced, SyncEngine, Tell
    from trainer_app.sync.schedule import Schedule
    from trainer_app.sync.stopping import Stop
    from trainer_app.sync.tickets import Ticket


_PROBE: Final = {"connect": 3.0, "byte": 3.0, "whole": 5.0}
"""Seconds: a hub that is away is known as away within ten, two probes apart."""


_LONGEST_FILE: Final = 10_000
"""Bytes of a ticket's file that are looked at."""


def prepare(folder: Path, pc: str, clock: Clock, *, url: str = "", ticket: str = "") -> Program:
    """A profile without a plant, for a PC that joins one. ``pc``: what it is called.

    ``url`` and ``ticket`` are kept in it until it belongs to the plant, so that power loss costs
    nobody a ticket. Raises PROFILE_EXISTS.
    """
    from trainer_app.store.glance import keep_joining
    from trainer_app.store.profile import create_profile

    def name_it(store: LocalStore) -> None:
        with store.writing() as writing:
            writing.set_meta("device_name", pc)
            writing.set_meta("own_key", store.device_key)
        keep_joining(store, Joining(url, ticket))

    return Program(create_profile(folder, clock, first=name_it), clock)


def look_at_hub(url: str, typed: str, stop: Stop | None = None) -> tuple[str, Ticket]:
    """The address in one spelling and the ticket, once a hub has answered there.

    An address in the ticket itself is used where none is typed. Nothing is made or used up. Raises
    what stands in the way of joining, as far as can be seen from outside.
    """
    from trainer_app.sync.client import EnrolDesk
    from trainer_app.sync.tickets import Ticket, read_ticket

    ticket = read_ticket(typed)
    if not isinstance(ticket, Ticket):
        from trainer_app.sync.asking import whole_ticket

        ticket = whole_ticket(url, ticket, stop=stop)
    desk = EnrolDesk(url or ticket.url, fingerprint=ticket.fingerprint, stop=stop)
    try:
        desk.health()
    finally:
        desk.close()
    return desk.url, ticket


def ticket_in(file: Path) -> str:
    """The ticket in a file: its last line that says anything, as the hub writes it.

    Raises FILE_UNREADABLE.
    """
    try:
        text = file.read_bytes()[:_LONGEST_FILE].decode("utf-8", errors="replace")
    except OSError as error:
        raise Unavailable(ErrorCode.FILE_UNREADABLE, path=str(file)) from error
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


class Syncing:
    """One profile and its hub. ``close`` it with the profile."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._desk: tuple[Membership, EnrolDesk] | None = None

    @cached_property
    def carrying(self) -> Carrying:
        return self._store.carrying(shipped_edition)

    @cached_property
    def _stop(self) -> Stop:
        """Of enrolling and probing."""
        from trainer_app.sync.stopping import Stop

        return Stop()

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
        """Hand in a ticket; see ``look_at_hub``. What was recorded here stays, and goes along.

        Raises SAMPLE_STAYS_HERE where the people are made up and the hub is another machine.
        """
        from trainer_app.store.glance import keep_joining
        from trainer_app.sync.client import EnrolDesk
        from trainer_app.sync.enrolling import enrol

        self._refuse_sample(url)
        desk = EnrolDesk(url, fingerprint=ticket.fingerprint, stop=stop)
        try:
            changes = enrol(self.carrying, desk, desk.url, ticket)
        finally:
            desk.close()
        keep_joining(self._store, None)
        self._leave_engine()  # it may speak with another key, or to another address from now on
        return changes

    def _refuse_sample(self, url: str) -> None:
        from trainer_app.sync.trust import stays_here

        with self._store.reading() as reading:
            if reading.is_sample() and not stays_here(url):
                raise SyncProblem(ErrorCode.SAMPLE_STAYS_HERE)

    def enrol(self, url: str, typed: str) -> ChangeSet:
        """Join with what was typed; nothing is used up before a hub has answered there."""
        self._stop.renew()
        address, ticket = look_at_hub(url, typed, self._stop)
        return self.join(address, ticket, self._stop)

    def ticket_in(self, file: Path) -> str:
        return ticket_in(file)

    def schedule(self, now: float) -> Schedule:
        from trainer_app.sync.schedule import Schedule

        return Schedule(now)

    def probe(self) -> None:
        """Whether the hub answers, within a few seconds; the connection is kept for the next time.

        Raises ``SyncProblem``; NO_HUB where this PC stands alone.
        """
        membership = self.membership()
        if membership is None:
            raise SyncProblem(ErrorCode.NO_HUB)
        self._stop.renew()
        self._desk_of(replace(membership, nonce="")).health()

    def _desk_of(self, membership: Membership) -> EnrolDesk:
        from trainer_app.sync.client import EnrolDesk
        from trainer_app.sync.exchange import Patience

        if self._desk is not None and self._desk[0] != membership:
            self._leave_desk()
        if self._desk is None:
            desk = EnrolDesk(
                membership.url,
                fingerprint=membership.fingerprint,
                stop=self._stop,
                patience=Patience(**_PROBE),
            )
            self._desk = (membership, desk)
        return self._desk[1]

    def _leave_desk(self) -> None:
        if self._desk is not None:
            self._desk[1].close()
            self._desk = None

    def run_once(self, tell: Tell | None = None) -> Synced:
        """One sync to its end; ``SyncProblem`` where it does not come to it."""
        engine = self._engine
        self._stop.renew()  # whoever stops for good from now on finds the engine
        return engine.run_once(tell=tell)

    def cancel(self) -> None:
        """The sync under way, from any thread; what had arrived is kept."""
        self._stop.cancel()
        if "_engine" in self.__dict__:
            self._engine.cancel()

    def stop(self) -> None:
        """For good, from any thread: what waits on the network is woken."""
        self._stop.now()
        if "_engine" in self.__dict__:
            self._engine.stop()

    def close(self) -> None:
        """From the network worker, after the last sync."""
        self._leave_desk()
        self._leave_engine()

    def _leave_engine(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.close()
            del self.__dict__["_engine"]

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
