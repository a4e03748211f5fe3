"""Paper: numbers, one entry a task, and who may compare an entry with its sheet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import day
from tests.shop import TODAY, Shop, codes, codes_of
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Claim, Ruling
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.papertrail import Entered, Issued, Trail, next_number, sheet_number
from trainer_app.checklists.rules import claim_is_complete
from trainer_app.checklists.transcribing import CHECKER, Transcription, may_check, transcriptions
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId, RecordId


@pytest.fixture
def shop() -> Shop:
    return Shop()


def standing_entries(shop: Shop, task: str = "01-01") -> list[Transcription]:
    records = shop.task_records(shop.tom, task)
    return transcriptions(Effects(records, shop.tom, shop.directory(), shop.unit_of))


def enter(shop: Shop, claim: Claim, *issued: Issued) -> Ruling:
    """The claim before what stands of earlier entries and these sheets."""
    directory = shop.directory()
    entered = {}
    for one in standing_entries(shop, claim.task):
        by = one.record.head.by
        assert by is not None
        name = directory.name(by.person)
        entered[one.body.sheet, claim.task] = Entered(
            one.record.id, by.person, name, one.record.head.moment.date
        )
    trail = Trail({sheet.number: sheet for sheet in issued}, entered)
    return claim_is_complete(claim, replace(shop.case(shop.tom), trail=trail), TODAY)


def sheet_for(shop: Shop, trainee: PersonId | None = None, *tasks: str) -> Issued:
    return Issued("B-0417", trainee or shop.tom, "Tom", tasks or ("01-01",))


def paper(shop: Shop, task: str = "01-01", sheet: str = "B-0417") -> Claim:
    return replace(shop.claim(task, TODAY), sheet=sheet)


@pytest.mark.parametrize("typed", ["B-0417", " b 417 ", "b-417", "B0417", "b–417"])
def test_that_a_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert sheet_number(typed) == "B-0417"


def test_that_what_is_no_number_is_kept_as_it_was_typed() -> None:
    assert sheet_number(" the yellow sheet ") == "the yellow sheet"
    assert sheet_number("  ") == ""


def test_that_each_letter_counts_for_itself() -> None:
    assert next_number("A", []) == "A-0001"
    assert next_number("A", ["A-0001", "B-0417", "A-0009"]) == "A-0010"
    assert next_number("A", ["A-9999"]) == "A-10000"


def test_that_a_sheet_is_entered_once_and_the_refusal_says_who_and_when(shop: Shop) -> None:
    record = shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417")
    (problem,) = enter(shop, paper(shop, sheet="b 417"), sheet_for(shop)).problems
    assert problem.code is ErrorCode.SHEET_ALREADY_ENTERED
    on = record.head.moment.date.isoformat()
    assert problem.params == {"sheet": "B-0417", "person": "Rita", "date": on}


def test_that_another_task_of_the_sheet_may_still_be_entered(shop: Shop) -> None:
    shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417")
    both = sheet_for(shop, None, "01-01", "02-01")
    assert enter(shop, paper(shop, "02-01"), both) == Ruling()


def test_that_it_may_be_entered_again_after_it_was_taken_back(shop: Shop) -> None:
    record = shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417")
    shop.withdraw(record, shop.rita)
    assert enter(shop, paper(shop), sheet_for(shop)) == Ruling()


def test_that_an_entry_in_question_is_still_an_entry(shop: Shop) -> None:
    shop.decline(shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417"))
    ruling = enter(shop, paper(shop), sheet_for(shop))
    assert codes_of(ruling) == [ErrorCode.SHEET_ALREADY_ENTERED]


def test_that_a_sheet_of_another_trainee_is_refused(shop: Shop) -> None:
    ruling = enter(shop, paper(shop), sheet_for(shop, shop.rita))
    assert codes_of(ruling) == [ErrorCode.SHEET_OF_ANOTHER]


def test_that_a_task_that_is_not_on_the_sheet_is_refused(shop: Shop) -> None:
    ruling = enter(shop, paper(shop), sheet_for(shop, None, "02-01"))
    assert codes_of(ruling) == [ErrorCode.SHEET_WITHOUT_TASK]


def test_that_a_sheet_nobody_told_of_is_only_warned_about(shop: Shop) -> None:
    ruling = enter(shop, paper(shop))
    assert ruling.allowed
    assert codes(ruling.warnings) == [ErrorCode.SHEET_UNKNOWN]


# --- compared with its sheet -------------------------------------------------------------------


def transcribed(shop: Shop) -> Record:
    return shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417")


def ask(shop: Shop, record: Record, by: PersonId, *given: Record) -> Ruling:
    directory = shop.directory()
    return may_check(record, directory.people[by], given, directory)


def test_that_another_person_compares_an_entry(shop: Shop) -> None:
    assert ask(shop, transcribed(shop), shop.carl) == Ruling()


def test_that_who_entered_it_does_not_compare_it_where_there_is_somebody_else(shop: Shop) -> None:
    assert codes_of(ask(shop, transcribed(shop), shop.rita)) == [ErrorCode.CHECK_SAME_PERSON]


def test_that_in_a_shop_of_one_the_same_person_may_and_it_is_marked() -> None:
    alone = Shop()
    directory = alone.directory()
    record = transcribed(alone)
    others = [p for p in directory.people.values() if p.id not in (alone.rita, alone.tom)]
    for person in others:
        alone.add(
            replace_saved(alone, person.record),
            by=alone.founder,
            replaces=(person.record,),
        )
    ruling = ask(alone, record, alone.rita)
    assert ruling.allowed
    assert ruling.flags == (ErrorCode.CHECK_SAME_PERSON.value,)


def replace_saved(shop: Shop, record: RecordId) -> b.PersonSaved:
    """The person, no longer active."""
    saved = next(r.body for r in shop.records if r.id == record)
    assert isinstance(saved, b.PersonSaved)
    return b.PersonSaved(roles=saved.roles, language=saved.language, active=False)


def test_that_nobody_compares_his_own(shop: Shop) -> None:
    assert codes_of(ask(shop, transcribed(shop), shop.tom)) == [ErrorCode.SELF_SIGN_OFF]


def test_that_an_entry_is_compared_once(shop: Shop) -> None:
    record = transcribed(shop)
    check = shop.signature(record, by=shop.carl, role=CHECKER)
    (problem,) = ask(shop, record, shop.carl, check).problems
    assert problem.code is ErrorCode.CHECKED_ALREADY
    assert problem.params == {"person": "Carl", "sheet": "B-0417"}


def test_that_only_what_came_from_paper_is_compared(shop: Shop) -> None:
    record = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    assert codes_of(ask(shop, record, shop.carl)) == [ErrorCode.NOT_FROM_PAPER]


def test_that_a_check_ends_the_waiting_and_leaves_the_count_alone(shop: Shop) -> None:
    record = transcribed(shop)
    shop.agree(record)
    before = shop.status(shop.tom, "01-01", TODAY)
    assert [one.checker for one in standing_entries(shop)] == [None]
    shop.signature(record, by=shop.carl, role=CHECKER)
    assert [one.checker for one in standing_entries(shop)] == [shop.carl]
    after = shop.status(shop.tom, "01-01", TODAY)
    assert (after.counted, after.status) == (before.counted, before.status)


def test_that_what_is_questioned_is_in_question_and_not_waiting(shop: Shop) -> None:
    record = transcribed(shop)
    shop.add(b.QuestionRaised(about=record.id, reason="other", words="Mold differs"), by=shop.carl)
    assert [one.in_question for one in standing_entries(shop)] == [True]


def test_that_a_late_check_changes_no_past(shop: Shop) -> None:
    record = transcribed(shop)
    shop.agree(record)
    past = shop.status(shop.tom, "01-01", TODAY - timedelta(days=5))
    shop.signature(record, by=shop.carl, role=CHECKER)
    assert shop.status(shop.tom, "01-01", TODAY - timedelta(days=5)) == past
