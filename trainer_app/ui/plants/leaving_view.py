"""*Leave this plant*: what goes, what stays, and a PIN; or what still waits to be sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.plants.leaving_view_model import LeavingState, LeavingViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.pin_pad import PinPad


class LeavingView(Page):
    sync_pressed = Signal()

    def __init__(self, model: LeavingViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.goes, self.drafts, self.stays, self.others = (label() for _ in range(4))
        self.only, self.back_again = label(), label()
        self.sync = QPushButton()
        self.pin = label("muted")
        self.pad = PinPad(model.entry)
        sizes = theme().sizes
        self.pad.setFixedWidth(max(sizes.mm(72), 4 * sizes.key))
        said = column(gap=2 * STEP)
        for words in (
            self.goes,
            self.drafts,
            self.stays,
            self.back_again,
            self.others,
            self.only,
        ):
            said.addWidget(words)
        line = row()
        line.addWidget(self.sync)
        line.addStretch(1)
        said.addLayout(line)
        said.addStretch(1)
        keys = column(gap=STEP)
        keys.addWidget(self.pin)
        keys.addWidget(self.pad)
        keys.addStretch(1)
        self.keys = holding(keys)
        across = row(gap=4 * STEP) if not sizes.folds else column(gap=2 * STEP)
        across.addLayout(said, 1)
        across.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(across, 1)
        self.sync.clicked.connect(self.sync_pressed)
        self.primary_pressed.connect(model.entry.enter)
        model.entry.state_changed.connect(lambda _state: self.apply(model.state))
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.sync.setText(translate("Plants", "To the sync page"))
        self.stays.setText(
            translate("Plants", "What the hub has confirmed stays at the hub and on its other PCs.")
        )
        self.others.setText(
            translate(
                "Plants",
                "The hub is told, and the other PCs say that this one left. Where it does not "
                "answer, they go on showing the day on which this one was last seen.",
            )
        )
        self.only.setText(
            translate(
                "Plants", "It is the only plant of this PC, which then starts as on its first day."
            )
        )
        self.back_again.setText(
            translate("Plants", "To work for it on this PC again, a new ticket is needed.")
        )
        self.pin.setText(translate("Plants", "Your PIN, to leave"))
        self.pad.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.pad.keypad.setFocus()

    def apply(self, state: LeavingState) -> None:
        page = state.page
        self.set_title(
            translate("Plants", "Leave {plant}").format(plant=page.plant if page else ""),
        )
        stopped = state.in_the_way
        self.message.show_problem(stopped or state.problem)
        ready = page is not None and stopped is None
        for part in (self.goes, self.stays, self.others, self.back_again, self.keys):
            part.setVisible(ready)
        self.only.setVisible(ready and state.is_only)
        self.sync.setVisible(stopped is not None and page is not None and page.has_hub)
        self.drafts.setVisible(ready and page is not None and page.drafts > 0)
        if page is not None:
            self.goes.setText(
                translate(
                    "Plants",
                    "Its records and its key go from this PC. Its backups stay, in {folder}.",
                ).format(folder=page.backups)
            )
            self.drafts.setText(Counts().unsigned_drafts(page.drafts))
        self.set_primary(
            translate("Plants", "Leave this plant") if ready else "",
            enabled=self._model.entry.state.can_enter,
        )
