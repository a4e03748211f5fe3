"""What the operator is told of a plant, and where records are by now."""

from __future__ import annotations

from collections.abc import Sequence

from trainer_app.sync.hub.ledger.accepting import Taken
from trainer_app.sync.hub.ledger.placing import kind_of
from trainer_app.sync.hub.ledger.session import SLICE, Session
from trainer_app.sync.hub.ports import Fork, Plant, PlantStatus
from trainer_app.sync.protocol import HeldReason

_FORKS_TOLD = 100
_LEFT = "pc.left"
_LAST_OF_LOGS = (
    "SELECT l.key, r.received, r.head FROM log l"
    " JOIN record r ON r.plant = l.plant AND r.log = l.log WHERE l.plant = :plant"
    " AND r.seq = (SELECT max(m.seq) FROM record m WHERE m.plant = l.plant AND m.log = l.log)"
)


def status(session: Session, plant: Plant) -> PlantStatus:
    streams = session.rows("SELECT stream, head FROM stream WHERE plant = :plant ORDER BY stream")
    held = session.rows(
        "SELECT reason, count(*) FROM held WHERE plant = :plant GROUP BY reason ORDER BY reason"
    )
    devices = session.row(
        "SELECT count(*) FROM device WHERE plant = :plant AND revoked = :no AND grant_name <> ''",
        no=False,
    )
    missing = session.row(
        "SELECT count(*) FROM blob WHERE plant = :plant AND complete = :no", no=False
    )
    forks = session.rows(
        "SELECT log, seq FROM record WHERE plant = :plant GROUP BY log, seq"
        f" HAVING count(*) > 1 ORDER BY log, seq LIMIT {_FORKS_TOLD}"
    )
    return PlantStatus(
        plant,
        tuple((stream, head) for stream, head in streams),
        tuple((HeldReason(reason), count) for reason, count in held),
        0 if devices is None else devices[0],
        0 if missing is None else missing[0],
        tuple(Fork(log.hex(), seq) for log, seq in forks),
    )


def last_seen(session: Session, key: bytes) -> int | None:
    """When a device last asked, ms by the hub's clock; a minute or so late."""
    row = session.row("SELECT seen FROM presence WHERE plant = :plant AND key = :key", key=key)
    return None if row is None else int(row[0])


def left(session: Session) -> frozenset[bytes]:
    """The keys whose last word is that their PC leaves the plant. As PCs say it of one another
    (``checklists.trust``), but of what a hub knows: when each record came in."""
    ends = session.rows(_LAST_OF_LOGS)
    last: dict[bytes, int] = {}
    for key, received, _head in ends:
        last[key] = max(received, last.get(key, received))
    return frozenset(
        key for key, received, head in ends if received == last[key] and kind_of(head) == _LEFT
    )


def find_given(session: Session, taken: Taken, logs: Sequence[bytes]) -> None:
    """What was held and has got its position since. ``logs``: those of the request."""
    waiting = list(taken.held)
    for start in range(0, len(waiting), SLICE):
        for h, position in session.rows(
            "SELECT hash, position FROM record"
            " WHERE plant = :plant AND hash IN :hashes AND log IN :logs",
            hashes=waiting[start : start + SLICE],
            logs=logs,
        ):
            taken.given[h] = position
            del taken.held[h]
