"""The homes, and the notes of a trainee."""

from __future__ import annotations

from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.checklists.notes import Part
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.notes.note_view import NoteView
from trainer_app.ui.notes.view import NotesView
from trainer_app.ui.notes.write_view import WriteNoteView
from trainer_app.ui.shared.next_day import PICK

WORDS = {
    "en": "At the split this morning, you stopped when the pin bound. That saved the slide.",
    "fr": "À l’ouverture ce matin, vous avez arrêté quand la broche forçait.",
}
JUDGED = {
    "en": "You were careless with the micrometer.",
    "fr": "Vous avez été négligent avec le micromètre.",
}


def today(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)


def today_supervisor(stage: Stage) -> None:
    """Sees everybody, and what there is to decide."""
    stage.sign_in(stage.cast.supervisor)


def my_page(stage: Stage) -> None:
    """What waits for a signature came first: one step back is home."""
    stage.sign_in(stage.cast.trainee)
    stage.shell.navigator.back_to("my_page")
    stage.settle()


def my_page_signed(stage: Stage) -> None:
    """What was signed with this PIN since the last visit, and *Not me* tapped once."""
    start_on(stage, copy_profile(stage).folder)
    for _ in range(2):
        stage.come_in(stage.cast.trainee)
        stage.settle()
        stage.shell.session.lock()
        stage.settle()
        stage.plant.clock.advance(minutes=20)
        _agree(stage)
        stage.plant.clock.advance(minutes=1)
    stage.type_in_at_board(stage.cast.trainee, SAMPLE_PIN)
    stage.shell.navigator.back_to("my_page")
    stage.settle()
    page = stage.page(MyPageView)
    next(iter(page.signed.values())).not_me.click()
    stage.settle()
    stage.plant.today()


def _agree(stage: Stage) -> None:
    """The trainee's PIN at somebody's panel."""
    program = stage.shell.program
    assert program is not None
    trainee = stage.person(stage.cast.trainee)

    def sign() -> None:
        from trainer_app.services.signing import Answer

        signed_in = program.people.sign_in(trainee, SAMPLE_PIN)
        waiting = program.pages.to_sign(signed_in)
        if waiting:
            program.signing.answer(signed_in, [waiting[0].record], Answer(agrees=True))

    stage.ask(sign)


def _notes(stage: Stage) -> NotesView:
    stage.sign_in(stage.cast.trainer)
    stage.go("notes", trainee=stage.person(stage.cast.trainee))
    return stage.page(NotesView)


def notes(stage: Stage) -> None:
    page = _notes(stage)
    answered = next(item for item in page._model.state.items if item.answers)
    page.list.chosen.emit(answered.record)
    stage.settle()


def notes_none(stage: Stage) -> None:
    """The empty state."""
    stage.sign_in(stage.cast.trainer)
    stage.go("notes", trainee=stage.person(stage.cast.newcomer))


def note_close(stage: Stage) -> None:
    page = _notes(stage)
    waiting = next(item for item in page._model.state.items if item.is_open)
    stage.go("note", note=waiting.record)
    stage.page(NoteView).start_focus()


def note_answer(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainee)
    stage.go("notes", trainee=stage.person(stage.cast.trainee))
    page = stage.page(NotesView)
    stage.go("note", note=page._model.state.items[0].record)


def write_note(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("write_note", trainee=stage.person(stage.cast.trainee))


def write_note_filled(stage: Stage) -> None:
    write_note(stage)
    page = stage.page(WriteNoteView)
    page.parts[Part.STRENGTH].words.setPlainText(WORDS[stage.view.lang])
    work_on = page.parts[Part.WORK_ON]
    work_on.words.setPlainText(JUDGED[stage.view.lang])
    starters = list(page.parts[Part.NEXT_STEP].phrases.buttons.values())
    starters[0].click()
    starters[2].click()
    page.tags.buttons["detail"].click()
    page.follow_up.buttons[PICK].click()
    stage.settle()
    page.primary.setFocus()
    stage.settle()


def today_begun(stage: Stage) -> None:
    """The note that was begun waits on *Today*."""
    write_note_filled(stage)
    stage.sign_in(stage.cast.trainer)
