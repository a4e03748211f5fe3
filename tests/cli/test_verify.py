"""``verify`` finds and names what somebody did to a profile, and says nothing of a sound one."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, Run
from tests.cli.tampering import change_a_byte, copy_of, flip_in_file, opened
from trainer_app.bootstrap import open_program
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import SystemClock
from trainer_app.services.people import NewPerson, People
from trainer_app.services.session import SignedIn

_ANYWHERE = tuple(random.Random(20260302).sample(range(2, RECORDS), 3))


def test_that_a_sound_profile_passes_through_the_real_program(process: Run, sample: Path) -> None:
    said = process("verify", "--profile", sample)
    assert said.code == 0, said.err
    assert str(RECORDS) in said.out
    assert said.err == ""


@pytest.mark.parametrize("arrival", [1, *_ANYWHERE, RECORDS])
@pytest.mark.parametrize(
    ("table", "column"),
    [("record", "head"), ("body", "body"), ("signature", "signature"), ("record", "hash")],
)
def test_that_one_changed_byte_of_any_record_is_found_and_named(
    run: Run, profile: Path, table: str, column: str, arrival: int
) -> None:
    with opened(profile) as database:
        (raw,) = database.execute(
            f"SELECT {column} FROM {table} WHERE arrival = ?", (arrival,)
        ).fetchall()[0]
        record_hash, log, seq = database.execute(
            "SELECT hash, log, seq FROM record WHERE arrival = ?", (arrival,)
        ).fetchall()[0]
        database.execute(
            f"UPDATE {table} SET {column} = ? WHERE arrival = ?",
            (change_a_byte(raw, random.Random(f"{column} {arrival}").randrange(len(raw))), arrival),
        )
    said = run("verify", "--profile", profile)
    assert said.code == 4
    by_id, by_place = record_hash.hex()[:32], f"log {log.hex()}, place {seq}"
    assert by_id in said.out or by_place in said.out, said.out


@pytest.mark.parametrize("column", ["log", "seq", "kind", "body_hash"])
def test_that_a_record_moved_or_renamed_is_found(run: Run, profile: Path, column: str) -> None:
    changed = {"log": "zeroblob(16)", "seq": "seq + 1000", "kind": "'person.merged'"}
    with opened(profile) as database:
        database.execute(
            f"UPDATE record SET {column} = {changed.get(column, 'zeroblob(32)')}"
            f" WHERE arrival = {RECORDS // 2}"
        )
    assert run("verify", "--profile", profile).code == 4


def test_that_a_byte_flipped_on_the_disk_is_found_wherever_it_lies(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    size = (profile / "store.db").stat().st_size
    for number, place in enumerate([0, 15, 16, 4095, *random.Random(7).sample(range(size), 6)]):
        folder = copy_of(profile, tmp_path / f"copy-{number}")
        flip_in_file(folder / "store.db", place)
        said = run("verify", "--profile", folder)
        assert said.code == 4, f"byte {place}: {said}"
        assert said.err


@pytest.mark.parametrize("count", [1, 30])
def test_that_a_removed_tail_is_found_and_named(run: Run, profile: Path, count: int) -> None:
    with opened(profile) as database:
        log, seq = database.execute(
            "SELECT log, max(seq) FROM record WHERE kind <> 'person.pin' GROUP BY log"
            " ORDER BY count(*) DESC LIMIT 1"
        ).fetchall()[0]
        gone = f"SELECT arrival FROM record WHERE log = x'{log.hex()}' AND seq > {seq - count}"
        for table in ("link", "about", "to_sign", "signature", "body", "record"):
            database.execute(f"DELETE FROM {table} WHERE arrival IN ({gone})")
    said = run("verify", "--profile", profile)
    assert said.code == 4
    assert log.hex() in said.out
    assert f"place {seq}" in said.out


def test_that_a_record_taken_out_of_the_middle_is_found_and_named(run: Run, profile: Path) -> None:
    with opened(profile) as database:
        log, seq = database.execute(
            "SELECT log, seq FROM record WHERE arrival = ?", (RECORDS // 2,)
        ).fetchall()[0]
        for table in ("link", "about", "to_sign", "signature", "body", "record"):
            database.execute(f"DELETE FROM {table} WHERE arrival = ?", (RECORDS // 2,))
    said = run("verify", "--profile", profile)
    assert said.code == 4
    assert log.hex() in said.out
    assert f"place {seq}" in said.out


def test_that_a_record_put_in_by_hand_is_found_and_named(run: Run, profile: Path) -> None:
    forged = bytes(range(32))
    with opened(profile) as database:
        database.execute(
            "INSERT INTO record (arrival, hash, log, seq, kind, head, body_hash)"
            " SELECT ?, ?, log, (SELECT max(seq) FROM record o WHERE o.log = r.log) + 1, kind,"
            " head, body_hash FROM record r WHERE kind = 'signoff.recorded' LIMIT 1",
            (RECORDS + 1, forged),
        )
        for table in ("body", "signature"):
            database.execute(
                f"INSERT INTO {table} SELECT ?, t.{table} FROM {table} t JOIN record r"
                " ON r.arrival = t.arrival WHERE r.kind = 'signoff.recorded' LIMIT 1",
                (RECORDS + 1,),
            )
    said = run("verify", "--profile", profile)
    assert said.code == 4
    assert forged.hex()[:32] in said.out


def test_that_an_older_database_put_back_is_found(run: Run, profile: Path, tmp_path: Path) -> None:
    old = copy_of(profile, tmp_path / "old")
    program = open_program(profile, SystemClock())
    people = People(program.store, program.clock)
    supervisor = people.find("Renée Tremblay")
    with program.store.reading() as reading:
        pin = reading.pin(supervisor.id)
    assert pin is not None
    by = SignedIn(supervisor, pin.record, program.clock.now().ms)
    people.add_person(by, NewPerson("Somebody New", (Role.TRAINEE,)))
    program.close()
    assert run("verify", "--profile", profile).code == 0
    shutil.copy(old / "store.db", profile / "store.db")
    said = run("verify", "--profile", profile)
    assert said.code == 4
    assert "missing" in said.out


@pytest.mark.parametrize("name", ["store.key", "store.db"])
def test_that_a_missing_part_of_a_profile_is_damage(run: Run, profile: Path, name: str) -> None:
    (profile / name).unlink()
    assert run("verify", "--profile", profile).code == 4


def test_that_the_answer_for_a_machine_names_every_fault(run: Run, profile: Path) -> None:
    with opened(profile) as database:
        for arrival in _ANYWHERE:
            database.execute("UPDATE body SET body = '{}' WHERE arrival = ?", (arrival,))
        changed = database.execute(
            f"SELECT hash FROM record WHERE arrival IN {_ANYWHERE}"
        ).fetchall()
    said = run("verify", "--json", "--profile", profile)
    report = json.loads(said.out)
    assert said.code == 4
    assert report["sound"] is False
    named = {fault["record"] for fault in report["faults"]}
    assert {one.hex()[:32] for (one,) in changed} <= named
