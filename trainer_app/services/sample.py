"""A made-up plant for looking around, for tests and for measuring: everything through the services.

The same seed and end date give the same people and the same work. Nobody here exists; a profile
filled by this is marked SAMPLE on every screen and sheet.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from trainer_app.checklists.directory import Person
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.ports import Store
from trainer_app.checklists.rules import Claim
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import adopted_pack, trainers_pack
from trainer_app.services.deciding import Deciding
from trainer_app.services.facts import Facts, Try
from trainer_app.services.founding import EVERYTHING, FirstRun, FirstTrainer
from trainer_app.services.pages import Pages
from trainer_app.services.people import NewPerson, NewRight, People
from trainer_app.services.planning import Planning
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Signing

SAMPLE_PIN: Final = "2468"
SUPERVISOR: Final = "Renée Tremblay"
TRAINERS: Final = ("Dave Kowalski", "Luc Bergeron", "Anita Sharma")
ASSESSOR: Final = "Priscilla Okafor"
TRAINEES: Final = (
    *("Amir Haddad", "Sofia Reyes", "Marc-André Lefebvre", "Thi Nguyen", "Kwame Mensah"),
    *("Olena Shevchenko", "Jean-Paul Gagnon", "Maria da Silva", "Gurpreet Singh", "Emily Carter"),
    *("Yusuf Demir", "Chloé Fortin", "Rajesh Patel", "Ana Kovač", "Tom MacLeod", "Fatima Zahra"),
)
FRENCH: Final = frozenset(
    {"Luc Bergeron", "Marc-André Lefebvre", "Jean-Paul Gagnon", "Chloé Fortin", "Renée Tremblay"}
)
MOLDS: Final = ("214", "118", "307", "92-B", "455", "161")
PRESSES: Final = ("P3", "P7", "P11", "P12")
_SHIFTS: Final = ("A", "B")


def sample_first_run() -> FirstRun:
    """The founding of the sample plant."""
    return FirstRun(
        plant="Riverside Molding (sample)",
        employer="Riverside Plastics Ltd.",
        pc="Toolroom PC",
        supervisor=SUPERVISOR,
        pin=SAMPLE_PIN,
        trainers=tuple(
            FirstTrainer(name, language="fr" if name in FRENCH else "en") for name in TRAINERS
        ),
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling made."""

    trainees: tuple[PersonId, ...]
    records: int


class SampleFiller:
    """Fills a founded plant with people and ``records`` records in all, ending today."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        *,
        seed: int,
        verifier: str,
        on_recorded: Callable[[ChangeSet], None] = lambda _changes: None,
    ) -> None:
        self.store, self.clock = store, clock
        self.random = random.Random(seed)
        self.signing = Signing(store, clock)
        self.facts = Facts(store, clock)
        self.on_recorded = on_recorded
        self._verifier = verifier
        self._end = clock.now()
        self._known: dict[PersonId, tuple[Person, RecordId]] = {}
        self._people = People(store, clock, new_verifier=lambda _pin: verifier)

    def fill(self, trainees: int, records: int) -> Filled:
        """Add the trainees, then work day by day until there are ``records`` in the store."""
        today = self._end.date
        starts = [today - timedelta(weeks=_WEEKS[i % len(_WEEKS)]) for i in range(trainees)]
        self.set_time(min([today, *starts]), 6 * 60)
        self._let_staff_in()
        people = [self._enrol(i, start) for i, start in enumerate(starts)]
        self._mark_not_applicable(today)
        self._sign_trainers(today)
        with self.store.reading() as reading:
            left = max(0, records - reading.record_count())
            pack = adopted_pack(reading)
            staff = {p.name: p.id for p in reading.directory().people.values()}
        shares = _shares(left, [_WEIGHTS[i % len(_WEIGHTS)] for i in range(trainees)])
        workers = [
            _Apprenticeship(self, pack, staff, person, start, today, share, i)
            for i, (person, start, share) in enumerate(zip(people, starts, shares, strict=True))
        ]
        for day in sorted({day for worker in workers for day in worker.days}):
            for worker in workers:
                worker.work(day)
        self.clock.moment = self._end
        with self.store.reading() as reading:
            return Filled(tuple(people), reading.record_count())

    def plan(self, trainees: Iterable[PersonId]) -> None:
        """A plan for whoever is in the midst of the programme; the others show what is there
        without one."""
        planning = Planning(self.store, self.clock, Pages(self.store, self.clock))
        trainer = self.signed_in(self._people.find(TRAINERS[0]).id)
        for trainee in trainees:
            page = planning.page(trainer, trainee)
            week, start = page.head.week, page.start
            if start is not None and week is not None and week <= page.head.weeks:
                self.on_recorded(planning.begin(trainer, trainee, start))

    def set_time(self, day: date, minute: int) -> None:
        """Put the clock to a minute of a day, never past the end."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=self._end.local.tzinfo)
        ms = int(midnight.timestamp() * 1000) + minute * 60_000
        self.clock.moment = Moment(min(ms, self._end.ms), self._end.tz)

    def signed_in(self, person: PersonId) -> SignedIn:
        """Somebody at the PIN pad, now."""
        if person not in self._known:
            with self.store.reading() as reading:
                pin = reading.pin(person)
                assert pin is not None
                self._known[person] = (reading.directory().people[person], pin.record)
        return SignedIn(*self._known[person], self.clock.now().ms)

    def _let_staff_in(self) -> None:
        supervisor = self.signed_in(self._people.find(SUPERVISOR).id)
        for name in TRAINERS:
            person = self._people.find(name)
            with self.store.reading() as reading:
                code = reading.pin(person.id)
                assert code is not None
            first_visit = SignedIn(person, code.record, self.clock.now().ms, must_set_pin=True)
            self.on_recorded(self._people.set_pin(first_visit, SAMPLE_PIN).changes)
        with self.store.writing() as writing:
            new = NewPerson(ASSESSOR, (Role.ASSESSOR,))
            person_id = self._people.write_person(
                writing, supervisor, new, self._verifier, once=False
            )
            self._people.write_right(writing, supervisor, NewRight(person_id, EVERYTHING))
            changes = writing.changes()
        self.on_recorded(changes)

    def _enrol(self, i: int, start: date) -> PersonId:
        self.set_time(start, 7 * 60)
        supervisor = self.signed_in(self._people.find(SUPERVISOR).id)
        name = TRAINEES[i] if i < len(TRAINEES) else f"Trainee {i + 1:03}"
        new = NewPerson(
            name,
            (Role.TRAINEE,),
            language="fr" if name in FRENCH else "en",
            pathway="incumbent" if i % 5 == 4 else "new",
            shift=_SHIFTS[i % len(_SHIFTS)],
        )
        with self.store.writing() as writing:
            trainee = self._people.write_person(
                writing, supervisor, new, self._verifier, once=False
            )
            changes = writing.changes()
        self.on_recorded(changes)
        return trainee

    def _sign_trainers(self, today: date) -> None:
        """The first trainer is through the trainers' programme, the second on the way."""
        with self.store.reading() as reading:
            pack = trainers_pack(reading)
        if pack is None:
            return
        assessor = self._people.find(ASSESSOR).id
        for name, signed in zip(TRAINERS, _TRAINERS_SIGNED, strict=True):
            trainer = self._people.find(name).id
            owed = [task for task in pack.all_tasks() for _ in range(task.sign_offs)][:signed]
            for n, task in enumerate(owed):
                day = today - timedelta(days=2 * len(owed) - 2 * n)
                self.set_time(day, 6 * 60 + 15)
                if n == 0:
                    by = self.signed_in(trainer)
                    for module in pack.modules:
                        done = self.facts.module_completed(by, trainer, module.id, day)
                        self.on_recorded(done.changes)
                claim = Claim(
                    task=task.id,
                    level=3,
                    observed_on=day,
                    lines=frozenset(range(1, len(task.lines) + 1)),
                    method="job",
                    evidence=("QA", "RC") if task.is_safety else ("QA",),
                    place="floor",
                    mold=MOLDS[n % len(MOLDS)],
                )
                answer = (self.signed_in(trainer), Answer(agrees=True))
                recorded = self.signing.record_sign_off(
                    self.signed_in(assessor), trainer, [claim], answer=answer
                )
                self.on_recorded(recorded.changes)

    def _mark_not_applicable(self, today: date) -> None:
        self.set_time(today - timedelta(weeks=2), 9 * 60)
        supervisor = self.signed_in(self._people.find(SUPERVISOR).id)
        deciding = Deciding(self.store, self.clock)
        reason = "No dry-ice machine at this plant."
        self.on_recorded(deciding.set_not_applicable(supervisor, "06-06", reason).changes)


_TRAINERS_SIGNED: Final = (99, 5, 0)
"""How many sign-offs each sample trainer has in the trainers' programme; the first has all."""

_WEEKS: Final = (60, 38, 16, 12, 9, 7, 5, 3)
"""How long ago a sample trainee began; the first ones have something due and lapsed."""
_WEIGHTS: Final = (3.0, 2.5, 2.0, 1.5, 1.2, 1.0, 0.8, 0.5)


def _shares(records: int, weights: list[float]) -> list[int]:
    """The records split by weight; what rounding leaves goes to the last."""
    total = sum(weights) or 1.0
    shares = [int(records * weight / total) for weight in weights]
    if shares:
        shares[-1] += records - sum(shares)
    return shares


class _Apprenticeship:
    """One sample trainee's working days, each with its part of the records."""

    def __init__(
        self,
        filler: SampleFiller,
        pack: Pack,
        staff: dict[str, PersonId],
        trainee: PersonId,
        start: date,
        today: date,
        share: int,
        number: int,
    ) -> None:
        self._filler, self._pack, self._trainee = filler, pack, trainee
        self._random = filler.random
        self._main = staff[TRAINERS[number % len(TRAINERS)]]
        self._second = staff[TRAINERS[(number + 1) % len(TRAINERS)]]
        self._today, self._number = today, number
        span = [start + timedelta(days=d) for d in range(1, (today - start).days + 1)]
        self.days = [day for day in span if day.weekday() < 5 or day == today]
        self._share, self._written, self._worked = share, 0, 0
        self._seen: dict[str, list[date]] = {}
        self._achieved: dict[str, date] = {}
        self._modules = [module.id for module in pack.modules]
        self._minute = 0

    def work(self, day: date) -> None:
        """Write what is owed by the end of this day."""
        if day not in self.days:
            return
        self._worked += 1
        self._minute = 7 * 60
        owed = self._share * self._worked // len(self.days) - self._written
        if owed > 0 and self._worked % 5 == 1 and self._modules:
            owed -= self._complete_module(day)
        if owed == 1 and day != self.days[-1] and self._random.random() < 0.8:
            return  # saves up for a sign-off, which takes two records
        while owed > 0:
            owed -= self._next_event(day, owed)

    def _next_event(self, day: date, owed: int) -> int:
        self._minute = min(self._minute + self._random.randrange(9, 35), 15 * 60)
        self._filler.set_time(day, self._minute)
        task = self._pick(day) if owed > 1 and self._random.random() < 0.8 else None
        if task is not None:
            written = self._sign_off(task, day)
            if written:
                return written
        return self._try(day)

    def _pick(self, day: date) -> Task | None:
        """A task whose prerequisites are met and that is not finished, or one that is due."""
        ready = [
            task
            for task in self._pack.all_tasks()
            if day not in self._seen.get(task.id, ())
            and task.id != "06-06"
            and all(p in self._achieved for p in task.prerequisites)
            and self._wants(task, day)
        ]
        return self._random.choice(ready[:6]) if ready else None

    def _wants(self, task: Task, day: date) -> bool:
        achieved = self._achieved.get(task.id)
        if achieved is None:
            return True
        months = task.recert_months
        if months is None or self._number % 2 == 0:
            return False  # every second trainee lets some lapse, so that there is something to see
        return day > achieved + timedelta(days=months * 30 - 40)

    def _sign_off(self, task: Task, day: date) -> int:
        seen = self._seen.setdefault(task.id, [])
        last = len(seen) + 1 >= task.sign_offs
        second = task.is_life_critical and last and self._number % 3 != 2
        trainer = self._filler.signed_in(self._second if second else self._main)
        claim = Claim(
            task=task.id,
            level=3,
            observed_on=day,
            lines=frozenset(range(1, len(task.lines) + 1)),
            method="job" if task.id not in self._pack.policy.cards_tasks else "session",
            evidence=("QA", "WP") if task.is_safety else ("WP",),
            place="floor",
            mold=MOLDS[(len(seen) + self._number) % len(MOLDS)],
            press=self._random.choice(PRESSES),
            work_order=f"WO-{self._random.randrange(1000, 9999)}",
            minutes=self._random.randrange(15, 120, 5),
        )
        waits = (self._today - day).days < 3 and self._random.random() < 0.4
        declines = not waits and self._random.random() < 0.004
        answer = Answer(not declines, "I was helped with the last part." if declines else "")
        trainee = self._filler.signed_in(self._trainee)
        try:
            done = self._filler.signing.record_sign_off(
                trainer, self._trainee, [claim], answer=None if waits else (trainee, answer)
            )
        except Refusal:
            return 0
        seen.append(day)
        if not waits and not declines and len(seen) >= task.sign_offs:
            self._achieved[task.id] = day
        return self._count(done.changes, 1 if waits else 2)

    def _try(self, day: date) -> int:
        tasks = [t for t in self._pack.all_tasks() if t.id not in self._achieved]
        task = self._random.choice(tasks[:12] or list(self._pack.all_tasks()))
        level = self._random.choice((1, 2, 2))
        missed = (1,) if level == 2 and self._random.random() < 0.3 else ()
        if task.id in self._achieved:
            level, missed = 3, ()
        trainer = self._filler.signed_in(self._main)
        seen = Try(task.id, level, day, missed)
        done = self._filler.facts.record_try(trainer, self._trainee, seen)
        return self._count(done.changes, 1)

    def _complete_module(self, day: date) -> int:
        self._filler.set_time(day, self._minute)
        trainer = self._filler.signed_in(self._main)
        module = self._modules.pop(0)
        done = self._filler.facts.module_completed(trainer, self._trainee, module, day)
        return self._count(done.changes, 1)

    def _count(self, changes: ChangeSet, written: int) -> int:
        self._written += written
        self._filler.on_recorded(changes)
        return written
