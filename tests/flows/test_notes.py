"""A coaching note from hand to hand: written by touch, answered, handed over, closed by another.

Meanwhile the hand-over to the next shift shows it, and shows it no more once it is closed.
"""

from __future__ import annotations

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, make_plant
from trainer_app.checklists.notes import Part
from trainer_app.checklists.permissions import Role
from trainer_app.ui.handover.view import HandOverView
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.notebook.view import OPEN, NotebookView
from trainer_app.ui.notes.note_view import NoteView
from trainer_app.ui.notes.pass_on_view import PassOnView
from trainer_app.ui.notes.write_view import WriteNoteView
from trainer_app.ui.shared.next_day import TOMORROW
from trainer_app.ui.today.view import TodayView

pytestmark = pytest.mark.timeout(240)

WRITER, HEIR, TRAINEE = "Dave Kowalski", "Luc Bergeron", "Amélie Roy"
TASK = "04-07"
ANSWER = "I had not seen the chips."
CAME_OF_IT = "Worked the shim out alone, twice."


def found_plant(hand: Hand) -> None:
    plant = make_plant(hand.folder)
    for name, role, scope in (
        (WRITER, Role.TRAINER, ("*",)),
        (HEIR, Role.TRAINER, ("*",)),
        (TRAINEE, Role.TRAINEE, ()),
    ):
        plant.add(name, role, language=hand.language, scope=scope)
    plant.program.close()


def rows(hand: Hand, kind: str) -> list[str]:
    return [row for row in hand.page(TodayView).waiting.rows if row.startswith(f"{kind}/")]


def open_row(hand: Hand, kind: str) -> NoteView:
    (row,) = rows(hand, kind)
    hand.page(TodayView).waiting.rows[row].click()
    hand.until_at("note")
    return hand.page(NoteView)


def write_by_touch(hand: Hand) -> None:
    """Nothing is typed: starters, a topic that the task suggests, tomorrow."""
    hand.sign_in(WRITER, PIN)
    hand.open_checklist(TRAINEE)
    hand.shell.navigator.go("write_note", trainee=hand.person(TRAINEE), task=TASK)
    hand.until_at("write_note")
    page = hand.page(WriteNoteView)
    for part in (Part.STRENGTH, Part.WORK_ON, Part.NEXT_STEP):
        starters = list(page.parts[part].phrases.buttons.values())
        starters[0].click()
        starters[-1].click()
    suggested = next(iter(page.tags.buttons))
    assert suggested == "math"
    page.tags.buttons[suggested].click()
    page.follow_up.buttons[TOMORROW].click()
    hand.tap_primary()
    hand.until_at("checklist")


def read_and_answer(hand: Hand) -> tuple[str, ...]:
    hand.sign_in(TRAINEE, PIN)
    home = hand.page(MyPageView)
    (row,) = [row for row in home.waiting.rows if row.startswith("note/")]
    home.waiting.rows[row].click()
    hand.until_at("note")
    page = hand.page(NoteView)
    read = tuple(page.detail.parts.words[part].text() for part in list(Part)[1:])
    assert page.detail.tags.isVisible()
    page.words.setPlainText(ANSWER)
    hand.tap_primary()
    hand.until_at("my_page")
    return read


def hand_it_over(hand: Hand) -> None:
    hand.sign_in(WRITER, PIN)
    page = open_row(hand, "answered")
    assert page.hand_over.isVisible()
    page.hand_over.click()
    hand.until_at("pass_on")
    choice = hand.page(PassOnView)
    assert not choice.primary.isEnabled()
    heir = next(h for h in choice._model.state.people if h.name == HEIR)
    choice._model.choose(heir.id)
    hand.tap_primary()
    hand.until_at("note")
    assert not hand.page(NoteView).primary.isVisible()


def handed_over(hand: Hand) -> list[str]:
    """What the page for the next shift says of follow-ups: whose they are."""
    hand.page(TodayView).hand_over.click()
    hand.until_at("hand_over")
    page = hand.page(HandOverView)
    return [t.by for trainee in page._model.state.trainees for t in trainee.things if t.note]


def find_it(hand: Hand) -> int:
    hand.shell.navigator.go("find_notes")
    hand.until_at("find_notes")
    page = hand.page(NotebookView)
    page.filter.buttons[OPEN].click()
    page.search.setText("amelei")
    hand.rest()
    return len(page._model.state.items)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_note_goes_from_hand_to_hand_until_it_is_closed(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    found_plant(hand)
    hand.open()
    write_by_touch(hand)
    read = read_and_answer(hand)
    assert all(read)
    hand_it_over(hand)

    hand.clock.advance(hours=16)
    hand.sign_in(HEIR, PIN)
    assert handed_over(hand) == [HEIR]
    assert find_it(hand) == 1
    hand.sign_in(HEIR, PIN)
    page = open_row(hand, "follow_up")
    page.words.setPlainText(CAME_OF_IT)
    hand.tap_primary()
    hand.until_at("today")
    assert rows(hand, "follow_up") == []
    assert handed_over(hand) == []
    hand.sign_in(WRITER, PIN)
    assert rows(hand, "follow_up") == []
