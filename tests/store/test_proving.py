"""A sheet reads the records it rests on once more, and says what it found."""

from __future__ import annotations

import pytest

from tests.store.plant import Plant, tamper
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record, encode_body
from trainer_app.checklists.ports import Proof
from trainer_app.kernel.ids import RecordId
from trainer_app.store import proving
from trainer_app.store.rows import arrival_of


@pytest.fixture
def worked(plant: Plant) -> tuple[Plant, list[Record]]:
    return plant, [plant.signed_off() for _ in range(4)]


def proof(plant: Plant, *records: Record | RecordId) -> Proof:
    wanted = [one.id if isinstance(one, Record) else one for one in records]
    with plant.store.reading() as reading:
        return reading.prove(wanted)


def arrival(plant: Plant, record: Record) -> int:
    with plant.store.reading() as reading:
        found = arrival_of(reading.connection, record.id)
    assert found is not None
    return found


def unsign_all_but_the_last(plant: Plant) -> None:
    tamper(
        plant,
        ("DELETE FROM signature WHERE arrival < (SELECT max(arrival) FROM signature)", ()),
    )


def test_that_what_was_written_here_is_proved(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    assert proof(plant, *records, plant.right) == Proof(logs=1)


def test_that_an_altered_one_and_one_that_is_not_here_are_named(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    other = encode_body(plant.sign_off_body(level=4))
    row = arrival(plant, records[1])
    tamper(plant, ("UPDATE body SET body = ? WHERE arrival = ?", (other, row)))
    nowhere, no_id = RecordId("ab" * 16), RecordId("no id at all")
    found = proof(plant, *records, nowhere, no_id)
    assert found.faults == tuple(sorted((records[1].id, nowhere, no_id)))
    assert found.absent == 0


def test_that_a_record_that_was_taken_out_leaves_an_empty_place(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    withdrawal = plant.append(b.RecordWithdrawn(about=records[0].id), replaces=(records[0].id,))
    plant.signed_off()
    row = arrival(plant, withdrawal)
    tamper(
        plant,
        *((f"DELETE FROM {table} WHERE arrival = ?", (row,)) for table in ("signature", "body")),
        ("DELETE FROM record WHERE arrival = ?", (row,)),
    )
    assert proof(plant, records[0]) == Proof(logs=1, absent=1)


def test_that_a_later_signature_vouches_and_no_signature_does_not(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    unsign_all_but_the_last(plant)
    assert proof(plant, *records) == Proof(logs=1)
    tamper(plant, ("DELETE FROM signature", ()))
    assert set(proof(plant, *records).faults) == {record.id for record in records}


def test_that_a_way_that_is_too_long_is_said_and_not_guessed(
    worked: tuple[Plant, list[Record]], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, records = worked
    unsign_all_but_the_last(plant)
    monkeypatch.setattr(proving, "_MOST_STEPS", 2)
    assert proof(plant, records[0]) == Proof(logs=1, unproven=(records[0].id,))
    assert proof(plant, records[-1]) == Proof(logs=1)
