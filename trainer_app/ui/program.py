"""What the window asks of the program, by shape. ``bootstrap`` builds it; tests fake it here.

A profile is either *blank* (first run) or holds a plant. Everything here is called on a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.settings import SettingsFile
from trainer_app.ui.ports.decision import Attention, Deciding, DecisionPages, Sampling
from trainer_app.ui.ports.draft import Drafts, Visits
from trainer_app.ui.ports.employer import Costs
from trainer_app.ui.ports.evidence import Evidence
from trainer_app.ui.ports.guide import Guide, GuidePapers
from trainer_app.ui.ports.home import MyPages, Notes, Today
from trainer_app.ui.ports.in_class import InClass
from trainer_app.ui.ports.matrix import Matrix
from trainer_app.ui.ports.morning import Mornings
from trainer_app.ui.ports.note import HandingOver, Notebook
from trainer_app.ui.ports.paper import Exports, Transcribing
from trainer_app.ui.ports.pc import RecoveryRenewal, ThisPc
from trainer_app.ui.ports.people import Badges, Members, Rights, Slips, WhoSees
from trainer_app.ui.ports.photo import Photos
from trainer_app.ui.ports.planning import Planning
from trainer_app.ui.ports.plant import Leaving, Plants
from trainer_app.ui.ports.programme import Programmes
from trainer_app.ui.ports.slots import Slots
from trainer_app.ui.ports.sync import Bundles, Incidents, Joinings, Merging, Peers, Syncing
from trainer_app.ui.ports.teach import Teaching
from trainer_app.ui.ports.trainee import Sheets, Signing, TraineePages
from trainer_app.ui.ports.trainer import Patterns, SiteRuling, TrainerRecords
from trainer_app.ui.ports.work import Facts, Work

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.checklists.packs import Pack
    from trainer_app.kernel.changes import ChangeSet
    from trainer_app.kernel.ids import PersonId
    from trainer_app.kernel.patience import Patience
    from trainer_app.kernel.places import Place, Places
    from trainer_app.kernel.plants import Joining
    from trainer_app.services.board import Board
    from trainer_app.services.founding import FirstRun
    from trainer_app.services.people import Added, NewPerson, Refreshed
    from trainer_app.services.session import SignedIn
    from trainer_app.services.trainee_rows import TraineeRow


class People(Protocol):
    """``services.people.People``."""

    def board(self) -> Board: ...

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn: ...

    def set_pin(self, signed_in: SignedIn, pin: str) -> Refreshed: ...

    def choose_pin(self, person_id: PersonId, pin: str) -> Refreshed: ...

    def reset_pin(self, by: SignedIn, person_id: PersonId) -> Added: ...

    def add_person(self, by: SignedIn, new: NewPerson) -> Added: ...

    def set_language(self, by: SignedIn, language: str) -> Refreshed: ...


class Pages(TraineePages, Protocol):
    """``services.pages.Pages``."""

    def trainees(
        self, viewer: SignedIn, *, patience: Patience | None = None
    ) -> tuple[TraineeRow, ...]: ...

    def count_ahead(self, patience: Patience) -> bool:
        """Count some trainees before anybody asks; whether all are counted now."""
        ...

    def programme(self) -> Pack: ...

    def catalogue(self) -> Pack:
        """With the units of the trainers' programme behind."""
        ...


class Program(Protocol):
    """A profile with a plant in it, open."""

    @property
    def people(self) -> People: ...

    @property
    def members(self) -> Members: ...

    @property
    def rights(self) -> Rights: ...

    @property
    def slips(self) -> Slips: ...

    @property
    def badges(self) -> Badges: ...

    @property
    def who_sees(self) -> WhoSees: ...

    @property
    def pages(self) -> Pages: ...

    @property
    def signing(self) -> Signing: ...

    @property
    def facts(self) -> Facts: ...

    @property
    def programmes(self) -> Programmes: ...

    @property
    def in_class(self) -> InClass: ...

    @property
    def slots(self) -> Slots: ...

    @property
    def planning(self) -> Planning: ...

    @property
    def work(self) -> Work: ...

    @property
    def teaching(self) -> Teaching: ...

    @property
    def photos(self) -> Photos: ...

    @property
    def evidence(self) -> Evidence: ...

    @property
    def trainer_records(self) -> TrainerRecords: ...

    @property
    def site_rules(self) -> SiteRuling: ...

    @property
    def attention(self) -> Attention: ...

    @property
    def matrix(self) -> Matrix: ...

    @property
    def costs(self) -> Costs: ...

    @property
    def mornings(self) -> Mornings: ...

    @property
    def sampling(self) -> Sampling: ...

    @property
    def patterns(self) -> Patterns: ...

    @property
    def decision_pages(self) -> DecisionPages: ...

    @property
    def deciding(self) -> Deciding: ...

    @property
    def guide(self) -> Guide: ...

    @property
    def guide_papers(self) -> GuidePapers: ...

    @property
    def sheets(self) -> Sheets: ...

    @property
    def transcribing(self) -> Transcribing: ...

    @property
    def exports(self) -> Exports: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def visits(self) -> Visits: ...

    @property
    def today(self) -> Today: ...

    @property
    def my_pages(self) -> MyPages: ...

    @property
    def notes(self) -> Notes: ...

    @property
    def notebook(self) -> Notebook: ...

    @property
    def handing_over(self) -> HandingOver: ...

    @property
    def this_pc(self) -> ThisPc: ...

    @property
    def renewal(self) -> RecoveryRenewal: ...

    @property
    def syncing(self) -> Syncing: ...

    @property
    def bundles(self) -> Bundles: ...

    @property
    def peers(self) -> Peers: ...

    @property
    def joinings(self) -> Joinings: ...

    @property
    def merging(self) -> Merging: ...

    @property
    def incidents(self) -> Incidents: ...

    @property
    def leaving(self) -> Leaving: ...

    @property
    def sample_pin(self) -> str:
        """The PIN of everybody in a throw-away profile; empty where people have their own."""
        ...

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        ...

    @property
    def alarms(self) -> tuple[TrainerError, ...]:
        """What opening found that is wrong and does not stop the work."""
        ...

    def forbid_thread(self, ident: int) -> None:
        """No call of the database on this thread any more: it is a window's."""
        ...

    def keep_house(self, between: Callable[[], None], *, thoroughly: bool) -> None:
        """Make today's backup, unless it is there; ``thoroughly``: check every record too.

        ``between`` is called between two slices and may stop it by raising. Raises
        ``Unavailable`` (disk full) and ``Damage`` (what was found).
        """
        ...

    def close(self) -> None: ...


class Started(Protocol):
    """A plant has been founded. The recovery words are in memory alone, for as long as this is."""

    @property
    def program(self) -> Program: ...

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Name and one-time code of each trainer."""
        ...

    @property
    def recovery_words(self) -> tuple[str, ...]: ...

    def recovery_sheet(self, language: str, paper: str = "letter") -> bytes:
        """The PDF of the recovery sheet."""
        ...

    def code_slips(self, language: str, paper: str = "letter") -> bytes:
        """The PDF of the trainers' one-time codes, to be cut apart."""
        ...

    @property
    def changes(self) -> ChangeSet: ...


class BackupSeen(Protocol):
    """What a backup file says about itself before it is opened."""

    @property
    def site(self) -> str: ...

    @property
    def device(self) -> str:
        """What people call the PC that was backed up."""
        ...

    @property
    def made(self) -> Moment: ...

    @property
    def records(self) -> int: ...

    @property
    def opened_at_hub(self) -> bool:
        """Its words came from the hub's operator with this file, not from the recovery sheet."""
        ...


class Blank(Protocol):
    """An empty profile."""

    def places(self) -> Places | None:
        """Where the data may live on this PC; None where that is not asked."""
        ...

    def live_in(self, place: Place) -> None:
        """Found or restore there. Nothing is made before that."""
        ...

    def pack(self) -> Pack:
        """The programme that comes with the program: its units are what may be signed."""
        ...

    def found(self, first: FirstRun) -> Started: ...

    def look_around(self) -> Program:
        """A throw-away profile with sample people; this one stays blank."""
        ...

    def look_at(self, backup: Path) -> BackupSeen: ...

    def ticket_in(self, file: Path) -> str:
        """The ticket that a file holds. Raises FILE_UNREADABLE."""
        ...

    @property
    def is_one_more(self) -> bool:
        """Whether this PC works for another plant already, so that it can only join."""
        ...

    @property
    def is_begun(self) -> bool:
        """Whether joining was begun, so that the same ticket is good for this PC alone."""
        ...

    def joining(self) -> Joining | None:
        """What was typed when joining was begun and cut short; None where nothing was."""
        ...

    def join(self, url: str, ticket: str, pc: str) -> Program:
        """Join a plant with a ticket, as typed; its records arrive with the first syncs.

        ``pc``: what this PC is called. Nothing is made before a hub has answered. Raises
        SYNC_STOPPED after ``stop``.
        """
        ...

    def stop(self) -> None:
        """Joining, from any thread: the hub is not waited for any longer."""
        ...

    def forget(self) -> None:
        """Joining is given up: nothing of it is left here."""
        ...

    def restore(self, backup: Path, words: str, pc: str) -> Program:
        """Bring a backup back into this profile. ``words``: the recovery words, as typed.

        ``pc``: what this PC is called; empty: as the PC that was backed up.
        """
        ...


@dataclass(frozen=True, slots=True)
class Start:
    """What the window is handed. Both callables run on the store worker, after the first paint.

    ``plants``: None where nobody may choose another (made-up people).
    """

    open_program: Callable[[], Program | None]
    """None: nobody has founded a plant in this profile yet. Raises ``StartupProblem``."""
    blank: Callable[[], Blank]
    settings: SettingsFile
    clock: Clock
    profile: Path
    log_file: Path
    plants: Plants | None = None
    asked_to_end: int | None = None
    """A file that can be read from once the process was asked to end, by whoever may do that."""
