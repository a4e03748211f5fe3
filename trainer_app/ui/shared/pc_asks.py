"""What a supervisor is asked about PCs and the people they brought: in words, and where to answer.

One list for *Due and questions*, for *Today* and for the pages themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from trainer_app.checklists.permissions import Action
from trainer_app.services.incidents import (
    Differing,
    OpenIncident,
    StoreRestored,
    WaitingPower,
)
from trainer_app.services.joining import Joined
from trainer_app.services.merging import Double
from trainer_app.services.session import SignedIn
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.ports.sync import Incidents, Joinings, Merging
from trainer_app.ui.words import word

AboutPcs = OpenIncident | WaitingPower | Differing | StoreRestored
Asked = Joined | Double | AboutPcs


class Asking(Protocol):
    """The part of a program that asks."""

    @property
    def joinings(self) -> Joinings: ...

    @property
    def merging(self) -> Merging: ...

    @property
    def incidents(self) -> Incidents: ...


@dataclass(frozen=True, slots=True)
class PcAsk:
    """An open question, and the route of the page that has its answer."""

    about: Asked

    @property
    def id(self) -> str:
        return id_of(self.about)

    @property
    def route(self) -> str:
        match self.about:
            case Joined():
                return "joined_pcs"
            case Double():
                return "entered_twice"
        return "pc_questions"


def asks_of(program: Asking, viewer: SignedIn) -> tuple[PcAsk, ...]:
    """Everything open; nothing where it is not this person's to answer. On the store worker."""
    if not viewer.may(Action.ACCEPT_JOINING):
        return ()
    found: list[Asked] = []
    if program.joinings.waiting(viewer):
        found += [one for one in program.joinings.page(viewer).joined if not one.accepted]
    if program.merging.waiting(viewer):
        found += program.merging.page(viewer).likely
    page = program.incidents.page(viewer)
    found += [*page.restored, *page.differing, *page.powers, *page.incidents]
    return tuple(PcAsk(about) for about in found)


def id_of(about: Asked) -> str:
    match about:
        case Joined(certificate=certificate):
            return certificate
        case Double(entries=entries):
            return ":".join(entry.person.id for entry in entries)
        case OpenIncident(about=named):
            return named
        case WaitingPower(record=record):
            return record.id
        case Differing(sides=sides):
            return ":".join(side.record.id for side in sides)
    return f"{about.about}:{about.noticed.ms}"


def statement(about: Asked) -> str:
    """What happened."""
    match about:
        case Joined():
            return translate("Supervising", "A PC joined with records of its own")
        case Double(entries=(one, _other)):
            return translate("Supervising", "{name} was entered twice").format(name=one.person.name)
        case OpenIncident(kind=kind):
            return word(kind)
        case WaitingPower():
            return translate("Supervising", "Given after its maker’s role was taken away")
        case Differing():
            return translate("Supervising", "Two PCs said different things")
    return translate("Supervising", "The central store was restored")


def which(about: Asked) -> str:
    """Of which PC, of whom, and when."""
    match about:
        case Joined(pc=pc, letter=letter, sign_offs=sign_offs):
            name = f"{pc} ({letter})" if letter else pc
            return f"{name}, {Counts().sign_offs_brought(sign_offs)}"
        case Double(entries=entries):
            return ", ".join(entry.pc for entry in entries if entry.pc)
        case OpenIncident(at=at, pc=pc):
            return f"{pc}, {iso(at.date)}" if pc else iso(at.date)
        case WaitingPower(whom=whom):
            return ", ".join(whom)
        case Differing(of=of):
            return of
    return iso(about.noticed.date)


def shape_of(about: Asked) -> str:
    match about:
        case Joined() | WaitingPower():
            return "clock"
        case Double():
            return "users"
        case Differing():
            return "circle-help"
    return "triangle-alert"
