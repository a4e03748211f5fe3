"""A hub whose disk is full: it says so, whoever reads is answered, and with room it goes on."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import psycopg
import pytest
from litestar.testing import TestClient

from tests.conftest import ProgramLog
from tests.hub.app.conftest import KEY, NOW, TestHub
from tests.hub.app.http_pc import HttpPc, problem_of, reply_of
from tests.hub.conftest import new_database
from tests.small_disk import NO_DISK, SmallDisk, leave_hub_room, small_disk
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.sync import protocol as wire
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.journal import JsonLines
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.protocol import Grant, ProblemType


@contextmanager
def hub_on(url: str) -> Iterator[TestHub]:
    clock = FixedClock(NOW)
    with (
        closing(create_ledger(url, KEY, clock)) as ledger,
        TestClient(make_app(KEY, ledger, clock)) as client,
    ):
        yield TestHub(client, ledger, clock, ledger.add_plant("Oak Street").id)


def fill(pc: HttpPc) -> int:
    """Push until the hub will not; how many records it took."""
    chance = random.Random(1)
    for size in [1, *[20] * 40]:
        for _ in range(size):
            pc.write(words=chance.randbytes(30_000).hex())
        reply = pc.push()
        if not reply.is_success:
            problem = problem_of(reply)
            assert (reply.status_code, problem.type) == (503, ProblemType.FULL)
            assert problem.after > 0
            return pc.at_hub
    raise AssertionError("the disk was never full")


def stays_whole_and_goes_on(hub: TestHub, grow: Callable[[], None]) -> None:
    pc, other = hub.joined(), hub.joined(name="PC-2")
    ticket = hub.ticket(Grant.OFFICE)
    name = pc.name_blob(b"photo" * 100_000)
    taken = fill(pc)
    records = hub.records()
    late = hub.pc()
    part = pc.put(name, b"photo" * 100_000, 0, 400_000)
    for refused in (pc.push(), late.enrol(ticket, "Late"), part):
        assert refused.is_success or problem_of(refused).type is ProblemType.FULL
    assert not late.grant or late.push().is_success  # what was said to be done was done
    assert hub.client.get(wire.HEALTH_PATH).is_success  # what is there can be read
    hub.clock.advance(minutes=5)  # so that it would be noted that this PC was seen
    some = msgspec.json.encode(other.request(room=20))
    assert len(reply_of(other.post(some)).pages[0].entries) == 20
    assert pc.at_hub == taken
    grow()
    assert 0 not in reply_of(pc.push()).given
    late.enrol(ticket, "Late").raise_for_status()
    assert hub.records() == records + len(pc.log) - taken + 1
    for start in (0, 400_000):
        pc.put(name, b"photo" * 100_000, start, 400_000).raise_for_status()
    assert pc.get(name, "bytes=0-9").content == b"photophoto"


def told(caplog: pytest.LogCaptureFixture) -> set[object]:
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    return {line["code"] for line in lines if line["event"] == "database"}


def test_that_a_full_disk_of_an_sqlite_hub_loses_nothing(
    tmp_path: Path, program_log: ProgramLog, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    with small_disk(place, 4) as disk, hub_on(f"sqlite:///{place / 'hub.db'}") as hub:
        grow = _limited(hub) if disk is None else lambda: disk.grow(60)
        stays_whole_and_goes_on(hub, grow)
    program_log.expect("database")
    assert told(caplog) == {"disk_full"}


def _limited(hub: TestHub) -> Callable[[], None]:
    leave_hub_room(hub.ledger, 200)
    return lambda: leave_hub_room(hub.ledger, 100_000)


@pytest.fixture
def postgres_on_small_disk(postgres_server: str) -> Iterator[tuple[str, SmallDisk]]:
    """A database whose files lie on a disk of their own."""
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        found = connection.execute("SHOW data_directory").fetchone()
    folder = Path(found[0]) if found else Path()
    if not folder.is_dir():
        pytest.skip("the server is on another machine")
    place = Path(tempfile.mkdtemp(prefix="trainer-full-"))
    place.chmod(0o755)
    try:
        with small_disk(place, 12, folder.stat().st_uid) as disk:
            if disk is None:
                pytest.skip(NO_DISK)
            space = f"small_{os.getpid()}"
            with psycopg.connect(postgres_server, autocommit=True) as connection:
                connection.execute(f"CREATE TABLESPACE {space} LOCATION '{place}'".encode())
                url, name = new_database(postgres_server, f"TABLESPACE {space}")
                try:
                    yield url, disk
                finally:
                    connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
                    connection.execute(f"DROP TABLESPACE {space}".encode())
    finally:
        place.rmdir()


def test_that_a_full_disk_of_a_postgresql_hub_loses_nothing(
    postgres_on_small_disk: tuple[str, SmallDisk],
    program_log: ProgramLog,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url, disk = postgres_on_small_disk
    with hub_on(url) as hub:
        stays_whole_and_goes_on(hub, lambda: disk.grow(200))
    program_log.expect("database")
    assert told(caplog) == {"disk_full"}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_that_a_backup_onto_a_full_disk_leaves_no_half_of_a_file(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    if kind == "postgresql":
        url = request.getfixturevalue("empty_postgres_url")
    place = tmp_path / "stick"
    place.mkdir()
    with small_disk(place, 1) as disk, hub_on(url) as hub:
        if disk is None:
            pytest.skip(NO_DISK)
        pc = hub.joined()
        for n in range(60):
            pc.write(words=os.urandom(15_000).hex(), n=n)
        pc.push().raise_for_status()
        target = place / "hub.backup"
        with pytest.raises(Unavailable) as full:
            hub.ledger.backup(target)
        assert (full.value.code, full.value.params["path"]) == (ErrorCode.DISK_FULL, str(target))
        assert not list(place.iterdir())
        disk.grow(30)
        hub.ledger.backup(target)
        assert target.stat().st_size > 60 * 30_000
        with pytest.raises(Unavailable) as taken:
            hub.ledger.backup(target)
        assert taken.value.code is ErrorCode.FILE_UNWRITABLE
