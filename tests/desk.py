"""A supervisor's desk: people and what they recorded, to ask the rules about."""

from collections.abc import Sequence

from tests.builders import World, day
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    may_answer,
    may_withdraw,
)
from trainer_app.checklists.directory import Person
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId

CORE = ("01-01", "01-02", "01-03", "02-01", "02-02")


class Desk(World):
    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.vera = self.assessor("Vera")

    def who(self, person: PersonId) -> Person:
        return self.directory().people[person]

    def all_core(self, *, but: Sequence[str] = ()) -> None:
        for task in CORE:
            if task not in but:
                for n in range(self.pack.tasks[task].sign_offs):
                    by = (self.rita, self.carl)[n % 2]
                    self.signed(self.tom, task, by, day(n), mold=f"M{n}")

    def answer(
        self,
        record: Record | None,
        by: PersonId,
        *,
        agrees: bool = True,
        words: str = "",
        given: Sequence[Record] = (),
    ) -> Ruling:
        return may_answer(record, self.who(by), agrees, words, given, self.directory())

    def withdraw_ruling(
        self,
        record: Record | None,
        by: PersonId,
        reason: str,
        *,
        words: str = "Seen again",
        minutes: int = 0,
        already: bool = False,
    ) -> Ruling:
        at = record.head.at if record else 0
        return may_withdraw(
            record,
            self.who(by),
            reason,
            words,
            already=already,
            now_ms=at + minutes * 60_000,
            policy=self.pack.policy,
            directory=self.directory(),
        )
