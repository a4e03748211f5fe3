"""To sign: several statements with one PIN, and declining with own words."""

from __future__ import annotations

from tests.plant import Plant
from tests.ui.trainee.pages import WRONG_PIN, Screens
from trainer_app.checklists.status import Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.ui.tasks import TaskRunner


def test_that_nothing_is_ticked_beforehand(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None)
    state = screens.to_sign().state
    assert len(state.items) == 1
    assert state.ticked == frozenset()
    assert state.objects is None
    assert not state.is_ready


def test_that_the_keypad_waits_until_agreeing_or_not_is_chosen(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02", agrees=None)
    model = screens.to_sign()
    model.tick_all()
    opened = [model.signature.state.is_open]
    model.set_objects(False)
    opened.append(model.signature.state.is_open)
    assert opened == [False, True]


def test_that_the_statement_says_what_the_trainer_wrote(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None, mold="307")
    (item,) = screens.to_sign().state.items
    assert (item.trainer, item.level, item.seen.mold) == ("Terry Trainer", 3, "307")
    assert item.agree.sentence != item.decline.sentence
    assert item.agree.lines == tuple(line["en"] for line in plant.pack.tasks["01-02"].lines)


def test_that_one_pin_signs_everything_ticked(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-01", agrees=None)
    plant.sign_off("01-02", agrees=None)
    plant.sign_off("03-01", agrees=None)
    model = screens.to_sign()
    first, second, third = (item.record for item in model.state.items)
    model.tick(first)
    model.tick(second)
    model.set_objects(False)
    screens.type_pin(model.signature)
    model.answer()
    screens.settle()
    assert plant.waiting(plant.trainee) == [third]
    assert model.state.agreed == 2
    assert [item.record for item in model.state.items] == [third]


def test_that_ticking_another_one_takes_the_signature_back(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-01", agrees=None)
    plant.sign_off("01-02", agrees=None)
    model = screens.to_sign()
    model.tick(model.state.items[0].record)
    model.set_objects(False)
    screens.type_pin(model.signature)
    assert model.state.is_ready
    model.tick(model.state.items[1].record)
    assert not model.state.is_ready


def test_that_declining_needs_words(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None)
    model = screens.to_sign()
    model.tick_all()
    model.set_objects(True)
    assert not model.signature.state.is_open
    model.type_words("I was not there.")
    screens.type_pin(model.signature)
    model.answer()
    screens.settle()
    assert plant.status("01-02").status is Status.IN_QUESTION


def test_that_a_wrong_pin_signs_nothing_and_keeps_the_ticks(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None)
    model = screens.to_sign()
    model.tick_all()
    model.set_objects(False)
    ticked = model.state.ticked
    screens.type_pin(model.signature, WRONG_PIN)
    model.answer()
    screens.settle()
    assert model.state.ticked == ticked
    assert len(plant.waiting(plant.trainee)) == 1


def test_that_a_statement_that_arrives_joins_the_list(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    model = screens.to_sign()
    assert model.state.is_loaded
    plant.sign_off("01-02", agrees=None)
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    screens.settle()
    assert len(model.state.items) == 1
