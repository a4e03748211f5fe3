"""Not a foreign byte (sync.md I10): the authorisation matrix, row by row, with one wall at a time.

First row-level security alone, with the application's conditions left out and as the ordinary role;
then the application alone, with row-level security off.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from tests.hub.conftest import HUB_KEY, new_database
from tests.hub.pcs import Pc, noon
from trainer_app.checklists.bodies import EditionPublished, LogOpened
from trainer_app.checklists.grants import reads
from trainer_app.checklists.kinds import Stream, understand
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.ids import EditionId
from trainer_app.kernel.streams import Cursor
from trainer_app.sync.bundle import FORMAT, Header, What, reading, unsealing, writing
from trainer_app.sync.bundle_parts import Piece, Said, read_part, write_message
from trainer_app.sync.framing import wire_cursor
from trainer_app.sync.hub.bundle_reply import take_in
from trainer_app.sync.hub.ledger import effects
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.postgres import PostgresDatabase
from trainer_app.sync.hub.ledger.session import TICKET, Scope, Session
from trainer_app.sync.hub.ledger.tables import metadata
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant, ProblemType

ALL = tuple(stream.value for stream in Stream)

_OF_NO_PLANT = {"hub", "schema_version"}
_OF_NO_STREAM = {
    *("plant", "own_log", "ticket", "device", "tip", "presence", "usage", "erasure", "gap"),
    *("blob", "blob_part"),
}


@dataclass
class Filled:
    """Two plants with the same in each: records, held records and files of every stream."""

    url: str
    plant: str
    other: str
    readers: dict[Grant, Pc]
    blobs: dict[str, bytes]
    """By stream, a file that only this stream's records name."""


@pytest.fixture(scope="module")
def filled(postgres_server: str) -> Filled:
    url, _name = new_database(postgres_server, "")
    ledger = create_ledger(url, HUB_KEY, noon())
    plants = [ledger.add_plant(name).id for name in ("Northside", "Southside")]
    blobs = {stream: f"file of {stream}".encode() * 9 for stream in ALL}
    readers: dict[Grant, Pc] = {}
    for plant in plants:
        _fill(ledger, plant, blobs)
        for grant in Grant:
            pc = Pc(f"{grant.value} of {plant}").enrol(ledger, plant, grant)
            if plant == plants[0]:
                readers[grant] = pc
    ledger.close()
    return Filled(url, plants[0], plants[1], readers, blobs)


def _fill(ledger: SqlLedger, plant: str, blobs: dict[str, bytes]) -> None:
    office = Pc(f"office of {plant}").enrol(ledger, plant, Grant.OFFICE)
    stranger = Pc(f"stranger of {plant}")
    for stream in ALL:
        office.write(3, stream)
        stranger.write(3, stream)
    sha256 = hashlib.sha256(blobs["plant"]).hexdigest()
    office.log().append(EditionPublished(EditionId(sha256), "mmt", "1"))
    office.sync(ledger, plant, [*office.everything(), *stranger.everything()])
    with ledger.database.writing(Scope(bytes.fromhex(plant))) as session:
        for stream in ("private", "office"):  # as a photo's record will
            effects.name_blob(session, stream, hashlib.sha256(blobs[stream]).digest())
    for blob in blobs.values():
        name = hashlib.sha256(blob).hexdigest()
        ledger.add_blob_part(plant, office.public, name, 0, blob, whole=len(blob))


def _walls_of(filled: Filled, grant: Grant) -> Scope:
    return Scope(bytes.fromhex(filled.plant), frozenset(s.value for s in reads(grant)))


# --- row-level security alone --------------------------------------------------------------------


@pytest.mark.parametrize("grant", Grant)
def test_that_the_database_alone_shows_a_grant_no_foreign_row(filled: Filled, grant: Grant) -> None:
    scope = _walls_of(filled, grant)
    named = {hashlib.sha256(filled.blobs[s]).digest() for s in scope.streams}
    database = PostgresDatabase(filled.url)
    try:
        with database.reading(scope) as session:
            assert _role(session) == ("trainer_hub_rows", False, False)
            for table in metadata.tables.values():
                if table.name in _OF_NO_PLANT:
                    continue
                rows = session.rows(f"SELECT * FROM {table.name}")
                names = table.columns.keys()
                for row in (dict(zip(names, row, strict=True)) for row in rows):
                    assert row["plant"] == scope.plant, table.name
                    if table.name not in _OF_NO_STREAM:
                        assert row["stream"] in scope.streams, table.name
                    if "sha256" in row:
                        assert row["sha256"] in named, table.name
            for table_name in ("record", "signature", "held", "log", "stream"):
                seen = {row[0] for row in session.rows(f"SELECT stream FROM {table_name}")}
                assert seen == scope.streams, table_name
    finally:
        database.close()


@pytest.mark.parametrize("grant", Grant)
def test_that_the_database_alone_stops_a_ledger_that_forgot_the_grant(
    filled: Filled, grant: Grant
) -> None:
    """The application believes everybody to be the office; the walls are those of the grant."""
    scope = _walls_of(filled, grant)
    database = _Narrow(filled.url, scope)
    ledger = SqlLedger(database, Hub(HUB_KEY, noon(), lambda n: b"r" * n))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "trainer_app.sync.hub.ledger.ledger.reads", lambda _grant: frozenset(Stream)
            )
            _read_all(filled, ledger, filled.readers[grant], grant)
    finally:
        database.close()


def test_that_nothing_is_written_beyond_the_walls(filled: Filled) -> None:
    database = PostgresDatabase(filled.url)
    scope = _walls_of(filled, Grant.FLOOR)
    foreign = bytes.fromhex(filled.other)
    try:
        for plant, stream in ((foreign, "plant"), (scope.plant, "office")):
            with (
                pytest.raises(DBAPIError, match="row-level security"),
                database.writing(scope) as session,
            ):
                session.insert(
                    "record",
                    1,
                    {
                        "plant": plant,
                        "stream": stream,
                        "position": [99],
                        "hash": b"h",
                        "log": b"l",
                        "seq": 1,
                        "received": 1,
                        "chain": b"c",
                        "head": b"h",
                    },
                )
            with database.writing(scope) as session:
                moved = session.run(
                    "UPDATE stream SET head = 0 WHERE plant = :p AND stream = :stream",
                    p=plant,
                    stream=stream,
                )
            assert moved == 0
    finally:
        database.close()


def test_that_a_transaction_that_says_nothing_sees_nothing(filled: Filled) -> None:
    database = PostgresDatabase(filled.url)
    try:
        with database.owning() as connection:
            connection.execute(text("SET LOCAL ROLE trainer_hub_rows"))
            for table in metadata.tables.values():
                if table.name not in _OF_NO_PLANT:
                    found = connection.execute(text(f"SELECT count(*) FROM {table.name}"))
                    assert found.scalar_one() == 0, table.name
    finally:
        database.close()


def test_that_the_name_of_a_ticket_shows_that_ticket_and_nothing_else(filled: Filled) -> None:
    with closing(SqlLedger(PostgresDatabase(filled.url), Hub(HUB_KEY, noon(), bytes))) as ledger:
        for plant, name in ((filled.plant, b"n" * 16), (filled.other, b"o" * 16)):
            pc = Pc(f"asked of {plant}")
            pc.enrol(ledger, plant)
            with ledger.database.writing(Scope(bytes.fromhex(plant))) as session:
                session.run(
                    "UPDATE ticket SET name = :name WHERE plant = :plant AND used_by = :key",
                    name=name,
                    key=bytes.fromhex(pc.public),
                )
        with ledger.database.reading(Scope(b"n" * 16, TICKET)) as session:
            for table in metadata.tables.values():
                if table.name not in _OF_NO_PLANT:
                    rows = session.rows(f"SELECT plant FROM {table.name}")
                    expected = [bytes.fromhex(filled.plant)] if table.name == "ticket" else []
                    assert [row[0] for row in rows] == expected, table.name


def test_that_an_ordinary_owner_of_the_database_is_walled_in_too(
    empty_postgres_url: str, postgres_server: str
) -> None:
    """No superuser anywhere: whoever owns the tables is bound as well (FORCE)."""
    name = make_url(empty_postgres_url).database
    owner = f"owner_of_{name}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {owner} LOGIN CREATEROLE".encode())
        connection.execute(f"GRANT trainer_hub_rows TO {owner} WITH ADMIN OPTION".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO {owner}".encode())
    url = make_url(empty_postgres_url).set(username=owner).render_as_string(hide_password=False)
    try:
        with closing(create_ledger(url, HUB_KEY, noon())) as ledger:
            plant = ledger.add_plant("Northside").id
            pc = Pc().enrol(ledger, plant)
            pc.write(2)
            assert pc.sync(ledger, plant, pc.everything()).accepted.given == (3, 4, 5)
            with ledger.database.owning() as connection:
                found = connection.execute(text("SELECT current_user, count(*) FROM record"))
                assert found.all() == [(owner, 0)]
    finally:
        with psycopg.connect(empty_postgres_url, autocommit=True) as connection:
            connection.execute(f"REASSIGN OWNED BY {owner} TO CURRENT_USER".encode())
            connection.execute(f"DROP OWNED BY {owner}".encode())
            connection.execute(f"DROP ROLE {owner}".encode())


def test_that_an_account_that_may_not_make_the_tables_is_told_so(
    empty_postgres_url: str, postgres_server: str
) -> None:
    account = f"guest_of_{make_url(empty_postgres_url).database}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {account} LOGIN".encode())
    try:
        url = make_url(empty_postgres_url).set(username=account)
        with pytest.raises(Unavailable) as refused:
            create_ledger(url.render_as_string(hide_password=False), HUB_KEY, noon())
        assert refused.value.code is ErrorCode.HUB_DATABASE_AWAY
    finally:
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"DROP ROLE {account}".encode())


class _Narrow(PostgresDatabase):
    """Whatever is asked for, only this scope is entered (or less)."""

    def __init__(self, url: str, scope: Scope) -> None:
        super().__init__(url)
        self._only = scope

    @override
    def _enter(self, connection: Connection, scope: Scope) -> None:
        super()._enter(connection, Scope(self._only.plant, scope.streams & self._only.streams))


# --- the application alone -----------------------------------------------------------------------


@pytest.mark.parametrize("grant", Grant)
def test_that_the_application_alone_gives_a_grant_no_foreign_byte(
    filled: Filled, grant: Grant
) -> None:
    database = PostgresDatabase(filled.url, walled=False)
    ledger = SqlLedger(database, Hub(HUB_KEY, noon(), lambda n: b"r" * n))
    try:
        with database.reading(_walls_of(filled, grant)) as session:
            every = session.row("SELECT count(DISTINCT plant) FROM record")
            assert every == (2,), "row-level security is on"
        read = _read_all(filled, ledger, filled.readers[grant], grant)
        assert read == {s.value for s in reads(grant)}
    finally:
        database.close()


@pytest.mark.parametrize("walled", [True, False])
def test_that_a_ticket_brings_nothing_of_another_plant(filled: Filled, walled: bool) -> None:
    database = PostgresDatabase(filled.url, walled=walled)
    ledger = SqlLedger(database, Hub(HUB_KEY, noon(), os.urandom))
    try:
        secret = ledger.issue_ticket(filled.plant, Grant.FLOOR, valid_ms=1_000)
        pc = Pc(f"new, {walled}")
        with _refusing(ProblemType.TICKET_UNKNOWN):
            ledger.enrol(filled.other, secret, pc.alone())
        enrolled = ledger.enrol(filled.plant, secret, pc.alone())
        bodies = [record.body or b"" for record in enrolled.certificate.records]
        opened = understand(enrolled.certificate.records[0]).body
        assert isinstance(opened, LogOpened)
        assert opened.plant == filled.plant
        assert not any(filled.other.encode() in body for body in bodies)
        assert {device.name for device in ledger.devices(filled.plant)}.isdisjoint(
            device.name for device in ledger.devices(filled.other)
        )
    finally:
        database.close()


def _read_all(filled: Filled, ledger: SqlLedger, pc: Pc, grant: Grant) -> set[str]:
    """Ask for everything in every way; which streams came. Fails on what the grant lacks."""
    may = {stream.value for stream in reads(grant)}
    cursors = [Cursor(stream) for stream in ALL]
    done = ledger.sync(filled.plant, pc.public, cursors, [], 2_000)
    pages = [paged.page for paged in done.pages]
    pages += [paged.page for paged in ledger.pages(filled.plant, pc.public, cursors, 2_000)]
    came = {page.after.stream for page in pages if page.entries}
    assert came <= may
    assert {head.stream for head in done.heads} <= may
    bodies = b"".join(e.record.body or b"" for page in pages for e in page.entries)
    assert filled.other.encode() not in bodies
    for stream in set(ALL) - may:
        assert f"in {stream}".encode() not in bodies
    for stream, blob in filled.blobs.items():
        name = hashlib.sha256(blob).hexdigest()
        if stream in may:
            assert ledger.blob_part(filled.plant, pc.public, name, 0, 9_999) == blob
        else:
            at = (filled.plant, pc.public, name)
            unknown = ProblemType.BLOB_UNKNOWN
            with _refusing(unknown):
                ledger.blob_part(*at, 0, 9_999)
            with _refusing(unknown):
                ledger.blob_state(*at)
            with _refusing(unknown):
                ledger.add_blob_part(*at, 0, b"x", whole=1)
    _read_by_stick(filled, ledger, pc, may)
    with _refusing(ProblemType.NOT_ADMITTED):
        ledger.sync(filled.other, pc.public, cursors, [], 2_000)
    with _refusing(ProblemType.NOT_ADMITTED):
        ledger.pages(filled.other, pc.public, cursors, 2_000)
    with _refusing(ProblemType.NOT_ADMITTED):
        ledger.blob_state(filled.other, pc.public, "00" * 32)
    return came


def _read_by_stick(filled: Filled, ledger: SqlLedger, pc: Pc, may: set[str]) -> None:
    """A bundle that asks for every stream and every file: what its reply holds."""
    named = {hashlib.sha256(blob).hexdigest(): s for s, blob in filled.blobs.items()}
    cursors = tuple(wire_cursor(Cursor(stream)) for stream in ALL)
    with TemporaryDirectory() as folder:
        out, back = Path(folder) / "out", Path(folder) / "back"
        hub_key = ledger.hub_key
        told = (FORMAT, What.RECORDS, filled.plant, "", pc.public, pc.name, hub_key, "hub", 1)
        with writing(out, Header(*told), lambda m: pc.key.sign(m).signature) as writer:
            writer.add(write_message(Said(cursors, wanted=tuple(named))))
        take_in(ledger, HUB_KEY, out, back, now=2)
        unseal = unsealing(pc.key)
        with reading(back) as reply:
            reply.check(unseal, lambda _number, _plain: None)
            parts = [read_part(plain) for _number, plain in reply.parts(unseal)]
    files = {named[part.sha256] for part in parts if isinstance(part, Piece)}
    said = [part for part in parts if isinstance(part, Said)]
    assert files == may
    assert {each.after.stream for one in said for each in one.pages} == may
    assert {head.stream for one in said for head in one.heads} <= may
    assert set().union(*(one.lacking for one in said)) <= {n for n, s in named.items() if s in may}
    bodies = [
        (entry.record.body or "")
        for one in said
        for each in one.pages
        for entry in each.page.entries
        if entry.record is not None
    ]
    assert bodies
    assert not any(filled.other in body for body in bodies)
    for stream in set(ALL) - may:
        assert not any(f"in {stream}" in body for body in bodies)


@contextmanager
def _refusing(problem: ProblemType) -> Iterator[None]:
    with pytest.raises(Refused) as refused:
        yield
    assert refused.value.problem is problem


def _role(session: Session) -> tuple[object, ...]:
    row = session.row(
        "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    assert row is not None
    return tuple(row)
