"""The people of a plant: names, roles, leaving with a hand-over, coming back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.plant import PIN, Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists import followups
from trainer_app.checklists.followups import open_follow_ups
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.members import Enrolment, Member, PersonPage
from trainer_app.services.people import NewPerson
from trainer_app.services.signing import Answer
from trainer_app.services.units import units


def page_of(plant: Plant, person: PersonId) -> PersonPage:
    return plant.program.members.page(plant.at_pad(plant.supervisor), person)


def follow_up(plant: Plant, by: PersonId, on: date) -> RecordId:
    """An open next step about the trainee."""
    with plant.program.store.writing() as writing:
        note = b.NoteWritten(person=plant.trainee, words="Springs next", follow_up=on)
        return writing.append(note, by=plant.at_pad(by).by()).id


def owners(plant: Plant) -> dict[RecordId, PersonId]:
    with plant.program.store.reading() as reading:
        records = reading.records(followups.KINDS)
        found = open_follow_ups(records, reading.directory(), units(reading))
    return {f.note: f.owner for f in found}


def refused(plant: Plant, person: PersonId, heir: PersonId | None = None) -> ErrorCode:
    with pytest.raises(Refusal) as refusal:
        plant.program.members.deactivate(plant.at_pad(plant.supervisor), person, heir)
    return refusal.value.code


# --- names, roles, language, shift ----------------------------------------------------------------


def test_that_a_name_is_corrected_by_a_new_record_and_the_old_one_can_be_erased(
    plant: Plant,
) -> None:
    by = plant.at_pad(plant.supervisor)
    saved = plant.program.members.rename(by, plant.trainee, "  Tina  Traynee ")
    assert saved.person.name == "Tina Traynee"
    with plant.program.store.writing() as writing:
        names = [
            r
            for r in writing.records(("person.named",))
            if isinstance(r.body, b.PersonNamed) and r.body.person == plant.trainee
        ]
        assert len(names) == 2
        writing.erase_body(names[0].id)
    assert plant.people.person(plant.trainee).name == "Tina Traynee"


def test_that_a_name_of_somebody_else_is_refused_and_ones_own_is_not(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    with pytest.raises(Refusal) as refusal:
        plant.program.members.rename(by, plant.trainee, "terry TRAINER")
    assert refusal.value.code is ErrorCode.NAME_TAKEN
    saved = plant.program.members.rename(by, plant.trainee, "TINA Trainee")
    assert saved.person.name == "TINA Trainee"


def test_that_roles_language_and_shift_are_saved_together(plant: Plant) -> None:
    member = Member((Role.TRAINER, Role.ASSESSOR), "fr", " Night  shift ")
    saved = plant.program.members.save(plant.at_pad(plant.supervisor), plant.second, member)
    assert saved.person.roles == {Role.TRAINER, Role.ASSESSOR}
    assert (saved.person.language, saved.person.shift) == ("fr", "Night shift")
    assert page_of(plant, plant.trainer).shifts == ("Night shift",)


def test_that_whoever_becomes_a_trainee_is_enrolled(plant: Plant) -> None:
    assert page_of(plant, plant.second).enrolment is None
    member = Member((Role.TRAINER, Role.TRAINEE), "en", "")
    plant.program.members.save(plant.at_pad(plant.supervisor), plant.second, member)
    assert page_of(plant, plant.second).enrolment == Enrolment("new", plant.today)


def test_that_the_last_supervisor_keeps_the_role_and_stays(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    assert page_of(plant, plant.supervisor).stays_supervisor
    with pytest.raises(Refusal) as refusal:
        plant.program.members.save(by, plant.supervisor, Member((Role.TRAINER,), "en", ""))
    assert refusal.value.code is ErrorCode.LAST_SUPERVISOR
    assert refused(plant, plant.supervisor) is ErrorCode.LAST_SUPERVISOR

    plant.add("Petra Plant", Role.SUPERVISOR)
    assert not page_of(plant, plant.supervisor).stays_supervisor
    plant.program.members.save(by, plant.supervisor, Member((Role.TRAINER,), "en", ""))
    assert plant.people.person(plant.supervisor).roles == {Role.TRAINER}


def test_that_a_person_needs_a_role_and_only_a_supervisor_gives_one(plant: Plant) -> None:
    members = plant.program.members
    with pytest.raises(Refusal) as refusal:
        members.save(plant.at_pad(plant.supervisor), plant.second, Member((), "en", ""))
    assert refusal.value.code is ErrorCode.ROLE_MISSING
    with pytest.raises(Refusal) as refusal:
        members.save(plant.at_pad(plant.trainer), plant.second, Member((Role.TRAINEE,), "en", ""))
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


@pytest.mark.parametrize("what", ["everybody", "page", "rename", "enrol", "deactivate"])
def test_that_nobody_but_a_supervisor_keeps_the_people(plant: Plant, what: str) -> None:
    members, by = plant.program.members, plant.at_pad(plant.trainer)
    calls: dict[str, Callable[[], object]] = {
        "everybody": lambda: members.everybody(by),
        "page": lambda: members.page(by, plant.trainee),
        "rename": lambda: members.rename(by, plant.trainee, "T"),
        "enrol": lambda: members.enrol(by, plant.trainee, Enrolment("new", None)),
        "deactivate": lambda: members.deactivate(by, plant.trainee),
    }
    with pytest.raises(Refusal) as refusal:
        calls[what]()
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_a_pathway_is_changed_with_its_first_day_and_its_trainers(plant: Plant) -> None:
    by, members = plant.at_pad(plant.supervisor), plant.program.members
    begun = plant.today - timedelta(days=30)
    members.enrol(by, plant.trainee, Enrolment("incumbent", begun, (plant.trainer,)))
    assert page_of(plant, plant.trainee).enrolment == Enrolment(
        "incumbent", begun, (plant.trainer,)
    )
    tomorrow = plant.today + timedelta(days=1)
    with pytest.raises(Refusal) as refusal:
        members.enrol(by, plant.trainee, Enrolment("new", tomorrow))
    assert refusal.value.code is ErrorCode.DATE_IN_FUTURE
    with pytest.raises(Refusal) as refusal:
        members.enrol(by, plant.trainer, Enrolment("new", begun))
    assert refusal.value.code is ErrorCode.NOT_A_TRAINEE


def test_that_a_page_is_kept_whole_or_not_at_all_and_records_only_what_differs(
    plant: Plant,
) -> None:
    by, members = plant.at_pad(plant.supervisor), plant.program.members
    held = Member((Role.TRAINEE,), "en", "")
    same = page_of(plant, plant.trainee).enrolment
    kept = members.keep(by, plant.trainee, "Tina Trainee", held, same)
    assert not kept.changes.records
    future = Enrolment("new", plant.today + timedelta(days=1))
    with pytest.raises(Refusal):
        members.keep(by, plant.trainee, "Tina Other", replace(held, language="fr"), future)
    person = plant.people.person(plant.trainee)
    assert (person.name, person.language) == ("Tina Trainee", "en")
    past = Enrolment("incumbent", plant.today, (plant.second,))
    kept = members.keep(by, plant.trainee, "Tina Other", replace(held, language="fr"), past)
    assert (kept.person.name, kept.person.language) == ("Tina Other", "fr")
    assert page_of(plant, plant.trainee).enrolment == past


def test_that_a_code_that_was_missed_is_mended_by_a_new_one(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    added = plant.people.add_person(by, NewPerson("Nora New", (Role.TRAINEE,)))
    assert page_of(plant, added.person).pin == "code"
    again = plant.people.reset_pin(by, added.person)
    with pytest.raises(Refusal):
        plant.people.sign_in(added.person, added.code)
    plant.people.set_pin(plant.people.sign_in(added.person, again.code), PIN)
    assert page_of(plant, added.person).pin == "own"


# --- leaving and coming back ----------------------------------------------------------------------


def test_that_whoever_leaves_is_off_the_board_cannot_sign_in_and_holds_no_right(
    plant: Plant,
) -> None:
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), plant.second)
    assert plant.second not in {tile.person for tile in plant.people.board().tiles}
    with pytest.raises(Refusal) as refusal:
        plant.people.sign_in(plant.second, PIN)
    assert refusal.value.code is ErrorCode.PERSON_INACTIVE
    page = page_of(plant, plant.second)
    assert not page.person.active
    assert [right.ended_on for right in page.rights] == [plant.today]
    assert page.person in plant.program.members.everybody(plant.at_pad(plant.supervisor))


def test_that_follow_ups_change_hands_before_somebody_leaves(plant: Plant) -> None:
    mine = follow_up(plant, plant.trainer, plant.today)
    theirs = follow_up(plant, plant.second, plant.today)
    assert refused(plant, plant.trainer) is ErrorCode.HEIR_MISSING
    assert refused(plant, plant.trainer, plant.trainer) is ErrorCode.HEIR_MISSING
    assert refused(plant, plant.trainer, plant.trainee) is ErrorCode.HEIR_UNFIT
    assert plant.people.person(plant.trainer).active
    page = page_of(plant, plant.trainer)
    assert [f.note for f in page.follow_ups] == [mine]
    assert {p.id for p in page.heirs} == {plant.supervisor, plant.second}

    by = plant.at_pad(plant.supervisor)
    plant.program.members.deactivate(by, plant.trainer, plant.second)
    assert owners(plant) == {mine: plant.second, theirs: plant.second}
    plant.program.members.deactivate(by, plant.second, plant.supervisor)
    assert owners(plant) == {mine: plant.supervisor, theirs: plant.supervisor}


def test_that_what_waits_from_somebody_who_left_is_still_signed_and_counts(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=None)
    assert page_of(plant, plant.trainer).waiting == 1
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), plant.trainer)
    waiting = plant.waiting(plant.trainee)
    plant.program.signing.answer(plant.at_pad(plant.trainee), waiting, Answer(agrees=True))
    assert plant.waiting(plant.trainee) == []
    assert plant.status("12-07").status is not Status.NOT_STARTED
    assert plant.status("12-07").counted == 1


def test_that_whoever_comes_back_has_the_roles_and_needs_a_right_again(plant: Plant) -> None:
    by, members = plant.at_pad(plant.supervisor), plant.program.members
    members.deactivate(by, plant.second)
    saved = members.reactivate(by, plant.second)
    assert saved.person.roles == {Role.TRAINER}
    assert plant.people.sign_in(plant.second, PIN).name == "Sonia Second"
    with pytest.raises(Refusal) as refusal:
        plant.sign_off("12-07", trainer=plant.second)
    assert refusal.value.code is ErrorCode.NO_RIGHT_TO_SIGN


def test_that_a_name_that_was_taken_meanwhile_is_not_taken_back(plant: Plant) -> None:
    by, members = plant.at_pad(plant.supervisor), plant.program.members
    members.deactivate(by, plant.second)
    plant.add("Sonia Second", Role.TRAINEE)
    with pytest.raises(Refusal) as refusal:
        members.reactivate(by, plant.second)
    assert refusal.value.code is ErrorCode.NAME_TAKEN
    with pytest.raises(Refusal) as refusal:
        members.reactivate(by, plant.trainer)
    assert refusal.value.code is ErrorCode.PERSON_ACTIVE
