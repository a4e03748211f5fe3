"""Words in which those of the glossary can be tapped, and the small panel that explains one.

A finger in a glove need not hit the word itself: a tap anywhere on the text opens its first word,
and the panel leads on to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.glossing import Glosser
from trainer_app.checklists.guidance import GlossaryWord
from trainer_app.checklists.language import Words, say, spoken
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label, row

Tapped = Callable[[tuple[str, ...], str], None]
"""The words of a text, and which of them was tapped."""


class Glossing:
    """Labels of one page: what their words are looked up in, and who is told of a tap."""

    def __init__(self, tapped: Tapped) -> None:
        self._tapped = tapped
        self._seen: set[str] = set()
        self.glosser: Callable[[str], Glosser] | None = None

    def begin(self) -> None:
        """Another text: each word is offered once in it, where it first stands."""
        self._seen = set()

    def label(self, words: Words, role: str = "", frame: str = "{words}") -> QLabel:
        """``frame``: what stands around the words, such as quotation marks."""
        said = spoken(words, language())
        glosser = self.glosser(said.lang) if self.glosser is not None else None
        hits = glosser.find(said.text) if glosser is not None else ()
        found = [hit for hit in hits if hit.word not in self._seen]
        self._seen.update(hit.word for hit in found)
        if not found:
            plain = label(role)
            plain.setText(frame.format(words=said))
            return plain
        parts, at = [], 0
        for place, hit in enumerate(found):
            parts.append(escape(said.text[at : hit.start]))
            parts.append(f"<a href={place}>{escape(said.text[hit.start : hit.end])}</a>")
            at = hit.end
        parts.append(escape(said.text[at:]))
        mark_of = f" [{said.lang.upper()}]" if said.fallback else ""
        made = _GlossedLabel(tuple(hit.word for hit in found), self._tapped)
        if role:
            mark(made, text_role=role)
        made.setText(frame.format(words="".join(parts) + mark_of))
        made.setAccessibleName(frame.format(words=said))
        return made


class _GlossedLabel(QLabel):
    def __init__(self, words: tuple[str, ...], tapped: Tapped) -> None:
        super().__init__()
        self.words = words
        self._tapped = tapped
        self._hit = False
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(self._open)

    def _open(self, place: str) -> None:
        self._hit = True
        self._tapped(self.words, self.words[int(place)])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hit = False
        super().mouseReleaseEvent(event)
        if not self._hit and self.rect().contains(event.position().toPoint()):
            self._open("0")


class WordPanel(QFrame):
    """One word at a time; hidden until one is tapped. Escape or *Close* puts it away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._known: Mapping[str, GlossaryWord] = {}
        self._words: tuple[str, ...] = ()
        self._at = 0
        self.term = label("strong")
        self.meaning = label()
        self.also = label("small-muted")
        self.following, self.close_it = QPushButton(), QPushButton()
        self.following.clicked.connect(self._next)
        self.close_it.clicked.connect(self.put_away)
        words = column(gap=STEP // 2)
        for part in (self.term, self.meaning, self.also):
            words.addWidget(part)
        whole = row(gap=2 * STEP, margin=2 * STEP)
        whole.addLayout(words, 1)
        whole.addWidget(self.following, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)
        self.setVisible(False)

    def know(self, glossary: Sequence[GlossaryWord]) -> None:
        if len(self._known) != len(glossary):
            self._known = {word.id: word for word in glossary}

    def explain(self, words: tuple[str, ...], tapped: str) -> None:
        """Show what was tapped; the other words of its text come after it."""
        known = tuple(word for word in words if word in self._known)
        if tapped not in known:
            return
        self._words, self._at = known, known.index(tapped)
        self._show()
        self.setVisible(True)

    def put_away(self) -> None:
        self.setVisible(False)
        self.closed.emit()

    def relabel(self) -> None:
        self.following.setText(translate("Words", "Next word"))
        self.close_it.setText(translate("Words", "Close"))
        if self._words:
            self._show()

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._words)
        self._show()

    def _show(self) -> None:
        word, said = self._known[self._words[self._at]], language()
        self.term.setText(say(word.term, said))
        self.meaning.setText(say(word.meaning, said))
        also = [other.name for other in word.also if other.lang == said]
        self.also.setText(translate("Words", "Also called: {names}").format(names=", ".join(also)))
        self.also.setVisible(bool(also))
        self.following.setVisible(len(self._words) > 1)
        self.setAccessibleName(self.term.text())
        self.setAccessibleDescription(self.meaning.text())
