"""The morning page on paper: what its screen shows, a sheet a shift, in the words of a language."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trainer_app.checklists.directory import Person
from trainer_app.checklists.language import say
from trainer_app.checklists.morning import InTraining, Lapsing, UnitAlone, Withheld
from trainer_app.checklists.morningsheet import (
    MorningFollowUp,
    MorningLapse,
    MorningLook,
    MorningPerson,
    MorningQuestion,
    MorningSheet,
    MorningSlot,
    MorningTraining,
    MorningUnit,
    MorningWithheld,
    Named,
)
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import progress
from trainer_app.services.cases import milestones, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.morning import MorningLine, MorningPage, line_of, morning_page
from trainer_app.services.session import SignedIn


def morning_sheets(
    reading: Reading, viewer: SignedIn | None, how: Printing, shifts: Collection[str] = ()
) -> tuple[MorningSheet, ...]:
    """``viewer`` None: the command line. ``shifts``: only these; empty: every one that there is.

    There is a sheet even where nobody is in it: it says so.
    """
    day = how.as_of

    def line(person: Person) -> MorningLine:
        case = trainee_case(reading, person.id)
        whole = progress(case, milestones(reading, person.id, day), day)
        return line_of(reading, person, whole, day)

    page = morning_page(reading, viewer, day, line)
    there = tuple(dict.fromkeys(each.person.shift for each in page.lines)) or ("",)
    return tuple(_sheet(reading, page, how, shift) for shift in shifts or there)


def _sheet(reading: Reading, page: MorningPage, how: Printing, shift: str) -> MorningSheet:
    lines = [line for line in page.lines if line.person.shift == shift]
    words = _Words(page.pack, how.first)
    return MorningSheet(
        head=head(reading, page.pack, how, [line.person.id for line in lines]),
        shift=shift,
        people=tuple(words.person(line) for line in lines),
        slots=tuple(
            MorningSlot(
                line.person.name,
                slot.minutes,
                tuple(words.task(task) for task in slot.tasks),
                by,
            )
            for line in lines
            for slot, by in line.slots
        ),
        lapses=tuple(
            sorted(
                (lapse for line in lines for lapse in words.lapses(line, line.morning.lapsing)),
                key=lambda lapse: lapse.last,
            )
        ),
        follow_ups=tuple(
            MorningFollowUp(
                line.person.name,
                words.task(note.task),
                note.follow_up or page.today,
                owner,
                note.next_step,
            )
            for line in lines
            for note, owner in line.follow_ups
        ),
        questions=tuple(
            MorningQuestion(line.person.name, words.task(asked.about), asked.kind)
            for line in lines
            for asked in line.morning.questions
        ),
        looks=tuple(
            MorningLook(line.person.name, words.task(task))
            for line in lines
            for task in line.morning.looks
        ),
        extension_days=page.pack.policy.extension_max_days,
    )


class _Words:
    """Names what is shown, in one language."""

    def __init__(self, pack: Pack, lang: str) -> None:
        self._pack, self._lang = pack, lang

    def task(self, about: str) -> Named:
        """Or a unit, a module, a session."""
        title = self._pack.title_of(about)
        return about, say(title, self._lang) if title else ""

    def person(self, line: MorningLine) -> MorningPerson:
        told = line.morning
        return MorningPerson(
            line.person.name,
            line.week,
            line.signed,
            line.tasks,
            line.trainers,
            tuple(self._unit(unit) for unit in told.alone),
            self.lapses(line, told.controlled),
            tuple(self._withheld(each) for each in told.withheld),
            self._training(told.watched),
            self._training(told.assisting),
            line.unconfirmed_alone,
        )

    def lapses(self, line: MorningLine, found: Sequence[Lapsing]) -> tuple[MorningLapse, ...]:
        return tuple(
            MorningLapse(
                line.person.name,
                self.task(each.task),
                each.last,
                each.days_left,
                each.is_extended,
                line.controls.get(each.task, ""),
            )
            for each in found
        )

    def _unit(self, unit: UnitAlone) -> MorningUnit:
        return MorningUnit(
            self.task(unit.unit),
            tuple(self.task(task) for task in unit.tasks),
            tuple(self.task(task) for task in unit.others),
        )

    def _withheld(self, each: Withheld) -> MorningWithheld:
        tier = self._pack.tasks[each.task].tier
        return MorningWithheld(
            self.task(each.task), tier, each.why, each.since, each.level, each.carries
        )

    def _training(self, tasks: Sequence[InTraining]) -> tuple[MorningTraining, ...]:
        return tuple(
            MorningTraining(self.task(t.task), t.level, t.counted, t.required) for t in tasks
        )
