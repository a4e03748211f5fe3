"""Recording a sign-off: the page empty, half filled, signed, refused, declined, late.

Nothing here presses the last button: the sample plant stays as it is.
"""

from __future__ import annotations

from tests.screens.scenes_entry import WRONG, type_pin
from tests.screens.stage import Stage
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.signoff.view import SignOffView

SAFETY_TASK = "08-05"
LIFE_CRITICAL_TASK = "01-03"


def open_page(
    stage: Stage, task: str = SAFETY_TASK, *, trainee: str = "", trainer: str = ""
) -> SignOffView:
    """Signed in as the trainer, on the page of this task, with nothing ticked."""
    stage.sign_in(trainer or stage.cast.trainer)
    whom = stage.person(trainee or stage.cast.trainee)
    stage.go("sign_off", trainee=whom, task=task)
    page = stage.page(SignOffView)
    if not page.message.action.isHidden():
        page.message.action.click()  # another scene began it: start again
        stage.settle()
    return page


def fill(stage: Stage, page: SignOffView) -> None:
    """Everything that the rules ask for, and what a careful trainer adds."""
    form = page.form
    form.levels[3].click()
    for line in form.lines:
        line.click()
    form.method.buttons["job"].click()
    for code in ("QA", "WP"):
        form.evidence.buttons[code].click()
    form.where.place.buttons["floor"].click()
    type_in(form.where.mold, "214")
    type_in(form.where.press, "P7")
    type_in(form.where.work_order, "WO-4821")
    form.where.usual.buttons["45"].click()
    stage.settle()


def type_in(field: object, words: str) -> None:
    """As a keyboard would: the model hears of it."""
    from PySide6.QtWidgets import QLineEdit

    assert isinstance(field, QLineEdit)
    field.setText(words)
    field.textEdited.emit(words)


def _filled(stage: Stage, trainee: str = "") -> SignOffView:
    """Everything but the signatures."""
    trainee = trainee or stage.cast.trainee
    if not stage.is_at(f"a sign-off of {trainee}"):
        page = open_page(stage, trainee=trainee)
        fill(stage, page)
        stage.stay(f"a sign-off of {trainee}")
    return stage.page(SignOffView)


def show_end(stage: Stage, page: SignOffView) -> None:
    """Turn to the last page."""
    stage.settle()
    bar = page.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def empty(stage: Stage) -> None:
    open_page(stage)
    stage.stay("an empty sign-off")


def half(stage: Stage) -> None:
    """Some lines ticked, something missing at each place that has it."""
    page = stage.page(SignOffView) if stage.is_at("an empty sign-off") else open_page(stage)
    page.form.levels[3].click()
    for line in page.form.lines[:2]:
        line.click()
    page.form.evidence.buttons["WP"].click()
    stage.settle()


def signatures(stage: Stage) -> None:
    show_end(stage, _filled(stage))


def other_language(stage: Stage) -> None:
    """The trainee reads and signs in another language than the trainer."""
    show_end(stage, _filled(stage, stage.cast.other_trainee))


def trainer_signed(stage: Stage) -> None:
    page = _filled(stage, stage.cast.other_trainee)
    type_pin(page.signatures.trainer.keypad, SAMPLE_PIN)
    show_end(stage, page)


def ready(stage: Stage) -> None:
    page = open_page(stage)
    fill(stage, page)
    type_pin(page.signatures.trainer.keypad, SAMPLE_PIN)
    stage.settle()
    type_pin(page.signatures.trainee.keypad, SAMPLE_PIN)
    show_end(stage, page)


def wrong_pin(stage: Stage) -> None:
    page = open_page(stage)
    people, trainee = stage.program.people, stage.person(stage.cast.trainee)
    stage.ask(lambda: people.sign_in(trainee, SAMPLE_PIN))  # forgets earlier wrong ones
    fill(stage, page)
    type_pin(page.signatures.trainer.keypad, SAMPLE_PIN)
    stage.settle()
    type_pin(page.signatures.trainee.keypad, WRONG)
    show_end(stage, page)


def declined(stage: Stage) -> None:
    page = _filled(stage)
    type_pin(page.signatures.trainer.keypad, SAMPLE_PIN)
    stage.settle()
    page.signatures.answer.buttons[TraineeAnswer.DECLINES].click()
    words = {
        "en": "Dave tightened the fitting. I only held the lamp.",
        "fr": "C’est Luc qui a serré le raccord. Je tenais seulement la lampe.",
    }
    page.signatures.words.setPlainText(words[stage.view.lang])
    show_end(stage, page)


def later(stage: Stage) -> None:
    page = _filled(stage)
    page.signatures.answer.buttons[TraineeAnswer.LATER].click()
    show_end(stage, page)


def second_look(stage: Stage) -> None:
    """A life-critical task, watched by another assessor than before."""
    page = open_page(stage, LIFE_CRITICAL_TASK, trainee="Marc-André Lefebvre")
    page.form.levels[3].click()
    stage.settle()
    show_end(stage, page)


def late(stage: Stage) -> None:
    """Watched two weeks ago, entered from a paper checklist."""
    page = open_page(stage)
    fill(stage, page)
    when = page.form.when
    when.week_back.click()
    when.week_back.click()
    when.from_paper.click()
    type_in(when.sheet, "B-0417")
    stage.settle()
    page.pages.ensureWidgetVisible(when.sheet, 0, 200)
    stage.settle()
