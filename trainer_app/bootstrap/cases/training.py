"""What is taught, watched, signed, decided and written down."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer_app.bootstrap.cases.people import PeopleCases

if TYPE_CHECKING:
    from trainer_app.services.attention import Attention
    from trainer_app.services.costs import Costs
    from trainer_app.services.deciding import Deciding
    from trainer_app.services.decision_pages import DecisionPages
    from trainer_app.services.evidence import Evidence
    from trainer_app.services.facts import Facts
    from trainer_app.services.guide import Guide
    from trainer_app.services.handing_over import HandingOver
    from trainer_app.services.in_class import InClass
    from trainer_app.services.matrix import Matrix
    from trainer_app.services.morning import Mornings
    from trainer_app.services.mypage import MyPages
    from trainer_app.services.notebook import Notebook
    from trainer_app.services.notes import Notes
    from trainer_app.services.pages import Pages
    from trainer_app.services.patterns import Patterns
    from trainer_app.services.photos import Photos
    from trainer_app.services.planning import Planning
    from trainer_app.services.programme import Programmes
    from trainer_app.services.sampling import Sampling
    from trainer_app.services.signing import Signing
    from trainer_app.services.site_rules import SiteRuling
    from trainer_app.services.slots import Slots
    from trainer_app.services.teaching import Teaching
    from trainer_app.services.today import Today
    from trainer_app.services.trainer_records import TrainerRecords
    from trainer_app.services.transcribing import Transcribing
    from trainer_app.services.work import Work


class TrainingCases(PeopleCases):
    """Everything about trainees and how they come on."""

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
    def in_class(self) -> InClass:
        from trainer_app.reports.classlists import ClassLists
        from trainer_app.services.in_class import InClass

        return InClass(self.store, self.clock, self.pages, ClassLists())

    @cached_property
    def slots(self) -> Slots:
        from trainer_app.services.slots import Slots

        return Slots(self.store, self.clock, self.pages)

    @cached_property
    def planning(self) -> Planning:
        from trainer_app.services.planning import Planning

        return Planning(self.store, self.clock, self.pages)

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
    def decision_pages(self) -> DecisionPages:
        from trainer_app.services.decision_pages import DecisionPages

        return DecisionPages(self.store, self.clock)

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
    def guide(self) -> Guide:
        from trainer_app.services.guide import Guide

        return Guide(self.store, self.clock)

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

        return MyPages(
            self.store,
            self.clock,
            self.pages,
            self.notes,
            self.visits,
            self.deciding,
            self.planning,
        )

    @cached_property
    def attention(self) -> Attention:
        from trainer_app.services.attention import Attention

        return Attention(self.store, self.clock, self.pages, self.patterns)

    @cached_property
    def sampling(self) -> Sampling:
        from trainer_app.services.sampling import Sampling

        return Sampling(self.store, self.clock, self.attention)

    @cached_property
    def patterns(self) -> Patterns:
        from trainer_app.services.patterns import Patterns

        return Patterns(self.store, self.clock)

    @cached_property
    def mornings(self) -> Mornings:
        from trainer_app.services.morning import Mornings

        return Mornings(self.store, self.clock, self.pages)

    @cached_property
    def costs(self) -> Costs:
        from trainer_app.services.costs import Costs

        return Costs(self.store, self.clock)

    @cached_property
    def matrix(self) -> Matrix:
        from trainer_app.services.matrix import Matrix

        return Matrix(self.store, self.clock, self.pages)
