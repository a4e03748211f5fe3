"""Drafts and visits as the window asks for them."""

from __future__ import annotations

from tests.plant import Plant
from trainer_app.kernel.clock import Moment
from trainer_app.services.drafts import KeptDraft


def test_that_a_draft_is_given_to_its_owner_alone(plant: Plant) -> None:
    drafts, now = plant.program.drafts, plant.clock.now()
    rosa, other = plant.at_pad(plant.trainer), plant.at_pad(plant.second)
    drafts.keep(rosa, "note", "amir", '{"words": "Half a n"}', now)
    assert drafts.all(rosa) == (
        KeptDraft("note", "amir", '{"words": "Half a n"}', now, is_older_edition=False),
    )
    assert drafts.all(other) == ()
    drafts.forget(other, "note", "amir")
    assert len(drafts.all(rosa)) == 1
    drafts.forget(rosa, "note", "amir")
    assert drafts.all(rosa) == ()


def test_that_a_draft_of_an_older_edition_says_so_until_it_is_written_again(plant: Plant) -> None:
    drafts, rosa = plant.program.drafts, plant.at_pad(plant.trainer)
    drafts.keep(rosa, "note", "amir", "{}", Moment(0, 0))
    plant.adopt_changed_edition()
    assert [draft.is_older_edition for draft in drafts.all(rosa)] == [True]
    drafts.keep(rosa, "note", "amir", "{}", Moment(0, 0))
    assert [draft.is_older_edition for draft in drafts.all(rosa)] == [False]


def test_that_whoever_signs_in_is_told_what_was_recorded_in_their_name(plant: Plant) -> None:
    visits = plant.program.visits
    amir = plant.at_pad(plant.trainee)
    visits.arrive(amir)
    assert visits.since_last_visit(amir) is None
    began = plant.clock.now()
    plant.sign_off("01-02")
    plant.clock.advance(days=1)
    visits.arrive(amir)
    since = visits.since_last_visit(amir)
    assert since is not None
    assert since.at == began
    assert [came.record.kind for came in since.records] == ["signature.given"]
    plant.clock.advance(days=1)
    visits.arrive(amir)
    since = visits.since_last_visit(amir)
    assert since is not None
    assert since.records == ()
