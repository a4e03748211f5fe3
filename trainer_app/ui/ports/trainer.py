"""What the screens about trainers and the plant's own rules ask, by shape. Called on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.changes import ChangeSet
    from trainer_app.kernel.ids import PersonId
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.patterns import PatternsPage, Told
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.site_rules import SiteRules, SiteRulesPage
    from trainer_app.services.trainer_records import TrainerList, TrainerRecord


class TrainerRecords(Protocol):
    """``services.trainer_records.TrainerRecords``."""

    def record(self, viewer: SignedIn, person_id: PersonId) -> TrainerRecord: ...

    def everybody(self, viewer: SignedIn) -> TrainerList: ...

    def ask(self, by: SignedIn, task: str) -> Recorded: ...

    def adopt(self, by: SignedIn) -> ChangeSet: ...


class Patterns(Protocol):
    """``services.patterns.Patterns``."""

    def count(self, viewer: SignedIn, *, patience: Patience | None = ...) -> Told: ...

    def page(
        self, viewer: SignedIn, person: PersonId, *, patience: Patience | None = ...
    ) -> PatternsPage: ...


class SiteRuling(Protocol):
    """``services.site_rules.SiteRuling``."""

    def page(self, viewer: SignedIn) -> SiteRulesPage: ...

    def save(self, by: SignedIn, rules: SiteRules) -> ChangeSet: ...
