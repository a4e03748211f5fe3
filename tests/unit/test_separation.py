"""Separation of duties: two people where there are two; one, and *same person*, where not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.desk import Desk
from tests.shop import codes, codes_of
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    may_decide,
    may_set_not_applicable,
    other_deciders,
    questions_of,
)
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId


@pytest.fixture
def shop() -> Desk:
    return Desk()


def declined(shop: Desk, maker: PersonId) -> Record:
    """A sign-off of Tom's 01-01 by this person, that Tom declined."""
    right = shop.right(maker)
    statement = shop.sign_off(shop.tom, "01-01", maker, day(0), right=right.id)
    shop.decline(statement)
    return statement


def decide(shop: Desk, by: PersonId, statement: Record) -> Ruling:
    """A ruling about what is in question on Tom's 01-01."""
    questions = questions_of(shop.status(shop.tom, "01-01", day(9)).questions, statement.id)
    named = {record for question in questions for record in question.records}
    known = {record.id: record for record in shop.records if record.id in named}
    who, stands = shop.who(by), statement.id
    return may_decide(who, questions, stands, "Asked both", known, shop.tom, shop.directory())


def test_that_whoever_made_it_decides_it_only_where_nobody_else_can(shop: Desk) -> None:
    statement = declined(shop, shop.founder)
    alone = decide(shop, shop.founder, statement)
    assert alone.allowed
    assert codes(alone.warnings) == [ErrorCode.OWN_DECISION]

    anna = shop.person("Anna", Role.SUPERVISOR)
    refused = decide(shop, shop.founder, statement)
    assert codes_of(refused) == [ErrorCode.OWN_DECISION]
    assert refused.problems[0].params["others"] == "Anna"
    assert decide(shop, anna, statement) == Ruling()

    shop.save_person(anna, Role.SUPERVISOR, active=False)
    assert decide(shop, shop.founder, statement) == alone


def test_that_a_supervisor_whose_own_task_it_is_is_nobody_else(shop: Desk) -> None:
    shop.save_person(shop.tom, Role.TRAINEE, Role.SUPERVISOR)
    ruling = decide(shop, shop.founder, declined(shop, shop.founder))
    assert ruling.allowed
    assert codes(ruling.warnings) == [ErrorCode.OWN_DECISION]


def test_that_whoever_asked_approves_only_where_nobody_else_can(shop: Desk) -> None:
    task, founder = shop.pack.tasks["02-03"], shop.who(shop.founder)
    alone = may_set_not_applicable(task, founder, "No such machine", "", asked_himself=True)
    assert alone.allowed
    assert codes(alone.warnings) == [ErrorCode.OWN_DECISION]
    anna = shop.who(shop.person("Anna", Role.SUPERVISOR))
    refused = may_set_not_applicable(
        task, founder, "No such machine", "", asked_himself=True, others=[anna]
    )
    assert codes_of(refused) == [ErrorCode.OWN_DECISION]
    assert may_set_not_applicable(task, founder, "No such", "", others=[anna]) == Ruling()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.frozensets(st.sampled_from(list(Role)), min_size=1),
            st.booleans(),
        ),
        max_size=6,
    ),
)
def test_that_in_any_plant_two_people_decide_wherever_two_could(
    people: list[tuple[frozenset[Role], bool]],
) -> None:
    shop = Desk()
    beside = [shop.person(f"P{n}", *roles) for n, (roles, _stays) in enumerate(people)]
    for person, (roles, stays) in zip(beside, people, strict=True):
        if not stays:
            shop.save_person(person, *roles, active=False)
    statement = declined(shop, shop.founder)
    directory = shop.directory()
    others = [p for p in beside if directory.people[p].may(Action.DECIDE_QUESTION)]
    ruling = decide(shop, shop.founder, statement)
    assert ruling.allowed is (others == [])
    assert bool(ruling.warnings) is ruling.allowed
    named = other_deciders(Action.DECIDE_QUESTION, directory, (shop.founder, shop.tom))
    assert {person.id for person in named} == set(others)
    for person in others:
        assert decide(shop, person, statement) == Ruling()
