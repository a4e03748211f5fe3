"""The photo at the left, what there is to say of it at the right. Who may not change it looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.stepphotos import Shows
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.photo.view_model import PhotoState, PhotoViewModel
from trainer_app.ui.shared.picturefiles import ask_for_picture
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.file_page import FilePage
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.picture import SHAPES, LargePicture, pending_word, shows_word
from trainer_app.ui.widgets.status_label import StatusLabel


class PhotoView(FilePage):
    def __init__(self, model: PhotoViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.picture = LargePicture()
        self.choose = QPushButton()
        folds = theme().sizes.folds
        left = column(gap=2 * STEP)
        left.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.picture, 1)
        beside: QBoxLayout = column(gap=2 * STEP) if folds else row(gap=4 * STEP)
        beside.addLayout(left, 3)
        beside.addWidget(self._build_words(), 2)
        self.form = holding(beside)
        self.content.addWidget(self.form, 1)
        self.take_away = QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.take_away)
        self.use_whole_bar()
        self.choose.clicked.connect(self._ask_which_file)
        self.file_dropped.connect(self.take_file)
        self.take_away.clicked.connect(model.take_away)
        self.steps.picked.connect(lambda number: model.choose_step(int(number)))
        self.shows.picked.connect(model.choose_shows)
        self.words.textEdited.connect(model.type_words)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    def _build_words(self) -> QWidget:
        self.step_heading, self.step = label("strong"), label()
        self.shows_heading, self.words_heading = label("strong"), label("strong")
        self.steps, self.shows = Choices(), Choices()
        self.sign = StatusLabel()
        self.words = QLineEdit()
        self.words.setMaxLength(120)
        self.said, self.told = label(), label("small-muted")
        right = column(gap=STEP)
        for heading, *parts in (
            (self.step_heading, self.steps, self.step),
            (self.shows_heading, self.shows, self.sign),
            (self.words_heading, self.words, self.said),
        ):
            right.addWidget(heading)
            for part in parts:
                right.addWidget(part)
            right.addSpacing(STEP)
        right.addWidget(self.told)
        right.addStretch(1)
        return holding(right)

    @override
    def relabel(self) -> None:
        self.take_away.setText(translate("Photo", "Take this photo away"))
        self.step_heading.setText(translate("Photo", "The step"))
        self.shows_heading.setText(translate("Photo", "What it shows"))
        self.words_heading.setText(translate("Photo", "What to look at"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        (self.choose if self.choose.isVisibleTo(self) else self.back).setFocus()

    def apply(self, state: PhotoState) -> None:
        may, form = state.may_write, state.form
        task = f"{state.task}  {say(state.title or {}, language())}".strip()
        self.set_title(translate("Photo", "Photo of a step: {task}").format(task=task))
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.form.setVisible(state.is_loaded)
        self.form.setEnabled(not state.busy)
        nothing = translate("Photo", "No photo chosen yet. You can also drop one here.")
        self.picture.show_picture(form.image, pending_word() if state.is_pending else nothing)
        self.picture.setAccessibleName(form.words or translate("Photo", "Photo"))
        self.choose.setText(
            translate("Photo", "Choose a photo")
            if form.image is None
            else translate("Photo", "Choose another photo")
        )
        for part in (self.choose, self.steps, self.shows, self.words):
            part.setVisible(may)
        self._show_step(state)
        offered = [(each.value, shows_word(each.value)) for each in Shows]
        self.shows.offer(offered, (form.shows,))
        self.shows.setAccessibleName(self.shows_heading.text())
        self.sign.setVisible(not may and bool(form.shows))
        if form.shows:
            shape, tone = SHAPES[form.shows]
            self.sign.say(shape, shows_word(form.shows), tone)
        if self.words.text() != form.words:
            self.words.setText(form.words)
        self.words.setAccessibleName(self.words_heading.text())
        self.words_heading.setVisible(may or bool(form.words))
        self.said.setText(form.words)
        self.said.setVisible(not may and bool(form.words))
        if state.on is not None:
            by = translate("Photo", "{name}, {date}")
            self.told.setText(by.format(name=state.by, date=iso(state.on)))
        self.take_away.setVisible(may and state.before is not None)
        self.take_away.setEnabled(state.may_take_away)
        if may:
            self.set_primary(translate("Photo", "Save the photo"), enabled=state.is_ready)

    def _show_step(self, state: PhotoState) -> None:
        number = state.form.number
        self.steps.offer(
            [(str(n), str(n)) for n in range(1, len(state.steps) + 1)],
            (str(number),) if number else (),
        )
        self.steps.setAccessibleName(self.step_heading.text())
        for n, step in enumerate(state.steps, 1):
            self.steps.buttons[str(n)].setAccessibleName(f"{n}  {say(step, language())}")
        if 1 <= number <= len(state.steps):
            said = f"{number}  {say(state.steps[number - 1], language())}"
        elif state.said_step:
            said = translate("Photo", "Taken for a step that has changed: {step}").format(
                step=say(state.said_step, language())
            )
        else:
            said = translate("Photo", "Choose the step that it belongs to.")
        self.step.setText(said)

    def _ask_which_file(self) -> None:
        ask_for_picture(self, self.take_file)

    def take_file(self, path: str) -> None:
        self._model.take_file(path)

    @override
    def takes_files(self) -> bool:
        return self._model.state.may_write
