"""Writing a note: what it is about, three parts with starters, the follow-up, topics. One page."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.notes import Part
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.notes.part_box import PartBox
from trainer_app.ui.notes.telling import (
    part_hint,
    part_word,
    starters,
    usual_tags,
)
from trainer_app.ui.notes.write_view_model import WriteNoteViewModel, WriteState
from trainer_app.ui.shared.topics import tag_word
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.next_day_choices import NextDayChoices
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

GENERAL = "general"


class WriteNoteView(Page):
    def __init__(self, model: WriteNoteViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.about_box, self.tags_box = SectionBox(), SectionBox()
        self.before = label()
        self.about, self.molds = Choices(), Choices()
        for chips in (self.before, self.about, self.molds):
            self.about_box.fields.addWidget(chips)
        self.parts = {part: PartBox() for part in Part}
        self.tags = Choices()
        self.own_tag = QLineEdit()
        self.own_tag.setMaxLength(40)
        self.own_tag.setFixedWidth(theme().sizes.mm(70))
        self.tags_box.fields.addWidget(self.tags)
        self.tags_box.fields.addWidget(self.own_tag)
        self.follow_up = NextDayChoices()
        self.parts[Part.NEXT_STEP].fields.addWidget(self.follow_up)
        whole = column(gap=2 * STEP)
        for box in (self.about_box, *self.parts.values(), self.tags_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.form = holding(whole)
        self.pages = PagedScroll(self.form, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.extras.addWidget(self.turner)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        for part, box in self.parts.items():
            box.words.textChanged.connect(partial(self._type_words, part))
            box.words.entered.connect(partial(model.go_to, part))
            box.phrases.picked.connect(partial(self._start_phrase, part))
        self.molds.picked.connect(self._add_mold)
        self.about.picked.connect(lambda task: model.choose_task("" if task == GENERAL else task))
        self.tags.picked.connect(model.tick_tag)
        self.own_tag.textEdited.connect(model.type_own_tag)
        self.follow_up.tapped.connect(model.choose_day)
        self.follow_up.moved.connect(model.move_day)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)

    def _type_words(self, part: Part) -> None:
        words = self.parts[part].words.toPlainText()
        if words != self._model.state.form.said(part):
            self._model.type_words(part, words)

    def _start_phrase(self, part: Part, phrase: str) -> None:
        self._model.start_phrase(part, phrase)
        self._go_on(part)

    def _add_mold(self, mold: str) -> None:
        self._model.add_words(mold)
        self._go_on(self._model.state.at_hand)

    def _go_on(self, part: Part) -> None:
        words = self.parts[part].words
        words.setFocus()
        words.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def relabel(self) -> None:
        self.follow_up.call(translate("Notes", "Follow-up"))
        self.own_tag.setPlaceholderText(translate("Notes", "A topic of your own"))
        self.own_tag.setAccessibleName(translate("Notes", "A topic of your own"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = Part.WORDS if self._model.state.in_one_piece else Part.STRENGTH
        self.parts[first].words.setFocus()

    def apply(self, state: WriteState) -> None:
        reads = translate("Notes", "{name} can read this note and answer it.")
        told = reads.format(name=state.name) if state.is_loaded else ""
        self.set_title(translate("Notes", "Write a note"), told)
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.form.setEnabled(state.is_loaded)
        self._show_about(state)
        for part, box in self.parts.items():
            self._show_part(part, box, state)
        self._show_tags(state)
        self.follow_up.show_day(state.form.next_day, state.today)
        self.set_primary(translate("Notes", "Save the note"), enabled=state.is_ready)
        self.pages.measure_soon()

    def _show_part(self, part: Part, box: PartBox, state: WriteState) -> None:
        box.setVisible(part is not Part.WORDS or state.in_one_piece)
        heading = part_word(part)
        box.say(heading, part_hint(part))
        box.words.setAccessibleName(heading)
        if box.words.toPlainText() != state.form.said(part):
            box.words.setPlainText(state.form.said(part))
        box.phrases.offer([(phrase, phrase) for phrase in starters(part)])
        box.phrases.setAccessibleName(translate("Notes", "Begin with"))
        box.hint_judging(state.judging(part))

    def _show_about(self, state: WriteState) -> None:
        self.about_box.say(
            translate("Notes", "About"), translate("Notes", "A mold goes where you write.")
        )
        self.before.setVisible(state.before is not None)
        if state.before is not None:
            self.before.setText(
                translate("Notes", "Takes up again what {name} had for {date}: {step}").format(
                    name=state.before.by, date=iso(state.before.on), step=state.before.step
                )
            )
        mold = translate("Notes", "mold {mold}")
        molds = [mold.format(mold=name) for name in state.molds]
        self.molds.offer([(words, words) for words in molds])
        self.molds.setAccessibleName(translate("Notes", "Recent molds"))
        self.molds.setVisible(bool(molds))
        self.about_box.hint.setVisible(bool(molds))
        options = [(GENERAL, translate("Notes", "In general"))]
        options.extend((t.id, _short(f"{t.id}  {say(t.title, language())}")) for t in state.tasks)
        self.about.offer(options, (state.form.task or GENERAL,))
        self.about.setAccessibleName(translate("Notes", "About"))

    def _show_tags(self, state: WriteState) -> None:
        self.tags_box.say(
            translate("Notes", "Where to look"),
            _where_to_look(state),
        )
        own = [(tag, tag) for tag in state.own_tags]
        self.tags.offer(_topics(state, [*usual_tags(), *own]), state.form.tags)
        self.tags.setAccessibleName(translate("Notes", "Where to look"))
        if self.own_tag.text() != state.form.own_tag:
            self.own_tag.setText(state.form.own_tag)


def _topics(state: WriteState, topics: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that the task suggests come first; the others stay in their order."""
    suggested = state.suggested
    return sorted(topics, key=lambda topic: topic[0] not in suggested)


def _where_to_look(state: WriteState) -> str:
    if state.suggested:
        topics = ", ".join(tag_word(tag) for tag in state.suggested)
        return translate(
            "Notes", "This task suggests: {topics}. It says nothing about the person."
        ).format(topics=topics)
    return translate("Notes", "Topics. They say nothing about the person.")


def _short(words: str) -> str:
    """A title of a task, short enough for a button."""
    longest = 40
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"
