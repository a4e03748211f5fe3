"""The rules of belonging to a plant, on people that no store has seen."""

from __future__ import annotations

import pytest

from tests.builders import World, day
from tests.shop import codes, codes_of
from trainer_app.checklists import membership
from trainer_app.checklists.directory import Person
from trainer_app.checklists.followups import FollowUp
from trainer_app.checklists.permissions import Role
from trainer_app.kernel import badges
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId


def person(name: str, *roles: Role, active: bool = True) -> Person:
    found = PersonId(name.casefold().ljust(32, "0"))
    return Person(found, RecordId(found), name, frozenset(roles), "en", active)


ANNA, BERT = person("Anna", Role.SUPERVISOR), person("Bert", Role.SUPERVISOR, active=False)
RITA, TOM = person("Rita", Role.TRAINER), person("Tom", Role.TRAINEE)
EVERYBODY = (ANNA, BERT, RITA, TOM)
TWO = (ANNA, person("Bert", Role.SUPERVISOR), RITA, TOM)


@pytest.mark.parametrize(
    ("by", "who", "roles", "people", "codes"),
    [
        (ANNA, ANNA, (Role.TRAINER,), EVERYBODY, [ErrorCode.LAST_SUPERVISOR]),
        (ANNA, ANNA, (Role.TRAINER,), TWO, []),
        (ANNA, ANNA, (Role.TRAINER, Role.SUPERVISOR), EVERYBODY, []),
        (ANNA, RITA, (), EVERYBODY, [ErrorCode.ROLE_MISSING]),
        (ANNA, BERT, (Role.TRAINER,), EVERYBODY, [ErrorCode.PERSON_INACTIVE]),
        (RITA, TOM, (Role.TRAINER,), EVERYBODY, [ErrorCode.NOT_ALLOWED]),
        (BERT, TOM, (Role.TRAINER,), EVERYBODY, [ErrorCode.NOT_ALLOWED]),
    ],
)
def test_that_roles_are_saved_by_a_supervisor_and_one_supervisor_stays(
    by: Person, who: Person, roles: tuple[Role, ...], people: tuple[Person, ...], codes: list[str]
) -> None:
    assert codes_of(membership.may_save(by, who, roles, people)) == codes


def test_that_a_plant_is_never_left_without_a_supervisor_or_a_follow_up_without_an_owner() -> None:
    directory = World().directory()
    follow_up = FollowUp(RecordId("n"), TOM.id, "", day(0), RITA.id)

    def leave(who: Person, heir: Person | None = None, *mine: FollowUp) -> list[ErrorCode]:
        ruling = membership.may_deactivate(ANNA, who, EVERYBODY, mine, heir, directory)
        return codes_of(ruling)

    assert leave(ANNA) == [ErrorCode.LAST_SUPERVISOR]
    assert leave(BERT) == [ErrorCode.PERSON_INACTIVE]
    assert leave(RITA) == []
    assert leave(RITA, None, follow_up) == [ErrorCode.HEIR_MISSING]
    assert leave(RITA, RITA, follow_up) == [ErrorCode.HEIR_MISSING]
    assert leave(RITA, TOM, follow_up) == [ErrorCode.HEIR_UNFIT]
    assert leave(RITA, BERT, follow_up) == [ErrorCode.HEIR_UNFIT]
    assert leave(RITA, ANNA, follow_up) == []


def test_that_ones_own_right_is_warned_about_alone_and_refused_beside_another() -> None:
    world = World()
    directory = world.directory()
    owner = directory.people[world.founder]

    def ask(world: World) -> tuple[list[ErrorCode], list[ErrorCode]]:
        ruling = membership.may_give_right(owner, owner, ("*",), None, None, world.directory())
        return codes_of(ruling), codes(ruling.warnings)

    assert ask(world) == ([], [ErrorCode.OWN_RIGHT])
    other = world.person("Bert", Role.SUPERVISOR)
    assert ask(world) == ([ErrorCode.OWN_RIGHT], [])
    world.save_person(other, Role.SUPERVISOR, active=False)
    assert ask(world) == ([], [ErrorCode.OWN_RIGHT])


def test_that_a_right_is_the_same_persons_only_where_its_holder_gave_it() -> None:
    world = World()
    trainer = world.trainer()
    own, given = world.right(world.founder, by=world.founder), world.right(trainer)
    assert membership.named_by_oneself(own)
    assert not membership.named_by_oneself(given)
    assert not membership.named_by_oneself(world.site)


@pytest.mark.parametrize("damaged", ["", "b2", "b2$$", "b2$zz$00", "b3$00$00", "$", "é$00$é"])
def test_that_a_damaged_verifier_of_a_badge_matches_nothing(damaged: str) -> None:
    assert not badges.matches(damaged, "4711")


def test_that_two_verifiers_of_one_badge_are_not_alike() -> None:
    one, other = badges.make_verifier("4711"), badges.make_verifier("47 11\n")
    assert one != other
    assert badges.matches(one, "4711")
    assert badges.matches(other, "4711")
    assert not badges.matches(one, "4712")


@pytest.mark.parametrize("scanned", ["", "123", "1" * 65, "12\x0034"])
def test_that_what_is_no_badge_is_refused(scanned: str) -> None:
    with pytest.raises(Refusal) as refused:
        badges.read(scanned)
    assert refused.value.code is ErrorCode.BADGE_SHAPE
