"""A program that answers from memory: the services by shape, nothing behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import make_pack
from tests.ui.absent import Absent
from tests.ui.fakes_guide import FakeGuide, FakeGuidePapers
from tests.ui.fakes_pc import FakeRenewal, FakeThisPc
from tests.ui.fakes_people import FakeBadges, FakeMembers, FakeRights, FakeSlips, FakeWhoSees
from tests.ui.fakes_plants import FakeLeaving
from tests.ui.fakes_sync import (
    FakeBundles,
    FakeIncidents,
    FakeJoinings,
    FakeMerging,
    FakePeers,
    FakeSyncing,
)
from tests.ui.home_fakes import FakeMyPages, FakeToday
from trainer_app.checklists.directory import Person
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal, TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.board import Board, Tile
from trainer_app.services.drafts import KeptDraft
from trainer_app.services.people import Added, NewPerson, Refreshed
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow
from trainer_app.services.visits import SinceLastVisit
from trainer_app.ui.ports.decision import Attention, Deciding, DecisionPages, Sampling
from trainer_app.ui.ports.employer import Costs
from trainer_app.ui.ports.evidence import Evidence
from trainer_app.ui.ports.home import Notes
from trainer_app.ui.ports.in_class import InClass
from trainer_app.ui.ports.matrix import Matrix
from trainer_app.ui.ports.morning import Mornings
from trainer_app.ui.ports.note import HandingOver, Notebook
from trainer_app.ui.ports.paper import Exports, Transcribing
from trainer_app.ui.ports.photo import Photos
from trainer_app.ui.ports.planning import Planning
from trainer_app.ui.ports.programme import Programmes
from trainer_app.ui.ports.slots import Slots
from trainer_app.ui.ports.teach import Teaching
from trainer_app.ui.ports.trainee import Sheets, Signing
from trainer_app.ui.ports.trainer import Patterns, SiteRuling, TrainerRecords
from trainer_app.ui.ports.work import Facts, Work

ROSA, MARC, AMIR, SUE = (PersonId(letter * 32) for letter in "abcd")
RIGHT_PIN = "2580"
_SCRATCH = TemporaryDirectory(prefix="toolroom-fakes-")
"""Where the records of a program from memory would live: a window keeps its settings there."""
ONE_TIME_CODE = "112233"
PIN_RECORD = RecordId("f" * 32)


def make_tile(
    person: PersonId,
    name: str,
    *roles: Role,
    language: str = "en",
    to_sign: int = 0,
    needs_code: bool = False,
) -> Tile:
    return Tile(person, name, roles, language, to_sign, has_pin=True, needs_code=needs_code)


def usual_people() -> tuple[Tile, ...]:
    return (
        make_tile(SUE, "Sue Leblanc", Role.SUPERVISOR, Role.TRAINER),
        make_tile(ROSA, "Rosa Martin", Role.TRAINER),
        make_tile(MARC, "Marc Gagné", Role.TRAINEE, language="fr", to_sign=2),
        make_tile(AMIR, "Amir Haddad", Role.TRAINEE, needs_code=True),
    )


def make_signed_in(tile: Tile, *, must_set_pin: bool = False) -> SignedIn:
    person = Person(
        tile.person,
        RecordId(tile.person),
        tile.name,
        frozenset(tile.roles),
        tile.language,
        active=True,
    )
    return SignedIn(person, PIN_RECORD, 0, must_set_pin)


@dataclass
class FakePeople:
    """Knows one right PIN, one right code, and what it was told to refuse with."""

    tiles: tuple[Tile, ...] = field(default_factory=usual_people)
    refuse: Refusal | None = None
    new_pins: list[str] = field(default_factory=list)
    added: list[NewPerson] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    """Whose own language it became, by name."""
    plant: str = "Windsor Mold Works"

    def board(self) -> Board:
        return Board(self.plant, "Bench 2", self.tiles)

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn:
        if self.refuse is not None:
            raise self.refuse
        tile = self._tile(person_id)
        if pin != (ONE_TIME_CODE if tile.needs_code else RIGHT_PIN):
            raise Refusal(ErrorCode.PIN_WRONG)
        return make_signed_in(tile, must_set_pin=tile.needs_code)

    def set_pin(self, signed_in: SignedIn, pin: str) -> Refreshed:
        self.new_pins.append(pin)
        return Refreshed(replace(signed_in, must_set_pin=False), ChangeSet.of([signed_in.id]))

    def choose_pin(self, person_id: PersonId, pin: str) -> Refreshed:
        self.new_pins.append(pin)
        return Refreshed(make_signed_in(self._tile(person_id)), ChangeSet.of([person_id]))

    def reset_pin(self, by: SignedIn, person_id: PersonId) -> Added:
        by.require(Action.RESET_PIN, about=person_id)
        return Added(person_id, ONE_TIME_CODE, ChangeSet.of([person_id]))

    def add_person(self, by: SignedIn, new: NewPerson) -> Added:
        by.require(Action.ADD_TRAINEE)
        if not new.name.strip():
            raise Refusal(ErrorCode.NAME_MISSING)
        self.added.append(new)
        person = PersonId(f"{len(self.added):032x}")
        self.tiles = (*self.tiles, make_tile(person, new.name, *new.roles, needs_code=True))
        return Added(person, ONE_TIME_CODE, ChangeSet.of([person]))

    def set_language(self, by: SignedIn, language: str) -> Refreshed:
        self.languages.append((by.name, language))
        person = replace(by.person, language=language)
        return Refreshed(replace(by, person=person), ChangeSet.of([by.id]))

    def _tile(self, person_id: PersonId) -> Tile:
        return next(tile for tile in self.tiles if tile.person == person_id)


@dataclass
class FakePages(Absent):
    people: FakePeople

    def trainees(
        self, viewer: SignedIn, *, patience: Patience | None = None
    ) -> tuple[TraineeRow, ...]:
        assert patience is None or isinstance(patience, Patience)
        viewer.require(Action.SEE_CHECKLIST)
        return tuple(
            TraineeRow(
                make_signed_in(tile).person,
                pathway="new",
                week=5,
                signed=12,
                tasks=91,
                to_sign=tile.to_sign,
                attention=tile.to_sign,
                last_seen=date(2026, 3, 2),
            )
            for tile in self.people.tiles
            if Role.TRAINEE in tile.roles
        )

    def count_ahead(self, patience: Patience) -> bool:
        return isinstance(patience, Patience)

    def programme(self) -> Pack:
        return make_pack()

    def catalogue(self) -> Pack:
        return make_pack()


@dataclass
class FakeDrafts:
    """Keeps in memory, by owner, what a store keeps on disk."""

    kept: dict[tuple[PersonId, str, str], KeptDraft] = field(default_factory=dict)
    refuse: TrainerError | None = None

    def all(self, person: SignedIn) -> tuple[KeptDraft, ...]:
        return tuple(draft for key, draft in self.kept.items() if key[0] == person.id)

    def keep(self, person: SignedIn, form: str, subject: str, body: str, begun: Moment) -> None:
        if self.refuse is not None:
            raise self.refuse
        draft = KeptDraft(form, subject, body, begun, is_older_edition=False)
        self.kept[person.id, form, subject] = draft

    def forget(self, person: SignedIn, form: str, subject: str) -> None:
        self.kept.pop((person.id, form, subject), None)


@dataclass
class FakeVisits:
    arrived: list[PersonId] = field(default_factory=list)
    since: dict[PersonId, SinceLastVisit] = field(default_factory=dict)

    def arrive(self, person: SignedIn) -> None:
        self.arrived.append(person.id)

    def since_last_visit(self, person: SignedIn) -> SinceLastVisit | None:
        return self.since.get(person.id)


@dataclass
class FakeProgram:
    people: FakePeople = field(default_factory=FakePeople)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)
    visits: FakeVisits = field(default_factory=FakeVisits)
    today: FakeToday = field(default_factory=FakeToday)
    my_pages: FakeMyPages = field(default_factory=FakeMyPages)
    notes: Notes = field(default_factory=Absent)
    notebook: Notebook = field(default_factory=Absent)
    handing_over: HandingOver = field(default_factory=Absent)
    signing: Signing = field(default_factory=Absent)
    facts: Facts = field(default_factory=Absent)
    teaching: Teaching = field(default_factory=Absent)
    photos: Photos = field(default_factory=Absent)
    evidence: Evidence = field(default_factory=Absent)
    work: Work = field(default_factory=Absent)
    attention: Attention = field(default_factory=Absent)
    matrix: Matrix = field(default_factory=Absent)
    mornings: Mornings = field(default_factory=Absent)
    costs: Costs = field(default_factory=Absent)
    decision_pages: DecisionPages = field(default_factory=Absent)
    deciding: Deciding = field(default_factory=Absent)
    trainer_records: TrainerRecords = field(default_factory=Absent)
    site_rules: SiteRuling = field(default_factory=Absent)
    programmes: Programmes = field(default_factory=Absent)
    in_class: InClass = field(default_factory=Absent)
    slots: Slots = field(default_factory=Absent)
    planning: Planning = field(default_factory=Absent)
    sampling: Sampling = field(default_factory=Absent)
    patterns: Patterns = field(default_factory=Absent)
    guide: FakeGuide = field(default_factory=FakeGuide)
    guide_papers: FakeGuidePapers = field(default_factory=FakeGuidePapers)
    sheets: Sheets = field(default_factory=Absent)
    transcribing: Transcribing = field(default_factory=Absent)
    exports: Exports = field(default_factory=Absent)
    members: FakeMembers = field(default_factory=FakeMembers)
    rights: FakeRights = field(default_factory=FakeRights)
    badges: FakeBadges = field(default_factory=FakeBadges)
    slips: FakeSlips = field(default_factory=FakeSlips)
    who_sees: FakeWhoSees = field(default_factory=FakeWhoSees)
    this_pc: FakeThisPc = field(default_factory=FakeThisPc)
    renewal: FakeRenewal = field(default_factory=FakeRenewal)
    syncing: FakeSyncing = field(default_factory=FakeSyncing)
    bundles: FakeBundles = field(default_factory=FakeBundles)
    peers: FakePeers = field(default_factory=FakePeers)
    joinings: FakeJoinings = field(default_factory=FakeJoinings)
    merging: FakeMerging = field(default_factory=FakeMerging)
    incidents: FakeIncidents = field(default_factory=FakeIncidents)
    leaving: FakeLeaving = field(default_factory=FakeLeaving)
    sample_pin: str = ""
    folder: Path = Path(_SCRATCH.name)
    closed: bool = False
    alarms: tuple[TrainerError, ...] = ()
    kept: list[bool] = field(default_factory=list)
    """For each time the house was kept: whether thoroughly."""
    house: Callable[[Callable[[], None]], None] = lambda _between: None
    """What keeping the house does; may raise."""

    @property
    def pages(self) -> FakePages:
        return FakePages(self.people)

    def forbid_thread(self, ident: int) -> None:
        assert ident

    def keep_house(self, between: Callable[[], None], *, thoroughly: bool) -> None:
        self.kept.append(thoroughly)
        self.house(between)

    def close(self) -> None:
        self.closed = True
