"""*Entered twice*: two entries of one name are one person, or are not; it can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.services.merging import Double, Entry
from trainer_app.services.session import SignedIn
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.ports.sync import Merging
from trainer_app.ui.supervising.asking import Asked, AskingState, AskingViewModel
from trainer_app.ui.supervising.frame import AskingView
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.words import roles


@dataclass(frozen=True, slots=True)
class DoubleItem:
    double: Double

    @property
    def id(self) -> str:
        return ":".join(entry.person.id for entry in self.double.entries)


class DoublesViewModel(AskingViewModel[DoubleItem]):
    def __init__(
        self,
        tasks: TaskRunner,
        merging: Merging,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._merging, self._viewer = merging, viewer

    @override
    def _ask(self) -> Asked[DoubleItem]:
        page = self._merging.page(self._viewer)
        doubles = (*page.likely, *page.merged)
        return Asked(tuple(DoubleItem(double) for double in doubles), page.may_merge)

    def merge(self) -> None:
        item, merging, by = self.state.item, self._merging, self._viewer
        if item is not None and item.double.record is None:
            one, other = (entry.person.id for entry in item.double.entries)
            self._say(lambda: merging.merge(by, one, other))

    def part(self) -> None:
        """They stay two: not offered again; or they are two again."""
        item, merging, by = self.state.item, self._merging, self._viewer
        if item is None:
            return
        one, other = (entry.person.id for entry in item.double.entries)
        record = item.double.record
        if record is None:
            self._say(lambda: merging.keep_apart(by, one, other))
        else:
            self._say(lambda: merging.undo(by, record))


class DoublesView(AskingView):
    def __init__(self, model: DoublesViewModel) -> None:
        super().__init__()
        self._model = model
        self.follow(model)
        self.primary_pressed.connect(model.merge)
        self.other.clicked.connect(model.part)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Supervising", "Entered twice"))
        self.apply(self._model.state)

    def apply(self, state: AskingState[DoubleItem]) -> None:
        self.set_title(
            translate("Supervising", "Entered twice"),
            translate("Supervising", "The same name, entered on two PCs: is it one person?"),
        )
        nothing = translate("Supervising", "Nobody seems to have been entered twice.")
        self.show_list(state, [_row(item) for item in state.items], nothing)
        item = state.item
        if item is None:
            self.show_answers("")
            return
        double = item.double
        name = double.entries[0].person.name
        self.show_detail(name, "\n\n".join(_facts(double)), _reveals(double))
        if double.record is None:
            one = translate("Supervising", "They are one person")
            two = translate("Supervising", "They are two people")
            self.show_answers(one, two, enabled=state.can_say)
        else:
            undo = translate("Supervising", "Undo: they are two people")
            self.show_answers("", undo, enabled=state.can_say)


def _row(item: DoubleItem) -> Row:
    double = item.double
    merged = double.record is not None
    said = translate("Supervising", "One person") if merged else ""
    shape, tone = ("check", "ok") if merged else ("users", "ink")
    pcs = ", ".join(entry.pc for entry in double.entries if entry.pc)
    name = double.entries[0].person.name
    return Row(item.id, name, pcs, said, shape=shape, tone=tone)


def _facts(double: Double) -> list[str]:
    lines = [_entry(entry) for entry in double.entries]
    if double.merged_on is not None:
        said = translate("Supervising", "Said to be one person by {name} on {date}")
        lines.append(said.format(name=double.merged_by, date=iso(double.merged_on.date)))
    else:
        lines.append(
            translate(
                "Supervising",
                "As one person their sign-offs are counted together, and it can be undone.",
            )
        )
    lines.append(
        translate(
            "Supervising",
            "One tile on the Board: of the one entered on {pc}, with that PIN, those roles and "
            "rights to sign. Either badge opens it.",
        ).format(pc=_pc(double.entries[0]))
    )
    return lines


def _entry(entry: Entry) -> str:
    said = translate("Supervising", "Entered on {pc}, {date}").format(
        pc=_pc(entry), date=iso(entry.entered.date)
    )
    return f"{said}\n{roles(entry.person.roles)}"


def _pc(entry: Entry) -> str:
    return entry.pc or translate("Supervising", "an unknown PC")


def _reveals(double: Double) -> str:
    return Counts().signed_for_oneself(double.reveals) if double.reveals else ""
