"""A profile with a plant in it, open: every use case, wired to its store. Without Qt.

What the Board does not need is imported where it is used: somebody waits for the Board. So each
use case has a property of its own; a table of them would name modules as text, which no type
checker reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Damage, ErrorCode, TrainerError
from trainer_app.services.people import People

if TYPE_CHECKING:
    from trainer_app.bootstrap.bundling import Bundles
    from trainer_app.bootstrap.syncing import Syncing
    from trainer_app.checklists.sheets import Sheet
    from trainer_app.services.attention import Attention
    from trainer_app.services.badges import Badges
    from trainer_app.services.deciding import Deciding
    from trainer_app.services.decision_pages import DecisionPages
    from trainer_app.services.drafts import Drafts
    from trainer_app.services.evidence import Evidence
    from trainer_app.services.exports import Exports, Table
    from trainer_app.services.facts import Facts
    from trainer_app.services.guide import Guide
    from trainer_app.services.guide_papers import GuidePapers
    from trainer_app.services.handing_over import HandingOver
    from trainer_app.services.incidents import Incidents
    from trainer_app.services.joining import Joinings
    from trainer_app.services.leaving import Leaving
    from trainer_app.services.matrix import Matrix
    from trainer_app.services.members import Members
    from trainer_app.services.merging import Merging
    from trainer_app.services.mypage import MyPages
    from trainer_app.services.notebook import Notebook
    from trainer_app.services.notes import Notes
    from trainer_app.services.pages import Pages
    from trainer_app.services.peers import Peers
    from trainer_app.services.photos import Photos
    from trainer_app.services.programme import Programmes
    from trainer_app.services.recovery import RecoveryRenewal
    from trainer_app.services.rights import Rights
    from trainer_app.services.sheets import Sheets
    from trainer_app.services.signing import Signing
    from trainer_app.services.site_rules import SiteRuling
    from trainer_app.services.slips import Slips
    from trainer_app.services.teaching import Teaching
    from trainer_app.services.this_pc import ThisPc
    from trainer_app.services.today import Today
    from trainer_app.services.trainer_records import TrainerRecords
    from trainer_app.services.transcribing import Transcribing
    from trainer_app.services.visits import Visits
    from trainer_app.services.whosees import WhoSees
    from trainer_app.services.work import Work
    from trainer_app.store.local import LocalStore


def draw(sheet: Sheet) -> bytes:
    """The PDF of a sheet; ReportLab is loaded when the first sheet is asked for."""
    from trainer_app.reports import render

    return render(sheet)


def write_table(table: Table, form: str) -> bytes:
    """A table as CSV, XLSX or JSON; the spreadsheet writer is loaded with the first one."""
    from trainer_app.reports.tables import to_bytes

    return to_bytes(table, form)


class Drawing:
    """ReportLab, loaded with the first sheet."""

    def pdf(self, sheets: Iterable[Sheet]) -> bytes:
        from trainer_app.reports import render_all

        return render_all(sheets)

    def html(self, sheets: Iterable[Sheet]) -> str:
        from trainer_app.reports import html_all

        return html_all(sheets)


class Program:
    """A profile with a plant in it, open, and its use cases."""

    def __init__(
        self, store: LocalStore, clock: Clock, on_close: Callable[[], None] | None = None
    ) -> None:
        self.store = store
        self.clock = clock
        self._on_close = on_close

    @cached_property
    def people(self) -> People:
        return People(self.store, self.clock)

    @cached_property
    def members(self) -> Members:
        from trainer_app.services.members import Members

        return Members(self.store, self.clock)

    @cached_property
    def rights(self) -> Rights:
        from trainer_app.services.rights import Rights

        return Rights(self.store, self.clock)

    @cached_property
    def joinings(self) -> Joinings:
        from trainer_app.services.joining import Joinings

        return Joinings(self.store)

    @cached_property
    def merging(self) -> Merging:
        from trainer_app.services.merging import Merging

        return Merging(self.store)

    @cached_property
    def peers(self) -> Peers:
        from trainer_app.services.peers import Peers

        return Peers(self.store)

    @cached_property
    def incidents(self) -> Incidents:
        from trainer_app.services.incidents import Incidents

        return Incidents(self.store, self.clock)

    @cached_property
    def who_sees(self) -> WhoSees:
        from trainer_app.services.whosees import WhoSees

        return WhoSees(self.store, self.clock, Drawing())

    @cached_property
    def slips(self) -> Slips:
        from trainer_app.services.slips import Slips

        return Slips(self.store, self.clock, draw)

    @cached_property
    def badges(self) -> Badges:
        from trainer_app.services.badges import Badges

        return Badges(self.store)

    @cached_property
    def pages(self) -> Pages:
        from trainer_app.services.pages import Pages

        return Pages(self.store, self.clock)

    @cached_property
    def signing(self) -> Signing:
        from trainer_app.services.signing import Signing

        return Signing(self.store, self.clock)

    @cached_property
    def facts(self) -> Facts:
        from trainer_app.services.facts import Facts

        return Facts(self.store, self.clock)

    @cached_property
    def teaching(self) -> Teaching:
        from trainer_app.services.teaching import Teaching

        return Teaching(self.store, self.clock)

    @cached_property
    def photos(self) -> Photos:
        from trainer_app.services.photos import Photos

        return Photos(self.store)

    @cached_property
    def evidence(self) -> Evidence:
        from trainer_app.services.evidence import Evidence

        return Evidence(self.store)

    @cached_property
    def programmes(self) -> Programmes:
        from trainer_app.checklists.audiences import TRAINERS
        from trainer_app.checklists.packfiles import read_folder
        from trainer_app.kernel.resources import shipped_pack, shipped_trainers_pack
        from trainer_app.reports.bringing import Bringing
        from trainer_app.services.programme import Programmes

        return Programmes(
            self.store,
            Bringing(),
            lambda audience: read_folder(
                shipped_trainers_pack() if audience == TRAINERS else shipped_pack()
            ),
        )

    @cached_property
    def work(self) -> Work:
        from trainer_app.services.work import Work

        return Work(self.store, self.clock)

    @cached_property
    def deciding(self) -> Deciding:
        from trainer_app.services.deciding import Deciding

        return Deciding(self.store, self.clock)

    @cached_property
    def exports(self) -> Exports:
        from trainer_app.services.exports import Exports

        return Exports(self.store, self.clock, write_table)

    @cached_property
    def transcribing(self) -> Transcribing:
        from trainer_app.services.transcribing import Transcribing

        return Transcribing(self.store, self.clock)

    @cached_property
    def trainer_records(self) -> TrainerRecords:
        from trainer_app.checklists.packfiles import read_folder
        from trainer_app.kernel.resources import shipped_trainers_pack
        from trainer_app.services.trainer_records import TrainerRecords

        return TrainerRecords(
            self.store, self.clock, self.pages, lambda: read_folder(shipped_trainers_pack())
        )

    @cached_property
    def site_rules(self) -> SiteRuling:
        from trainer_app.services.site_rules import SiteRuling

        return SiteRuling(self.store, self.clock)

    @cached_property
    def attention(self) -> Attention:
        from trainer_app.services.attention import Attention

        return Attention(self.store, self.clock, self.pages)

    @cached_property
    def matrix(self) -> Matrix:
        from trainer_app.services.matrix import Matrix

        return Matrix(self.store, self.clock, self.pages)

    @cached_property
    def decision_pages(self) -> DecisionPages:
        from trainer_app.services.decision_pages import DecisionPages

        return DecisionPages(self.store, self.clock)

    @cached_property
    def sheets(self) -> Sheets:
        from trainer_app.services.sheets import Sheets

        return Sheets(self.store, self.clock, Drawing())

    @cached_property
    def guide(self) -> Guide:
        from trainer_app.services.guide import Guide

        return Guide(self.store, self.clock)

    @cached_property
    def guide_papers(self) -> GuidePapers:
        from trainer_app.services.guide_papers import GuidePapers

        return GuidePapers(self.store, self.clock, draw)

    @cached_property
    def drafts(self) -> Drafts:
        from trainer_app.services.drafts import Drafts

        return Drafts(self.store)

    @cached_property
    def visits(self) -> Visits:
        from trainer_app.services.visits import Visits

        return Visits(self.store)

    @cached_property
    def notes(self) -> Notes:
        from trainer_app.services.notes import Notes

        return Notes(self.store, self.clock, self.pages)

    @cached_property
    def notebook(self) -> Notebook:
        from trainer_app.services.notebook import Notebook

        return Notebook(self.store, self.clock)

    @cached_property
    def handing_over(self) -> HandingOver:
        from trainer_app.services.handing_over import HandingOver

        return HandingOver(self.store, self.clock, self.pages)

    @cached_property
    def today(self) -> Today:
        from trainer_app.services.today import Today

        return Today(
            self.store, self.clock, self.pages, self.notes, self.trainer_records, self.notebook
        )

    @cached_property
    def my_pages(self) -> MyPages:
        from trainer_app.services.mypage import MyPages

        return MyPages(self.store, self.clock, self.pages, self.notes, self.visits, self.deciding)

    @cached_property
    def renewal(self) -> RecoveryRenewal:
        from trainer_app.services.recovery import RecoveryRenewal

        return RecoveryRenewal(self.store, self.clock, draw)

    @cached_property
    def this_pc(self) -> ThisPc:
        from trainer_app.services.this_pc import ThisPc
        from trainer_app.store.diagnosis import machine_facts

        return ThisPc(self.store, self.clock, lambda: machine_facts(self.store.paths))

    @cached_property
    def leaving(self) -> Leaving:
        from trainer_app.services.leaving import Leaving

        return Leaving(self.store, self.people, self.store.paths.backups)

    @cached_property
    def sample_pin(self) -> str:
        """The PIN of everybody in a profile of made-up people; empty in a real one."""
        with self.store.reading() as reading:
            if not reading.is_sample():
                return ""
        from trainer_app.services.sample import SAMPLE_PIN

        return SAMPLE_PIN

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        return self.store.paths.folder

    @property
    def alarms(self) -> tuple[TrainerError, ...]:
        """What opening found that is wrong and does not stop the work."""
        return self.store.alarms

    def keep_house(self, between: Callable[[], None], *, thoroughly: bool) -> None:
        """Make today's backup, unless it is there; ``thoroughly``: check every record too.

        Own read connection, in slices; ``between`` may stop it by raising. Made-up people need no
        backup. Raises ``Unavailable`` where there is no room and ``Damage`` for what was found.
        """
        if not self.sample_pin:
            self.store.backup_if_due(between)
        if thoroughly and not self.store.verify(between).sound:
            raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(self.store.paths.database))

    @cached_property
    def syncing(self) -> Syncing:
        from trainer_app.bootstrap.syncing import Syncing

        return Syncing(self.store)

    @cached_property
    def bundles(self) -> Bundles:
        from trainer_app.bootstrap.bundling import Bundles

        return Bundles(self.store)

    def close(self) -> None:
        if "syncing" in self.__dict__:
            self.syncing.close()
        self.store.close()
        if self._on_close is not None:
            self._on_close()
