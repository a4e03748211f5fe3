"""One photo as large as the page; the ones beside it a tap away."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.enlarged.view_model import EnlargedState, EnlargedViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.picture import LargePicture


class EnlargedView(Page):
    def __init__(self, model: EnlargedViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.picture = LargePicture()
        self.content.addWidget(self.picture, 1)
        self.before, self.after = QPushButton(), QPushButton()
        self.place = label("muted", wrap=False)
        for part in (self.before, self.after, self.place):
            self.extras.addWidget(part)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self.before.clicked.connect(lambda: model.turn(-1))
        self.after.clicked.connect(lambda: model.turn(1))
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.before.setText(translate("Photo", "Previous photo"))
        self.after.setText(translate("Photo", "Next photo"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        (self.after if self.after.isVisibleTo(self) else self.back).setFocus()

    def apply(self, state: EnlargedState) -> None:
        photo, count = state.photo, len(state.photos)
        caption = photo.caption if photo is not None else ""
        self.set_title(caption or translate("Photo", "Photo"))
        self.picture.show_picture(photo.image if photo is not None else None, "")
        self.picture.setAccessibleName(caption or translate("Photo", "Photo"))
        for button in (self.before, self.after):
            button.setVisible(count > 1)
        self.before.setEnabled(state.at > 0)
        self.after.setEnabled(state.at < count - 1)
        self.place.setVisible(count > 1)
        self.place.setText(
            translate("Photo", "{number} of {count}").format(number=state.at + 1, count=count)
        )
