"""One card, to be read standing up: when it helps, its points, what to say, what to check."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_app.checklists.guidance import Card
from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.glossed import Glossing
from trainer_app.ui.widgets.layout import STEP, column, hairline, label
from trainer_app.ui.widgets.stack import Stack, numbered


class CardPanel(QWidget):
    """Built again only for another card or other words."""

    def __init__(self, glossing: Glossing) -> None:
        super().__init__()
        self._glossing = glossing
        self._shown: tuple[Card, str] | None = None
        self._lines = Stack(2 * STEP)
        whole = column(gap=0)
        whole.addWidget(self._lines)
        self.setLayout(whole)

    def show_card(self, card: Card) -> None:
        if self._shown == (card, language()):
            return
        self._shown = (card, language())
        when = label("muted")
        when.setText(say(card.use_when, language()))
        points = [
            numbered(str(place), self._glossing.label(point, "reading"))
            for place, point in enumerate(card.points, 1)
        ]
        parts: list[QWidget] = [when, *points]
        if card.say:
            quoted = translate("Card", "“{words}”")
            said = self._glossing.label(card.say, "reading", quoted)
            parts.extend([hairline(), _titled(translate("Card", "Say"), said)])
        if card.check:
            asked = self._glossing.label(card.check, "reading")
            parts.extend([hairline(), _titled(translate("Card", "Check"), asked)])
        self._lines.fill(parts)


def _titled(heading: str, words: QWidget) -> QWidget:
    head = label("small-muted")
    head.setText(heading)
    stack = Stack(STEP // 2)
    stack.fill([head, words])
    return stack
