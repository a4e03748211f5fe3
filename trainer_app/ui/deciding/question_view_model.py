"""A question as values: what is said side by side, and which of it stands. QtCore only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.standing import QuestionKind
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.decision_pages import QuestionPage, Statement
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.travelled import Travelled
from trainer_app.ui.deciding.deciding_model import Decider, DecisionState, DecisionViewModel
from trainer_app.ui.shared.evidence import EvidenceItem, evidence_items

NONE = "none"
"""What is chosen where none of them stands."""


@dataclass(frozen=True, slots=True)
class AgreementItem:
    name: str
    role: str
    agrees: bool
    given: Moment
    pc: str


@dataclass(frozen=True, slots=True)
class StatementItem:
    """One of those that stand against each other; ``kind`` and ``body`` are for the teller."""

    record: RecordId
    kind: str
    body: b.Body | None
    unreadable: str
    by: str
    pc: str
    recorded: Moment
    may_stand: bool
    agreements: tuple[AgreementItem, ...]
    travelled: Travelled | None = None
    """None where there is no hub."""
    photos: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionState(DecisionState):
    kinds: tuple[QuestionKind, ...] = ()
    statements: tuple[StatementItem, ...] = ()
    titles: tuple[tuple[str, Words], ...] = ()
    chosen: str = ""
    """The record that stands, ``NONE``, or nothing yet."""
    had_a_part: bool = False


class QuestionViewModel(DecisionViewModel[QuestionState]):
    enlarge_wanted = Signal(object, int)
    """The photos of a statement, and which one."""

    def __init__(
        self,
        decider: Decider,
        trainee: PersonId,
        task: str,
        thing: RecordId,
        parent: QObject | None = None,
    ) -> None:
        subject = f"question/{trainee}/{task}/{thing}"
        super().__init__(QuestionState(about=task), decider, subject, parent)
        self._trainee, self._task, self._thing = trainee, task, thing

    @override
    def read(self) -> None:
        pages, viewer = self._pages, self._viewer
        trainee, task, thing = self._trainee, self._task, self._thing
        self._tasks.query(
            self,
            lambda: pages.question(viewer, trainee, task, thing),
            self._on_page,
            self._on_problem,
        )

    def choose(self, stands: str) -> None:
        """A record's id, or ``NONE``; the same again: nothing is chosen."""
        chosen = "" if stands == self.state.chosen else stands
        self._choose(replace(self.state, chosen=chosen))

    @override
    def _is_filled(self) -> bool:
        return bool(self.state.chosen and self.state.words.strip())

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, state = self._deciding, self.state
        trainee, task, thing = self._trainee, self._task, self._thing
        stands = None if state.chosen == NONE else RecordId(state.chosen)
        return lambda: deciding.decide(proof, trainee, task, thing, stands, state.words)

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        files = (photo.sha256 for item in self.state.statements for photo in item.photos)
        return changes.touches(self._trainee, *files)

    def _on_page(self, page: QuestionPage) -> None:
        state = self.state
        statements = tuple(statement_item(statement) for statement in page.statements)
        known = {item.record for item in statements if item.may_stand} | {NONE}
        if state.is_done:  # what was decided stays in sight as it was
            statements, known = state.statements, {state.chosen}
        self._arrive(
            replace(
                state,
                is_loaded=True,
                name=page.trainee.name,
                title=page.title,
                kinds=page.kinds,
                statements=statements,
                titles=_titles(page.pack),
                chosen=state.chosen if state.chosen in known else "",
                words=state.words or self._begun().words,
                had_a_part=page.had_a_part,
                in_the_way=page.in_the_way,
            )
        )


def statement_item(statement: Statement) -> StatementItem:
    record = statement.record
    return StatementItem(
        record.id,
        record.kind,
        record.body,
        record.unreadable,
        statement.by,
        statement.pc,
        record.head.moment,
        statement.may_stand,
        tuple(AgreementItem(a.name, a.role, a.agrees, a.given, a.pc) for a in statement.agreements),
        statement.travelled,
        evidence_items(statement.photos),
    )


def _titles(pack: Pack) -> tuple[tuple[str, Words], ...]:
    return tuple((unit.id, unit.title) for unit in pack.units)
