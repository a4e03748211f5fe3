"""A shop floor in memory: a trainee, two trainers and an assessor."""

from tests.builders import World
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.standing import QuestionKind, Standing
from trainer_app.kernel.ids import RecordId

TASK = "01-03"


class Floor(World):
    """A trainee, two trainers and an assessor who may all sign everything."""

    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.vera = self.assessor("Vera")

    @property
    def now(self) -> Standing:
        return self.standing(self.tom, TASK)

    def counted(self) -> list[RecordId]:
        return [p.record for p in self.now.performances]

    def kinds(self) -> list[QuestionKind]:
        return [q.kind for q in self.now.questions]

    def why(self, record: Record) -> NotCounting | None:
        known = {r.id: r for r in self.records}
        return why_not_counting(record, known, self.tom, self.directory(), self.unit_of)
