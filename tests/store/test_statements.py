"""No statement of the daily work walks over what grows, however many records there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.recorder import make_key
from tests.store.pages import Pen, SmallHub, joined
from tests.store.plans import growing_tables_walked
from tests.store.plant import DAY, TASK, Plant
from trainer_app.checklists import bodies as b


def _sign_off(plant: Plant) -> None:
    plant.signed_off()


def _withdraw(plant: Plant) -> None:
    record = plant.signed_off()
    plant.append(b.RecordWithdrawn(about=record.id), replaces=(record.id,))


def _for_the_plant(plant: Plant) -> None:
    plant.append(b.TaskNotApplicable(site=plant.site, task=TASK))


def _look(plant: Plant) -> None:
    with plant.store.reading() as reading:
        reading.standings(plant.trainee)
        reading.standings(plant.trainee, [TASK])
        reading.task_records(plant.trainee, TASK)
        reading.trainee_records(plant.trainee, ["module.completed"])
        reading.history(plant.trainee, before=100)
        reading.to_sign(plant.trainee)
        reading.pin(plant.founder)
        reading.record(plant.right)
        reading.log_of(plant.right)
        reading.records(["edition.adopted"])


def _set_pin(plant: Plant) -> None:
    pin = plant.append(b.PersonPin(person=plant.founder, verifier="x"))
    with plant.store.writing() as writing:
        writing.erase_body(pin.id)


def _sync(plant: Plant, hub: SmallHub) -> None:
    carrying = plant.store.carrying()
    key = make_key("pen")
    hub.say(b.DeviceEnrolled(bytes(key.verify_key).hex(), "Pen", "C", grant="floor"))
    Pen(hub, key).say(b.MemoWritten(task=TASK))
    plant.sign_off()
    hub.sync(carrying)
    with plant.store.reading() as reading:
        reading.waiting()
        reading.receipts([plant.right])
        reading.last_received()
        reading.forked()


@pytest.mark.parametrize("action", [_sign_off, _withdraw, _for_the_plant, _look, _set_pin])
def test_that_no_statement_walks_over_what_grows(
    plant: Plant, action: Callable[[Plant], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant.signed_off(on=DAY)
    assert not growing_tables_walked(plant, lambda: action(plant), monkeypatch)


def test_that_no_statement_of_a_sync_walks_over_what_grows(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = SmallHub()
    hub.sync(joined(plant, hub))
    assert not growing_tables_walked(plant, lambda: _sync(plant, hub), monkeypatch)


def test_that_a_statement_that_walks_is_noticed(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count() -> None:
        with plant.store.reading() as reading:
            reading.record_count()

    assert growing_tables_walked(plant, count, monkeypatch)
