"""Which withdrawals a sheet shows: of a judgement, and of no mistake."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.floor import TASK, Floor
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.takenback import TakenBack, judgements_withdrawn


def taken_back(floor: Floor, records: list[Record] | None = None) -> tuple[TakenBack, ...]:
    chosen = floor.records if records is None else records
    about_tom = floor.task_records(floor.tom, TASK, chosen)
    return judgements_withdrawn(about_tom, floor.tom, floor.directory(), floor.unit_of)


def test_that_a_withdrawn_judgement_is_shown_with_who_and_why() -> None:
    floor = Floor()
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.withdraw(statement, floor.founder, words="Line 2 was not met")
    (shown,) = taken_back(floor)
    assert (shown.record, shown.task, shown.observed_on) == (statement.id, TASK, day(0))
    assert (shown.by, shown.words) == (floor.founder, "Line 2 was not met")


def test_that_what_was_entered_by_mistake_is_history_alone() -> None:
    floor = Floor()
    floor.withdraw(floor.signed(floor.tom, TASK, floor.rita, day(0)), floor.rita, reason="mistake")
    assert taken_back(floor) == ()


def test_that_a_withdrawal_without_effect_is_not_shown() -> None:
    floor = Floor()
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.withdraw(statement, floor.carl)  # neither its signer nor a supervisor
    assert taken_back(floor) == ()


def test_that_a_withdrawal_that_was_overruled_is_not_shown() -> None:
    floor = Floor()
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    gone = floor.withdraw(statement, floor.rita)
    asked = floor.add(b.QuestionRaised(about=gone.id), by=floor.tom)
    floor.decide(
        statement.id, stands=statement.id, answered=(gone.id, asked.id), replaces=(gone.id,)
    )
    assert taken_back(floor) == ()


@given(st.permutations(range(6)))
def test_that_the_order_of_arrival_never_shows(order: list[int]) -> None:
    floor = Floor()
    for n in range(2):
        floor.withdraw(floor.signed(floor.tom, TASK, floor.rita, day(n)), floor.rita)
    records = floor.task_records(floor.tom, TASK)
    assert len(records) == len(order)
    mixed = judgements_withdrawn(
        [records[place] for place in order], floor.tom, floor.directory(), floor.unit_of
    )
    assert mixed == taken_back(floor)
    assert len(mixed) == 2
