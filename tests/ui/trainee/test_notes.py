"""Notes: the timeline and its search, writing one by touch, answering, closing, drafts, tabs."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists.notes import Note, Part
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote
from trainer_app.ui.notes.note_view import NoteView
from trainer_app.ui.notes.note_view_model import NoteViewModel, SaidForm
from trainer_app.ui.notes.view import NotesView
from trainer_app.ui.notes.view_model import NotesViewModel
from trainer_app.ui.notes.write_view import WriteNoteView
from trainer_app.ui.notes.write_view_model import NoteForm, WriteNoteViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.next_day import PICK, TOMORROW, WEEK
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.page import Page

P = TypeVar("P", bound=Page)


class Desk:
    """Opens the pages of notes on a plant, for whoever is said."""

    def __init__(
        self, qtbot: QtBot, plant: Plant, tasks: TaskRunner, drafts: DraftDesk, settle: Settle
    ) -> None:
        self.qtbot, self.plant, self.tasks = qtbot, plant, tasks
        self.drafts, self.settle = drafts, settle

    def write(self, task: str = "", about: RecordId | None = None) -> WriteNoteView:
        plant = self.plant
        by = plant.at_pad(plant.trainer)
        model = WriteNoteViewModel(
            self.tasks, plant.program.notes, self.drafts, by, plant.trainee, task, about
        )
        return self._show(WriteNoteView(model))

    def notes(self, viewer: PersonId | None = None) -> NotesView:
        plant = self.plant
        who = plant.at_pad(viewer or plant.trainer)
        return self._show(
            NotesView(NotesViewModel(self.tasks, plant.program.notes, who, plant.trainee))
        )

    def note(self, record: RecordId, viewer: PersonId | None = None) -> NoteView:
        plant = self.plant
        who = plant.at_pad(viewer or plant.trainer)
        self.drafts.begin(who)
        self.settle()
        return self._show(
            NoteView(NoteViewModel(self.tasks, plant.program.notes, self.drafts, who, record))
        )

    def recorded(self, words: str = "Went well", days: int | None = None) -> RecordId:
        plant = self.plant
        plant.clock.advance(minutes=1)
        due = None if days is None else plant.today + timedelta(days=days)
        by = plant.at_pad(plant.trainer)
        new = NewNote(words, follow_up=due)
        return plant.program.notes.write(by, plant.trainee, new).records[0]

    @property
    def all(self) -> list[Note]:
        plant = self.plant
        page = plant.program.notes.page(plant.at_pad(plant.trainer), plant.trainee)
        return [line.note for line in page.lines]

    def _show(self, view: P) -> P:
        self.qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
        self.settle()
        return view


@pytest.fixture
def pages(qtbot: QtBot, plant: Plant, tasks: TaskRunner, drafts: DraftDesk, settle: Settle) -> Desk:
    return Desk(qtbot, plant, tasks, drafts, settle)


# --- writing ------------------------------------------------------------------------------------


def test_that_a_note_is_written_by_touch_alone(plant: Plant, pages: Desk, settle: Settle) -> None:
    plant.sign_off("12-07", mold="307")
    view = pages.write()
    assert not view.primary.isEnabled()
    view.parts[Part.WORK_ON].phrases.buttons["At the bench this morning,"].click()
    view.parts[Part.WORK_ON].phrases.buttons["You left out"].click()
    view.molds.buttons["mold 307"].click()
    view.parts[Part.NEXT_STEP].phrases.buttons["Next time,"].click()
    view.about.buttons["12-07"].click()
    view.tags.buttons["detail"].click()
    view.tags.buttons["safety"].click()
    view.follow_up.buttons[WEEK].click()
    done: list[bool] = []
    view._model.done.connect(lambda: done.append(True))
    view.primary.click()
    settle()
    (note,) = pages.all
    assert note.parts == (
        (Part.WORK_ON, "At the bench this morning, you left out mold 307"),
        (Part.NEXT_STEP, "Next time,"),
    )
    assert (note.task, note.tags) == ("12-07", ("detail", "safety"))
    assert note.follow_up == plant.today + timedelta(days=7)
    assert done == [True]
    assert pages.drafts.waiting() == ()


def test_that_the_form_says_who_will_read_it(pages: Desk) -> None:
    view = pages.write()
    assert view.subtitle.text() == "Tina Trainee can read this note and answer it."


def test_that_a_starter_goes_on_from_what_is_there_and_the_cursor_is_behind_it(pages: Desk) -> None:
    view = pages.write()
    part = view.parts[Part.STRENGTH]
    part.words.setPlainText("Asked first. ")
    part.phrases.buttons["That saved"].click()
    assert part.words.toPlainText() == "Asked first. That saved "
    assert part.words.textCursor().atEnd()


def test_that_a_judging_word_is_hinted_at_and_saved_all_the_same(
    pages: Desk, settle: Settle
) -> None:
    view = pages.write()
    part = view.parts[Part.WORK_ON]
    assert not part.judging.isVisible()
    part.words.setPlainText("He was careless")
    assert "careless" in part.judging.text()
    assert part.judging.isVisible()
    assert not view.parts[Part.STRENGTH].judging.isVisible()
    view.primary.click()
    settle()
    assert pages.all[0].work_on == "He was careless"


def test_that_the_chosen_task_brings_its_topics_to_the_front(pages: Desk) -> None:
    view = pages.write("05-05")
    assert next(iter(view.tags.buttons)) == "detail"
    assert "Eye for detail" in view.tags_box.hint.text()
    view.about.buttons["general"].click()
    assert next(iter(view.tags.buttons)) == "math"
    assert not any(button.isChecked() for button in view.tags.buttons.values())


def test_that_a_draft_of_one_piece_is_finished_as_it_was_begun(
    plant: Plant, pages: Desk, settle: Settle
) -> None:
    assert not pages.write().parts[Part.WORDS].isVisible()
    pages.drafts.keep("note", plant.trainee, NoteForm(words="Begun long ago"))
    view = pages.write()
    assert view.parts[Part.WORDS].words.toPlainText() == "Begun long ago"
    assert view.parts[Part.WORDS].isVisible()
    view.primary.click()
    settle()
    assert pages.all[0].parts == ((Part.WORDS, "Begun long ago"),)


def test_that_the_task_it_was_opened_about_is_chosen(pages: Desk) -> None:
    view = pages.write("04-02")
    assert view.about.buttons["04-02"].isChecked()
    view.about.buttons["general"].click()
    assert view.about.buttons["general"].isChecked()
    assert not view.about.buttons["04-02"].isChecked()


def test_that_the_day_is_chosen_in_large_steps_and_never_before_tomorrow(
    plant: Plant, pages: Desk
) -> None:
    view = pages.write()
    view.follow_up.buttons[PICK].click()
    view.follow_up.steps[7].click()
    view.follow_up.steps[-1].click()
    assert view.follow_up.day.text() == str(plant.today + timedelta(days=13))
    for _ in range(4):
        view.follow_up.steps[-7].click()
    assert view.follow_up.day.text() == str(plant.today + timedelta(days=1))
    view.follow_up.buttons[PICK].click()
    assert not view.follow_up.day.isVisible()
    view.follow_up.buttons[TOMORROW].click()
    view.follow_up.buttons[TOMORROW].click()
    assert view._model.state.form.follow_up is None


def test_that_what_was_begun_is_put_back_and_can_be_put_aside(
    plant: Plant, pages: Desk, settle: Settle
) -> None:
    begun = pages.write()
    begun.parts[Part.STRENGTH].words.setPlainText("Half a sent")
    begun.follow_up.buttons[TOMORROW].click()
    begun.close()
    again = pages.write()
    assert again.parts[Part.STRENGTH].words.toPlainText() == "Half a sent"
    assert again.follow_up.buttons[TOMORROW].isChecked()
    assert again.message.isVisible()
    again.message.action.click()
    settle()
    assert again.parts[Part.STRENGTH].words.toPlainText() == ""
    assert not again.message.isVisible()
    assert pages.drafts.kept("note", plant.trainee, NoteForm) is None


def test_that_a_closed_follow_up_is_taken_up_again_from_its_page(plant: Plant, pages: Desk) -> None:
    record = pages.recorded("Springs", days=1)
    plant.program.notes.close(plant.at_pad(plant.trainer), record, "Half of it")
    view = pages.note(record)
    wanted: list[tuple[str, str]] = []
    view._model.new_note_wanted.connect(lambda *what: wanted.append(what))
    assert not view.words.isVisible()
    view.primary.click()
    assert wanted == [(plant.trainee, "")]


def test_that_what_a_half_note_takes_up_again_is_kept_with_it(
    plant: Plant, pages: Desk, settle: Settle
) -> None:
    record = pages.recorded("Springs", days=1)
    plant.program.notes.close(plant.at_pad(plant.trainer), record, "Half of it")
    begun = pages.write(about=record)
    assert "Springs" in begun.before.text()
    begun.parts[Part.NEXT_STEP].words.setPlainText("The rest")
    begun.close()
    again = pages.write()  # as *Today* opens what was begun
    assert again.before.isVisible()
    again.primary.click()
    settle()
    (rest,) = [note for note in pages.all if note.next_step]
    assert rest.follows == record


def test_that_an_own_topic_is_kept_and_offered_the_next_time(pages: Desk, settle: Settle) -> None:
    view = pages.write()
    view.parts[Part.STRENGTH].words.setPlainText("Drives well")
    view.own_tag.setText("forklift")
    view.own_tag.textEdited.emit("forklift")
    view.primary.click()
    settle()
    assert pages.all[0].tags == ("forklift",)
    assert "forklift" in pages.write().tags.buttons


# --- reading ------------------------------------------------------------------------------------


def test_that_an_empty_timeline_offers_the_button_that_fills_it(pages: Desk) -> None:
    view = pages.notes()
    assert view.nothing.isVisible()
    assert view.primary.text() == "Write a note"
    assert not view.open.isVisible()
    assert not view.search.isVisible()


def test_that_a_trainee_reads_and_writes_none(plant: Plant, pages: Desk) -> None:
    pages.recorded()
    view = pages.notes(plant.trainee)
    assert not view.primary.isVisible()
    assert view.open.text() == "Answer"
    assert view.detail.parts.words[Part.WORDS].text() == "Went well"


def test_that_the_search_narrows_the_timeline(pages: Desk, settle: Settle) -> None:
    for words in ("Éjection", "Polishing", "Cleaning", "Ejection again"):
        pages.recorded(words)
    view = pages.notes()
    assert view.search.isVisible()
    view.search.setText("ejection")
    settle()
    assert [item.text for item in view._model.state.items] == ["Ejection again", "Éjection"]
    view.search.setText("nothing like it")
    settle()
    assert view.nothing.isVisible()
    assert view.search.isVisible()


def test_that_only_the_owner_is_offered_to_close_a_follow_up(plant: Plant, pages: Desk) -> None:
    pages.recorded(days=1)
    assert pages.notes().open.text() == "Close or hand over"
    assert not pages.notes(plant.second).open.isVisible()


# --- answering and closing ----------------------------------------------------------------------


def test_that_an_answer_needs_words_and_is_a_draft_until_it_is_saved(
    plant: Plant, pages: Desk, settle: Settle
) -> None:
    record = pages.recorded()
    view = pages.note(record, plant.trainee)
    assert not view.primary.isEnabled()
    view.words.setPlainText("I see")
    kept = pages.drafts.kept("answer", record, SaidForm)
    assert kept is not None
    assert kept.said.words == "I see"
    view.primary.click()
    settle()
    assert [said.words for said in pages.all[0].answers] == ["I see"]
    assert pages.drafts.waiting() == ()


def test_that_a_half_answer_is_put_back(plant: Plant, pages: Desk) -> None:
    record = pages.recorded()
    pages.note(record, plant.trainee).words.setPlainText("I se")
    assert pages.note(record, plant.trainee).words.toPlainText() == "I se"


def test_that_closing_says_what_came_of_it(pages: Desk, settle: Settle) -> None:
    record = pages.recorded(days=1)
    view = pages.note(record)
    assert view.caption.text() == "What came of it, in your own words"
    view.words.setPlainText("Did it alone")
    view.primary.click()
    settle()
    assert [said.words for said in pages.all[0].closings] == ["Did it alone"]


def test_that_whoever_has_nothing_to_say_only_reads(plant: Plant, pages: Desk) -> None:
    view = pages.note(pages.recorded(days=1), plant.second)
    assert not view.words.isVisible()
    assert not view.primary.isVisible()
    assert view.detail.parts.words[Part.WORDS].text() == "Went well"
