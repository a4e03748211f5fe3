"""A session is taught: begun on the page of a task, left, gone on with the next day, recorded.

Its minutes are those that the page was seen; its note stands on Today with the next date.
"""

from __future__ import annotations

import pytest

from tests.beside import records_of
from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.teaching import Mark, Phase
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.memo.view import MemoView
from trainer_app.ui.shared.next_day import TOMORROW
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.task.view_model import TEACH, Side
from trainer_app.ui.teach.view import TeachView
from trainer_app.ui.today.view import TodayView

pytestmark = pytest.mark.timeout(240)

TRAINER, TRAINEE, TASK = "Dave Kowalski", "Amélie Roy", "01-03"
NOTE = "Tried to start before the tag was on."
MEMO = "Mold 214 shows it best."


def found_plant(hand: Hand) -> dict[str, PersonId]:
    plant = make_plant(hand.folder)
    people = {
        TRAINER: plant.add(TRAINER, Role.TRAINER, language=hand.language, scope=("*",)),
        TRAINEE: plant.add(TRAINEE, Role.TRAINEE, language=hand.language),
    }
    plant.program.close()
    return people


def open_task(hand: Hand, people: dict[str, PersonId]) -> TaskView:
    hand.shell.navigator.go("task", trainee=people[TRAINEE], task=TASK)
    hand.rest()
    return hand.page(TaskView)


def rows(hand: Hand, kind: str) -> list[str]:
    return [row for row in hand.page(TodayView).waiting.rows if row.startswith(f"{kind}/")]


def teach_for(hand: Hand, minutes: int) -> None:
    """Somebody is at the PC all the while: it does not lock by itself."""
    hand.clock.advance(minutes=minutes)
    hand.shell.session.live()


def begin(hand: Hand, page: TaskView) -> TeachView:
    """Prepare and present: 12 minutes; then away from the PC, and the clock stands still."""
    assert page._model.state.level == 0
    page.doing.buttons[TEACH].click()
    hand.until_at("teach")
    lesson = hand.page(TeachView)
    for _stage in range(4):
        teach_for(hand, 3)
        hand.tap_primary()
    stage = lesson._model.state.stage
    assert stage is not None
    assert (stage.phase, stage.turn) == (Phase.TRY_OUT, 1)
    lesson.parts.marks[1].buttons[Mark.GOOD].click()
    lesson.parts.marks[3].buttons[Mark.FORGOTTEN].click()
    return lesson


def go_on(hand: Hand) -> TeachView:
    """From *Today*: where it was left, marks and minutes as they were."""
    (begun,) = rows(hand, "begun")
    hand.page(TodayView).waiting.rows[begun].click()
    hand.until_at("teach")
    lesson = hand.page(TeachView)
    state = lesson._model.state
    assert state.stage is not None
    assert (state.stage.phase, state.stage.turn, state.whole_minutes) == (Phase.TRY_OUT, 1, 12)
    assert lesson.message.isVisible()
    assert lesson.parts.marks[3].buttons[Mark.FORGOTTEN].isChecked()
    return lesson


def finish(hand: Hand, lesson: TeachView) -> None:
    teach_for(hand, 13)
    for _stage in range(5):
        hand.tap_primary()
    assert lesson._model.state.is_last
    lesson.ending.follow_up.buttons[TOMORROW].click()
    assert not lesson.primary.isEnabled()
    lesson.ending.words.setPlainText(NOTE)
    hand.tap_primary()
    assert lesson._model.state.recorded is not None
    hand.tap_primary()
    hand.until_at("today")


def what_is_recorded(hand: Hand, people: dict[str, PersonId]) -> b.SessionTaught:
    from trainer_app.bootstrap import Program

    program = hand.program
    assert isinstance(program, Program)
    (record,) = hand.ask(lambda: records_of(program, people[TRAINEE], "session.taught"))
    assert isinstance(record.body, b.SessionTaught)
    return record.body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_lesson_is_left_and_gone_on_with_after_a_restart(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    people = found_plant(hand)
    hand.open()
    hand.sign_in(TRAINER, PIN)
    begin(hand, open_task(hand, people))
    hand.shell.session.lock()
    hand.until_at("board")
    hand.clock.advance(hours=16)
    hand.close()

    hand.open()
    hand.sign_in(TRAINER, PIN)
    finish(hand, go_on(hand))

    assert rows(hand, "begun") == []
    assert len(rows(hand, "follow_up")) == 1
    taught = what_is_recorded(hand, people)
    assert (taught.task, taught.minutes) == (TASK, 25)
    assert taught.marks == {"forgotten/3": 1, "good/1": 1}
    assert open_task(hand, people)._model.state.level == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_memo_is_written_beside_the_task_and_read_there(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    people = found_plant(hand)
    hand.open()
    hand.sign_in(TRAINER, PIN)
    page = open_task(hand, people)
    page.columns.sides.buttons[Side.TEACHING].click()
    page.how.write.click()
    hand.until_at("memo")
    hand.page(MemoView).words.setPlainText(MEMO)
    hand.tap_primary()
    hand.until_at("task")
    (memo,) = page._model.state.memos
    assert memo.words == MEMO
    page.how.memos[memo.record].click()
    hand.until_at("memo")
    hand.page(MemoView).take_away.click()
    hand.until_at("task")
    assert page._model.state.memos == ()
