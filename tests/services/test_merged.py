"""Somebody who was entered twice and merged is one person everywhere; undone, two again."""

from __future__ import annotations

import pytest

from tests.plant import PIN, Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.kernel import badges as kernel_badges
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote
from trainer_app.services.signing import Answer

BADGE, OTHER_BADGE = "0004711983", "E200-3411-B802"


def merge(plant: Plant, one: PersonId, other: PersonId) -> RecordId:
    by = plant.at_pad(plant.supervisor)
    return plant.program.merging.merge(by, one, other).records[0]


def shown(plant: Plant) -> dict[str, set[PersonId]]:
    """Of every list of people what stands on it."""
    by, program = plant.at_pad(plant.supervisor), plant.program
    with program.store.reading() as reading:
        directory = reading.directory()
        named = {directory.name(p) for p in directory.people}
    return {
        "board": {tile.person for tile in program.people.board().tiles},
        "everybody": {person.id for person in program.members.everybody(by)},
        "trainees": {row.person.id for row in program.pages.trainees(by)},
        "matrix": {line.person for line in program.matrix.page(by).lines},
        "exported": {PersonId(str(row[0])) for row in program.exports.people().rows},
        "in the matrix file": {PersonId(str(row[1])) for row in program.exports.matrix().rows},
        "names": {PersonId(name) for name in named},
    }


def test_that_one_person_is_shown_everywhere_and_two_again_once_it_is_undone(plant: Plant) -> None:
    again = plant.add("Tina Trainée", Role.TRAINEE)
    before = shown(plant)
    record = merge(plant, plant.trainee, again)
    after = shown(plant)
    gone = {which: before[which] - after[which] for which in before}
    assert all(len(entries) == 1 for entries in gone.values()), gone
    assert not any(after[which] - before[which] for which in before)
    kept = plant.program.merging.page(plant.at_pad(plant.supervisor)).merged[0].entries[0]
    assert {gone["board"].pop(), kept.person.id} == {plant.trainee, again}
    plant.program.merging.undo(plant.at_pad(plant.supervisor), record)
    assert shown(plant) == before


def test_that_the_entry_that_may_do_more_is_kept_and_stays_kept(plant: Plant) -> None:
    alias = plant.add("Terry", Role.TRAINEE)
    merge(plant, alias, plant.trainer)
    by = plant.at_pad(plant.supervisor)
    assert [d.entries[0].person.id for d in plant.program.merging.page(by).merged] == [
        plant.trainer
    ]
    plant.program.members.deactivate(by, plant.trainer)
    tiles = {tile.person for tile in plant.program.people.board().tiles}
    assert not tiles & {alias, plant.trainer}, "the other entry does not come in the place of it"


def test_that_somebody_entered_three_times_keeps_one_entry_in_any_order(plant: Plant) -> None:
    second, third = plant.add("Terry", Role.TRAINEE), plant.add("Ter", Role.TRAINER)
    merge(plant, second, third)
    merge(plant, second, plant.trainer)
    with plant.program.store.reading() as reading:
        directory = reading.directory()
        assert len({directory.kept(p) for p in (second, third, plant.trainer)}) == 1


def test_that_the_badge_of_either_entry_finds_the_one_tile(plant: Plant) -> None:
    again = plant.add("Terry", Role.TRAINEE)
    badges, by = plant.program.badges, plant.at_pad(plant.supervisor)
    badges.give(by, plant.trainer, BADGE)
    badges.give(by, again, OTHER_BADGE)
    record = merge(plant, plant.trainer, again)
    assert (badges.whose(BADGE), badges.whose(OTHER_BADGE)) == (plant.trainer, plant.trainer)
    assert plant.program.people.sign_in(plant.trainer, PIN).id == plant.trainer
    plant.program.merging.undo(by, record)
    assert badges.whose(OTHER_BADGE) == again


def test_that_what_is_about_the_other_entry_is_about_oneself(plant: Plant) -> None:
    """To sign, on the tile and by its PIN; notes about either entry."""
    again = plant.add("Tina T.", Role.TRAINEE)
    record = merge(plant, plant.trainee, again)
    merged = plant.program.merging.page(plant.at_pad(plant.supervisor)).merged[0]
    kept, aside = (entry.person.id for entry in merged.entries)
    signed = plant.sign_off("01-01", trainee=aside, agrees=None)
    (tile,) = [t for t in plant.program.people.board().tiles if t.person == kept]
    assert tile.to_sign == 1
    person = plant.at_pad(kept)
    plant.program.signing.answer(person, signed.records, Answer(agrees=True))
    assert plant.status("01-01", kept).counted == 1
    trainer = plant.at_pad(plant.trainer)
    note = plant.program.notes.write(trainer, aside, NewNote(words="Well done")).records[0]
    plant.program.notes.answer(person, note, "Thanks")
    plant.program.merging.undo(plant.at_pad(plant.supervisor), record)
    with pytest.raises(Refusal):
        plant.program.notes.answer(plant.at_pad(kept), note, "Not mine any more")


def test_that_a_right_is_the_entrys_own_and_what_was_begun_as_the_other_is_not_lost(
    plant: Plant,
) -> None:
    alias = plant.add("Terry T.", Role.TRAINER, scope=("01-02",))
    begun = Moment(plant.clock.now().ms, 0)
    plant.program.drafts.keep(plant.at_pad(alias), "try", "x/01-01", "{}", begun)
    merge(plant, plant.trainer, alias)
    kept = plant.program.merging.page(plant.at_pad(plant.supervisor)).merged[0].entries[0].person.id
    person = plant.at_pad(kept)
    assert [draft.form for draft in plant.program.drafts.all(person)] == ["try"]
    plant.program.drafts.forget(person, "try", "x/01-01")
    assert plant.program.drafts.all(person) == ()


# --- badges that two PCs gave while they were apart ----------------------------------------------


def given(plant: Plant, person: PersonId, badge: str) -> RecordId:
    """As it arrives from a PC that knew of no other badge."""
    with plant.program.store.writing() as writing:
        body = b.PersonBadge(person=person, verifier=kernel_badges.make_verifier(badge))
        return writing.append(body, by=plant.at_pad(plant.supervisor).by()).id


def test_that_of_two_badges_given_apart_each_finds_the_person_until_there_is_a_new_one(
    plant: Plant,
) -> None:
    for badge in (BADGE, OTHER_BADGE):
        given(plant, plant.trainer, badge)
    badges = plant.program.badges
    assert badges.whose(BADGE) == badges.whose(OTHER_BADGE) == plant.trainer
    badges.give(plant.at_pad(plant.supervisor), plant.trainer, "99887766")
    for badge in (BADGE, OTHER_BADGE):
        with pytest.raises(Refusal) as refusal:
            badges.whose(badge)
        assert refusal.value.code is ErrorCode.BADGE_UNKNOWN


def test_that_one_badge_given_to_two_people_apart_opens_nobodys_pad_until_one_has_another(
    plant: Plant,
) -> None:
    for person in (plant.trainer, plant.second):
        given(plant, person, BADGE)
    badges, by = plant.program.badges, plant.at_pad(plant.supervisor)
    with pytest.raises(Refusal) as refusal:
        badges.whose(BADGE)
    problem = refusal.value.problem
    assert problem.code is ErrorCode.BADGE_OF_SEVERAL
    assert problem.params["names"] == "Sonia Second, Terry Trainer"
    badges.give(by, plant.second, OTHER_BADGE)
    assert badges.whose(BADGE) == plant.trainer


def test_that_a_badge_replaced_by_way_of_an_erased_one_opens_nothing(plant: Plant) -> None:
    """The one between was given and replaced before it ever travelled: it came as a hash."""
    first = given(plant, plant.trainer, BADGE)
    by = plant.at_pad(plant.supervisor).by()
    with plant.program.store.writing() as writing:
        between = writing.append(
            b.PersonBadge(person=plant.trainer, verifier="b2$00$00"), by=by, replaces=(first,)
        )
        verifier = kernel_badges.make_verifier(OTHER_BADGE)
        last = b.PersonBadge(person=plant.trainer, verifier=verifier)
        writing.append(last, by=by, replaces=(between.id,))
        writing.erase_body(between.id)
    badges = plant.program.badges
    assert badges.whose(OTHER_BADGE) == plant.trainer
    with pytest.raises(Refusal) as refusal:
        badges.whose(BADGE)
    assert refusal.value.code is ErrorCode.BADGE_UNKNOWN
