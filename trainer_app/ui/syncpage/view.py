"""*This PC and sync* on one page: the records, the hub, the other PCs, what somebody is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.network import Contact
from trainer_app.ui.shared.files import ask_for_file, ask_for_folder
from trainer_app.ui.sync_words import Said
from trainer_app.ui.syncpage.telling import (
    held_words,
    hub_said,
    peer_words,
    records_said,
    usb_said,
)
from trainer_app.ui.syncpage.usb_model import UsbModel
from trainer_app.ui.syncpage.view_model import SyncPageState, SyncPageViewModel
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.go_row import GoRow
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox


class SyncPageView(Page):
    """The primary action syncs now; where there is no hub, or it shuts this PC out, it joins."""

    join_pressed = Signal()
    joined_pressed = Signal()
    doubles_pressed = Signal()
    incidents_pressed = Signal()
    leave_pressed = Signal()

    def __init__(self, model: SyncPageViewModel, usb: UsbModel) -> None:
        super().__init__()
        self._model, self._usb = model, usb
        model.setParent(self)
        usb.setParent(self)
        names = ("alone", "records", "held", "hub", "asks", "pcs", "usb", "leave")
        self.boxes = {name: SectionBox() for name in names}
        self.lines = {name: label() for name in names if name not in ("asks", "leave")}
        self.stop, self.usb_stop = QPushButton(), QPushButton()
        self.usb_out, self.usb_in = QPushButton(), QPushButton()
        self.leave = QPushButton()
        self.joined, self.doubles, self.incidents = GoRow(), GoRow(), GoRow()
        form = column(gap=2 * STEP)
        for name, box in self.boxes.items():
            if name in self.lines:
                box.fields.addWidget(self.lines[name])
            form.addWidget(box)
        form.addStretch(1)
        for name, buttons in (
            ("records", (self.stop,)),
            ("usb", (self.usb_out, self.usb_in, self.usb_stop)),
            ("leave", (self.leave,)),
        ):
            line = row(gap=2 * STEP)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            self.boxes[name].fields.addLayout(line)
        for ask in (self.joined, self.doubles, self.incidents):
            self.boxes["asks"].fields.addWidget(ask)
        self._scroll = PagedScroll(form, self.lies_in)
        self.content.addWidget(self._scroll, 1)
        self.extras.addWidget(PageTurner(self._scroll), 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.primary_pressed.connect(self._do)
        self.stop.clicked.connect(model.stop)
        self.joined.clicked.connect(self.joined_pressed)
        self.doubles.clicked.connect(self.doubles_pressed)
        self.incidents.clicked.connect(self.incidents_pressed)
        self.usb_out.clicked.connect(self._ask_where)
        self.usb_in.clicked.connect(self._ask_which)
        self.usb_stop.clicked.connect(self._usb.stop)
        self.leave.clicked.connect(self.leave_pressed)
        model.state_changed.connect(self.apply)
        self._usb.state_changed.connect(lambda _state: self.apply(model.state))

    @override
    def relabel(self) -> None:
        for stop in (self.stop, self.usb_stop):
            stop.setText(translate("SyncPage", "Stop"))
        self.usb_out.setText(translate("SyncPage", "USB out"))
        self.usb_in.setText(translate("SyncPage", "USB in"))
        self.leave.setText(translate("Plants", "Leave this plant"))
        for name, heading, hint in (
            ("alone", translate("SyncPage", "This PC stands alone"), ""),
            (
                "records",
                translate("SyncPage", "Records of this PC"),
                translate("SyncPage", "Saved here first; they travel when there is a line."),
            ),
            ("held", translate("SyncPage", "Held back"), ""),
            ("hub", translate("SyncPage", "The hub"), ""),
            (
                "usb",
                translate("SyncPage", "By USB stick"),
                translate("SyncPage", "Out to the hub, and back in with its answer."),
            ),
            (
                "pcs",
                translate("SyncPage", "PCs of this plant"),
                translate("SyncPage", "One that nobody here knows? Tell a supervisor."),
            ),
            ("asks", translate("SyncPage", "For a supervisor"), ""),
            (
                "leave",
                translate("SyncPage", "This PC goes elsewhere"),
                translate("SyncPage", "What the hub has stays there."),
            ),
        ):
            self.boxes[name].say(heading, hint)
        self.lines["alone"].setText(
            translate(
                "SyncPage",
                "Everything is saved on this PC, and nothing is missing. With a central store, "
                "several PCs of a plant share their records: whoever runs it gives out a ticket "
                "for this PC. What was recorded here goes along.",
            )
        )
        self.apply(self._model.state)

    def apply(self, state: SyncPageState) -> None:
        self.set_title(translate("SyncPage", "This PC and sync"))
        network, belongs = state.network, state.network.membership is not None
        self._say_problem(state)
        for name in ("records", "hub"):
            self.boxes[name].setVisible(belongs)
        self.boxes["alone"].setVisible(not belongs)
        self.boxes["leave"].setVisible(belongs and state.may_leave)
        self._put("records", records_said(state))
        self._put("hub", hub_said(state))
        self.stop.setVisible(network.is_syncing)
        held = network.waiting.held
        self.boxes["held"].setVisible(belongs and bool(held))
        self._put("held", Said(held_words(held), "warning"))
        self._apply_usb(state)
        self._apply_pcs(state)
        self._apply_asks(state)
        self._show_primary(state)
        self._scroll.measure_soon()

    def _say_problem(self, state: SyncPageState) -> None:
        network = state.network
        problem = self._usb.state.problem or state.problem or network.problem
        if problem is not None:
            self.message.show_problem(problem)
        elif network.membership is not None and network.contact is Contact.OFFLINE:
            self.message.say(
                translate("SyncPage", "The hub does not answer"),
                translate("SyncPage", "Everything is saved on this PC and waits here."),
                translate("SyncPage", "Go on working; the program tries again by itself."),
            )
        else:
            self.message.show_problem(None)

    def _apply_usb(self, state: SyncPageState) -> None:
        usb, belongs = self._usb.state, state.network.membership is not None
        self.boxes["usb"].setVisible(belongs and state.may_carry)
        said = usb_said(usb)
        self._put("usb", said)
        self.lines["usb"].setVisible(bool(said.words))
        idle = usb.under_way is None
        self.usb_out.setVisible(idle)
        self.usb_in.setVisible(idle)
        self.usb_stop.setVisible(not idle)

    def _apply_pcs(self, state: SyncPageState) -> None:
        page = state.page
        known = page is not None and bool(page.peers)
        self.boxes["pcs"].setVisible(known)
        if page is None:
            return
        lines = []
        for peer in page.peers:
            name, detail = peer_words(peer, state.now, is_new=peer.key in page.new)
            lines.append(f"{name}\n    {detail}")
        self._put("pcs", Said("\n".join(lines)))

    def _apply_asks(self, state: SyncPageState) -> None:
        asks = state.asks
        belongs = state.network.membership is not None
        self.boxes["asks"].setVisible(asks is not None and belongs)
        if asks is None:
            return
        for shown, words, detail, count in (
            (
                self.joined,
                translate("SyncPage", "Joined PCs"),
                translate("SyncPage", "What PCs recorded before they joined"),
                asks.joined,
            ),
            (
                self.doubles,
                translate("SyncPage", "Entered twice"),
                translate("SyncPage", "People whom two PCs entered under one name"),
                asks.doubles,
            ),
            (
                self.incidents,
                translate("SyncPage", "Questions about PCs"),
                translate("SyncPage", "Copies, PCs shut out, and what two PCs said differently"),
                asks.incidents,
            ),
        ):
            waits = Counts().waiting_for_you(count) if count else ""
            shape, tone = ("circle-help", "danger") if count else ("check", "muted")
            shown.show_row(words, waits or detail, shape=shape, tone=tone)

    def _show_primary(self, state: SyncPageState) -> None:
        network = state.network
        if network.membership is None:
            words = translate("SyncPage", "Join a plant") if state.may_join else ""
            self.set_primary(words)
        elif network.is_syncing:
            self.set_primary(translate("SyncPage", "Syncing"), enabled=False)
        elif state.joins_again:
            self.set_primary(translate("SyncPage", "Join again"))
        else:
            self.set_primary(translate("SyncPage", "Sync now"))

    def _do(self) -> None:
        state = self._model.state
        if state.network.membership is None or state.joins_again:
            self.join_pressed.emit()
        else:
            self._model.sync_now()

    def _ask_where(self) -> None:
        ask_for_folder(self, translate("SyncPage", "Where is the stick?"), self._usb.write_to)

    def _ask_which(self) -> None:
        ask_for_file(
            self,
            translate("SyncPage", "Which bundle?"),
            self._usb.read_from,
            translate("SyncPage", "Bundles (*.trainer-bundle)"),
            translate("SyncPage", "All files (*)"),
        )

    def _put(self, name: str, said: Said) -> None:
        self.lines[name].setText(said.words)
        mark(self.lines[name], tone=said.tone)
