"""The power cut in mid-note: the process is killed, and what was typed waits for its writer alone.

A trainer writes half a note; kill -9; the next morning somebody else signs in and sees nothing of
it; the trainer finds it word for word and finishes; the trainee answers; the follow-up is closed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.half_note import TYPED
from tests.flows.hand import Hand
from tests.plant import PIN, make_plant
from trainer_app.checklists.notes import Part
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.notes.note_view import NoteView
from trainer_app.ui.notes.view import NotesView
from trainer_app.ui.notes.write_view import WriteNoteView
from trainer_app.ui.shared.next_day import TOMORROW
from trainer_app.ui.today.view import TodayView

pytestmark = pytest.mark.timeout(240)

TRAINER, OTHER, TRAINEE = "Dave Kowalski", "Luc Bergeron", "Amélie Roy"
HALF = "What went well: asked first.\nWhat to work on: the jaws were “not wiped” – 0,01 mm é\t"
REST = "so the first reading was off."
ANSWER = "I had not seen the chips."
CAME_OF_IT = "Wiped twice on mold 214, without being told."
ROOT = Path(__file__).parents[2]


def found_plant(hand: Hand) -> dict[str, PersonId]:
    plant = make_plant(hand.folder)
    people = {
        name: plant.add(name, role, language=hand.language, scope=scope)
        for name, role, scope in (
            (TRAINER, Role.TRAINER, ("*",)),
            (OTHER, Role.TRAINER, ("*",)),
            (TRAINEE, Role.TRAINEE, ()),
        )
    }
    plant.program.close()
    return people


def type_half_and_cut_the_power(hand: Hand, people: dict[str, PersonId]) -> None:
    """In a process of its own, which ends without a word of farewell."""
    asked = [hand.folder, people[TRAINER], people[TRAINEE], hand.clock.now().ms, HALF]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.half_note", *(str(part) for part in asked)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        os.kill(process.pid, signal.SIGKILL)
    assert said == TYPED
    assert process.returncode == -signal.SIGKILL


def begun_rows(hand: Hand) -> list[str]:
    return [row for row in hand.page(TodayView).waiting.rows if row.startswith("begun/")]


def follow_up_rows(hand: Hand) -> list[str]:
    return [row for row in hand.page(TodayView).waiting.rows if row.startswith("follow_up/")]


def write_note(hand: Hand) -> WriteNoteView:
    """From *Today*, by the trainee's tab of notes."""
    hand.open_checklist(TRAINEE).tabs.buttons["notes"].click()
    hand.until_at("notes")
    assert hand.page(NotesView)._model.state.items == ()
    hand.tap_primary()
    hand.until_at("write_note")
    return hand.page(WriteNoteView)


def see_nothing_of_it(hand: Hand) -> None:
    hand.sign_in(OTHER, PIN)
    assert begun_rows(hand) == []
    page = write_note(hand)
    assert page.parts[Part.STRENGTH].words.toPlainText() == ""
    assert not page.message.isVisible()


def find_and_finish(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    (begun,) = begun_rows(hand)
    hand.page(TodayView).waiting.rows[begun].click()
    hand.until_at("write_note")
    page = hand.page(WriteNoteView)
    said = page.parts[Part.STRENGTH].words
    assert said.toPlainText() == HALF
    assert page.message.isVisible()
    said.setPlainText(HALF + REST)
    page.tags.buttons["detail"].click()
    page.follow_up.buttons[TOMORROW].click()
    hand.tap_primary()
    hand.until_at("today")
    assert begun_rows(hand) == []
    assert len(follow_up_rows(hand)) == 1


def read_and_answer(hand: Hand) -> None:
    hand.sign_in(TRAINEE, PIN)
    home = hand.page(MyPageView)
    (row,) = [row for row in home.waiting.rows if row.startswith("note/")]
    home.waiting.rows[row].click()
    hand.until_at("note")
    page = hand.page(NoteView)
    assert page.detail.parts.words[Part.STRENGTH].text() == (HALF + REST)
    page.words.setPlainText(ANSWER)
    hand.tap_primary()
    hand.until_at("my_page")
    assert not [row for row in home.waiting.rows if row.startswith("note/")]


def close_the_follow_up(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    (row,) = follow_up_rows(hand)
    hand.page(TodayView).waiting.rows[row].click()
    hand.until_at("note")
    page = hand.page(NoteView)
    assert not page.primary.isEnabled()
    page.words.setPlainText(CAME_OF_IT)
    hand.tap_primary()
    hand.until_at("today")
    assert follow_up_rows(hand) == []


def what_the_trainee_reads(hand: Hand) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    hand.sign_in(TRAINEE, PIN)
    hand.page(MyPageView).routes["checklist"].click()
    hand.until_at("checklist")
    hand.page(ChecklistView).tabs.buttons["notes"].click()
    hand.until_at("notes")
    (item,) = hand.page(NotesView)._model.state.items
    return (
        item.text,
        tuple(said.words for said in item.answers),
        tuple(said.words for said in item.closings),
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_half_a_note_outlives_the_power_and_is_its_writers_alone(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    people = found_plant(hand)
    type_half_and_cut_the_power(hand, people)

    hand.clock.advance(hours=16)
    hand.open()
    see_nothing_of_it(hand)
    find_and_finish(hand)
    read_and_answer(hand)
    hand.clock.advance(days=1)
    close_the_follow_up(hand)
    assert what_the_trainee_reads(hand) == (
        (HALF + REST).strip(),
        (ANSWER,),
        (CAME_OF_IT,),
    )
