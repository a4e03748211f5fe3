"""Where records belong: the rows of ``link``, ``about`` and ``blob_name``, one at a time or many.

Which rows a record touches is decided in ``checklists.projection``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from trainer_app.checklists import projection
from trainer_app.checklists.attachments import blobs_of
from trainer_app.checklists.directory import DIRECTORY_KINDS
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.ports import Arrived
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
    " (SELECT max(arrival) FROM record WHERE hash BETWEEN ? AND ?) ORDER BY l.trainee, l.task"
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
    found = connection.execute(_LINKS_OF, rows.hash_range(target))
    return tuple(Link(PersonId(trainee), task) for trainee, task in found)


class Batch:
    """Records that arrived together. Those before their target are linked when it comes."""

    def __init__(self, connection: DriverConnection, came: Sequence[Arrived]) -> None:
        self._connection = connection
        self._came = came
        self.links: dict[RecordId, Links] = {}
        self.rests_on: set[RecordId] = set()
        self.followed: list[Record] = []
        """Those that a record which arrived earlier is about, and that are linked."""
        self.was_wanted = False
        """Whether something that arrived earlier rests on one of these."""
        self._before_target: dict[RecordId, list[Arrived]] = defaultdict(list)
        self._link_rows: list[tuple[str, str, int, str]] = []

    def keep(self, own: Collection[LogId]) -> None:
        """Write the rows. ``own``: logs of this PC."""
        run = self._connection.executemany
        earlier = {
            target
            for (target,) in rows.of_many(
                self._connection, _FOLLOWED, [one.record.id for one in self._came]
            )
        }
        about: list[tuple[str, int]] = []
        blobs: list[tuple[str, int]] = []
        active: dict[PersonId, int] = {}
        for one in self._came:
            record = one.record
            target = projection.about(record)
            if target is not None:
                about.append((target, one.arrival))
            blobs += [(blob, one.arrival) for blob in blobs_of(record)]
            self.rests_on.update(projection.rests_on(record))
            if record.log in own and record.head.by is not None:
                active[record.head.by.person] = record.head.at
            self._link(one, self._own_links(one, target))
        run(ADD_ABOUT, about)
        run(ADD_BLOB, blobs)
        run(ADD_ACTIVE, active.items())
        run(ADD_LINK, self._link_rows)
        self.followed = [
            one.record
            for one in self._came
            if one.record.id in earlier and self.links[one.record.id]
        ]
        self._look_for_wanted()

    def entering(self) -> Iterator[Links]:
        """Where those belong that are of a kind that enters a standing."""
        for one in self._came:
            if one.record.kind in STANDING_KINDS:
                yield self.links[one.record.id]

    def all_links(self) -> set[Link]:
        return {link for links in self.links.values() for link in links}

    def _own_links(self, one: Arrived, target: RecordId | None) -> Links:
        own = projection.links(one.record)
        if own or target is None:
            return tuple(dict.fromkeys(own)) if len(own) > 1 else own
        known = self.links.get(target)
        if known is None:
            self._before_target[target].append(one)
            known = links_of_target(self._connection, target)
        elif not known:
            self._before_target[target].append(one)
        return known

    def _link(self, one: Arrived, links: Links) -> None:
        record = one.record
        self.links[record.id] = links
        if not links:
            return
        kind = record.kind
        self._link_rows += [(link.trainee, link.task, one.arrival, kind) for link in links]
        for follower in self._before_target.pop(record.id, ()):
            self._link(follower, links)

    def _look_for_wanted(self) -> None:
        if self._connection.execute(_ANY_WANTED).fetchone() is None:
            return
        here = [(c.record.id,) for c in self._came if c.record.kind in DIRECTORY_KINDS]
        self.was_wanted = self._connection.executemany(_NO_LONGER_WANTED, here).rowcount > 0
