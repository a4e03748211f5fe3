"""*Joined PCs*: what each recorded before it joined, and accepting it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.services.joining import Joined
from trainer_app.services.session import SignedIn
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.ports.sync import Joinings
from trainer_app.ui.supervising.asking import Asked, AskingState, AskingViewModel
from trainer_app.ui.supervising.frame import AskingView
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.rows import Row


@dataclass(frozen=True, slots=True)
class JoinedItem:
    joined: Joined

    @property
    def id(self) -> str:
        return self.joined.certificate


class JoinedViewModel(AskingViewModel[JoinedItem]):
    def __init__(
        self,
        tasks: TaskRunner,
        joinings: Joinings,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._joinings, self._viewer = joinings, viewer

    @override
    def _ask(self) -> Asked[JoinedItem]:
        page = self._joinings.page(self._viewer)
        return Asked(tuple(JoinedItem(one) for one in page.joined), page.may_accept)

    def accept(self) -> None:
        item, joinings, by = self.state.item, self._joinings, self._viewer
        if item is not None and not item.joined.accepted:
            self._say(lambda: joinings.accept(by, item.joined.certificate))

    def take_back(self) -> None:
        item, joinings, by = self.state.item, self._joinings, self._viewer
        if item is not None and item.joined.accepted:
            self._say(lambda: joinings.take_back(by, item.joined.certificate))


class JoinedView(AskingView):
    def __init__(self, model: JoinedViewModel) -> None:
        super().__init__()
        self._model = model
        self.follow(model)
        self.primary_pressed.connect(model.accept)
        self.other.clicked.connect(model.take_back)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Supervising", "Joined PCs"))
        self.apply(self._model.state)

    def apply(self, state: AskingState[JoinedItem]) -> None:
        self.set_title(
            translate("Supervising", "Joined PCs"),
            translate("Supervising", "They started alone and brought records of their own."),
        )
        nothing = translate("Supervising", "No PC with records of its own has joined this plant.")
        self.show_list(state, [_row(item.joined) for item in state.items], nothing)
        item = state.item
        if item is None:
            self.show_answers("")
            return
        joined = item.joined
        self.show_detail(_name(joined), "\n".join(_facts(joined)))
        if joined.accepted:
            back = translate("Supervising", "Take back the acceptance")
            self.show_answers("", back, enabled=state.can_say)
        else:
            accept = translate("Supervising", "Accept what it brought")
            self.show_answers(accept, enabled=state.can_say)


def _name(joined: Joined) -> str:
    return f"{joined.pc} ({joined.letter})" if joined.letter else joined.pc


def _row(joined: Joined) -> Row:
    said = translate("Supervising", "Accepted") if joined.accepted else _before()
    shape, tone = ("check", "ok") if joined.accepted else ("clock", "warning")
    detail = Counts().sign_offs_brought(joined.sign_offs)
    return Row(joined.certificate, _name(joined), detail, said, shape=shape, tone=tone)


def _before() -> str:
    return translate("Supervising", "Not accepted yet")


def _facts(joined: Joined) -> list[str]:
    lines = [
        translate("Supervising", "Joined on {date}").format(date=iso(joined.enrolled.date)),
        Counts().sign_offs_brought(joined.sign_offs),
        Counts().tries_brought(joined.tries),
        Counts().other_brought(joined.others),
    ]
    if joined.people:
        names = ", ".join(person.name for person in joined.people)
        lines.append(translate("Supervising", "People: {names}").format(names=names))
    if joined.accepted and joined.accepted_on is not None:
        said = translate("Supervising", "Accepted by {name} on {date}")
        lines.append(said.format(name=joined.accepted_by, date=iso(joined.accepted_on.date)))
    else:
        lines.append(
            translate(
                "Supervising", "Until it is accepted, none of this counts for anybody’s checklist."
            )
        )
    return lines
