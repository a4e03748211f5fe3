"""The other PCs of the plant, new ones announced, and how far this PC's records have travelled.

Reads only. Where there is no hub there is nothing to tell, and nothing is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.trust import Peer, TrustLine, peers, trust_line
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class PeersPage:
    """What *This PC and sync* shows. ``new``: keys of PCs that came since the viewer's last visit.

    ``membership`` None: this PC stands alone, and all else is empty.
    """

    membership: Membership | None
    waiting: Waiting
    peers: tuple[Peer, ...] = ()
    new: frozenset[str] = frozenset()


class Peers:
    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, viewer: SignedIn) -> PeersPage:
        viewer.require(Action.BACK_UP)
        with self._store.reading() as reading:
            membership = reading.membership()
            if membership is None:
                return PeersPage(None, Waiting())
            found = known_peers(reading)
            new = frozenset(peer.key for peer in _new(reading, viewer, found))
            return PeersPage(membership, reading.waiting(), found, new)

    def announced(self, viewer: SignedIn) -> tuple[Peer, ...]:
        """PCs that were admitted since this person was last here: everybody is told, for an
        operator of the hub who enrols one of his own must be seen (sync.md §6)."""
        with self._store.reading() as reading:
            if reading.membership() is None:
                return ()
            return _new(reading, viewer, known_peers(reading))

    def trust(self) -> TrustLine | None:
        """What the numbers of a screen rest on now; None without a hub."""
        with self._store.reading() as reading:
            return trust(reading)


def trust(reading: Reading) -> TrustLine | None:
    """The trust line of one moment."""
    membership = reading.membership()
    if membership is None:
        return None
    return trust_line(membership, reading.waiting(), known_peers(reading))


def known_peers(reading: Reading) -> tuple[Peer, ...]:
    left = {record.id: record.log for record in reading.records(("pc.left",))}
    return peers(
        reading.directory(),
        reading.records(("device.enrolled",)),
        reading.last_received(),
        reading.own_key(),
        [(left[record], receipt.received) for record, receipt in reading.receipts(left).items()],
    )


def _new(reading: Reading, viewer: SignedIn, known: tuple[Peer, ...]) -> tuple[Peer, ...]:
    """Whose first certificate came after the visit before this one; on a first visit none."""
    visit = reading.last_visit(viewer.id)
    if visit is None:
        return ()
    came = {
        item.record.id
        for item in reading.arrived(("device.enrolled",), after=visit.arrival)
        if isinstance(item.record.body, b.DeviceEnrolled)
    }
    return tuple(peer for peer in known if peer.certificate in came and not peer.is_this)
