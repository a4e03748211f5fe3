"""What waits for a supervisor or an assessor, as values: why, about whom, and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists.patterns import Pattern
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.standing import QuestionKind
from trainer_app.kernel.ids import PersonId, RecordId

NOBODY: Final = PersonId("")
NOTHING: Final = RecordId("")


class Concern(StrEnum):
    """Why something waits, in the order in which it is offered."""

    QUESTION = "question"
    LAPSED = "lapsed"
    DUE = "due"
    REOBSERVATION = "reobservation"
    PAUSED = "paused"
    SECOND_LOOK = "second_look"
    UNIT = "unit"
    CAPSTONE = "capstone"
    SAMPLE = "sample"
    """A sign-off that was picked to be looked at again this month."""
    PATTERN = "pattern"
    """What stands out in somebody's sign-offs; only where a plant switched it on."""
    NOT_APPLICABLE = "not_applicable"


MAY_SEE: Final = {
    Concern.QUESTION: Action.DECIDE_QUESTION,
    Concern.LAPSED: Action.EXTEND,
    Concern.DUE: Action.EXTEND,
    Concern.REOBSERVATION: Action.REQUIRE_REOBSERVATION,
    Concern.PAUSED: Action.SIGN_AS_SECOND,
    Concern.SECOND_LOOK: Action.SIGN_AS_SECOND,
    Concern.UNIT: Action.SIGN_UNIT,
    Concern.CAPSTONE: Action.ASSESS_CAPSTONE,
    Concern.SAMPLE: Action.SAMPLE,
    Concern.PATTERN: Action.DECIDE_QUESTION,
    Concern.NOT_APPLICABLE: Action.APPROVE_NOT_APPLICABLE,
}
"""Who is asked about what: the action that answers it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits. ``task``: its id, or the unit's. ``trainee`` empty: the whole plant."""

    concern: Concern
    trainee: PersonId = NOBODY
    name: str = ""
    task: str = ""
    thing: RecordId = NOTHING
    """Of a question: what is decided; of a sample the sign-off."""
    kind: QuestionKind | None = None
    day: date | None = None
    """Of a question or a sample the day that was watched; else the one on which it lapses."""
    days_left: int | None = None
    extended_until: date | None = None
    may_give: tuple[PersonId, ...] = ()
    """Who may give the look that is missing."""
    names: tuple[str, ...] = ()
    """Theirs; of a question, of those who stand against each other; of a sample the signer's."""
    is_task: bool = True
    """False for a question about a unit, a module, a session or the capstone."""
    pattern: Pattern | None = None
    """Then ``trainee`` and ``name`` are of whoever signed."""
