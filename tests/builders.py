"""One builder per thing: a small pack, and a plant whose records are really sealed and signed.

Nothing here needs Qt or a database. Keys, salts and times are fixed, so every run makes the same
bytes. ``World`` does what services do, but refuses nothing: a test can also write what the program
never would, and see that it does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tests.recorder import Pc, Recorder, make_key
from tests.sample_pack import (
    EDITION,
    MONDAY,
    SAMPLE_TASKS,
    SENTENCE,
    START,
    day,
    make_pack,
    make_policy,
    make_task,
)
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory
from trainer_app.checklists.judging import standing
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.projection import EVERYBODY, about, links
from trainer_app.checklists.rules import Case, Claim, Signer
from trainer_app.checklists.standing import Standing
from trainer_app.checklists.status import TaskStatus, Terms, task_status
from trainer_app.kernel.ids import EditionId, PersonId, RecordId

__all__ = [
    "EDITION",
    "MONDAY",
    "SAMPLE_TASKS",
    "SENTENCE",
    "START",
    "Pc",
    "World",
    "day",
    "make_key",
    "make_pack",
    "make_policy",
    "make_task",
]


class World(Recorder):
    """Signing, deciding and reading on top of ``Recorder``."""

    _read: tuple[list[Record], frozenset[str], Directory] | None = None

    # --- at a hub -------------------------------------------------------------------------------

    def join(self, *, founder: bool = True, office: bool = True, name: str = "") -> Record:
        """A hub admits the first PC with all that it recorded alone; from now on it is the root."""
        if not hasattr(self, "hub"):
            self.hub = Pc("Hub", make_key("Hub"))
        self.roots = frozenset({self.hub.public})
        return self.enrol(
            self.office,
            office=office,
            founder=self.founder if founder else None,
            earlier=self.ends(),
            name=name,
        )

    def enrol(
        self,
        pc: Pc,
        *,
        office: bool = False,
        founder: PersonId | None = None,
        earlier: Iterable[b.OldTip] = (),
        name: str = "",
    ) -> Record:
        """A certificate from the hub's own log."""
        body = b.DeviceEnrolled(
            *(pc.public, name or pc.name, pc.name[:1]),
            office=office,
            founder=founder,
            earlier=tuple(earlier),
        )
        return self.add(body, by=None, pc=self.hub)

    def ends(self) -> tuple[b.OldTip, ...]:
        """Where every log of this world ends."""
        last = {s.log: s for s in self.sealed.values()}
        return tuple(b.OldTip(s.log, s.seq, s.hash.hex()) for s in last.values())

    def brings(self, other: World, *, office: bool = False) -> Record:
        """Another PC that started alone joins this plant's hub with all it recorded."""
        self.records += other.records
        self.sealed.update(other.sealed)
        self._people.update(other._people)
        return self.enrol(other.office, office=office, earlier=other.ends())

    # --- signing --------------------------------------------------------------------------------

    def sign_off(
        self,
        trainee: PersonId,
        task: str,
        by: PersonId,
        on: date,
        *,
        level: int = 3,
        mold: str = "",
        method: str = "job",
        evidence: tuple[str, ...] = ("QA", "WP"),
        right: RecordId | None = None,
        replaces: Iterable[RecordId] = (),
        pc: Pc | None = None,
        late: str = "",
        sheet: str = "",
        job: str = "",
        edition: EditionId | None = None,
    ) -> Record:
        """The trainer's statement alone: it waits for the trainee's signature."""
        known = self.pack.tasks.get(task)
        return self.add(
            b.SignoffRecorded(
                trainee=trainee,
                task=task,
                edition=edition or self.pack.edition,
                site=self.site.id,
                right=right or self.right_of(by),
                level=level,
                observed_on=on,
                lines=tuple(range(1, len(known.lines) + 1)) if known else (),
                level_lines=(1, 2, 3) if level == 4 else (),
                method=method,
                evidence=evidence,
                place="floor",
                mold=mold,
                job=job,
                late=late,
                sheet=sheet,
                sentence=SENTENCE,
            ),
            by=by,
            replaces=replaces,
            pc=pc,
        )

    def signed(
        self,
        trainee: PersonId,
        task: str,
        by: PersonId,
        on: date,
        *,
        level: int = 3,
        mold: str = "",
        method: str = "job",
        evidence: tuple[str, ...] = ("QA", "WP"),
    ) -> Record:
        """A sign-off with the trainee's agreement."""
        record = self.sign_off(
            trainee, task, by, on, level=level, mold=mold, method=method, evidence=evidence
        )
        self.agree(record)
        return record

    def agree(self, record: Record, *, by: PersonId | None = None, role: str = "trainee") -> Record:
        return self.signature(record, by=by, role=role)

    def decline(self, record: Record, words: str = "I was not there") -> Record:
        return self.signature(record, agrees=False, words=words)

    def second(self, record: Record, by: PersonId) -> Record:
        """A second assessor watched the same performance."""
        return self.signature(record, by=by, role="second", right=self.right_of(by))

    def signature(
        self,
        record: Record,
        *,
        by: PersonId | None = None,
        role: str = "trainee",
        agrees: bool = True,
        words: str = "",
        right: RecordId | None = None,
        replaces: Iterable[RecordId] = (),
    ) -> Record:
        body = record.body
        assert isinstance(body, b.SignoffRecorded)
        return self.add(
            b.SignatureGiven(about=record.id, role=role, agrees=agrees, words=words, right=right),
            by=by or body.trainee,
            replaces=replaces,
        )

    def try_(
        self,
        trainee: PersonId,
        task: str,
        by: PersonId,
        on: date,
        *,
        level: int = 2,
        mold: str = "",
        missed: tuple[int, ...] = (),
        declared: bool = False,
        unsafe: bool = False,
        stopped: bool = False,
        replaces: Iterable[RecordId] = (),
    ) -> Record:
        return self.add(
            b.TryRecorded(
                trainee=trainee,
                task=task,
                edition=self.pack.edition,
                site=self.site.id,
                level=level,
                observed_on=on,
                mold=mold,
                missed=missed,
                declared=declared,
                unsafe=unsafe,
                stopped=stopped,
            ),
            by=by,
            replaces=replaces,
        )

    def withdraw(
        self,
        record: Record,
        by: PersonId,
        *,
        reason: str = "judgement",
        words: str = "Seen again",
        replaces: Iterable[RecordId] | None = None,
    ) -> Record:
        return self.add(
            b.RecordWithdrawn(about=record.id, reason=reason, words=words),
            by=by,
            replaces=(record.id,) if replaces is None else replaces,
        )

    def decide(
        self,
        about_id: RecordId,
        *,
        stands: RecordId | None = None,
        answered: tuple[RecordId, ...] = (),
        replaces: Iterable[RecordId] = (),
        by: PersonId | None = None,
    ) -> Record:
        return self.add(
            b.QuestionDecided(about=about_id, stands=stands, answered=answered, words="Asked both"),
            by=by or self.founder,
            replaces=replaces,
        )

    # --- reading --------------------------------------------------------------------------------

    def directory(self, records: Sequence[Record] | None = None) -> Directory:
        """The same one while the records are the same, as everything of one moment shares it."""
        chosen = self.records if records is None else records
        plant = [r for r in chosen if r.kind in DIRECTORY_KINDS]
        if self._read is None or self._read[:2] != (plant, self.roots):
            self._read = plant, self.roots, Directory.of(plant, self.roots)
        return self._read[2]

    def unit_of(self, edition: EditionId, task: str) -> str | None:
        known = self.pack.tasks.get(task) if edition == self.pack.edition else None
        return known.unit if known else None

    def task_records(
        self, trainee: PersonId, task: str, records: Sequence[Record] | None = None
    ) -> list[Record]:
        """What a store gives: linked to this trainee (or everybody) and this task."""
        chosen = list(self.records if records is None else records)
        by_id = {record.id: record for record in chosen}

        def belongs(record: Record, depth: int = 0) -> bool:
            own = links(record)
            if own:
                return any(
                    link.trainee in (trainee, EVERYBODY) and link.task == task for link in own
                )
            target = about(record)
            if target is None or target not in by_id or depth > len(chosen):
                return False
            return belongs(by_id[target], depth + 1)

        return [record for record in chosen if belongs(record)]

    def standing(
        self, trainee: PersonId, task: str, records: Sequence[Record] | None = None
    ) -> Standing:
        return standing(
            trainee,
            task,
            self.task_records(trainee, task, records),
            self.directory(records),
            self.unit_of,
        )

    def terms(self) -> Terms:
        """The pack's own: a newcomer, a site with several molds, no switches."""
        return Terms(self.pack.policy)

    def status(
        self,
        trainee: PersonId,
        task: str,
        on: date,
        *,
        terms: Terms | None = None,
        records: Sequence[Record] | None = None,
    ) -> TaskStatus:
        return task_status(
            self.pack.tasks[task],
            self.standing(trainee, task, records),
            terms or self.terms(),
            on,
        )

    def standings(self, trainee: PersonId) -> Mapping[str, Standing]:
        return {task: self.standing(trainee, task) for task in self.pack.tasks}

    def case(
        self, trainee: PersonId, *, terms: Terms | None = None, modules: Iterable[str] = ()
    ) -> Case:
        return Case(
            self.directory().people[trainee],
            self.pack,
            terms or self.terms(),
            self.standings(trainee),
            frozenset(modules),
        )

    def signer(
        self,
        person: PersonId,
        *,
        tasks_current: Mapping[str, bool] | None = None,
        has_trainer_part: bool = True,
    ) -> Signer:
        """Everything right: current on every task, with the trainer part done."""
        directory = self.directory()
        current = dict.fromkeys(self.pack.tasks, True) if tasks_current is None else tasks_current
        return Signer(
            directory.people[person],
            directory.rights.get(person, ()),
            current,
            has_trainer_part,
        )

    def claim(self, task: str, on: date | None = None) -> Claim:
        """A complete claim for this task: nothing missing."""
        known = self.pack.tasks[task]
        return Claim(
            task=task,
            level=3,
            observed_on=on or self.clock.moment.date,
            lines=frozenset(range(1, len(known.lines) + 1)),
            method="job",
            evidence=("QA", "WP"),
            place="floor",
        )
