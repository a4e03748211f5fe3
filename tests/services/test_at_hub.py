"""Joining, merging, other PCs, incidents and travel, on real stores at a small hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plant import PIN, Plant
from tests.services.at_hub import AtHub, at_hub, opened
from trainer_app.checklists import bodies as b
from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.members import Member
from trainer_app.services.people import NewPerson
from trainer_app.services.travelled import Travel, travelled


def _refused(error: pytest.ExceptionInfo[Refusal]) -> ErrorCode:
    return error.value.code


# --- joining ------------------------------------------------------------------------------------


def test_that_what_joined_is_named_with_what_it_brought_and_counts_once_accepted(
    both: AtHub,
) -> None:
    joinings, by = both.plant.program.joinings, both.plant.at_pad(both.plant.supervisor)
    assert both.standing(both.plant.trainee).performances
    assert not both.standing(both.other.trainee).performances
    page = joinings.page(by)
    (joined,) = page.joined
    assert page.may_accept
    assert joined.certificate == both.certificate
    assert (joined.sign_offs, joined.accepted, joinings.waiting(by)) == (1, False, 1)
    assert {p.name for p in joined.people} == {
        *("Sam Supervisor", "Terry Trainer", "Sonia Second", "Tina Trainee"),
    }
    joinings.accept(by, both.certificate)
    assert both.standing(both.other.trainee).performances
    (joined,) = joinings.page(by).joined
    assert (joined.accepted, joined.accepted_by) == (True, "Sam Supervisor")
    assert joinings.waiting(by) == 0
    both.sync()
    assert both.standing(both.other.trainee, on=both.other).performances
    joinings.take_back(by, both.certificate)
    assert not both.standing(both.other.trainee).performances


def test_that_only_a_pc_that_joined_with_records_can_be_accepted_and_only_once(
    both: AtHub,
) -> None:
    joinings, by = both.plant.program.joinings, both.plant.at_pad(both.plant.supervisor)
    with pytest.raises(Refusal) as refusal:
        joinings.accept(by, RecordId("0" * 32))
    assert _refused(refusal) is ErrorCode.JOINING_UNKNOWN
    assert joinings.accept(by, both.certificate).records
    assert joinings.accept(by, both.certificate).records == ()
    with pytest.raises(Refusal) as refusal:
        joinings.page(both.plant.at_pad(both.plant.trainer))
    assert _refused(refusal) is ErrorCode.NOT_ALLOWED


def test_that_a_supervisor_from_before_joining_is_one_no_more(both: AtHub) -> None:
    sam = both.other.at_pad(both.other.supervisor)
    assert sam.roles == frozenset()
    with pytest.raises(Refusal) as refusal:
        both.other.program.joinings.accept(sam, both.certificate)
    assert _refused(refusal) is ErrorCode.NOT_ALLOWED


# --- an office PC -------------------------------------------------------------------------------


def test_that_a_floor_pc_refuses_what_would_not_count_and_takes_what_does(both: AtHub) -> None:
    program = both.other.program
    sam = program.people.sign_in(both.plant.supervisor, PIN)
    trainer = NewPerson("Nina New", (Role.TRAINER,))
    for refused in (
        lambda: program.people.add_person(sam, trainer),
        lambda: program.people.reset_pin(sam, both.plant.trainee),
        lambda: program.merging.merge(sam, both.plant.trainee, both.other.trainee),
        lambda: program.members.save(sam, both.plant.second, Member((Role.ASSESSOR,), "en", "")),
        lambda: program.joinings.accept(sam, both.certificate),
    ):
        with pytest.raises(Refusal) as refusal:
            refused()
        assert _refused(refusal) is ErrorCode.OFFICE_PC_NEEDED
    added = program.people.add_person(sam, NewPerson("Tim", (Role.TRAINEE,)))
    both.sync()
    assert both.plant.people.person(added.person).name == "Tim"


# --- merging ------------------------------------------------------------------------------------


def test_that_people_entered_twice_are_offered_merged_kept_apart_and_undone(both: AtHub) -> None:
    merging, by = both.plant.program.merging, both.plant.at_pad(both.plant.supervisor)
    both.plant.program.joinings.accept(by, both.certificate)
    found = merging.page(by)
    assert [d.entries[0].person.name for d in found.likely] == [
        *("Sam Supervisor", "Sonia Second", "Terry Trainer", "Tina Trainee"),
    ]
    assert merging.waiting(by) == 4
    assert found.merged == ()
    made = merging.merge(by, both.plant.trainee, both.other.trainee)
    merging.keep_apart(by, both.plant.second, both.other.second)
    page = merging.page(by)
    assert [d.entries[0].person.name for d in page.likely] == ["Sam Supervisor", "Terry Trainer"]
    (merged,) = page.merged
    assert (merged.record, merged.merged_by) == (made.records[0], "Sam Supervisor")
    assert len(both.standing(both.plant.trainee).performances) == 2
    assert merged.record is not None
    merging.undo(by, merged.record)
    assert len(both.standing(both.plant.trainee).performances) == 1
    assert merging.page(by).merged == ()
    assert len(merging.page(by).likely) == 2, "who was undone is not offered again"


def test_that_a_merge_says_beforehand_what_it_reveals(both: AtHub) -> None:
    """A trainee of the one PC is a trainer of the other: what he signed was his own."""
    plant, by = both.plant, both.plant.at_pad(both.plant.supervisor)
    alias = plant.add("Terence", Role.TRAINEE)
    plant.sign_off("01-01", trainee=alias)
    merging = plant.program.merging
    assert both.standing(alias).performances
    merging.merge(by, plant.trainer, alias)
    assert not both.standing(alias).performances
    (merged,) = merging.page(by).merged
    assert merged.reveals == 1
    with pytest.raises(Refusal) as refusal:
        merging.merge(by, alias, plant.trainer)
    assert _refused(refusal) is ErrorCode.MERGE_ONE_PERSON


def test_that_who_left_or_was_merged_blocks_nothing_that_waits(both: AtHub) -> None:
    """A statement on a PC that is away waits for a trainee who is deactivated and merged."""
    plant, away = both.plant, both.other.program
    terry = away.people.sign_in(plant.trainer, PIN)
    claim = plant.claim("01-02")
    made = away.signing.record_sign_off(terry, plant.trainee, [claim])
    by = plant.at_pad(plant.supervisor)
    plant.program.merging.merge(by, plant.trainee, both.other.trainee)
    plant.program.members.deactivate(by, both.other.trainee)
    plant.program.members.deactivate(by, plant.trainer)
    both.sync()
    with plant.program.store.reading() as reading:
        waiting = {item.record for item in reading.to_sign(plant.trainee)}
        standing = reading.standings(plant.trainee)["01-02"]
    assert made.records[0] in waiting
    assert [w.record for w in standing.waiting] == [made.records[0]]


# --- other PCs ----------------------------------------------------------------------------------


def test_that_every_pc_is_shown_with_when_it_was_heard_of_and_new_ones_are_announced(
    both: AtHub,
) -> None:
    by = both.plant.at_pad(both.plant.supervisor)
    visits = both.plant.program.visits
    visits.arrive(by)
    page = both.plant.program.peers.page(by)
    assert page.membership is not None
    assert sorted(peer.letter for peer in page.peers) == ["A", "B"]
    assert all(peer.last_seen for peer in page.peers)
    assert [peer.is_this for peer in sorted(page.peers, key=lambda p: p.letter)] == [True, False]
    assert both.plant.program.peers.announced(by) == ()
    both.hub.say(b.DeviceEnrolled("ee" * 32, "Operator's own", "C", office=True))
    both.sync()
    visits.arrive(by)
    assert [p.name for p in both.plant.program.peers.announced(by)] == ["Operator's own"]
    visits.arrive(by)
    assert both.plant.program.peers.announced(by) == ()


def test_that_a_pc_alone_shows_nothing_of_all_this(
    plants: tuple[Plant, Plant], tmp_path: Path
) -> None:
    alone = opened(plants[0], tmp_path / "alone")
    try:
        by = alone.at_pad(alone.supervisor)
        assert alone.program.peers.page(by).membership is None
        assert alone.program.peers.trust() is None
        assert alone.program.peers.announced(by) == ()
        assert alone.program.incidents.page(by).count == 0
        assert alone.program.joinings.page(by).joined == ()
        with alone.program.store.reading() as reading:
            assert travelled(reading, reading.records(("signoff.recorded",))) == {}
    finally:
        alone.program.close()


# --- how far records travelled ------------------------------------------------------------------


def _travel(plant: Plant, record: RecordId) -> tuple[Travel, tuple[Doubt, ...]]:
    with plant.program.store.reading() as reading:
        found = reading.record(record)
        assert found is not None
        told = travelled(reading, [found])[record]
        return told.travel, told.doubts


def test_that_a_record_waits_and_is_confirmed(both: AtHub) -> None:
    made = both.plant.sign_off("01-02").records[0]
    assert _travel(both.plant, made) == (Travel.WAITING, ())
    both.sync()
    assert _travel(both.plant, made) == (Travel.CONFIRMED, ())


def test_that_an_old_pin_used_on_a_pc_that_was_away_arrives_flagged(both: AtHub) -> None:
    plant, away = both.plant, both.other.program
    terry = away.people.sign_in(plant.trainer, PIN)
    plant.people.set_pin(plant.at_pad(plant.trainer), "1357")
    both.hub.sync(plant.program.store.carrying())
    made = away.signing.record_sign_off(terry, plant.trainee, [plant.claim("01-02")]).records[0]
    both.sync()
    assert Doubt.ROLE_OR_PIN_CHANGED in _travel(plant, made)[1]
    assert [w.record for w in _standing(plant, "01-02").waiting] == [made], "it counts all the same"


def _standing(plant: Plant, task: str) -> Standing:
    with plant.program.store.reading() as reading:
        return reading.standings(plant.trainee)[task]


def test_that_a_pc_a_year_ahead_loses_nothing_and_is_flagged(both: AtHub) -> None:
    both.plant.clock.advance(days=365)
    made = both.plant.sign_off("01-02").records[0]
    both.sync()
    assert set(_travel(both.plant, made)[1]) >= {Doubt.DATE, Doubt.CLOCK}
    with both.other.program.store.reading() as reading:
        assert reading.standings(both.plant.trainee)["01-02"].performances


# --- incidents ----------------------------------------------------------------------------------


def test_that_a_pc_that_was_shut_out_is_an_open_question_until_it_is_answered(both: AtHub) -> None:
    incidents, by = both.plant.program.incidents, both.plant.at_pad(both.plant.supervisor)
    assert incidents.page(by).count == 0
    with both.other.program.store.reading() as reading:
        key = reading.own_key()
        tips = tuple(b.OldTip(t.log, t.seq, t.h.hex()) for t in reading.ends())
    both.hub.say(b.DeviceRevoked(key, tips))
    both.sync()
    (one,) = incidents.page(by).incidents
    assert (one.kind, one.pc) == (IncidentKind.SHUT_OUT, "PC-1")
    incidents.answer(by, one.about, "Stolen from the crib; police told.")
    assert incidents.page(by).count == 0
    with pytest.raises(Refusal) as refusal:
        incidents.answer(by, one.about, "again")
    assert _refused(refusal) is ErrorCode.NOTHING_TO_DECIDE


def test_that_a_role_given_without_knowing_waits_until_a_supervisor_says_it_himself(
    plants: tuple[Plant, Plant], tmp_path: Path
) -> None:
    with at_hub(plants, tmp_path, office=True) as both:
        plant, other = both.plant, both.other
        by = plant.at_pad(plant.supervisor)
        both_roles = Member((Role.SUPERVISOR, Role.TRAINER), "en", "")
        plant.program.members.save(by, plant.second, both_roles)
        both.sync()
        sonia = other.program.people.sign_in(plant.second, PIN)
        plant.program.members.save(by, plant.second, Member((Role.TRAINER,), "en", ""))
        late = [
            other.program.people.add_person(sonia, NewPerson(name, (Role.TRAINER,))).person
            for name in ("Late", "Later")
        ]
        both.sync()
        incidents = plant.program.incidents
        powers = incidents.page(by).powers
        assert [power.record.id for power in powers] == [*map(str, late)]
        assert {power.by for power in powers} == {"Sonia Second"}
        assert not set(late) & _people(plant)
        incidents.confirm(by, powers[0].record.id)
        incidents.leave(by, powers[1].record.id, "Not needed.")
        assert incidents.page(by).count == 0
        assert set(late) & _people(plant) == {late[0]}
        both.sync()
        assert _people(plant) == _people(other)


def _people(plant: Plant) -> set[PersonId]:
    with plant.program.store.reading() as reading:
        return {p.id for p in reading.directory().people.values() if p.roles}


def test_that_two_names_given_apart_are_settled_by_a_supervisor(
    plants: tuple[Plant, Plant], tmp_path: Path
) -> None:
    with at_hub(plants, tmp_path, office=True) as both:
        plant, other = both.plant, both.other
        by = plant.at_pad(plant.supervisor)
        there = other.program.people.sign_in(plant.supervisor, PIN)
        plant.program.members.rename(by, plant.trainee, "Tina Tremblay")
        other.program.members.rename(there, plant.trainee, "Tina Gagnon")
        both.sync()
        (one,) = plant.program.incidents.page(by).differing
        assert one.kind == "person.named"
        names = {
            side.record.body.name: side.record.id
            for side in one.sides
            if isinstance(side.record.body, b.PersonNamed)
        }
        assert names.keys() == {"Tina Tremblay", "Tina Gagnon"}
        plant.program.incidents.settle(by, names["Tina Gagnon"])
        assert plant.program.incidents.page(by).count == 0
        both.sync()
        for which in (plant, other):
            assert which.people.person(plant.trainee).name == "Tina Gagnon"
