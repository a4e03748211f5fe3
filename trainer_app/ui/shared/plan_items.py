"""One thing of a trainee's plan, as a row: the same on the plan and on *My page*. Never blames."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.language import Words, say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.planning import Sort, Target
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.widgets.rows import Row


@dataclass(frozen=True, slots=True)
class PlanItem:
    """``title`` is empty where the program has the word for it. ``days_later``: than planned, by
    now or when it was done; below 0: earlier."""

    about: str
    sort: Sort
    title: Words
    due: date
    first_due: date
    done_on: date | None
    counted: int
    asked: int
    days_later: int

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.days_later > 0


def plan_item(target: Target, pack: Pack, on: date) -> PlanItem:
    return PlanItem(
        target.about,
        target.sort,
        pack.title_of(target.about) or {},
        target.due,
        target.first_due,
        target.done_on,
        target.counted,
        target.asked,
        target.days_later(on),
    )


def plan_row(item: PlanItem) -> Row:
    """What and when; at the right what became of it, or its day."""
    trailing, shape, tone = _fate(item)
    return Row(
        item.about, title_words(item), " · ".join(_details(item)), trailing, shape=shape, tone=tone
    )


def plan_line(item: PlanItem) -> Row:
    """The same for a list that has nothing at its right edge."""
    row = plan_row(item)
    detail = f"{planned_words(item)} · {row.trailing}" if item.is_late else row.detail
    return Row(row.id, row.title, detail, shape=row.shape, tone=row.tone)


def title_words(item: PlanItem) -> str:
    if item.sort is Sort.CAPSTONE:
        return translate("Plan", "Capstone")
    return f"{item.about}  {say(item.title, language())}"


def planned_words(item: PlanItem) -> str:
    """Its day, and the one of the first plan where that was another."""
    planned = translate("Plan", "Planned {date}").format(date=iso(item.due))
    if item.first_due == item.due:
        return planned
    first = translate("Plan", "At first {date}").format(date=iso(item.first_due))
    return f"{planned} · {first}"


def counted_words(item: PlanItem) -> str:
    """How far it is; nothing for what is done in one go."""
    if item.asked == 0:
        return ""
    words = (
        translate("Plan", "{part} of {whole} core tasks signed off")
        if item.sort is Sort.UNIT
        else translate("Plan", "{part} of {whole} sign-offs")
    )
    return words.format(part=item.counted, whole=item.asked)


def load_words(to_earn: int, a_week: int) -> str:
    """What a plan asks for: so many have to be watched and signed."""
    words = translate("Plan", "Sign-offs to earn: {count}, about {each} a week.")
    return words.format(count=to_earn, each=a_week)


def _details(item: PlanItem) -> list[str]:
    late = item.done_on is not None and item.days_later > 0
    found = (
        planned_words(item),
        Counts().days_later_than_planned(item.days_later) if late else "",
        counted_words(item) if item.done_on is None else "",
    )
    return [words for words in found if words]


def _fate(item: PlanItem) -> tuple[str, str, str]:
    """Words, shape and tone at the right edge."""
    if item.done_on is not None:
        return translate("Plan", "Done {date}").format(date=iso(item.done_on)), "check", "muted"
    if item.is_late:
        return Counts().days_later_than_planned(item.days_later), "clock", "warning"
    return iso(item.due), "calendar", "ink"
