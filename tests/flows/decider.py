"""What people of a small plant do around decisions, and what everybody sees of it then."""

from __future__ import annotations

from tests.flows.hand import Hand
from tests.plant import PIN, Plant, make_plant
from tests.reports.reading import text_of
from trainer_app.checklists.status import Status
from trainer_app.kernel.words import word
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.deciding.deciding_view import DecisionView
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.questions.view_model import Concern

SUPERVISOR, TRAINER, SECOND, TRAINEE = (
    "Sam Supervisor",
    "Terry Trainer",
    "Sonia Second",
    "Tina Trainee",
)


def make_people(hand: Hand) -> Plant:
    """A plant whose people all read the language of this window; it is still closed."""
    plant = make_plant(hand.folder)
    for person in (plant.supervisor, plant.trainer, plant.second, plant.trainee):
        plant.program.people.set_language(plant.at_pad(person), hand.language)
    return plant


def open_plant(hand: Hand, plant: Plant) -> None:
    """The window, at the moment at which the plant stands."""
    plant.program.close()
    hand.clock.moment = plant.clock.moment
    hand.open()


def open_due(hand: Hand, concern: Concern) -> QuestionsView:
    """The supervisor: menu, *Due and questions*, and one of its filters."""
    hand.sign_in(SUPERVISOR, PIN)
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).chosen.emit("questions")
    hand.until_at("questions")
    page = hand.page(QuestionsView)
    page.filters.buttons[concern.value].click()
    hand.rest()
    return page


def rows(page: QuestionsView) -> list[str]:
    """What is painted, as a screen reader says it."""
    return [page._rows.row_at(page._rows.index(i)).spoken for i in range(page._rows.rowCount())]


def sign_and_decide(hand: Hand, page: DecisionView) -> None:
    """The PIN, then the one button; it is recorded, and the page says so."""
    hand.type_pin(page.panel.keypad, PIN)
    hand.tap_primary()
    assert page._frame_model.state.is_done, page._frame_model.state.problems
    assert page.message.isVisible()
    assert not page.primary.isVisible()


def checklist_status(hand: Hand, task: str) -> Status:
    page = hand.choose_task(task)
    return next(item.status for item in page.model.state.tasks if item.id == task)


def open_history(hand: Hand) -> HistoryView:
    """Whoever is signed in looks at the trainee's records."""
    hand.shell.navigator.go("history", trainee=hand.person(TRAINEE))
    hand.rest()
    return hand.page(HistoryView)


def choose_record(hand: Hand, page: HistoryView, kind: str, task: str = "") -> None:
    model = page._model
    found = next(i for i in model.state.items if i.kind == kind and (not task or i.task == task))
    page.list.chosen.emit(found.record)
    hand.rest()


def sheet_row(hand: Hand, task: str) -> str:
    """What the progress sheet says of a task: the words between its number and the next one's."""
    program = hand.program
    supervisor, trainee = hand.person(SUPERVISOR), hand.person(TRAINEE)
    viewer = hand.ask(lambda: program.people.sign_in(supervisor, PIN))
    text = text_of(hand.ask(lambda: program.sheets.progress(viewer, trainee, lang=hand.language)))
    ids = [t.id for t in hand.ask(program.pages.programme).all_tasks()]
    following = ids[ids.index(task) + 1] if task != ids[-1] else ""
    rest = text.split(f"{task} ", 1)[1]
    end = rest.find(f"{following} ") if following else -1
    return rest[: end if end > 0 else 300]


def says(hand: Hand, status: Status) -> str:
    """The word of a status in the language of this window, as paper wraps it."""
    return " ".join(word(status, hand.language).split())


def on_checklist(hand: Hand) -> ChecklistView:
    """The trainer, before the trainee's checklist."""
    hand.sign_in(TRAINER, PIN)
    return hand.open_checklist(TRAINEE)
