"""Looking again at a sign-off that was picked: what the page shows, and what is recorded.

Agreeing changes nothing. Not agreeing opens a question that a supervisor decides: nothing is ever
taken back by it.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.sampling import Signed, may_look_again
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.attention import Attention
from trainer_app.services.cases import pack_of
from trainer_app.services.decision_pages import Statement, statement_of
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded


@dataclass(frozen=True, slots=True)
class SamplePage:
    trainee: Person
    pack: Pack
    task: str
    title: Words
    standard: tuple[Words, ...]
    """The lines that were met, of the edition that was signed where it is here."""
    statement: Statement
    in_the_way: tuple[Problem, ...]


class Sampling:
    def __init__(self, store: Store, clock: Clock, attention: Attention) -> None:
        self._store = store
        self._clock = clock
        self._attention = attention

    def page(self, viewer: SignedIn, record_id: RecordId) -> SamplePage:
        """The sign-off with its evidence, and what stands in the way of this viewer."""
        viewer.require(Action.SAMPLE)
        with self._store.reading() as reading:
            record, body = _sign_off(reading, record_id)
            directory, pack = reading.directory(), pack_of(reading, body.task)
            ruling = may_look_again(
                self._pick(reading, record_id), viewer.person, True, "", directory
            )
            task, signed = pack.task(body.task), reading.pack(body.edition)
            then = signed.tasks.get(body.task, task) if signed is not None else task
            trainee = directory.people.get(directory.kept(body.trainee))
            if trainee is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=directory.name(body.trainee))
            around = reading.task_records(body.trainee, body.task)
            return SamplePage(
                trainee,
                pack,
                task.id,
                task.title,
                then.lines,
                statement_of(reading, record, False, around),
                ruling.problems,
            )

    def look_again(
        self, by: SignedIn, record_id: RecordId, *, agrees: bool, words: str
    ) -> Recorded:
        """Whoever does not agree asks a question about it in the same words."""
        by.require_proof(self._clock.now().ms)
        words = words.strip()
        with self._store.writing() as writing:
            _sign_off(writing, record_id)
            may_look_again(
                self._pick(writing, record_id), by.person, agrees, words, writing.directory()
            ).insist()
            look = b.SignoffSampled(about=record_id, agrees=agrees, words=words)
            made = [writing.append(look, by=by.by())]
            if not agrees:
                asked = b.QuestionRaised(about=record_id, reason="disagrees", words=words)
                made.append(writing.append(asked, by=by.by()))
            return Recorded(tuple(record.id for record in made), writing.changes())

    def _pick(self, reading: Reading, record_id: RecordId) -> Signed | None:
        picks = self._attention.to_look_at(reading)
        return next((one for one in picks if one.record == record_id), None)


def _sign_off(reading: Reading, record_id: RecordId) -> tuple[Record, b.SignoffRecorded]:
    record = reading.record(record_id)
    if record is None or not isinstance(record.body, b.SignoffRecorded):
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    return record, record.body
