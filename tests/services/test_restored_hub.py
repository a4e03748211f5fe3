"""A hub that goes on from a backup: what its words were, what waits again, and one answer."""

from __future__ import annotations

from tests.plant import Plant
from tests.services.at_hub import AtHub
from trainer_app.kernel.ids import RecordId
from trainer_app.services.travelled import Travel, travelled

STREAMS = ("plant", "private", "office")


def travel_of(plant: Plant, record: RecordId) -> Travel:
    with plant.program.store.reading() as reading:
        found = reading.record(record)
        assert found is not None
        return travelled(reading, [found])[record].travel


def restore(both: AtHub, kept: dict[str, int], *pcs: Plant) -> None:
    """The hub is what it was; these PCs are told that they read something else."""
    both.hub.restore(kept)
    for pc in pcs:
        pc.program.store.carrying().forget_positions(STREAMS)


def test_that_both_words_of_the_hub_are_named_and_what_it_lost_waits_again(both: AtHub) -> None:
    plant, incidents = both.plant, both.plant.program.incidents
    kept = {stream: len(entries) for stream, entries in both.hub.streams.items()}
    lost = plant.sign_off("01-02").records[0]
    both.sync()
    said, said_at = len(both.hub.streams["plant"]), both.hub.now
    waits = plant.sign_off("01-10").records[0]
    restore(both, kept, plant)
    by = plant.at_pad(plant.supervisor)
    (told,) = incidents.page(by).restored
    assert (told.words.said, told.words.now) == (said, None)
    assert told.words.said_at.ms <= said_at
    assert travel_of(plant, lost) is Travel.AGAIN
    assert travel_of(plant, waits) is Travel.WAITING
    carrying = plant.program.store.carrying()
    carrying.take(heads=kept, now=both.hub.now)
    (told,) = incidents.page(by).restored
    assert (told.words.said, told.words.now) == (said, kept["plant"])
    both.sync()
    assert travel_of(plant, lost) is Travel.CONFIRMED
    (still,) = incidents.page(by).restored
    assert (still.words.said, still.words.now) == (said, kept["plant"])


def test_that_one_answer_is_for_every_pc_and_for_this_time_alone(both: AtHub) -> None:
    plant, other = both.plant, both.other
    by = plant.at_pad(plant.supervisor)
    kept = {stream: len(entries) for stream, entries in both.hub.streams.items()}
    plant.sign_off("01-02")
    both.sync()
    restore(both, kept, plant, other)
    elsewhere = other.program.incidents
    supervisor = other.at_pad(plant.supervisor)
    (told,) = plant.program.incidents.page(by).restored
    assert elsewhere.page(supervisor).count == 1
    plant.program.incidents.answer(by, told.about, "")
    both.sync()
    assert plant.program.incidents.page(by).count == 0
    assert elsewhere.page(supervisor).restored == ()
    plant.clock.advance(days=1)
    restore(both, kept, plant)
    assert len(plant.program.incidents.page(by).restored) == 1


def test_that_a_hub_that_only_forgot_this_pc_stands_by_its_word(both: AtHub) -> None:
    plant = both.plant
    plant.program.store.carrying().forget_positions(STREAMS)
    both.sync()
    assert plant.program.incidents.page(plant.at_pad(plant.supervisor)).restored == ()
