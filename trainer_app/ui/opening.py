"""What is seen for the moment until the records are open, and what says why they could not be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.page import Page

MAY_PASS = frozenset(
    {
        *(ErrorCode.PROFILE_HELD, ErrorCode.PROFILE_IN_USE, ErrorCode.PROFILE_READ_ONLY),
        *(ErrorCode.DISK_FULL, ErrorCode.DATABASE_BUSY),
        *(ErrorCode.FILE_UNREADABLE, ErrorCode.FILE_UNWRITABLE),
    }
)
"""What somebody can put right while this window waits: it is worth trying again."""


class OpeningPage(Page):
    try_again_pressed = Signal()
    close_pressed = Signal()
    choose_pressed = Signal()
    """Another plant of this PC, instead."""

    def __init__(self) -> None:
        super().__init__()
        self._problem: Problem | None = None
        self.choose = QPushButton()
        self.choose.setVisible(False)
        self.extras.addWidget(self.choose)
        self.choose.clicked.connect(self.choose_pressed)
        self.close_program = QPushButton()
        self.close_program.setVisible(False)
        self.extras.addStretch(1)
        self.extras.addWidget(self.close_program)
        self.content.addStretch(1)
        self.use_whole_bar()
        self.close_program.clicked.connect(self.close_pressed)
        self.primary_pressed.connect(self._on_primary)

    def show_problem(self, problem: Problem, *, may_choose: bool = False) -> None:
        """``may_choose``: this PC works for another plant, too."""
        self._problem = problem
        self.choose.setVisible(may_choose)
        self.relabel()
        self.start_focus()

    @property
    def may_pass(self) -> bool:
        return self._problem is not None and self._problem.code in MAY_PASS

    def _on_primary(self) -> None:
        (self.try_again_pressed if self.may_pass else self.close_pressed).emit()

    @override
    def relabel(self) -> None:
        if self._problem is None:
            self.set_title(translate("Opening", "Opening the records of this PC"))
            return
        self.set_title(translate("Opening", "The records of this PC were not opened"))
        self.message.show_problem(self._problem)
        self.choose.setText(translate("Plants", "Another plant"))
        close = translate("Opening", "Close the program")
        self.close_program.setText(close)
        self.close_program.setVisible(self.may_pass)
        self.set_primary(translate("Opening", "Try again") if self.may_pass else close)
