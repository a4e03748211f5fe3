"""Due and questions, and the pages on which a supervisor or an assessor decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from tests.beside import ask_beside
from tests.screens.plant import CASTS
from tests.screens.scenes_entry import type_pin
from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.bootstrap import Program
from trainer_app.checklists.patterns import Entry, Pattern, PatternKind
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.decision_pages import DecisionPages, QuestionPage
from trainer_app.services.facts import Try
from trainer_app.services.matters import Concern, Matter
from trainer_app.services.patterns import Patterns, PatternsPage
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.services.sampling import SamplePage, Sampling
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import Travel, Travelled
from trainer_app.ui.deciding.question_view import QuestionView
from trainer_app.ui.deciding.sample_view import DIFFERS, SampleView
from trainer_app.ui.deciding.task_view_models import PLANT
from trainer_app.ui.deciding.task_views import ExtendView, NotApplicableView, ReobserveView
from trainer_app.ui.questions.view import QuestionsView

_WORDS = {
    "en": "Spoke with both. Amir set the second switch himself.",
    "fr": "J’ai parlé aux deux. Marc-André a réglé lui-même le deuxième détecteur.",
}


_VERDICTS = {
    "en": {3: "Set the rest and the guard without a prompt.", 2: "I had to point at the rest."},
    "fr": {3: "A réglé l’appui et le protecteur sans aide.", 2: "J’ai dû montrer l’appui."},
}


def _questions(stage: Stage, concern: Concern | None = None) -> QuestionsView:
    if not stage.is_at("what is open"):
        stage.sign_in(stage.cast.supervisor)
        stage.go("questions")
        stage.stay("what is open")
    page = stage.page(QuestionsView)
    if concern is not None:
        page.filters.buttons[concern.value].click()
        stage.settle()
    return page


def _first(stage: Stage, concern: Concern) -> Matter:
    """The first thing that waits, of this concern."""
    page = _questions(stage, concern)
    item = page._model.state.item
    assert item is not None, f"the sample plant has nothing under {concern}"
    return item.matter


def questions(stage: Stage) -> None:
    _questions(stage)


def questions_lapsed(stage: Stage) -> None:
    _questions(stage, Concern.LAPSED)


def questions_due(stage: Stage) -> None:
    _questions(stage, Concern.DUE)


def questions_second_looks(stage: Stage) -> None:
    _questions(stage, Concern.SECOND_LOOK)


def questions_none(stage: Stage) -> None:
    _questions(stage, Concern.PAUSED)


def questions_sampling(stage: Stage) -> None:
    _questions(stage, Concern.SAMPLE)


@dataclass
class _Picked:
    """The plant's own pages, as if this sign-off were picked: which one is, its records decide."""

    sampling: Sampling

    def page(self, viewer: SignedIn, record_id: RecordId) -> SamplePage:
        return replace(self.sampling.page(viewer, record_id), in_the_way=())


def sample(stage: Stage) -> None:
    """Somebody sees a sign-off that was picked differently."""
    _questions(stage)
    program, viewer = stage.program, stage.shell.session.person
    assert isinstance(program, Program)
    own, trainee = program.sampling, stage.person(stage.cast.trainee)
    seen = stage.ask(lambda: program.pages.task(viewer, trainee, "01-02")).witnessed
    vars(program)["sampling"] = _Picked(own)
    stage.go("sample", record=seen[0].record)
    vars(program)["sampling"] = own
    page = stage.page(SampleView)
    page.outcome.buttons[DIFFERS].click()
    page.words.setPlainText(
        {
            "en": "The work order names another mold. Which one was it?",
            "fr": "Le bon de travail nomme un autre moule. Lequel était-ce?",
        }[stage.view.lang]
    )
    stage.settle()


@dataclass
class _OneMorning:
    """The plant's own page, as if a trainer had signed much within minutes."""

    patterns: Patterns
    entries: tuple[Entry, ...]
    name: str

    def page(
        self, viewer: SignedIn, person: PersonId, *, patience: Patience | None = None
    ) -> PatternsPage:
        page = self.patterns.page(viewer, person, patience=patience)
        first = self.entries[0]
        quick = Pattern(PatternKind.QUICK, person, first.observed_on, 6, 10, self.entries)
        alike = replace(quick, kind=PatternKind.ALIKE, minutes=20)
        names = {first.trainee: self.name}
        return replace(page, patterns=(quick, alike), names=names)


def stands_out(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    program, now, trainee = stage.program, stage.plant.clock.now(), stage.cast.newcomer
    assert isinstance(program, Program)
    own = program.patterns
    entries = tuple(
        Entry(
            RecordId(f"{n:032x}"),
            stage.person(stage.cast.trainer),
            stage.person(trainee),
            task,
            Moment(now.ms + 80_000 * n, now.tz),
            now.date,
            minutes=20,
            evidence=("QA", "WP"),
        )
        for n, task in enumerate(("01-01", "01-02", "01-09", "02-02", "03-01", "12-07"))
    )
    vars(program)["patterns"] = _OneMorning(own, entries, trainee)
    stage.go("stands_out")
    vars(program)["patterns"] = own


def second_looks(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("second_looks")


def _question(stage: Stage) -> QuestionView:
    _first(stage, Concern.QUESTION)
    stage.page(QuestionsView).primary.click()
    stage.settle()
    return stage.page(QuestionView)


def question(stage: Stage) -> None:
    _question(stage)


@dataclass
class _TwoPcs:
    """The plant's own pages, as if the second of two statements came from another PC."""

    pages: DecisionPages
    pc: str
    at: Moment

    def question(
        self, viewer: SignedIn, trainee: PersonId, task_id: str, thing: RecordId
    ) -> QuestionPage:
        page = self.pages.question(viewer, trainee, task_id, thing)
        first, *others = page.statements
        here = replace(first, travelled=Travelled(Travel.CONFIRMED, self.at))
        there = [
            replace(one, pc=self.pc, travelled=Travelled(Travel.WAITING, None)) for one in others
        ]
        return replace(page, statements=(here, *there))


def question_two_verdicts(stage: Stage) -> None:
    """One performance that two people on two PCs judged differently."""
    start_on(stage, copy_profile(stage).folder)
    program, now, task = stage.program, stage.plant.clock.now(), "01-10"
    assert isinstance(program, Program)
    trainee = stage.person(stage.cast.newcomer)
    seen = ((CASTS["en"].trainer, 3), (CASTS["fr"].trainer, 2))
    for name, level in seen:
        by = ask_beside(partial(program.people.sign_in, stage.person(name), SAMPLE_PIN))
        told = Try(task, level, now.date, mold="214", words=_VERDICTS[stage.view.lang][level])
        ask_beside(partial(program.facts.record_try, by, trainee, told))
    pc = {"en": "Press shop", "fr": "Salle des presses"}[stage.view.lang]
    vars(program)["decision_pages"] = _TwoPcs(program.decision_pages, pc, now)
    stage.come_in(stage.cast.supervisor)
    stage.go("questions")
    page = stage.page(QuestionsView)
    wanted = next(i for i in page.asked if i.matter.trainee == trainee and i.matter.task == task)
    page.list.chosen.emit(wanted.id)
    page.primary.click()
    stage.settle()


def question_ready(stage: Stage) -> None:
    page = _question(stage)
    next(card for card in page.cards.values() if card.stands.isVisible()).stands.click()
    page.words.setPlainText(_WORDS[stage.view.lang])
    stage.settle()
    type_pin(page.panel.keypad, SAMPLE_PIN)
    stage.settle()


def extend(stage: Stage) -> None:
    matter = _first(stage, Concern.DUE)
    stage.go("extend", trainee=matter.trainee, task=matter.task)
    page = stage.page(ExtendView)
    next(iter(page.until.buttons.values())).click()
    stage.settle()


def extend_too_late(stage: Stage) -> None:
    """Nothing of this task lapses: the reason, and nothing to fill in."""
    stage.sign_in(stage.cast.supervisor)
    stage.go("extend", trainee=stage.person(stage.cast.newcomer), task="01-02")


def reobserve(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("reobserve", trainee=stage.person(stage.cast.trainee), task="01-02")
    page = stage.page(ReobserveView)
    page.words.setPlainText(
        {
            "en": "The lockout procedure of press P7 has changed.",
            "fr": "La procédure de cadenassage de la presse P7 a changé.",
        }[stage.view.lang]
    )
    stage.settle()


def not_applicable(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("not_applicable", trainee=stage.person(stage.cast.trainee), task="01-04")
    page = stage.page(NotApplicableView)
    page.scope.buttons[PLANT].click()
    stage.settle()
    page.asked.buttons[stage.person(stage.cast.supervisor)].click()
    stage.settle()


def applies_again(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("not_applicable", task="06-06")


def unit_open(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("sign_unit", trainee=stage.person(stage.cast.trainee), unit="U12")


def capstone_refused(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("capstone", trainee=stage.person(stage.cast.trainee))


def history_asking(stage: Stage) -> None:
    """A trainee is about to question what was signed."""
    from trainer_app.ui.history.view import HistoryView
    from trainer_app.ui.history.view_model import Asking

    stage.sign_in(stage.cast.trainee)
    stage.go("history", trainee=stage.person(stage.cast.trainee))
    page = stage.page(HistoryView)
    model = page._model
    while not any(item.may_ask for item in model.state.items):
        page.older.click()
        stage.settle()
    page.list.chosen.emit(next(item.record for item in model.state.items if item.may_ask))
    stage.settle()
    asking = model.state.item
    assert asking is not None
    page.detail.asks[asking.may_ask[-1]].click()
    assert model.state.asking in tuple(Asking)
    stage.settle()
