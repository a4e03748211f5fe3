"""One builder per thing: a small pack, and a plant whose records are really sealed and signed.

Nothing here needs Qt or a database. Keys, salts and times are fixed, so every run makes the same
bytes. ``World`` does what services do, but refuses nothing: a test can also write what the program
never would, and see that it does not count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec
from nacl.signing import SigningKey

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory
from trainer_app.checklists.judging import standing
from trainer_app.checklists.kinds import KIND_OF_BODY, Record, Stream, encode_body, understand
from trainer_app.checklists.packs import (
    Level,
    Method,
    Module,
    Named,
    Pack,
    Plan,
    Policy,
    Practical,
    Stage,
    Task,
    Unit,
)
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.projection import EVERYBODY, about, links
from trainer_app.checklists.rules import Case, Claim, Signer
from trainer_app.checklists.standing import Standing
from trainer_app.checklists.status import TaskStatus, Terms, task_status
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import EditionId, PersonId, RecordId
from trainer_app.kernel.records import (
    By,
    Head,
    SealedRecord,
    Seen,
    Tip,
    encode_head,
    log_start,
    seal,
)

EDITION = EditionId("ed" * 32)
MONDAY = date(2026, 3, 2)
"""The day on which a World begins."""
START = Moment(1_772_456_400_000, -300)
"""08:00 on that Monday in Ontario."""
SENTENCE = hashlib.sha256(b"I watched this person do this task.").hexdigest()


def day(number: int) -> date:
    """That many days after ``MONDAY``."""
    return MONDAY + timedelta(days=number)


# --- a small pack ------------------------------------------------------------------------------


def make_task(
    task_id: str,
    *,
    tier: str = "N",
    sign_offs: int = 1,
    lines: int = 2,
    prerequisites: tuple[str, ...] = (),
    recert_months: int | None = None,
    scope: str = "core",
    module: str = "",
    session: str = "",
) -> Task:
    return Task(
        id=task_id,
        title={"en": f"Task {task_id}", "fr": f"Tâche {task_id}"},
        tier=tier,
        sign_offs=sign_offs,
        lines=tuple({"en": f"Line {n}", "fr": f"Ligne {n}"} for n in range(1, lines + 1)),
        unit=f"U{task_id[:2]}",
        prerequisites=prerequisites,
        recert_months=recert_months,
        scope=scope,
        module=module,
        session=session,
    )


def make_policy(**changes: object) -> Policy:
    """The policy of Level 1; ``changes`` by field name."""
    policy = Policy(
        cards_tasks=("01-02",),
        methods=(
            Method("job", {"en": "Observed on the job", "fr": "Observée au travail"}),
            Method("session", {"en": "In a session", "fr": "En session"}),
            Method("simulation", {"en": "Simulation", "fr": "Simulation"}, renews=False),
            Method("challenge", {"en": "Challenge", "fr": "Démonstration"}),
            Method(
                "interview",
                {"en": "Interview", "fr": "Entrevue"},
                observed=False,
                renews=False,
                scope="site",
            ),
            Method(
                "prior",
                {"en": "Prior learning", "fr": "Acquis antérieurs"},
                observed=False,
                renews=False,
            ),
        ),
        evidence=tuple(
            Named(code, {"en": code, "fr": code}) for code in ("WP", "QA", "RC", "PH", "TB", "WT")
        ),
        places=(
            Named("floor", {"en": "Shop floor", "fr": "Atelier"}),
            Named("PS1", {"en": "Practical session 1", "fr": "Session pratique 1"}),
        ),
        tiers=(
            Named("N", {"en": "Ordinary", "fr": "Courante"}),
            Named("Y", {"en": "Safety", "fr": "Sécurité"}, mark="!"),
            Named("L", {"en": "Life-critical", "fr": "Danger de mort"}, mark="!!"),
        ),
        sentences={
            "trainer_sign_off": {
                "en": "I watched {trainee} do this task on {date}.",
                "fr": "Le {date}, j'ai vu {trainee} faire cette tâche.",
            },
            "trainee_agrees": {"en": "I did this task.", "fr": "J'ai fait cette tâche."},
        },
    )
    return msgspec.structs.replace(policy, **changes)


SAMPLE_TASKS = (
    make_task("01-01", tier="Y", sign_offs=3, recert_months=12, module="EL01", session="PS1"),
    make_task("01-02", tier="Y", sign_offs=1, recert_months=12, module="EL01", session="PS1"),
    make_task(
        "01-03",
        tier="L",
        sign_offs=3,
        lines=3,
        prerequisites=("01-01", "01-02"),
        recert_months=12,
        module="EL01",
        session="PS1",
    ),
    make_task("02-01", sign_offs=2, module="EL02"),
    make_task("02-02", sign_offs=1, prerequisites=("02-01",), module="EL02"),
    make_task(
        "02-03", tier="Y", sign_offs=2, prerequisites=("01-01",), recert_months=24, scope="site"
    ),
    make_task(
        "02-06", tier="L", sign_offs=2, prerequisites=("01-03",), recert_months=36, scope="site"
    ),
)
"""Every tier, scope and kind of prerequisite of Level 1, in seven tasks of two units."""


def make_pack(
    *tasks: Task, policy: Policy | None = None, edition: EditionId = EDITION, version: str = "1"
) -> Pack:
    """A pack of these tasks, or of ``SAMPLE_TASKS``."""
    chosen = tasks or SAMPLE_TASKS
    unit_ids = tuple(dict.fromkeys(task.unit for task in chosen))
    return Pack(
        id="sample",
        version=version,
        title={"en": "Sample programme", "fr": "Programme exemple"},
        short_title={"en": "Sample", "fr": "Exemple"},
        notice={"en": "Proposed framework.", "fr": "Cadre proposé."},
        units=tuple(
            Unit(
                unit_id,
                {"en": f"Unit {unit_id}", "fr": f"Unité {unit_id}"},
                tuple(task for task in chosen if task.unit == unit_id),
                weeks=(1, 4),
            )
            for unit_id in unit_ids
        ),
        modules=(
            Module("EL01", {"en": "Working safely", "fr": "Travailler en sécurité"}, 4),
            Module("EL02", {"en": "Lifting", "fr": "Levage"}, 4),
        ),
        practicals=(Practical("PS1", 4, 6, {"en": "Handling", "fr": "Manutention"}),),
        plan=Plan(
            16,
            (
                Stage(
                    1,
                    16,
                    {"en": "EL01, EL02", "fr": "EL01, EL02"},
                    {"en": "Everything", "fr": "Tout"},
                    {"en": "All signed", "fr": "Tout validé"},
                ),
            ),
        ),
        levels=tuple(
            Level(
                number,
                {"en": f"Level {number}", "fr": f"Niveau {number}"},
                {"en": "Seen", "fr": "Vu"},
                {"en": "May work", "fr": "Peut travailler"},
                tuple({"en": f"Own line {n}", "fr": f"Ligne propre {n}"} for n in (1, 2, 3))
                if number == 4
                else (),
            )
            for number in range(5)
        ),
        policy=policy or make_policy(),
        edition=edition,
    )


# --- a plant -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Pc:
    """A device: its key and the end of each of its logs."""

    name: str
    key: SigningKey
    tips: dict[Stream, Tip] = field(default_factory=dict)

    @property
    def public(self) -> str:
        return self.key.verify_key.encode().hex()


def make_key(name: str) -> SigningKey:
    """The same key for the same name, always."""
    return SigningKey(hashlib.sha256(f"key of {name}".encode()).digest())


class World:
    """A plant in memory: one office PC, a founder who is a supervisor, a site and an edition.

    ``records`` holds what was recorded, in the order of arrival; ``sealed`` the same as bytes.
    """

    def __init__(self, pack: Pack | None = None, *, founder_is_supervisor: bool = True) -> None:
        self.pack = pack or make_pack()
        self.clock = FixedClock(START)
        self.records: list[Record] = []
        self.sealed: dict[RecordId, SealedRecord] = {}
        self._people: dict[PersonId, RecordId] = {}
        self._salt = 0
        self.office = Pc("Office", make_key("Office"))
        self.roots = frozenset({self.office.public})
        roles = (Role.SUPERVISOR,) if founder_is_supervisor else (Role.TRAINER,)
        first = self.add(b.PersonSaved(roles=tuple(role.value for role in roles)), by=None)
        self.founder = PersonId(first.id)
        self._people[self.founder] = first.id
        self.add(
            b.DeviceEnrolled(self.office.public, "Office", "A", office=True, founder=self.founder),
            by=None,
        )
        self.name(self.founder, "Anna Founder")
        self.site = self.add(b.SiteSaved(name="Plant"), by=self.founder)
        self.add(b.EditionAdopted(self.pack.edition, self.pack.id, "1"), by=self.founder)

    # --- recording ------------------------------------------------------------------------------

    def add(
        self,
        body: b.Body,
        *,
        by: PersonId | None,
        relied_on: RecordId | None = None,
        replaces: Iterable[RecordId] = (),
        pc: Pc | None = None,
        seen: Seen | None = None,
    ) -> Record:
        """Seal a record into this PC's log of the kind's stream, whatever the rules say."""
        device = pc or self.office
        kind = KIND_OF_BODY[type(body)]
        if isinstance(body, b.SaltedBody) and not body.salt:
            self._salt += 1
            body = msgspec.structs.replace(body, salt=f"{self._salt:032x}")
        made_by = None if by is None else By(by, relied_on or self._people.get(by, RecordId(by)))
        head = Head(
            kind.name, self.clock.moment.ms, self.clock.moment.tz, made_by, tuple(replaces), seen
        )
        if kind.stream not in device.tips:
            self.open_log(device, kind.stream)
        tip = device.tips[kind.stream]
        sealed = seal(device.key, tip, encode_head(head), encode_body(body))
        device.tips[kind.stream] = sealed.tip
        return self._keep(sealed)

    def open_log(self, pc: Pc, stream: Stream = Stream.PLANT, reason: str = "new") -> Record:
        """A new log for this PC; it names the one that it continues."""
        old = pc.tips.get(stream)
        self._salt += 1
        opened = encode_body(
            b.LogOpened(
                pc.public,
                stream.value,
                f"{self._salt:032x}",
                reason,
                None if old is None else b.OldTip(old.log, old.seq, old.h.hex()),
            )
        )
        log, h0 = log_start(opened)
        head = Head("log.opened", self.clock.moment.ms, self.clock.moment.tz)
        sealed = seal(pc.key, Tip(log, 0, h0), encode_head(head), opened)
        pc.tips[stream] = sealed.tip
        return self._keep(sealed)

    def _keep(self, sealed: SealedRecord) -> Record:
        record = understand(sealed)
        self.sealed[record.id] = sealed
        self.records.append(record)
        return record

    def pc(self, name: str, *, office: bool = False, admitted: bool = True) -> Pc:
        """Another PC, admitted by the first one."""
        device = Pc(name, make_key(name))
        if admitted:
            self.add(b.DeviceEnrolled(device.public, name, name[:1], office=office), by=None)
        return device

    # --- people ---------------------------------------------------------------------------------

    def person(
        self, name: str, *roles: Role, by: PersonId | None = None, pc: Pc | None = None
    ) -> PersonId:
        maker = by or self.founder
        saved = self.add(b.PersonSaved(roles=tuple(r.value for r in roles)), by=maker, pc=pc)
        person = PersonId(saved.id)
        self._people[person] = saved.id
        self.name(person, name, by=maker, pc=pc)
        return person

    def name(
        self, person: PersonId, name: str, *, by: PersonId | None = None, pc: Pc | None = None
    ) -> Record:
        return self.add(b.PersonNamed(person=person, name=name), by=by or self.founder, pc=pc)

    def trainee(self, name: str = "Tom Trainee", *, incumbent: bool = False) -> PersonId:
        person = self.person(name, Role.TRAINEE)
        pathway = "incumbent" if incumbent else "new"
        self.add(
            b.EnrolmentSaved(trainee=person, pack=self.pack.id, pathway=pathway, started=MONDAY),
            by=self.founder,
        )
        return person

    def trainer(
        self, name: str = "Rita Trainer", *, scope: tuple[str, ...] = ("*",), basis: str = "trade"
    ) -> PersonId:
        """A trainer with a right to sign."""
        person = self.person(name, Role.TRAINER)
        self.right(person, scope=scope, basis=basis)
        return person

    def assessor(self, name: str = "Vera Visitor", *, scope: tuple[str, ...] = ("*",)) -> PersonId:
        person = self.person(name, Role.ASSESSOR)
        self.right(person, scope=scope)
        return person

    def save_person(
        self,
        person: PersonId,
        *roles: Role,
        active: bool = True,
        by: PersonId | None = None,
        pc: Pc | None = None,
    ) -> Record:
        """Change a person's roles; what they record later relies on the new record."""
        body = b.PersonSaved(roles=tuple(r.value for r in roles), active=active)
        saved = self.add(body, by=by or self.founder, replaces=(self._people[person],), pc=pc)
        self._people[person] = saved.id
        return saved

    def right(
        self,
        person: PersonId,
        *,
        scope: tuple[str, ...] = ("*",),
        basis: str = "trade",
        start: date | None = None,
        until: date | None = None,
        by: PersonId | None = None,
        replaces: Iterable[RecordId] = (),
        active: bool = True,
        pc: Pc | None = None,
    ) -> Record:
        return self.add(
            b.RightSaved(
                person=person, scope=scope, basis=basis, start=start, until=until, active=active
            ),
            by=by or self.founder,
            replaces=replaces,
            pc=pc,
        )

    def merge(self, one: PersonId, other: PersonId) -> Record:
        return self.add(b.PersonMerged((one, other)), by=self.founder)

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

    def right_of(self, person: PersonId) -> RecordId:
        """The newest right of this person among the records, or an id that is none."""
        rights = [
            r.id
            for r in self.records
            if isinstance(r.body, b.RightSaved) and r.body.person == person and r.body.active
        ]
        return rights[-1] if rights else RecordId("0" * 32)

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
        chosen = self.records if records is None else records
        return Directory.of([r for r in chosen if r.kind in DIRECTORY_KINDS], self.roots)

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
