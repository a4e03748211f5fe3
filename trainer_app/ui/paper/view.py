"""The preview as it is seen: the page at the left, choices at the right, *Print* as everywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.paper.pages import PageImage
from trainer_app.ui.paper.view_model import BOTH, PaperState, PaperViewModel
from trainer_app.ui.shared.files import ask_where_to_save
from trainer_app.ui.shared.papers import paper_names, show_what_was_done
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner

WHOLE, WIDE = "whole", "wide"


class SheetPicture(QWidget):
    """A page of paper on the ground, with a hairline around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, drawn: PageImage | None, ratio: float) -> None:
        if drawn is None:
            self._image = None
            return
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.setMinimumHeight(round(image.deviceIndependentSize().height()))
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        size = self._image.deviceIndependentSize()
        left = round((self.width() - size.width()) / 2)
        page = QRectF(left, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.drawImage(page.topLeft(), self._image)
        painter.setPen(QPen(theme().colour("control"), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()


class PaperView(Page):
    """``file_name``: proposed for *Save PDF*."""

    resized = Signal()

    def __init__(self, model: PaperViewModel, file_name: str) -> None:
        super().__init__()
        self._model = model
        self._file_name = file_name
        self._shown: PageImage | None = None
        model.setParent(self)
        self.picture = SheetPicture()
        self.pages = PagedScroll(self.picture, self.lies_in)
        self.where = label("muted", wrap=False)
        self.previous, self.next = QPushButton(), QPushButton()
        self.language, self.paper, self.zoom = Choices(), Choices(), Choices()
        self.printer = Choices()
        self.captions = {name: label("muted") for name in ("language", "paper", "zoom", "printer")}
        self.no_printer = label("muted")
        self.save = QPushButton()
        both = row(gap=3 * STEP)
        both.addWidget(self.pages, 1)
        both.addWidget(hairline(down=True))
        both.addWidget(self._build_side())
        self.content.addLayout(both, 1)
        self.extras.addStretch(1)
        self.extras.addWidget(self.save)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _build_side(self) -> QWidget:
        side = column(gap=STEP)
        self.turner = Flow()
        self.turner.add(self.previous)
        self.turner.add(self.next)
        side.addWidget(self.where)
        side.addWidget(self.turner)
        for name, choices in (
            ("zoom", self.zoom),
            ("language", self.language),
            ("paper", self.paper),
            ("printer", self.printer),
        ):
            side.addWidget(self.captions[name])
            side.addWidget(choices)
        side.addWidget(self.no_printer)
        side.addStretch(1)
        whole = holding(side)
        wide = theme().sizes.mm(80)
        whole.setFixedWidth(wide)
        pages = PagedScroll(whole)  # longer than a small screen
        pages.setFixedWidth(wide)
        self.extras.addWidget(PageTurner(pages))
        return pages

    def _connect(self) -> None:
        model = self._model
        self.previous.clicked.connect(lambda: model.turn(-1))
        self.next.clicked.connect(lambda: model.turn(1))
        self.language.picked.connect(model.set_language)
        self.paper.picked.connect(model.set_paper)
        self.zoom.picked.connect(lambda zoom: model.zoom(whole_page=zoom == WHOLE))
        self.printer.picked.connect(model.set_printer)
        self.save.clicked.connect(self._ask_where)
        self.primary.setProperty(PRINTS, True)
        self.primary_pressed.connect(model.print_sheet)
        self.pages.resized.connect(self._fit)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.previous.setText(translate("Paper", "Previous page"))
        self.next.setText(translate("Paper", "Next page"))
        self.turner.settle()
        self.save.setText(translate("Paper", "Save"))
        captions = {
            "language": translate("Paper", "Language of the sheet"),
            "paper": translate("Paper", "Paper"),
            "zoom": translate("Paper", "Show"),
            "printer": translate("Paper", "Printer"),
        }
        for name, words in captions.items():
            self.captions[name].setText(words)
        self.apply(self._model.state)

    def _fit(self) -> None:
        room = self.pages.viewport().size()
        self._model.fit(room.width(), room.height(), self.devicePixelRatioF())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def apply(self, state: PaperState) -> None:
        self.set_title(state.name)
        show_what_was_done(self.message, state.problem, state.saved_as, state.printed_on)
        if state.image is not self._shown:
            self._shown = state.image
            self.picture.show_page(state.image, self.devicePixelRatioF())
        place = translate("Paper", "Page {page} of {pages}").format(
            page=state.page + 1, pages=state.pages
        )
        self.where.setText(place if state.pages else "")
        self.picture.setAccessibleName(f"{state.name}. {place}")
        self.previous.setEnabled(state.page > 0)
        self.next.setEnabled(state.page + 1 < state.pages)
        self._show_choices(state)
        self.save.setEnabled(bool(state.pages) and not state.busy)
        self.set_primary(translate("Paper", "Print"), enabled=state.can_print)

    def _show_choices(self, state: PaperState) -> None:
        offer = self._model.offer
        names = {**LANGUAGE_NAMES, BOTH: translate("Paper", "Both")}
        self._offer("language", [(code, names[code]) for code in offer.languages], state.language)
        papers = paper_names()
        self._offer("paper", [(paper, papers[paper]) for paper in offer.papers], state.paper)
        self.zoom.offer(
            [
                (WHOLE, translate("Paper", "Whole page")),
                (WIDE, translate("Paper", "Full width")),
            ],
            (WHOLE if state.whole_page else WIDE,),
        )
        printers = state.printers or ()
        self.printer.offer([(p.name, p.name) for p in printers], (state.printer,))
        self.no_printer.setText(
            translate("Paper", "No printer is set up on this PC. Save the PDF instead.")
        )
        self.no_printer.setVisible(state.printers == ())

    def _offer(self, name: str, options: list[tuple[str, str]], chosen: str) -> None:
        """Of one thing there is nothing to choose."""
        choices = {"language": self.language, "paper": self.paper}[name]
        choices.offer(options, (chosen,))
        for part in (choices, self.captions[name]):
            part.setVisible(len(options) > 1)

    def _ask_where(self) -> None:
        forms = ["PDF (*.pdf)"]
        if self._model.offer.copy is not None:
            forms.append(translate("Paper", "Page for a screen reader (*.html)"))
        ask_where_to_save(
            self,
            translate("Paper", "Save"),
            self._file_name,
            lambda chosen: self._model.save(Path(chosen)),
            *forms,
        )
