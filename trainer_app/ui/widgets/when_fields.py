"""When it was watched: today, or earlier with a reason; from paper with the number of the sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.shared.form_fields import When
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label

WEEK = 7


class WhenFields(QWidget):
    """``is_claim``: a late entry needs a reason, and it may come from paper; a fact needs none."""

    day_moved = Signal(int)
    """So many days later; earlier, below 0."""
    today_chosen = Signal()
    late_typed = Signal(str)
    paper_chosen = Signal(bool)
    sheet_typed = Signal(str)

    def __init__(self, *, is_claim: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_claim = is_claim
        self.day = label("strong", wrap=False)
        self.week_back, self.day_back = QPushButton(), QPushButton()
        self.day_on, self.today = QPushButton(), QPushButton()
        self.late_caption = label("muted")
        self.late = QLineEdit()
        self.from_paper = QPushButton()
        self.from_paper.setCheckable(True)
        self.sheet_caption = label("muted")
        self.sheet = QLineEdit()
        self.compared = label("small-muted")
        self.sheet.setFixedWidth(theme().sizes.mm(48))
        self.sheet.setMaxLength(20)
        self.late.setMaxLength(300)
        buttons = Flow()
        for button in (self.week_back, self.day_back, self.day_on, self.today, self.from_paper):
            buttons.add(button)
        whole = column(gap=STEP)
        for part in (self.day, buttons, self.late_caption, self.late):
            whole.addWidget(part)
        whole.addWidget(self.sheet_caption)
        whole.addWidget(self.sheet)
        whole.addWidget(self.compared)
        self.setLayout(whole)
        self.week_back.clicked.connect(lambda: self.day_moved.emit(-WEEK))
        self.day_back.clicked.connect(lambda: self.day_moved.emit(-1))
        self.day_on.clicked.connect(lambda: self.day_moved.emit(1))
        self.today.clicked.connect(self.today_chosen)
        self.late.textEdited.connect(self.late_typed)
        self.from_paper.clicked.connect(self.paper_chosen)
        self.sheet.textEdited.connect(self.sheet_typed)
        self.from_paper.setVisible(is_claim)

    def apply(self, when: When) -> None:
        is_today = when.days_ago == 0
        day = iso(when.observed_on)
        words = translate("SignOff", "Today, {date}") if is_today else "{date}"
        self.day.setText(words.format(date=day))
        self.week_back.setText(translate("SignOff", "A week earlier"))
        self.day_back.setText(translate("SignOff", "A day earlier"))
        self.day_on.setText(translate("SignOff", "A day later"))
        self.today.setText(translate("SignOff", "Today"))
        self.day_on.setEnabled(not is_today)
        self.today.setEnabled(not is_today)
        needed = when.days_ago > when.late_after_days
        self.late_caption.setText(
            translate("SignOff", "Why it is entered late (needed after 24 hours)")
            if needed
            else translate("SignOff", "Why it is entered late")
        )
        self.late.setAccessibleName(self.late_caption.text())
        self.late_caption.setVisible(not is_today and self._is_claim)
        self.late.setVisible(not is_today and self._is_claim)
        self.from_paper.setText(translate("SignOff", "From a paper checklist"))
        self.from_paper.setChecked(when.from_paper)
        self.sheet_caption.setText(translate("SignOff", "Number of the sheet"))
        self.sheet.setAccessibleName(self.sheet_caption.text())
        self.sheet_caption.setVisible(when.from_paper)
        self.sheet.setVisible(when.from_paper)
        self.compared.setText(
            translate("SignOff", "Another person compares this entry with the sheet afterwards.")
        )
        self.compared.setVisible(when.from_paper)
        for field, typed in ((self.late, when.late), (self.sheet, when.sheet)):
            if field.text().strip() != typed.strip():
                field.setText(typed)
