"""What waits, in words: neutral, and the same for everybody."""

from __future__ import annotations

from trainer_app.checklists.language import say
from trainer_app.checklists.status import Status
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.questions.view_model import Concern, Matter, MatterItem, QuestionsState
from trainer_app.ui.shared.asked import question_words
from trainer_app.ui.shared.pattern_words import pattern_words
from trainer_app.ui.shared.pc_asks import PcAsk, shape_of, statement, which
from trainer_app.ui.shared.telling import stated
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.words import word

_SHAPES = {
    Concern.QUESTION: ("circle-help", "danger"),
    Concern.LAPSED: ("octagon-x", "danger"),
    Concern.DUE: ("clock", "warning"),
    Concern.REOBSERVATION: ("refresh-cw", "warning"),
    Concern.PAUSED: ("minus", "warning"),
    Concern.SECOND_LOOK: ("users", "warning"),
    Concern.UNIT: ("", "ink"),
    Concern.CAPSTONE: ("", "ink"),
    Concern.SAMPLE: ("", "ink"),
    Concern.PATTERN: ("", "ink"),
    Concern.NOT_APPLICABLE: ("circle-slash", "muted"),
}


def concern_word(concern: Concern) -> str:
    return {
        Concern.QUESTION: translate("Questions", "Open questions"),
        Concern.LAPSED: translate("Questions", "Lapsed"),
        Concern.DUE: translate("Questions", "Due"),
        Concern.REOBSERVATION: translate("Questions", "Observe again"),
        Concern.PAUSED: translate("Questions", "Paused"),
        Concern.SECOND_LOOK: translate("Questions", "Second looks"),
        Concern.UNIT: translate("Questions", "Units to sign"),
        Concern.CAPSTONE: translate("Questions", "Capstone"),
        Concern.SAMPLE: translate("Questions", "To sample this month"),
        Concern.PATTERN: translate("Patterns", "What stands out"),
        Concern.NOT_APPLICABLE: translate("Questions", "Not applicable"),
    }[concern]


def empty_words(concern: Concern | None) -> str:
    """What belongs here, and that there is none of it."""
    said = {
        Concern.QUESTION: translate(
            "Questions",
            "No question is open. What a trainee declines or questions comes here, and what two "
            "people judged differently.",
        ),
        Concern.LAPSED: translate(
            "Questions",
            "Nothing has lapsed. A sign-off that lapses comes here until it is watched anew.",
        ),
        Concern.DUE: translate(
            "Questions",
            "Nothing lapses in the next two months. What does comes here in time to be watched.",
        ),
        Concern.REOBSERVATION: translate(
            "Questions",
            "No new observation is asked for. A supervisor asks for one on the page of a task.",
        ),
        Concern.PAUSED: translate(
            "Questions",
            "No task is paused. An unsafe act in a declared assessment of a life-critical task "
            "pauses it until somebody else has watched it.",
        ),
        Concern.SECOND_LOOK: translate(
            "Questions",
            "No second look is outstanding that you are asked about. A life-critical task comes "
            "here once it is signed off and nobody else has watched it.",
        ),
        Concern.UNIT: translate(
            "Questions",
            "No unit waits for a signature. One comes here once all its core tasks are signed off.",
        ),
        Concern.CAPSTONE: translate(
            "Questions",
            "Nobody is ready for the capstone yet. A trainee comes here once nothing else is "
            "missing.",
        ),
        Concern.SAMPLE: translate(
            "Questions",
            "Nothing is left to sample this month. Of each trainer the program picks a few "
            "sign-offs of the month before, and somebody with no part in them looks again.",
        ),
        Concern.PATTERN: translate(
            "Questions",
            "Nothing stands out in anybody’s sign-offs. What does comes here some days after "
            "whoever signed was told.",
        ),
        Concern.NOT_APPLICABLE: translate(
            "Questions", "Every task applies. Set one aside from its own page."
        ),
    }
    return said[concern] if concern else translate("Questions", "Nothing waits for you here.")


def open_words(concern: Concern) -> str:
    """The primary action: where the answer is given."""
    return {
        Concern.QUESTION: translate("Questions", "Decide"),
        Concern.UNIT: translate("Questions", "Sign the unit"),
        Concern.CAPSTONE: translate("Questions", "Enter the capstone"),
        Concern.SAMPLE: translate("Questions", "Look at it again"),
        Concern.PATTERN: translate("Questions", "Look at them"),
        Concern.NOT_APPLICABLE: translate("Questions", "Look at it"),
    }.get(concern, translate("Questions", "Open the task"))


def rows_of(state: QuestionsState) -> list[Row]:
    rows: list[Row] = []
    band = ""
    for item in state.items:
        heading = _band(item.matter, state.warn_days)
        if heading and heading != band:
            band = heading
            rows.append(Row(f"heading:{heading}", heading, is_heading=True))
        rows.append(_row(item))
    asks = state.asks_in_sight
    if asks and rows:
        rows.append(Row("heading:pcs", _about_pcs(), is_heading=True))
    rows.extend(_ask_row(ask) for ask in asks)
    return rows


def _about_pcs() -> str:
    return translate("Questions", "About PCs and the people they brought")


def _ask_row(ask: PcAsk) -> Row:
    about = ask.about
    return Row(ask.id, statement(about), which(about), shape=shape_of(about))


def _band(matter: Matter, warn_days: tuple[int, ...]) -> str:
    """Due things under the days of their warning; what was extended stands first."""
    if matter.concern is not Concern.DUE or matter.days_left is None:
        return ""
    if matter.days_left < 0:
        return translate("Questions", "Extended")
    days = next((n for n in warn_days if matter.days_left <= n), matter.days_left)
    return Counts().within_days(days)


def _row(item: MatterItem) -> Row:
    matter = item.matter
    shape, tone = _SHAPES[matter.concern]
    title = f"{matter.task}  {say(item.title, language())}".strip()
    by_tier = matter.concern is Concern.SAMPLE
    if matter.concern is Concern.QUESTION and not title:
        title = translate("Questions", "Capstone")
    return Row(
        item.id,
        " · ".join(part for part in (matter.name, title) if part),
        detail=_detail(matter),
        trailing=say(item.tier, language()) if by_tier else _trailing(matter),
        shape=shape,
        tone=tone,
    )


def _detail(matter: Matter) -> str:
    names = ", ".join(matter.names)
    match matter.concern:
        case Concern.QUESTION | Concern.SAMPLE:
            day = matter.day
            when = "" if day is None else stated(day, watched=matter.is_task)
            parts = (when, names)
            return " · ".join(part for part in parts if part)
        case Concern.PATTERN if matter.pattern is not None:
            return pattern_words(matter.pattern)
        case Concern.LAPSED if matter.day:
            return translate("Questions", "Good until {date}").format(date=iso(matter.day))
        case Concern.DUE if matter.extended_until:
            return translate("Questions", "Extended until {date}").format(
                date=iso(matter.extended_until)
            )
        case Concern.DUE if matter.day:
            return translate("Questions", "Good until {date}").format(date=iso(matter.day))
        case Concern.REOBSERVATION:
            return translate("Questions", "A supervisor asked for a new observation.")
        case Concern.PAUSED | Concern.SECOND_LOOK:
            nobody = translate("Questions", "Nobody else here has the right to sign it.")
            may = translate("Questions", "May watch it: {names}").format(names=names)
            return may if names else nobody
        case Concern.UNIT:
            return translate("Questions", "Every core task of it is signed off.")
        case Concern.CAPSTONE:
            return translate("Questions", "Every core task is at level 3 or better.")
        case Concern.NOT_APPLICABLE if not matter.name:
            return translate("Questions", "For the whole plant")
    return translate("Questions", "For this trainee alone")


def _trailing(matter: Matter) -> str:
    left = matter.days_left
    match matter.concern:
        case Concern.QUESTION:
            return question_words(matter.kind)
        case Concern.REOBSERVATION | Concern.NOT_APPLICABLE:
            return concern_word(matter.concern)
        case Concern.PAUSED:
            return translate("Questions", "Paused until then")
        case Concern.SECOND_LOOK:
            return word(Status.SECOND_LOOK)
    if left is None or left < 0:
        return "" if left is None else Counts().days_ago(-left)
    return Counts().days_left(left)
