"""The first run of a PC that starts alone: the plant, its first supervisor, who may sign what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trainer_app.checklists import bodies as b
from trainer_app.checklists.packcheck import Whole
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.ports import Writing
from trainer_app.kernel import pins
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.records import By
from trainer_app.services.people import NewPerson, NewRight, People
from trainer_app.services.session import SignedIn

EVERYTHING = ("*",)


@dataclass(frozen=True, slots=True)
class FirstTrainer:
    """A trainer named in the first run. ``scope``: unit or task ids, or ``*`` for all."""

    name: str
    scope: tuple[str, ...] = EVERYTHING
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the first run asked."""

    plant: str
    pc: str
    supervisor: str
    pin: str
    language: str = "en"
    employer: str = ""
    also_trains: bool = False
    scope: tuple[str, ...] = EVERYTHING
    """What the supervisor may sign, where he also trains."""
    several_molds: bool = True
    trainers: tuple[FirstTrainer, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Founded:
    supervisor: PersonId
    codes: tuple[tuple[str, str], ...]
    """Name and one-time code of each trainer, to hand over."""


def check_first_run(first: FirstRun) -> None:
    """Refuse what cannot be founded, before anything is made."""
    if not first.plant.strip() or not first.supervisor.strip() or not first.pc.strip():
        raise Refusal(ErrorCode.NAME_MISSING)
    pins.check_shape(first.pin)
    names = [" ".join(n.split()).casefold() for n in _names(first)]
    for name in names:
        if names.count(name) > 1:
            raise Refusal(ErrorCode.NAME_TAKEN, name=name)


def _names(first: FirstRun) -> list[str]:
    return [first.supervisor, *(t.name for t in first.trainers if t.name.strip())]


def write_founding(
    writing: Writing,
    founder: By,
    first: FirstRun,
    whole: Whole,
    archive: bytes,
    *,
    people: People,
    clock: Clock,
    new_verifier: Callable[[str], str] = pins.make_verifier,
    new_code: Callable[[], str] = pins.new_code,
    also: Sequence[tuple[Whole, bytes]] = (),
) -> Founded:
    """Everything after the founder and the PC's certificate, in the same first transaction.

    ``founder``: the person and the ``person.saved`` that the store's founding wrote. ``also``: the
    programmes for other audiences, with their archives.
    """
    writing.append(
        b.PersonNamed(person=founder.person, name=" ".join(first.supervisor.split())), by=founder
    )
    pin = writing.append(
        b.PersonPin(person=founder.person, verifier=new_verifier(first.pin)), by=founder
    )
    by = By(founder.person, founder.relied_on, pin.id)
    writing.append(
        b.SiteSaved(
            name=first.plant.strip(),
            employer=first.employer.strip(),
            several_molds=first.several_molds,
        ),
        by=by,
    )
    for one, kept in ((whole, archive), *also):
        _adopt(writing, by, one, kept)
    supervisor = SignedIn(writing.directory().people[founder.person], pin.id, clock.now().ms)
    if first.also_trains:
        people.write_right(
            writing, supervisor, NewRight(founder.person, first.scope, basis="employer")
        )
    codes = []
    for trainer in first.trainers:
        if not trainer.name.strip():
            continue
        code = new_code()
        new = NewPerson(trainer.name, (Role.TRAINER,), trainer.language)
        person = people.write_person(writing, supervisor, new, new_verifier(code))
        people.write_right(writing, supervisor, NewRight(person, trainer.scope))
        codes.append((trainer.name, code))
    return Founded(founder.person, tuple(codes))


def _adopt(writing: Writing, by: By, whole: Whole, archive: bytes) -> None:
    pack = whole.pack
    writing.keep_edition(pack, archive, whole.guidance)
    writing.append(
        b.EditionPublished(edition=pack.edition, pack=pack.id, version=pack.version), by=by
    )
    adopted = b.EditionAdopted(
        edition=pack.edition, pack=pack.id, version=pack.version, audience=pack.audience
    )
    writing.append(adopted, by=by)


def founder_roles(first: FirstRun) -> b.PersonSaved:
    """The first person record of a plant."""
    roles = [Role.SUPERVISOR.value]
    if first.also_trains:
        roles.append(Role.TRAINER.value)
    return b.PersonSaved(roles=tuple(roles), language=first.language)
