"""Services about trainers for a window whose test asks nothing of them: any call is a mistake."""

from __future__ import annotations

from typing import NoReturn

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.site_rules import SiteRules, SiteRulesPage
from trainer_app.services.trainer_records import TrainerList, TrainerRecord


def _fail(*given: object) -> NoReturn:
    raise AssertionError(f"no trainer's record in this test: {given}")


class AbsentTrainerRecords:
    def record(self, viewer: SignedIn, person_id: PersonId) -> TrainerRecord:
        _fail(viewer, person_id)

    def everybody(self, viewer: SignedIn) -> TrainerList:
        _fail(viewer)

    def ask(self, by: SignedIn, task: str) -> Recorded:
        _fail(by, task)

    def adopt(self, by: SignedIn) -> ChangeSet:
        _fail(by)


class AbsentSiteRuling:
    def page(self, viewer: SignedIn) -> SiteRulesPage:
        _fail(viewer)

    def save(self, by: SignedIn, rules: SiteRules) -> ChangeSet:
        _fail(by, rules)
