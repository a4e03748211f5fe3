"""This trainee so far, beside the standard: where it stands, what is lacking, what was watched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_app.checklists.language import say
from trainer_app.checklists.standing import QuestionKind
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.shared.class_words import (
    complete_words,
    step_shape,
    step_words,
    tried_words,
)
from trainer_app.ui.task.view_model import TaskState, WatchedItem
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.level_circle import LevelCircle
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.words import word


class SoFar(QWidget):
    enlarge_wanted = Signal(object, int)
    """The photos of a performance, and which one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("strong")
        self.circle = LevelCircle(round(theme().sizes.title * 1.8))
        self.level = label("strong")
        self.may_work = label("small-muted")
        self.status = StatusLabel()
        self.counted = label()
        self.lacking = label("muted")
        self.in_class, self.in_class_days = StatusLabel(), label("small-muted")
        self.watched_heading = label("strong")
        self.nothing = label()
        self.watched: list[_Watched] = []
        self._watched = column(gap=2 * STEP)
        head = row(gap=2 * STEP)
        words = column(gap=0)
        words.addWidget(self.level)
        words.addWidget(self.may_work)
        head.addWidget(self.circle)
        head.addLayout(words, 1)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.heading)
        whole.addLayout(head)
        whole.addWidget(self.status)
        whole.addWidget(self.counted)
        whole.addWidget(self.lacking)
        taught = column(gap=STEP // 2)
        taught.addWidget(self.in_class)
        taught.addWidget(self.in_class_days)
        whole.addLayout(taught)
        whole.addWidget(hairline())
        whole.addWidget(self.watched_heading)
        whole.addWidget(self.nothing)
        whole.addLayout(self._watched)
        whole.addStretch(1)
        self.setLayout(whole)

    def relabel(self) -> None:
        self.heading.setText(translate("SoFar", "This trainee so far"))
        self.watched_heading.setText(translate("SoFar", "Watched performances that count"))
        self.nothing.setText(translate("SoFar", "None yet."))

    def apply(self, state: TaskState) -> None:
        said = language()
        self.circle.set_level(state.level)
        self.level.setText(
            translate("SoFar", "Level {level}: {name}").format(
                level=state.level, name=say(state.level_name or {}, said)
            )
        )
        self.may_work.setText(say(state.may_work or {}, said))
        self.status.say_status(state.status.value, word(state.status))
        self.counted.setText(
            translate("SoFar", "{counted} of {required} sign-offs").format(
                counted=state.counted, required=state.required
            )
        )
        lacking = _lacking(state)
        self.lacking.setText("\n".join(lacking))
        self.lacking.setVisible(bool(lacking))
        self._show_class(state)
        self.nothing.setVisible(not state.watched)
        while len(self.watched) > len(state.watched):
            old = self.watched.pop()
            self._watched.removeWidget(old)
            let_go(old)
        while len(self.watched) < len(state.watched):
            self.watched.append(_Watched())
            self.watched[-1].photos.enlarge_wanted.connect(self.enlarge_wanted)
            self._watched.addWidget(self.watched[-1])
        for shown, item in zip(self.watched, state.watched, strict=True):
            shown.words.setText(_watched(item))
            shown.photos.show_photos(item.photos)

    def _show_class(self, state: TaskState) -> None:
        lesson = state.lesson
        self.in_class.setVisible(lesson is not None)
        self.in_class_days.setVisible(lesson is not None)
        if lesson is None:
            return
        is_taught = lesson.taught_on is not None
        shape = step_shape(lesson.step, is_taught=is_taught)
        self.in_class.say(shape, step_words(lesson.step, is_taught=is_taught))
        days = [complete_words(state.module, lesson.taught_on)]
        if state.session:
            days.append(complete_words(state.session, state.attended))
        if lesson.tried_on is not None:
            days.append(tried_words(lesson.tried_on))
        self.in_class_days.setText(" · ".join(days))


class _Watched(QWidget):
    """A performance, and the photos it rests on."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label()
        self.photos = EvidenceStrip(small=True)
        whole = column(gap=STEP)
        whole.addWidget(self.words)
        whole.addWidget(self.photos)
        self.setLayout(whole)


def _lacking(state: TaskState) -> list[str]:
    """Everything that is still open, each in its own line."""
    said = [word(lack) for lack in state.lacks]
    if state.second_look_missing:
        said.append(translate("SoFar", "A second assessor has still to look."))
    if state.paused:
        said.append(
            translate("SoFar", "Paused until a second assessor has watched it done cleanly.")
        )
    waits = translate("SoFar", "The sign-off of {date} waits for the trainee’s signature.")
    said.extend(waits.format(date=iso(day)) for day in state.waiting)
    said.extend(_question(kind) for kind in state.questions)
    if state.lapse_reason is not None:
        said.append(word(state.lapse_reason))
    if state.extended_until is not None:
        extended = translate("SoFar", "Extended by a supervisor to {date}.")
        said.append(extended.format(date=iso(state.extended_until)))
    elif state.expires_on is not None:
        expires = translate("SoFar", "Good until {date}.")
        said.append(expires.format(date=iso(state.expires_on)))
    return said


def _question(kind: QuestionKind) -> str:
    return {
        QuestionKind.TWO_HEADS: translate(
            "SoFar", "Open question: two corrections of one record differ."
        ),
        QuestionKind.JUDGEMENTS_DIFFER: translate(
            "SoFar", "Open question: two judgements of one performance differ."
        ),
        QuestionKind.DECLINED: translate("SoFar", "Open question: the trainee did not agree."),
        QuestionKind.RAISED: translate("SoFar", "Open question: somebody raised one."),
    }[kind]


def _compared(item: WatchedItem) -> str:
    if not item.compared_by:
        return translate("SoFar", "not yet compared with the sheet")
    if item.same_person:
        return translate("SoFar", "compared by the same person")
    return translate("SoFar", "compared by {name}").format(name=item.compared_by)


def _watched(item: WatchedItem) -> str:
    first = translate("SoFar", "{date}, level {level}, {name}").format(
        date=iso(item.on), level=item.level, name=", ".join(item.observers)
    )
    second = [say(item.method, language())]
    if item.mold:
        second.append(translate("SoFar", "mold {mold}").format(mold=item.mold))
    second.append(", ".join(item.evidence))
    if item.late:
        second.append(translate("SoFar", "entered late"))
    if item.sheet:
        second.append(translate("SoFar", "from sheet {sheet}").format(sheet=item.sheet))
        second.append(_compared(item))
    return f"{first}\n" + " · ".join(part for part in second if part)
