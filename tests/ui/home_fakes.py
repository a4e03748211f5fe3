"""Homes that answer from memory: a day on which nothing waits, unless a test says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.builders import make_pack
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.heads import TraineeHead
from trainer_app.services.mypage import MyPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.today import TodayPage, Whose

DAY = date(2026, 3, 2)


def quiet_day() -> TodayPage:
    return TodayPage(DAY, Whose.EVERYBODY, (), 0, None, (), (), 0, 0, {})


@dataclass
class FakeToday:
    page: TodayPage = field(default_factory=quiet_day)

    def day(self, viewer: SignedIn, *, patience: Patience | None = None) -> TodayPage:
        assert patience is None or isinstance(patience, Patience)
        viewer.require(Action.SEE_CHECKLIST)
        return self.page


@dataclass
class FakeMyPages:
    asked: list[str] = field(default_factory=list)
    not_mine: list[RecordId] = field(default_factory=list)

    def page(self, person: SignedIn) -> MyPage:
        head = TraineeHead(person.person, "new", 5, make_pack())
        return MyPage(head, 12, 91, (), (), DAY, (), 0, (), None, ())

    def ask_to_be_assessed(self, person: SignedIn, task: str) -> Recorded:
        self.asked.append(task)
        return Recorded((), ChangeSet.of([person.id]))

    def not_me(self, person: SignedIn, statement: RecordId, words: str = "") -> Recorded:
        assert not words
        self.not_mine.append(statement)
        return Recorded((), ChangeSet.of([person.id]))
