"""Entries from paper that nobody compared yet, and one PIN for all that are ticked. QtCore only.

Nothing is ticked beforehand, and neither answer is chosen. What the viewer may not compare is shown
with the reason, so that somebody else can be asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from trainer_app.checklists.language import Words, say
from trainer_app.checklists.packs import Named
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, Refusal, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.words import term
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.transcribing import ToCompare
from trainer_app.ui.paper_ports import Transcribing
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.trainee_ports import Pins
from trainer_app.ui.view_model import ViewModel

FORM = "transcribed"
"""Of the draft: where an entry and its sheet differ."""


@dataclass(frozen=True, slots=True)
class CompareItem:
    """One entry, as it has to stand on its sheet."""

    record: RecordId
    sheet: str
    task: str
    title: Words
    trainee: str
    entered_by: str
    entered_on: date
    observed_on: date | None
    level: int
    lines: int
    """How many lines of the standard; every one was ticked."""
    method: Words
    evidence: tuple[Words, ...]
    place: Words
    mold: str
    press: str
    work_order: str
    minutes: int
    problem: Problem | None
    """Why the viewer cannot compare this one."""
    same_person: bool
    statement: Statement


@dataclass(frozen=True, slots=True)
class CompareState:
    is_loaded: bool = False
    items: tuple[CompareItem, ...] = ()
    shown: RecordId | None = None
    ticked: frozenset[RecordId] = frozenset()
    differs: bool | None = None
    """None: neither answer is chosen yet."""
    words: str = ""
    is_ready: bool = False
    busy: bool = False
    checked: int = 0
    questioned: int = 0
    """How many were just answered, and how."""
    problems: tuple[Problem, ...] = ()

    @property
    def item(self) -> CompareItem | None:
        return next((item for item in self.items if item.record == self.shown), None)


class CompareViewModel(ViewModel[CompareState]):
    def __init__(
        self,
        tasks: TaskRunner,
        transcribing: Transcribing,
        pins: Pins,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(CompareState(), parent)
        self._tasks = tasks
        self._transcribing = transcribing
        self._viewer = viewer
        self._draft = WordsDraft(drafts, FORM)
        self.signature = SignatureModel(tasks, pins, clock, self)
        self.signature.expect(viewer.person)
        self.signature.state_changed.connect(lambda _state: self._look_at_signature())
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        desk, viewer = self._transcribing, self._viewer
        self._tasks.query(
            self, lambda: desk.waiting(viewer), self._on_waiting, self._on_refused, key="waiting"
        )

    def tick(self, record: RecordId) -> None:
        """Shown in any case; ticked where this person may compare it."""
        item = next((i for i in self.state.items if i.record == record), None)
        if item is None:
            return
        ticked = self.state.ticked if item.problem else self.state.ticked ^ {record}
        self._choose(replace(self.state, ticked=ticked, shown=record))

    def set_differs(self, differs: bool) -> None:
        self._choose(replace(self.state, differs=differs))

    def type_words(self, words: str) -> None:
        self._draft.keep(words)
        self._choose(replace(self.state, words=words))

    def answer(self) -> None:
        proof = self.signature.proof
        if not self.state.is_ready or proof is None:
            return
        state, desk = self.state, self._transcribing
        records = [item.record for item in state.items if item.record in state.ticked]
        self._show(replace(state, busy=True, problems=()))

        def work() -> Recorded:
            if state.differs:
                return desk.question(proof, records, state.words)
            return desk.check(proof, records)

        self._tasks.perform(self, work, self._on_answered, self._on_refused)

    def _choose(self, state: CompareState) -> None:
        self.signature.take_back()
        self._show(replace(state, checked=0, questioned=0, problems=()))
        self._look_at_signature()

    def _look_at_signature(self) -> None:
        state = self.state
        has_words = not state.differs or bool(state.words.strip())
        may = bool(state.ticked) and state.differs is not None and has_words
        self.signature.open(may)
        self._show(replace(self.state, is_ready=may and self.signature.state.is_given))

    def _on_waiting(self, waiting: tuple[ToCompare, ...]) -> None:
        items = tuple(_item(one, self._viewer) for one in waiting)
        known = frozenset(item.record for item in items)
        shown = self.state.shown if self.state.shown in known else None
        first = items[0].record if items else None
        self._show(
            replace(
                self.state,
                is_loaded=True,
                items=items,
                ticked=self.state.ticked & known,
                shown=shown or first,
                words=self.state.words or (self._draft.words if items else ""),
            )
        )
        self._look_at_signature()

    def _on_answered(self, recorded: Recorded) -> None:
        count = len(recorded.records)
        differed = bool(self.state.differs)
        self._draft.forget()
        self.signature.take_back()
        self._show(
            CompareState(checked=0 if differed else count, questioned=count if differed else 0)
        )
        self.read()

    def _on_refused(self, error: TrainerError) -> None:
        problems = error.problems if isinstance(error, Refusal) else (error.problem,)
        self.signature.take_back()
        self._show(replace(self.state, busy=False, problems=problems))

    def _on_changed(self, _changes: ChangeSet) -> None:
        """Anybody's sign-off may be an entry from paper."""
        self.read()


def _item(one: ToCompare, viewer: SignedIn) -> CompareItem:
    body, pack = one.body, one.pack
    method = pack.policy.method(body.method)
    ruling, lang = one.ruling, viewer.language
    level = next((found for found in pack.levels if found.number == body.level), None)
    return CompareItem(
        record=one.record,
        sheet=one.sheet,
        task=one.task.id,
        title=one.task.title,
        trainee=one.trainee_name,
        entered_by=one.entered_by,
        entered_on=one.entered_on,
        observed_on=body.observed_on,
        level=body.level,
        lines=len(body.lines),
        method=method.name if method else {"en": body.method},
        evidence=tuple(_named(pack.policy.evidence, code) for code in body.evidence),
        place=_named(pack.policy.places, body.place),
        mold=body.mold,
        press=body.press,
        work_order=body.work_order,
        minutes=body.minutes,
        problem=ruling.problems[0] if ruling.problems else None,
        same_person=bool(ruling.warnings),
        statement=Statement(
            lang=lang,
            task=f"{one.task.id} {say(one.task.title, lang)}",
            level=body.level,
            level_name=say(level.name, lang) if level else "",
            lines=tuple(say(line, lang) for line in one.task.lines),
            level_lines=(),
            sentence=term("compared", lang).format(sheet=one.sheet),
        ),
    )


def _named(known: tuple[Named, ...], wanted: str) -> Words:
    return next((named.name for named in known if named.id == wanted), {"en": wanted})
