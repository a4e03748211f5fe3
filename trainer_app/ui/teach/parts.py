"""A stage of a lesson as widgets: what to look at, to say and to mark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trainer_app.checklists.guidance import Card
from trainer_app.checklists.language import say
from trainer_app.checklists.teaching import Line, Mark, Part, PartKind, Phase, Stage, Under
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.teach.view_model import TeachState
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.glossed import Glossing
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.stack import Stack, numbered
from trainer_app.ui.widgets.unfold import Unfold

_COUNTED = (PartKind.STEPS, PartKind.LINES, PartKind.STANDARD)


def phase_words() -> list[tuple[str, str]]:
    return [
        (Phase.PREPARE, translate("Teach", "Prepare")),
        (Phase.PRESENT, translate("Teach", "Present")),
        (Phase.TRY_OUT, translate("Teach", "Try out")),
        (Phase.ASSESS, translate("Teach", "Assess")),
        (Phase.FOLLOW_UP, translate("Teach", "Follow up")),
    ]


def told(stage: Stage, *, has_breakdown: bool) -> str:
    """What to do now, in one sentence or two."""
    match stage.phase:
        case Phase.PREPARE:
            return translate(
                "Teach", "Stand side by side. Ask what is known already. Say what can hurt."
            )
        case Phase.PRESENT if not has_breakdown:
            return translate("Teach", "Show the job, line by line of the standard.")
        case Phase.PRESENT:
            return (
                translate("Teach", "Show the job and say the steps, nothing else."),
                translate("Teach", "Show it again: the steps and the key points."),
                translate("Teach", "Once more: the steps, the key points and the reasons."),
            )[stage.turn - 1]
        case Phase.TRY_OUT:
            return (
                translate("Teach", "The trainee does it in silence. Correct errors at once."),
                translate("Teach", "The trainee does it and names the steps."),
                translate("Teach", "The trainee adds the key points."),
                translate("Teach", "The trainee adds the reasons."),
            )[stage.turn - 1]
        case Phase.ASSESS:
            return translate(
                "Teach", "Ask both questions. Then watch a whole run against the lines, silent."
            )
        case Phase.FOLLOW_UP:
            return translate(
                "Teach", "Say what may be done alone now, whom to ask, and when you come back."
            )


class StageParts:
    """Makes the widgets of one stage; ``marks`` by step, of those that take one."""

    def __init__(self, glossing: Glossing, marked: Callable[[int, str], None]) -> None:
        self._glossing = glossing
        self._marked = marked
        self.marks: dict[int, Choices] = {}
        self.answers: list[Unfold] = []

    def make(self, state: TeachState, stage: Stage) -> list[QWidget]:
        self.marks, self.answers = {}, []
        made = [self._part(part) for part in stage.parts]
        if stage.phase is Phase.PREPARE:
            made.extend(_before(state))
            made.extend(_memos(state))
        return made

    def _part(self, part: Part) -> QWidget:
        if part.kind is PartKind.QUESTIONS:
            self.answers = [self._question(line) for line in part.lines]
            return _titled(_heading_of(part.kind), self.answers)
        lines: list[QWidget] = []
        for number, line in enumerate(part.lines, 1):
            lines.append(self._line(line, str(number) if part.kind in _COUNTED else "–"))
            if part.marked:
                lines.append(self._marks_of(number))
        return _titled(_heading_of(part.kind), lines)

    def _line(self, line: Line, number: str) -> QWidget:
        said = [self._glossing.label(line.words, "strong" if line.under else "")]
        if line.below is not None:
            said.append(self._glossing.label(line.below, "muted"))
        if not line.under:
            return numbered(number, *said)
        stack = Stack(STEP // 2)
        stack.fill([numbered(number, *said), *(self._under(under) for under in line.under)])
        return stack

    def _under(self, under: Under) -> QWidget:
        said = [self._glossing.label(under.key)]
        if under.reason is not None:
            said.append(self._glossing.label(under.reason, "muted"))
        return numbered("", *said)

    def _question(self, line: Line) -> Unfold:
        made = Unfold(say(line.words, language()))
        if line.below is not None:
            made.inside.addWidget(self._glossing.label(line.below))
        return made

    def _marks_of(self, step: int) -> QWidget:
        choices = Choices()
        choices.picked.connect(lambda mark: self._marked(step, mark))
        self.marks[step] = choices
        line = row(gap=0)
        line.addSpacing(4 * STEP)
        line.addWidget(choices, 1)
        return holding(line)


def cards_of(stage: Stage, glossing: Glossing) -> list[QWidget]:
    """The sentences that the cards of this phase offer, then the cards themselves."""
    if not stage.cards:
        return []
    quoted = translate("HowToTeach", "“{words}”")
    sentences: list[QWidget] = [
        glossing.label(card.say, frame=quoted) for card in stage.cards if card.say
    ]
    parts = [_titled(translate("Teach", "To say"), sentences)] if sentences else []
    cards: list[QWidget] = [_card(card, glossing) for card in stage.cards]
    return [*parts, _titled(translate("Teach", "Cards"), cards)]


def _card(card: Card, glossing: Glossing) -> Unfold:
    made = Unfold(say(card.title, language()))
    for point in card.points:
        made.inside.addWidget(numbered("–", glossing.label(point)))
    if card.check:
        made.inside.addWidget(glossing.label(card.check, "muted"))
    return made


def mark_words() -> list[tuple[str, str]]:
    return [
        (Mark.GOOD, translate("Teach", "Good")),
        (Mark.FORGOTTEN, translate("Teach", "Key point forgotten")),
        (Mark.STOPPED, translate("Teach", "I stopped it")),
    ]


def _heading_of(kind: PartKind) -> str:
    return {
        PartKind.NEEDS: translate("Teach", "Have at hand"),
        PartKind.HAZARDS: translate("Teach", "Hazards: go through them together"),
        PartKind.STOPS: translate("Teach", "Stop and call"),
        PartKind.ELSEWHERE: translate("Teach", "Not Level 1"),
        PartKind.STEPS: translate("Teach", "The steps"),
        PartKind.LINES: translate("Teach", "The standard"),
        PartKind.STANDARD: translate("Teach", "The standard"),
        PartKind.ERRORS: translate("Teach", "Watch for these errors"),
        PartKind.QUESTIONS: translate("Teach", "To ask"),
        PartKind.EVIDENCE: translate("Teach", "What to look at or keep"),
    }[kind]


def _before(state: TeachState) -> list[QWidget]:
    lines = []
    for item in state.before:
        said = label()
        said.setText(f"{item.task}  {say(item.title, language())}")
        where = label("small-muted")
        where.setText(
            translate("Teach", "Signed off")
            if item.is_achieved
            else translate("Teach", "Not signed off yet")
        )
        lines.append(numbered("–", said, where))
    return [_titled(translate("Teach", "Before this task"), lines)] if lines else []


def _memos(state: TeachState) -> list[QWidget]:
    lines = []
    for words in state.memos:
        said = label()
        said.setText(words)
        lines.append(numbered("–", said))
    return [_titled(translate("Teach", "Memos of this plant"), lines)] if lines else []


def _titled(heading: str, lines: list[QWidget] | list[Unfold]) -> QWidget:
    head = label("strong")
    head.setText(heading)
    stack = Stack()
    stack.fill(lines)
    whole = column(gap=STEP)
    whole.addWidget(head)
    whole.addWidget(stack)
    return holding(whole)
