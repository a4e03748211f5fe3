"""Where records belong: the rows of ``link``, ``about`` and ``blob_name``, one at a time or many.

Which rows a record touches is decided in ``checklists.projection``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from trainer_app.checklists import projection
from trainer_app.checklists.attachments import blobs_of
from trainer_app.checklists.directory import DIRECTORY_KINDS
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.projection import STANDING_KINDS, Link
from trainer_app.kernel.ids import LogId, PersonId, RecordId, is_record_id
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection

ADD_LINK: Final = "INSERT OR IGNORE INTO link (trainee, task, arrival, kind) VALUES (?, ?, ?, ?)"
ADD_ABOUT: Final = "INSERT OR IGNORE INTO about (target, arrival) VALUES (?, ?)"
ADD_BLOB: Final = "INSERT OR IGNORE INTO blob_name (blob, arrival) VALUES (?, ?)"
ADD_ACTIVE: Final = (
    "INSERT INTO last_active (person, at) VALUES (?, ?)"
    " ON CONFLICT (person) DO UPDATE SET at = excluded.at"
)

_LINKS_OF: Final = (
    "SELECT l.trainee, l.task FROM link l WHERE l.arrival ="
    f" (SELECT max(arrival) FROM record WHERE {rows.OF_ID}) ORDER BY l.trainee, l.task"
)
_FOLLOWED: Final = "SELECT DISTINCT target FROM about WHERE target IN (?)"
_NO_LONGER_WANTED: Final = "DELETE FROM wanting WHERE target = ?"
_ANY_WANTED: Final = "SELECT 1 FROM wanting LIMIT 1"

Links = tuple[Link, ...]


def links_of(connection: DriverConnection, record: Record) -> Links:
    """A record's own links, or those of the record that it is about."""
    own = projection.links(record)
    target = projection.about(record)
    if own or target is None:
        return tuple(dict.fromkeys(own))
    return links_of_target(connection, target)


def links_of_target(connection: DriverConnection, target: RecordId) -> Links:
    """The links of a record that is held; none of one that is not."""
    if not is_record_id(target):
        return ()
    found = connection.execute(_LINKS_OF, (rows.id_bytes(target),))
    return tuple(Link(PersonId(trainee), task) for trainee, task in found)


class Touch(NamedTuple):
    """What a record says by itself of where it belongs: known before the writer is taken."""

    record: Record
    target: RecordId | None
    """The record that it is about."""
    links: Links
    rests_on: tuple[RecordId, ...]
    blobs: tuple[str, ...]
    enters: bool
    """Whether it enters a standing."""


def touch_of(record: Record) -> Touch:
    links = projection.links(record)
    return Touch(
        record,
        projection.about(record),
        links if len(links) < 2 else tuple(dict.fromkeys(links)),
        projection.rests_on(record),
        blobs_of(record),
        record.head.kind in STANDING_KINDS,
    )


Came = tuple[int, Touch]
"""A record that arrived. No class: a thousand are made while others wait for the writer."""


class Batch:
    """Records that arrived together. Those before their target are linked when it comes."""

    def __init__(self, connection: DriverConnection, came: Sequence[Came]) -> None:
        self._connection = connection
        self._came = came
        self.links: dict[RecordId, Links] = {}
        self.rests_on: set[RecordId] = set()
        self.people: set[PersonId] = set()
        """Whom the records belong to; EVERYBODY among them."""
        self.followed: list[Record] = []
        """Those that a record which arrived earlier is about, and that are linked."""
        self.was_wanted = False
        """Whether something that arrived earlier rests on one of these."""
        self._before_target: dict[RecordId, list[Came]] = defaultdict(list)
        self._link_rows: list[tuple[str, str, int, str]] = []

    def keep(self, own: Collection[LogId]) -> None:
        """Write the rows. ``own``: logs of this PC."""
        ids = [touch.record.id for _arrival, touch in self._came]
        earlier = {target for (target,) in rows.of_many(self._connection, _FOLLOWED, ids)}
        about: list[tuple[str, int]] = []
        blobs: list[tuple[str, int]] = []
        active: dict[PersonId, int] = {}
        for one in self._came:
            arrival, touch = one
            if touch.target is not None:
                about.append((touch.target, arrival))
            if touch.blobs:
                blobs += [(blob, arrival) for blob in touch.blobs]
            self.rests_on.update(touch.rests_on)
            if own and touch.record.log in own and touch.record.head.by is not None:
                active[touch.record.head.by.person] = touch.record.head.at
            self._link(one, touch.links or self._links_of_target(one))
        rows.add_many(self._connection, ADD_ABOUT, about)
        rows.add_many(self._connection, ADD_BLOB, blobs)
        self._connection.executemany(ADD_ACTIVE, active.items())
        rows.add_many(self._connection, ADD_LINK, self._link_rows)
        if earlier:
            self.followed = [
                touch.record
                for _arrival, touch in self._came
                if touch.record.id in earlier and self.links[touch.record.id]
            ]
        self._look_for_wanted()

    def entering(self) -> set[tuple[PersonId, str]]:
        """The trainees and tasks of those that enter a standing."""
        return {
            (link.trainee, link.task)
            for _arrival, touch in self._came
            if touch.enters
            for link in self.links[touch.record.id]
            if link.task
        }

    def _links_of_target(self, one: Came) -> Links:
        target = one[1].target
        if target is None:
            return ()
        known = self.links.get(target)
        if known:
            return known
        self._before_target[target].append(one)
        return links_of_target(self._connection, target) if known is None else known

    def _link(self, one: Came, links: Links) -> None:
        arrival, touch = one
        record = touch.record
        self.links[record.id] = links
        if not links:
            return
        kind = record.head.kind
        for link in links:
            self._link_rows.append((link.trainee, link.task, arrival, kind))
            self.people.add(link.trainee)
        if record.id in self._before_target:
            for follower in self._before_target.pop(record.id):
                self._link(follower, links)

    def _look_for_wanted(self) -> None:
        if self._connection.execute(_ANY_WANTED).fetchone() is None:
            return
        here = [(t.record.id,) for _arrival, t in self._came if t.record.kind in DIRECTORY_KINDS]
        self.was_wanted = self._connection.executemany(_NO_LONGER_WANTED, here).rowcount > 0
