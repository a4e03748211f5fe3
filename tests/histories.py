"""Random histories of a plant: what people do, and what they should not, on several PCs.

A step is three small numbers, so that hypothesis can shrink a history. Nothing is refused here:
the point is that what should not count does not.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.builders import Pc, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId, RecordId

Step = tuple[int, int, int]

TASKS: Final = ("01-03", "02-01")

steps: Final = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 40), st.integers(0, 40)), max_size=30
)


class Plant(World):
    """Two trainees, one of them also a trainer; trainers; an assessor; four PCs."""

    def __init__(self, *, pc_name: str = "Office") -> None:
        super().__init__(pc_name=pc_name)
        self.tom = self.trainee("Tom")
        self.both = self.person("Both", Role.TRAINEE, Role.TRAINER, Role.SUPERVISOR)
        self.right(self.both)
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl", scope=("U01",))
        self.vera = self.assessor("Vera")
        self.alias = self.trainer("Tom as trainer")
        mark = "" if pc_name == "Office" else pc_name
        self.floor = self.pc(f"{mark}Floor")
        self.foreign = self.pc(f"{mark}Foreign", admitted=False)
        self.trainees = (self.tom, self.both)
        self.everybody = (
            *(self.rita, self.carl, self.vera, self.founder, self.both, self.alias, self.tom),
        )
        self.begun = len(self.records)

    def run(self, history: list[Step], *, pc: Pc | None = None) -> list[Record]:
        """Do these steps, on this PC or on several; what was recorded."""
        before = len(self.records)
        for step in history:
            self._do(*step, pc)
        return self.records[before:]

    def _pick(self, kinds: tuple[str, ...], n: int) -> Record | None:
        found = [r for r in self.records if r.kind in kinds]
        return found[n % len(found)] if found else None

    def _do(self, what: int, x: int, y: int, only: Pc | None) -> None:
        by = self.everybody[x % len(self.everybody)]
        whom = self.trainees[y % len(self.trainees)]
        task = TASKS[(x + y) % len(TASKS)]
        pc = only or (self.office, self.office, self.floor, self.foreign)[(x * 3 + y) % 4]
        on = day(y % 6)
        statement = self._pick(("signoff.recorded",), y)
        judged = self._pick(("signoff.recorded", "try.recorded", "capstone.assessed"), y)
        match what:
            case 0 | 1 | 2 | 3:
                statement = self.sign_off(
                    whom, task, by, on, level=3 + (x % 5 == 0), mold=("", "214", "9")[x % 3], pc=pc
                )
                if what > 1:
                    self._sign(statement, whom, pc)
            case 4 | 5 if statement:
                body = statement.body
                assert isinstance(body, b.SignoffRecorded)
                self._sign(statement, body.trainee if what == 4 else by, pc, agrees=x % 4 != 0)
            case 6 | 7 if statement:
                right = self.right_of(by)
                self.add(
                    b.SignatureGiven(about=statement.id, role="second", right=right), by=by, pc=pc
                )
            case 8 | 9:
                self.add(
                    b.TryRecorded(
                        trainee=whom,
                        task=task,
                        level=x % 5,
                        observed_on=on,
                        mold="214",
                        declared=x % 2 == 0,
                        unsafe=y % 3 == 0,
                    ),
                    by=by,
                    pc=pc,
                )
            case 10 | 11 if judged:
                self._withdraw(judged, by, x, pc)
            case 12 | 13 if statement:
                self._correct(statement, by, x, pc)
            case 14 if judged:
                self.add(b.QuestionRaised(about=judged.id), by=by, pc=pc)
            case 15 | 16 if judged:
                self._decide(judged, by, x, pc)
            case 17:
                one, other = self.everybody[x % 7], self.everybody[y % 7]
                self.add(b.PersonMerged((one, other), same=x % 3 != 0), by=self.founder, pc=pc)
            case 18:
                self.add(b.ReobservationRequired(trainee=whom, task=task, on=on), by=by, pc=pc)
            case 19:
                self.add(b.TaskNotApplicable(task=task, consent="x"), by=by, pc=pc)
            case 20:
                self.add(
                    b.CapstoneAssessed(trainee=whom, on=on, passed=True, tasks=TASKS), by=by, pc=pc
                )
            case 21:
                self.add(b.JobDone(whom, TASKS, on), by=by, pc=pc)
            case 22:
                self.add(b.SessionTaught(trainee=whom, task=task, on=on), by=by, pc=pc)
            case 23 if withdrawal := self._pick(("record.withdrawn", "question.decided"), y):
                self._withdraw(withdrawal, by, x, pc)

    def _sign(self, about: Record, by: PersonId, pc: Pc, *, agrees: bool = True) -> None:
        self.add(b.SignatureGiven(about=about.id, agrees=agrees), by=by, pc=pc)

    def _withdraw(self, old: Record, by: PersonId, x: int, pc: Pc) -> None:
        reason = ("judgement", "mistake")[x % 2]
        self.add(b.RecordWithdrawn(about=old.id, reason=reason), by=by, replaces=(old.id,), pc=pc)

    def _correct(self, old: Record, by: PersonId, x: int, pc: Pc) -> None:
        body = old.body
        assert isinstance(body, b.SignoffRecorded)
        author = old.head.by.person if old.head.by and x % 3 else by
        self.sign_off(
            body.trainee, body.task, author, day(x % 6), mold="9", replaces=(old.id,), pc=pc
        )

    def _decide(self, old: Record, by: PersonId, x: int, pc: Pc) -> None:
        others = [r.id for r in self.records[self.begun :] if r.kind != "question.decided"]
        stands = (old.id, None, others[x % len(others)])[x % 3]
        named: tuple[RecordId, ...] = (old.id, others[x % len(others)])
        self.add(
            b.QuestionDecided(about=old.id, stands=stands, answered=named if x % 2 else ()),
            by=by,
            replaces=(old.id,),
            pc=pc,
        )
