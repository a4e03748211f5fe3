"""Profiles of a thousand to a million really signed records, made once and kept.

Records go in as a trainer's day makes them (tries, sign-offs with the trainee's agreement) through
the store's own ``append``, one transaction a trainee: the same rows, chain and signatures as one
sign-off at a time, only without a commit after each.
"""

from __future__ import annotations

import dataclasses
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

import msgspec

from trainer_app.bootstrap import Program, found, open_program
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Role
from trainer_app.kernel import pins
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.records import By
from trainer_app.services.cases import adopted_pack
from trainer_app.services.people import NewPerson, People
from trainer_app.services.sample import SAMPLE_PIN, SUPERVISOR, TRAINERS, sample_first_run
from trainer_app.services.session import SignedIn
from trainer_app.store.local import LocalStore
from trainer_app.store.schema import VERSION

RECIPE: Final = 3
"""Raise it when a store has to be built afresh."""

TODAY: Final = date(2026, 3, 2)
NOON: Final = Moment(int(datetime(2026, 3, 2, 17, tzinfo=UTC).timestamp() * 1000), -300)
RECORDS_OF_A_TRAINEE: Final = 3_000
RECORDS_IN_A_CROWD: Final = 60
MEASURED: Final = "Ines Sandoval"
RECORDS_OF_MEASURED: Final = 900
"""The same trainee with the same records in every profile, large or small."""
DAY_MS: Final = 86_400_000
_DAYS: Final = 400
_SENTENCE: Final = "0" * 64


class Built(msgspec.Struct, frozen=True):
    """What building told, kept beside the profile."""

    recipe: int
    records: int
    trainees: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.records / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Stock:
    """The folder in which built profiles are kept. Each is copied before it is written to."""

    folder: Path

    def profile(self, records: int) -> tuple[Path, Built]:
        """A profile with about so many records; built when it is not there yet."""
        return self._kept(f"{records}-records", lambda folder: _build(folder, records))

    def crowd(self, trainees: int) -> tuple[Path, Built]:
        """A profile with so many trainees, each with a few weeks of records."""
        return self._kept(f"{trainees}-trainees", lambda folder: _build_crowd(folder, trainees))

    def _kept(self, name: str, build: Callable[[Path], Built]) -> tuple[Path, Built]:
        place = self.folder / f"{name}-v{VERSION}"  # the schema's: an older one would be migrated
        told = place / "built.json"
        if told.exists():
            built = msgspec.json.decode(told.read_bytes(), type=Built)
            if built.recipe == RECIPE:
                return place / "profile", built
        shutil.rmtree(place, ignore_errors=True)
        built = build(place / "profile")
        told.write_bytes(msgspec.json.encode(built))
        return place / "profile", built

    def copy(self, records: int, to: Path) -> Path:
        """A copy that may be written to."""
        source, _built = self.profile(records)
        return Path(shutil.copytree(source, to, copy_function=shutil.copyfile))


def opened(folder: Path) -> Program:
    """The program on a built profile, on the day on which its last record was made."""
    return open_program(folder, FixedClock(NOON))


def signed_in(program: Program, name: str) -> SignedIn:
    """Somebody who has just typed the right PIN."""
    person = program.people.find(name)
    with program.store.reading() as reading:
        pin = reading.pin(person.id)
    assert pin is not None
    return SignedIn(person, pin.record, program.clock.now().ms)


def _build(folder: Path, records: int) -> Built:
    clock = FixedClock(Moment(NOON.ms - _DAYS * DAY_MS, NOON.tz))
    verifier = pins.make_verifier(SAMPLE_PIN)
    first = sample_first_run()
    started = found(folder, first, clock, verifier=lambda _pin: verifier)
    store = started.program.store
    _let_staff_in(started.program, verifier)
    begun = perf_counter()
    count = max(1, round(records / RECORDS_OF_A_TRAINEE))
    names = [MEASURED, *(trainee_name(i) for i in range(count))]
    measured, *people = _enrol(store, started.program, verifier, names)
    with store.reading() as reading:
        left = max(0, records - reading.record_count())
    own = min(left, RECORDS_OF_MEASURED)
    _Career(store, measured, seed=-1).write(own)
    left -= own
    for i, trainee in enumerate(people):
        share = left // (count - i)
        left -= share
        _Career(store, trainee, seed=i).write(share)
    seconds = perf_counter() - begun
    with store.reading() as reading:
        made = reading.record_count()
    started.program.close()
    return Built(RECIPE, made, count, seconds)


def _build_crowd(folder: Path, trainees: int) -> Built:
    clock = FixedClock(Moment(NOON.ms - _DAYS * DAY_MS, NOON.tz))
    verifier = pins.make_verifier(SAMPLE_PIN)
    started = found(folder, sample_first_run(), clock, verifier=lambda _pin: verifier)
    store = started.program.store
    _let_staff_in(started.program, verifier)
    begun = perf_counter()
    people = _enrol(store, started.program, verifier, [trainee_name(i) for i in range(trainees)])
    for i, trainee in enumerate(people):
        _Career(store, trainee, seed=i).write(RECORDS_IN_A_CROWD)
    seconds = perf_counter() - begun
    with store.reading() as reading:
        made = reading.record_count()
    started.program.close()
    return Built(RECIPE, made, trainees, seconds)


def _let_staff_in(program: Program, verifier: str) -> None:
    """The trainers have been here once and have a PIN of their own."""
    people = People(program.store, program.clock, new_verifier=lambda _pin: verifier)
    for name in TRAINERS:
        trainer = signed_in(program, name)
        people.set_pin(dataclasses.replace(trainer, must_set_pin=True), SAMPLE_PIN)


def _enrol(
    store: LocalStore, program: Program, verifier: str, names: Sequence[str]
) -> tuple[SignedIn, ...]:
    supervisor = signed_in(program, SUPERVISOR)
    service = People(store, program.clock, new_verifier=lambda _pin: verifier)
    with store.writing() as writing:
        ids = [
            service.write_person(
                writing,
                supervisor,
                NewPerson(name, (Role.TRAINEE,)),
                verifier,
                once=False,
            )
            for name in names
        ]
    people = []
    with store.reading() as reading:
        for trainee in ids:
            pin = reading.pin(trainee)
            assert pin is not None
            person = reading.directory().people[trainee]
            people.append(SignedIn(person, pin.record, program.clock.now().ms))
    return tuple(people)


def trainee_name(number: int) -> str:
    return f"Trainee {number + 1:04}"


class _Career:
    """A trainee's records, written in one transaction."""

    def __init__(self, store: LocalStore, trainee: SignedIn, *, seed: int) -> None:
        self._store, self._trainee = store, trainee
        self._random = random.Random(seed)

    def write(self, records: int) -> None:
        with self._store.writing() as writing:
            statements = self._statements(adopted_pack(writing), writing.directory(), records)
            written = 0
            while written < records:
                at, by, statement = next(statements)
                record = writing.append(statement, by=by, at=at)
                written += 1
                if isinstance(statement, b.SignoffRecorded) and written < records:
                    agreed = b.SignatureGiven(about=record.id, sentence=_SENTENCE)
                    writing.append(agreed, by=self._trainee.by(), at=at + 20_000)
                    written += 1

    def _statements(
        self, pack: Pack, directory: Directory, records: int
    ) -> Iterator[tuple[int, By, b.SignoffRecorded | b.TryRecorded]]:
        """From the first day to the last: two sign-offs to a try, every task in its turn."""
        tasks, site = list(pack.all_tasks()), directory.site
        assert site is not None
        trainers = [p for p in directory.people.values() if Role.TRAINER in p.roles]
        for n in range(records):
            at = NOON.ms - (_DAYS - 5) * DAY_MS + (_DAYS - 10) * DAY_MS * n * 5 // (records * 3 + 9)
            day = Moment(at, NOON.tz).date
            task = tasks[n % len(tasks)]
            trainer = trainers[n % 11 == 10]
            by, mold = By(trainer.id, trainer.record), str(100 + self._random.randrange(40))
            if n % 3 == 0:
                yield (
                    at,
                    by,
                    b.TryRecorded(
                        trainee=self._trainee.id,
                        task=task.id,
                        edition=pack.edition,
                        site=site.id,
                        level=2,
                        observed_on=day,
                        mold=mold,
                        missed=(1,),
                    ),
                )
                continue
            right = directory.right_for(trainer.id, task.id, task.unit, day)
            assert right is not None
            yield (
                at,
                by,
                b.SignoffRecorded(
                    trainee=self._trainee.id,
                    task=task.id,
                    edition=pack.edition,
                    site=site.id,
                    right=right.record,
                    level=3,
                    observed_on=day,
                    lines=tuple(range(1, len(task.lines) + 1)),
                    method="job",
                    evidence=("QA", "WP"),
                    place="floor",
                    mold=mold,
                    press=f"P{self._random.randrange(1, 9)}",
                    work_order=f"WO-{self._random.randrange(10_000)}",
                    minutes=self._random.randrange(15, 120, 5),
                    lang="en",
                    sentence=_SENTENCE,
                ),
            )


def go_on(program: Program, records: int) -> None:
    """A few more records of the trainee that every profile has."""
    _Career(program.store, signed_in(program, MEASURED), seed=records).write(records)
