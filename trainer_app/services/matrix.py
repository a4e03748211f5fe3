"""The matrix on the screen: the rows that are printed, and what they rest on. Reads only.

Everybody is worked out as for their own page, kept there until something about them arrives; a
plant of hundreds comes in parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.audiences import AUDIENCES, TRAINEES
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import MatrixRow
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.status import TaskStatus
from trainer_app.checklists.trust import TrustLine
from trainer_app.checklists.wanted import NEEDS, SheetKind
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import adopted_pack, trainers_pack
from trainer_app.services.gathering.people import matrix_row, people_of
from trainer_app.services.kept import Kept
from trainer_app.services.pages import Pages
from trainer_app.services.peers import trust
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import hubs_word, in_doubt, unconfirmed_tasks


@dataclass(frozen=True, slots=True)
class TaskMore:
    """What a cell of the screen says beside what is printed. ``is_current``: counts as signed."""

    task: str
    counted: int
    required: int
    is_current: bool
    paused: bool
    expires_on: date | None
    extended_until: date | None


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One person. ``row``: as it is printed; ``more``: of the same tasks in the same order."""

    person: PersonId
    row: MatrixRow
    more: tuple[TaskMore, ...]
    unconfirmed: frozenset[str]
    """Tasks with a sign-off that the hub has not confirmed; none where there is no hub."""
    in_doubt: int = 0
    """How many tries and sign-offs have a date or clock in doubt; as ``unconfirmed``."""


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """``trust`` None: there is no hub."""

    pack: Pack
    today: date
    lines: tuple[MatrixLine, ...]
    """By name."""
    trust: TrustLine | None
    has_trainers: bool
    """The trainers' programme is in use: there is a matrix of the trainers too."""
    left: int = 0
    """How many people have not been looked at yet: who asks again is told more."""


class Matrix:
    def __init__(self, store: Store, clock: Clock, pages: Pages) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._lines: dict[str, Kept[MatrixLine]] = {a: Kept() for a in AUDIENCES}

    def page(
        self, viewer: SignedIn, audience: str = TRAINEES, *, patience: Patience | None = None
    ) -> MatrixPage:
        """Everybody active, for whoever may print it. Raises ``Refusal(NOT_ALLOWED)``.

        When ``patience`` is over, the others are ``left``; without, it takes as long as it does.
        """
        for action in NEEDS[SheetKind.MATRIX]:
            viewer.require(action)
        today = self._clock.now().date
        with self._store.reading() as reading:
            pack = adopted_pack(reading, audience)
            people = people_of(reading, audience)
            rests_on = (today, hubs_word(reading))
            lines: list[MatrixLine] = []
            for person in people:
                if lines and patience is not None and patience.is_over:
                    break
                lines.append(self._line(reading, pack, person, today, rests_on))
            return MatrixPage(
                pack,
                today,
                tuple(lines),
                trust(reading),
                trainers_pack(reading) is not None,
                len(people) - len(lines),
            )

    def _line(
        self, reading: Reading, pack: Pack, person: PersonId, today: date, rests_on: object
    ) -> MatrixLine:
        """All of it is kept: what each part worked out anew would leave the next no time."""

        def line() -> MatrixLine:
            statuses = self._pages.whole(reading, person, today, pack.audience).statuses
            return MatrixLine(
                person,
                matrix_row(reading, pack, person, statuses, today),
                tuple(_more(statuses[task.id]) for task in pack.all_tasks()),
                unconfirmed_tasks(reading, person),
                in_doubt(reading, person, today).total(),
            )

        return self._lines[pack.audience].answer(reading, person, rests_on, line)


def _more(status: TaskStatus) -> TaskMore:
    return TaskMore(
        status.task,
        status.counted,
        status.required,
        status.is_current,
        status.paused,
        status.expires_on,
        status.extended_until,
    )
