"""The rows of the morning page in words. Never "competent": what is signed off and in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trainer_app.checklists.language import say
from trainer_app.checklists.morning import Lapsing, UnitAlone, Withheld
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.slots import SlotState
from trainer_app.checklists.status import Status
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.morning.view_model import MorningLine, MorningState, Wait, WaitItem
from trainer_app.ui.shared.asked import question_words
from trainer_app.ui.shared.shortened import shortened
from trainer_app.ui.shared.slot_words import SLOT_SHAPES
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.widgets.status_label import STATUS_SHAPES
from trainer_app.ui.words import sentence, word

_FEW: Final = 3
"""Tasks of a unit that are named by their titles; of more the ids are shown."""


def people_rows(state: MorningState) -> list[Row]:
    """Of everybody in sight: what may be asked for under the name, the rest in rows below it."""
    pack = state.pack
    return [] if pack is None else [row for line in state.lines for row in _person(line, pack)]


def wait_rows(state: MorningState) -> list[Row]:
    pack = state.pack
    if pack is None:
        return []
    rows: list[Row] = []
    for place, item in enumerate(state.waits):
        if not rows or not rows[-1].id.startswith(f"{item.kind.value}/"):
            rows.append(Row(f"heading/{item.kind.value}", _heading(item.kind), is_heading=True))
        rows.append(_wait(item, place, pack))
    return rows


def _person(line: MorningLine, pack: Pack) -> Iterator[Row]:
    name, told = line.person.id, line.morning
    units = "\n".join(_unit(unit, pack) for unit in told.alone)
    alone = [translate("Morning", "Alone: {units}").format(units=units)]
    if not units:
        alone = [translate("Morning", "Nothing yet that may be asked for alone.")]
    if line.unconfirmed_alone:
        words = sentence("morning", "unconfirmed")
        alone.append(words.format(tasks=", ".join(line.unconfirmed_alone)))
    shape = "check" if units else "circle-dashed"
    yield Row(f"alone/{name}", _who(line), "\n".join(alone), shape=shape, is_strong=True)
    if told.controlled:
        title = sentence("morning", "controlled")
        said = [_lapsing(each, line, pack) for each in told.controlled]
        yield Row(
            f"controlled/{name}", title, "\n".join(said), shape="triangle-alert", tone="warning"
        )
    if told.withheld:
        title = sentence("morning", "withheld")
        said = [_withheld(each, pack) for each in told.withheld]
        yield Row(f"withheld/{name}", title, "\n".join(said), shape="octagon-x", tone="danger")
    training = list(_training(line))
    if training:
        title = word(Status.IN_TRAINING)
        if line.trainers:
            words = translate("Morning", "{status}, with {names}")
            title = words.format(status=title, names=", ".join(line.trainers))
        yield Row(f"training/{name}", title, "\n".join(training), shape="pen-line")


def _who(line: MorningLine) -> str:
    said = [line.person.name, line.person.shift]
    if line.week is not None:
        said.append(translate("Matrix", "Week {week}").format(week=line.week))
    return " · ".join(part for part in said if part)


def _unit(unit: UnitAlone, pack: Pack) -> str:
    """A whole unit by its name; of another what is left out, or the few tasks there are.

    Titles of all of them are on paper and on the checklist behind the row.
    """
    named = _named(unit.unit, pack)
    if unit.is_whole:
        return translate("Morning", "{unit}: all of it").format(unit=named)
    if unit.is_mostly:
        words = sentence("morning", "unit_but")
        return words.format(unit=named, tasks=", ".join(unit.others))
    words = sentence("morning", "unit_only")
    few = len(unit.tasks) <= _FEW
    tasks = " · ".join(_named(t, pack) for t in unit.tasks) if few else ", ".join(unit.tasks)
    return words.format(unit=named, tasks=tasks)


def _withheld(each: Withheld, pack: Pack) -> str:
    task = pack.tasks[each.task]
    tier = pack.policy.tier(task.tier) if task.is_safety else None
    named = _named(each.task, pack)
    if tier is not None:
        named = f"{named} ({say(tier.name, language()).lower()})"
    since = iso(each.since) if each.since else ""
    why = word(each.why).format(date=since, level=each.level)
    said = sentence("morning", "task_why").format(task=named, why=why)
    if each.carries:
        rests = sentence("morning", "carries").format(tasks=", ".join(each.carries))
        said = f"{said}; {rests}"
    return said


def _training(line: MorningLine) -> Iterator[str]:
    watched, assisting = line.morning.watched, line.morning.assisting
    if watched:
        words = translate("Morning", "Under direct watch: {tasks}")
        yield words.format(tasks=", ".join(each.task for each in watched))
    if assisting:
        words = translate("Morning", "Watch and assist only: {tasks}")
        yield words.format(tasks=", ".join(each.task for each in assisting))


def _named(about: str, pack: Pack) -> str:
    title = pack.title_of(about)
    return f"{about} {say(title, language())}".strip() if title else about


# --- what waits ---------------------------------------------------------------------------------


def _heading(kind: Wait) -> str:
    return {
        Wait.SLOT: sentence("morning", "slots"),
        Wait.LAPSES: sentence("morning", "lapses"),
        Wait.FOLLOW_UP: sentence("morning", "follow_ups"),
        Wait.QUESTION: sentence("morning", "questions"),
        Wait.LOOK: sentence("morning", "looks"),
    }[kind]


def _wait(item: WaitItem, place: int, pack: Pack) -> Row:
    named = _named(item.task, pack)
    title = " · ".join(part for part in (item.line.person.name, named) if part)
    shape, tone = {
        Wait.SLOT: SLOT_SHAPES[SlotState.AHEAD],
        Wait.LAPSES: STATUS_SHAPES[Status.DUE],
        Wait.FOLLOW_UP: ("calendar", "ink"),
        Wait.QUESTION: STATUS_SHAPES[Status.IN_QUESTION],
        Wait.LOOK: STATUS_SHAPES[Status.SECOND_LOOK],
    }[item.kind]
    row_id = f"{item.kind.value}/{place}/{item.line.person.id}/{item.task}"
    return Row(row_id, title, _detail(item), shape=shape, tone=tone)


def _detail(item: WaitItem) -> str:
    if item.lapsing is not None:
        return _until(item.lapsing, item.line)
    if item.slot is not None:
        whose = translate("Slots", "with {name}").format(name=item.owner)
        long = Counts().minutes(item.slot.minutes)
        return " · ".join(part for part in (long, ", ".join(item.slot.tasks), whose) if part)
    if item.note is not None:
        day = iso(item.note.follow_up) if item.note.follow_up else ""
        words = sentence("morning", "follow_up").format(date=day, name=item.owner)
        return " · ".join(part for part in (words, shortened(item.note.next_step)) if part)
    if item.asked is not None:
        capstone = "" if item.task else translate("Questions", "Capstone")
        return " · ".join(part for part in (capstone, question_words(item.asked.kind)) if part)
    return ""


def _lapsing(each: Lapsing, line: MorningLine, pack: Pack) -> str:
    words = sentence("morning", "task_why")
    return words.format(task=_named(each.task, pack), why=_until(each, line))


def _until(each: Lapsing, line: MorningLine) -> str:
    words = translate("Questions", "Good until {date}")
    if each.is_extended:
        words = translate("Questions", "Extended until {date}")
    said = [words.format(date=iso(each.last)), line.controls.get(each.task, "")]
    if not each.is_extended:
        said.append(Counts().days_left(each.days_left))
    return " · ".join(part for part in said if part)
