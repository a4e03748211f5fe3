"""A shop with a trainee and two trainers, forty days on, that asks the rules."""

from datetime import date

from tests.builders import World, day
from trainer_app.checklists.claims import Claim, Ruling, Signer
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.rules import (
    claim_is_complete,
    may_sign,
)
from trainer_app.checklists.status import Terms
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.kernel.ids import PersonId

TODAY = day(40)


class Shop(World):
    def __init__(self, pack: Pack | None = None) -> None:
        super().__init__(pack)
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.clock.advance(days=40)

    def all_of(self, task: str, *, by: PersonId | None = None, start: int = 0) -> None:
        """Full N, on separate days and molds."""
        for n in range(self.pack.tasks[task].sign_offs):
            self.signed(self.tom, task, by or self.rita, day(start + n), mold=f"M{n}")

    def ready_for(self, task: str) -> None:
        for prerequisite in self.pack.tasks[task].prerequisites:
            self.ready_for(prerequisite)
            self.all_of(prerequisite)

    def ask(
        self,
        task: str,
        by: PersonId | None = None,
        on: date = TODAY,
        *,
        trainee: PersonId | None = None,
        terms: Terms | None = None,
        signer: Signer | None = None,
        modules: tuple[str, ...] = ("EL01", "EL02"),
    ) -> Ruling:
        case = self.case(trainee or self.tom, terms=terms, modules=modules)
        who = signer or self.signer(by or self.rita)
        return may_sign(who, case, task, on, self.directory())

    def fill(self, claim: Claim, *, terms: Terms | None = None, today: date = TODAY) -> Ruling:
        return claim_is_complete(claim, self.case(self.tom, terms=terms), today)


def codes(problems: tuple[Problem, ...]) -> list[ErrorCode]:
    return [problem.code for problem in problems]


def codes_of(ruling: Ruling) -> list[ErrorCode]:
    """What a ruling refuses."""
    return codes(ruling.problems)
