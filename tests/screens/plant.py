"""The sample plant of the pictures: made once, through the services, on a day that stands still.

The same people, the same work, the same date every time. No Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.plant import cheap_verifier
from trainer_app.bootstrap import SAMPLE_CODE, Program, found, open_program
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import Claim
from trainer_app.checklists.slots import MissedWhy
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.costs import NewCost
from trainer_app.services.notes import NewNote
from trainer_app.services.people import NewPerson, People
from trainer_app.services.sample import SAMPLE_PIN, SampleFiller, sample_first_run
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer
from trainer_app.services.slots import NewSlot, Outcome

NOW: Final = Moment(1_771_342_920_000, -300)
"""Tuesday 2026-02-17, 10:42 in Ontario."""
TODAY: Final = date(2026, 2, 17)
PLANNED: Final = "Olena Shevchenko"
"""A trainee in the middle of the plan."""
TRAINEES: Final = 6
RECORDS: Final = 640


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part in a series of pictures in one language."""

    supervisor: str
    trainer: str
    trainee: str
    other_trainee: str
    """Speaks the other language."""
    newcomer: str
    """Comes in with a one-time code."""
    wrong: str
    """Types a wrong PIN."""


CASTS: Final = {
    "en": Cast(
        "Grace Holloway",
        "Dave Kowalski",
        "Amir Haddad",
        "Marc-André Lefebvre",
        "Ingrid Larsen",
        "Kwame Mensah",
    ),
    "fr": Cast(
        "Renée Tremblay",
        "Luc Bergeron",
        "Marc-André Lefebvre",
        "Amir Haddad",
        "Étienne Roy",
        "Sylvie Gauthier",
    ),
}


class SamplePlant:
    """The profile on disk. One ``Program`` at a time is open on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(NOW)
        self._other_days = 0
        self._verifier = cheap_verifier(SAMPLE_PIN)
        self._make()

    @property
    def backup(self) -> Path:
        """A backup of the plant, as it would lie on a USB stick."""
        return self.folder.parent / "toolroom-2026-02-17.trainer-backup"

    def open(self) -> Program:
        return open_program(self.folder, self.clock)

    def today(self) -> None:
        """Put the clock back to the moment of the pictures."""
        self.clock.moment = NOW

    def another_day(self) -> None:
        """The same time of a later day, another one each time: old waits are over."""
        self._other_days += 1
        self.clock.moment = NOW
        self.clock.advance(days=self._other_days)

    def _make(self) -> None:
        first = replace(sample_first_run(), language="fr")
        program = found(
            self.folder,
            first,
            self.clock,
            code=SAMPLE_CODE,
            verifier=lambda _pin: self._verifier,
            sample=True,
        ).program
        SampleFiller(program.store, self.clock, seed=1, verifier=self._verifier).fill(
            TRAINEES, RECORDS
        )
        _Extras(program, self.clock, self._verifier).add()
        program.store.backup(self.backup)
        program.close()


class _Extras:
    """What the pictures need and chance does not bring."""

    def __init__(self, program: Program, clock: FixedClock, verifier: str) -> None:
        self._program, self._clock, self._verifier = program, clock, verifier

    def add(self) -> None:
        self._add_people()
        self._clock.advance(hours=-2)
        for cast in CASTS.values():
            self._leave_to_sign(cast)
            self._decline(cast)
            self._take_back(cast)
            self._note(cast)
            self._agree_slots(cast)
        for planned in (PLANNED, *(cast.trainee for cast in CASTS.values())):
            self._plan(planned)
        self._enter_costs()
        self._clock.moment = NOW

    def _add_people(self) -> None:
        by = self._at_pad("Renée Tremblay")
        for new, once in (
            (NewPerson("Grace Holloway", (Role.SUPERVISOR, Role.TRAINER)), False),
            (NewPerson("Ingrid Larsen", (Role.TRAINEE,)), True),
            (NewPerson("Étienne Roy", (Role.TRAINEE,), "fr"), True),
            (NewPerson("Sylvie Gauthier", (Role.TRAINEE,), "fr", "incumbent"), False),
        ):
            people = People(
                self._program.store, self._clock, new_verifier=lambda _pin: self._verifier
            )
            with self._program.store.writing() as writing:
                people.write_person(writing, by, new, self._verifier, once=once)

    def _enter_costs(self) -> None:
        """By two supervisors, each in their own words."""
        for name, new in (
            (
                "Grace Holloway",
                NewCost("Trainers’ workshop", 125_000, "Four trainers, half a day, as invoiced"),
            ),
            (
                "Grace Holloway",
                NewCost("Practical sessions", 1_480_000, "Fees and travel, two sessions"),
            ),
            (
                "Renée Tremblay",
                NewCost("Rebuts évités", 860_000, "Moule 214, chiffre de la production", True),
            ),
        ):
            self._program.costs.save(self._at_pad(name), new)

    def _leave_to_sign(self, cast: Cast) -> None:
        """Two sign-offs that wait under *To sign*."""
        self._sign_off(cast, "09-01", None)
        words = {
            "en": "Asked before touching the textured side. Good.",
            "fr": "A demandé avant de toucher à la face texturée. Bien.",
        }
        note = words[self._at_pad(cast.trainer).language]
        self._sign_off(cast, "11-03", None, note=note)

    def _decline(self, cast: Cast) -> None:
        words = {
            "en": "Dave did it. I only watched.",
            "fr": "C’est Luc qui l’a fait. J’ai seulement regardé.",
        }
        trainee = self._at_pad(cast.trainee)
        coming = self._program.pages.strip(self._at_pad(cast.trainer), trainee.id).coming
        task = coming[-1].task.id  # the last that may be watched: chance says which
        self._sign_off(cast, task, (trainee, Answer(False, words[trainee.language])))

    def _take_back(self, cast: Cast) -> None:
        """A sign-off that its trainer withdrew: the wrong mold was written down."""
        words = {
            "en": "Wrong task: it was the gauge pins.",
            "fr": "Mauvaise tâche : c’était les goupilles de calibrage.",
        }
        trainee = self._at_pad(cast.trainee)
        record = self._sign_off(cast, "04-05", (trainee, Answer(True)))
        trainer = self._at_pad(cast.trainer)
        self._program.signing.withdraw(trainer, record, "mistake", words[trainer.language])

    def _plan(self, name: str) -> None:
        """Made from the first day, with one day that was moved since."""
        trainer, trainee = self._at_pad(CASTS["en"].trainer), self._id(name)
        planning = self._program.planning
        start = planning.page(trainer, trainee).start
        assert start is not None
        planning.begin(trainer, trainee, start)
        planning.move(trainer, trainee, "10-03", TODAY + timedelta(days=2))

    def _agree_slots(self, cast: Cast) -> None:
        """Held, missed and planned again, not said yet, today's and one ahead."""
        trainer, trainee = self._at_pad(cast.trainer), self._id(cast.trainee)
        slots, today = self._program.slots, self._clock.now().date

        def plan(days: int, minutes: int, *tasks: str) -> RecordId:
            new = NewSlot(today + timedelta(days=days), minutes, tasks)
            return slots.plan(trainer, trainee, new).records[0]

        words = {"en": "Mold 214 came down early.", "fr": "Le moule 214 est descendu plus tôt."}
        missed, again = plan(-9, 60, "08-05"), today + timedelta(days=-6)
        why = MissedWhy.PRODUCTION
        outcome = Outcome(False, 60, why, words[trainer.language], again)
        made_up_for = slots.say(trainer, trainee, missed, outcome).records[1]
        slots.say(trainer, trainee, made_up_for, Outcome(True, 75))
        slots.say(trainer, trainee, plan(-4, 45), Outcome(False, 45, MissedWhy.TRAINER_AWAY))
        slots.plan(trainer, trainee, NewSlot(today - timedelta(days=2), 30, (), is_held=True))
        plan(-1, 60, "10-03")
        plan(0, 60, "08-05", "10-03")
        plan(3, 90)

    def _note(self, cast: Cast) -> None:
        """A note that was answered, one with a follow-up for today, and *I am ready*."""
        spoken = {
            "en": (
                "At the split this morning, you stopped when the pin bound. That saved the slide.",
                "At the bench, you left out wiping the jaws on mold 214: 0.01 mm too much.",
                "I had not seen the chips. I wipe twice now.",
                "Before you start, say the lock points aloud.",
            ),
            "fr": (
                "Ce matin, vous avez arrêté quand la broche forçait. Cela a sauvé le coulisseau.",
                "À l’établi, vous avez sauté l’essuyage des becs, moule 214, 0,01 mm de trop.",
                "Je n’avais pas vu les copeaux. J’essuie deux fois maintenant.",
                "Avant de commencer, dites à voix haute les points de cadenassage.",
            ),
        }
        notes, today = self._program.notes, self._clock.now().date
        trainer, trainee = self._at_pad(cast.trainer), self._at_pad(cast.trainee)
        went_well, work_on, answer, step = spoken[trainer.language]
        self._clock.advance(days=-3)
        due = today + timedelta(days=9)
        new = NewNote("", "04-02", ("detail",), due, strength=went_well, work_on=work_on)
        written = notes.write(trainer, trainee.id, new).records[0]
        self._clock.advance(days=1)
        notes.answer(trainee, written, answer)
        self._clock.advance(days=1)
        notes.write(trainer, trainee.id, NewNote("", "01-03", ("safety",), today, next_step=step))
        self._clock.advance(days=1)
        self._program.my_pages.ask_to_be_assessed(trainee, "08-05")

    def _sign_off(
        self, cast: Cast, task_id: str, answer: tuple[SignedIn, Answer] | None, note: str = ""
    ) -> RecordId:
        self._clock.advance(minutes=3)
        trainer = self._at_pad(cast.trainer)
        trainee = self._program.people.find(cast.trainee).id
        page = self._program.pages.sign_off(trainer, trainee, task_id)
        claim = Claim(
            task=task_id,
            level=3,
            observed_on=self._clock.now().date,
            lines=frozenset(range(1, len(page.task.lines) + 1)),
            method="job" if task_id not in page.pack.policy.cards_tasks else "session",
            evidence=("QA", "WP"),
            place="floor",
            mold="214",
            press="P7",
            work_order="WO-4821",
            minutes=45,
        )
        done = self._program.signing.record_sign_off(
            trainer, trainee, [claim], answer=answer, note=note
        )
        return done.records[0]

    def _at_pad(self, name: str) -> SignedIn:
        return self._program.people.sign_in(self._id(name), SAMPLE_PIN)

    def _id(self, name: str) -> PersonId:
        return self._program.people.find(name).id
