"""The page of *Questions about PCs*: both sides in words, and one answer."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.shared.pc_asks import shape_of, statement, which
from trainer_app.ui.shared.telling import what
from trainer_app.ui.shared.travel import restored_words
from trainer_app.ui.supervising.asking import AskingState
from trainer_app.ui.supervising.frame import AskingView
from trainer_app.ui.supervising.pc_questions import (
    Differing,
    OpenIncident,
    PcQuestion,
    PcQuestionsViewModel,
    Side,
    StoreRestored,
    WaitingPower,
)
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.words import roles


class PcQuestionsView(AskingView):
    def __init__(self, model: PcQuestionsViewModel) -> None:
        super().__init__()
        self._model = model
        self.follow(model)
        self.sides.picked.connect(model.pick)
        self.primary_pressed.connect(model.answer)
        self.other.clicked.connect(model.leave)
        model.chosen.connect(lambda: self.apply(model.state))
        model.state_changed.connect(self.apply)

    @property
    def asked(self) -> tuple[PcQuestion, ...]:
        """What stands in the list."""
        return self._model.state.items

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Supervising", "Questions about PCs"))
        self.apply(self._model.state)

    def apply(self, state: AskingState[PcQuestion]) -> None:
        self.set_title(
            translate("Supervising", "Questions about PCs"),
            translate("Supervising", "Nothing is lost, and nobody’s work waits for the answer."),
        )
        nothing = translate(
            "Supervising",
            "Nothing is open. A copied or restored PC, one that was shut out, and what two PCs "
            "said differently come here.",
        )
        self.show_list(state, [_row(item) for item in state.items], nothing)
        item = state.item
        if item is None:
            self.show_answers("")
            return
        self.show_detail(statement(item.about), "\n\n".join(_facts(item)))
        self._show_answers(state, item)

    def _show_answers(self, state: AskingState[PcQuestion], item: PcQuestion) -> None:
        differs = isinstance(item.about, Differing)
        options = [
            (side.record.id, translate("Supervising", "As on {pc}").format(pc=side.pc or side.by))
            for side in item.sides
        ]
        picked = self._model.picked
        self.sides.offer(options if differs else [], (picked,) if picked else ())
        self.sides.setAccessibleName(translate("Supervising", "Which one holds"))
        self.sides.setVisible(differs)
        match item.about:
            case OpenIncident() | StoreRestored():
                seen = translate("Supervising", "Seen to")
                self.show_answers(seen, enabled=state.can_say)
            case WaitingPower():
                say = translate("Supervising", "Say it myself")
                leave = translate("Supervising", "Leave it out")
                self.show_answers(say, leave, enabled=state.can_say)
            case Differing():
                holds = translate("Supervising", "This one holds")
                self.show_answers(holds, enabled=state.can_say and bool(picked))


def _row(item: PcQuestion) -> Row:
    about = item.about
    return Row(item.id, statement(about), which(about), shape=shape_of(about))


def _facts(item: PcQuestion) -> list[str]:
    match item.about:
        case StoreRestored():
            return _restored(item.about)
        case OpenIncident(sides=sides):
            return [_advice(item.about), *(_side(side) for side in sides)]
        case WaitingPower(whom=whom):
            hint = translate(
                "Supervising",
                "Whoever recorded this no longer had the role, and could not know it. It does "
                "not count until a supervisor says the same.",
            )
            return [hint, *(_side(side) for side in item.sides), ", ".join(whom)]
    return [item.about.of, *(_side(side) for side in item.sides)]


def _restored(told: StoreRestored) -> list[str]:
    """Both words of the hub, and what becomes of what it lost."""
    return [restored_words(told.words), _hub_advice()]


def _hub_advice() -> str:
    lost = translate(
        "Supervising",
        "It goes on from an older backup. Nothing is lost: what it no longer has is sent to it "
        "again by itself, and until then it waits on this PC.",
    )
    tell = translate(
        "Supervising",
        "Tell the person who runs it: a PC that was shut out since has to be shut out again.",
    )
    return f"{lost}\n\n{tell}"


def _advice(incident: OpenIncident) -> str:
    """What to look at, by what happened."""
    return {
        "fork": translate(
            "Supervising",
            "Both copies’ records are kept. See that only one of the two PCs goes on being used.",
        ),
        "restored": translate(
            "Supervising",
            "What it had sent is kept. What it recorded since and had not sent is gone from it: "
            "look whether a sign-off has to be entered again.",
        ),
        "hub_restored": _hub_advice(),
        "shut_out": translate(
            "Supervising", "What it had sent still counts. What comes from it later does not."
        ),
    }[incident.kind.value]


def _side(side: Side) -> str:
    at = side.record.head.moment
    head = translate("Supervising", "{pc}, {date} at {time}").format(
        pc=side.pc or translate("Supervising", "an unknown PC"),
        date=iso(at.date),
        time=clock_time(at),
    )
    who = translate("Supervising", "By {name}").format(name=side.by) if side.by else ""
    return "\n".join(part for part in (head, who, _said(side)) if part)


def _said(side: Side) -> str:
    match side.record.body:
        case b.PersonSaved(roles=held, active=active):
            known = [Role(one) for one in held if one in set(Role)]
            left = translate("Supervising", "Has left")
            return roles(known) if active else left
        case b.PersonNamed(name=name) | b.SiteSaved(name=name):
            return name
        case b.EditionAdopted(pack=pack, version=version):
            return f"{pack} {version}"
        case b.LogOpened():
            return ""
    return what(side.record, {})
