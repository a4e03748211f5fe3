"""*Today*: strips, what waits, where each tap leads, and what fills an empty page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.notes import NewNote
from trainer_app.services.session import SignedIn
from trainer_app.services.slots import NewSlot
from trainer_app.services.today import TodayPage
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.copies import OUTSIDE_DAYS, Copies
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.sign_offs import SignedOff, SignOffDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.today.view import TodayView
from trainer_app.ui.today.view_model import TodayViewModel

OpenToday = Callable[..., TodayView]
EVERYTHING = frozenset({"job", "questions", "next_mold"})


@pytest.fixture
def wanted() -> list[tuple[str, dict[str, str]]]:
    return []


@pytest.fixture
def copied_ms() -> list[int]:
    """When a copy was made on another disk: the last of these."""
    return [0]


@pytest.fixture
def open_today(
    qtbot: QtBot,
    plant: Plant,
    tasks: TaskRunner,
    drafts: DraftDesk,
    desk: SignOffDesk,
    settle: Settle,
    wanted: list[tuple[str, dict[str, str]]],
    copied_ms: list[int],
) -> OpenToday:
    def open_it(viewer: PersonId | None = None, offered: frozenset[str] = EVERYTHING) -> TodayView:
        person = plant.at_pad(viewer or plant.trainer)
        copies = Copies(plant.clock, lambda: copied_ms[-1])
        model = TodayViewModel(
            tasks,
            plant.program.today,
            drafts,
            desk,
            copies,
            person,
            standing_out=lambda patience: plant.program.patterns.count(person, patience=patience),
        )
        model.wanted.connect(lambda route, params: wanted.append((route, params)))
        view = TodayView(model, offered)
        qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
        settle()
        return view

    return open_it


def test_that_a_next_task_is_one_tap_from_its_sign_off_page(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    view = open_today()
    strip = view.strips[plant.trainee]
    assert strip.head.text() == "Tina Trainee"
    strip.tasks[1].click()
    assert wanted == [("sign_off", {"trainee": plant.trainee, "task": "01-02"})]


def test_that_what_stands_out_in_ones_own_sign_offs_is_one_tap_away(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    offered = EVERYTHING | {"stands_out"}
    for task in ("01-01", "01-02", "01-09", "02-02", "03-01", "12-07"):
        plant.sign_off(task)
    assert "standing_out" not in open_today(offered=offered).waiting.rows  # it is off
    rules, by = plant.program.site_rules, plant.at_pad(plant.supervisor)
    rules.save(by, replace(rules.page(by).rules, shows_patterns=True))
    row = open_today(offered=offered).waiting.rows["standing_out"]
    assert row.text() == "1 thing stands out in my sign-offs"
    row.click()
    assert wanted == [("stands_out", {})]


def test_that_without_a_right_to_sign_the_tap_leads_to_the_task(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    open_today(plant.supervisor).strips[plant.trainee].tasks[0].click()
    assert wanted[0][0] == "task"


def test_that_a_job_is_signed_from_the_strip_where_there_is_room(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    view = open_today()
    view.resize(1366, 700)
    view.strips[plant.trainee].job.click()
    assert wanted == [("job", {"trainee": plant.trainee})]
    view.resize(560, 700)
    assert not view.strips[plant.trainee].job.isVisible()


def test_that_the_counts_by_unit_are_said_in_words(plant: Plant, open_today: OpenToday) -> None:
    plant.sign_off("01-01")
    spoken = open_today().strips[plant.trainee].units.accessibleName()
    assert spoken.startswith("U01 Work safely around molds and presses: 1 of 10; U02")


def test_that_the_primary_action_goes_on_with_the_trainee_of_last_time(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    plant.sign_off("12-07")
    view = open_today()
    assert view.primary.text() == "Go on with Tina Trainee"
    view.primary.click()
    assert wanted == [("checklist", {"trainee": plant.trainee})]


def test_that_a_page_without_trainees_offers_the_button_that_adds_one(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    with plant.program.store.writing() as writing:
        person = writing.directory().people[plant.trainee]
        left = b.PersonSaved(roles=("trainee",), active=False)
        writing.append(left, by=plant.at_pad(plant.supervisor).by(), replaces=person.heads)
    view = open_today()
    assert view.nobody.isVisible()
    assert view.strips == {}
    view.primary.click()
    assert wanted == [("add_person", {})]


def test_that_an_assessor_without_trainees_has_no_button_that_would_refuse(
    plant: Plant, open_today: OpenToday
) -> None:
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    assert not open_today(assessor).primary.isVisible()


def test_that_nothing_is_called_quiet_before_it_was_read(
    qtbot: QtBot,
    plant: Plant,
    tasks: TaskRunner,
    drafts: DraftDesk,
    desk: SignOffDesk,
    settle: Settle,
) -> None:
    person = plant.at_pad(plant.trainer)
    copies = Copies(plant.clock, lambda: 0)
    model = TodayViewModel(tasks, plant.program.today, drafts, desk, copies, person)
    view = TodayView(model, EVERYTHING)
    qtbot.addWidget(view)
    view.show()
    assert not view.quiet.isVisible()
    assert not view.nobody.isVisible()
    settle()
    assert view.quiet.isVisible()


def test_that_a_page_that_is_told_in_parts_is_asked_for_until_it_is_whole(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, desk: SignOffDesk, settle: Settle
) -> None:
    """And nobody is told that there are no trainees while some are still being counted."""
    whole = plant.program.today.day(plant.at_pad(plant.trainer))
    parts = [replace(whole, strips=(), is_whole=False), replace(whole, is_whole=False), whole]

    class InParts:
        def day(self, viewer: SignedIn, *, patience: Patience | None = None) -> TodayPage:
            assert viewer.name == "Terry Trainer"
            assert patience is not None
            return parts.pop(0)

    copies = Copies(plant.clock, lambda: 0)
    model = TodayViewModel(tasks, InParts(), drafts, desk, copies, plant.at_pad(plant.trainer))
    was_empty: list[bool] = []
    model.state_changed.connect(lambda state: was_empty.append(state.is_empty))
    model.read()
    settle()
    assert parts == []
    assert len(model.state.strips) == 1
    assert not any(was_empty)


def test_that_what_waits_leads_where_it_is_done(
    plant: Plant,
    open_today: OpenToday,
    drafts: DraftDesk,
    wanted: list[tuple[str, dict[str, str]]],
) -> None:
    trainer = plant.at_pad(plant.trainer)
    new = NewNote("Look at it again", follow_up=plant.today - timedelta(days=1))
    note = plant.program.notes.write(trainer, plant.trainee, new).records[0]
    plant.program.my_pages.ask_to_be_assessed(plant.at_pad(plant.trainee), "12-07")
    drafts.keep("note", plant.trainee, {"words": "half"})
    drafts.keep("of a newer program", "what/ever/it/is", {"words": "half"})
    view = open_today()
    rows = view.waiting.rows
    assert [name.partition("/")[0] for name in rows] == ["begun", "asked", "follow_up"]
    for row in rows.values():
        row.click()
    assert wanted == [
        ("write_note", {"trainee": plant.trainee}),
        ("sign_off", {"trainee": plant.trainee, "task": "12-07"}),
        ("note", {"note": note}),
    ]
    assert "Note about Tina Trainee" in rows[next(iter(rows))].text()
    overdue = rows[f"follow_up/0/{note}"].accessibleName()
    assert f"overdue since {plant.today - timedelta(days=1)}" in overdue


def test_that_slots_of_today_and_those_nobody_spoke_of_lead_to_where_it_is_said(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    by, slots = plant.at_pad(plant.trainer), plant.program.slots
    yesterday, today, _tomorrow = (
        slots.plan(by, plant.trainee, NewSlot(plant.today + timedelta(days=n), 60)).records[0]
        for n in (-1, 0, 1)
    )
    rows = open_today(offered=EVERYTHING | {"slots"}).waiting.rows
    assert list(rows) == [f"slot/0/{yesterday}", f"slot/1/{today}"]
    said = [row.accessibleName() for row in rows.values()]
    assert said == [
        "Tina Trainee Sunday 2026-03-01 · 60 minutes · was it held?",
        "Tina Trainee today · 60 minutes",
    ]
    rows[f"slot/1/{today}"].click()
    assert wanted == [("slot", {"trainee": plant.trainee, "slot": today})]


def test_that_a_supervisors_day_begins_with_the_morning_page(
    plant: Plant, open_today: OpenToday
) -> None:
    view = open_today(plant.supervisor, EVERYTHING | {"morning"})
    assert next(iter(view.waiting.rows)) == "morning"
    assert view.quiet.isVisible()  # it is no thing that waits
    wanted: list[str] = []
    view._model.wanted.connect(lambda route, _params: wanted.append(route))
    view.waiting.rows["morning"].click()
    assert wanted == ["morning"]
    assert "morning" not in open_today(plant.trainer).waiting.rows


def test_that_questions_are_offered_only_where_they_can_be_decided(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    plant.sign_off("12-07", agrees=False)
    nowhere = open_today(plant.supervisor, frozenset())
    assert "questions" not in nowhere.waiting.rows
    assert not nowhere.next_mold.isVisible()
    open_today(plant.supervisor).waiting.rows["questions"].click()
    assert wanted == [("questions", {})]


def test_that_records_without_a_copy_elsewhere_are_said_to_who_can_make_one(
    plant: Plant, open_today: OpenToday, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    """From the day of the first record on, and the way to *This PC* is one tap."""
    offered = EVERYTHING | {"this_pc"}
    founded = plant.program.today.day(plant.at_pad(plant.supervisor)).kept_since
    assert founded is not None
    plant.clock.moment = founded
    plant.clock.advance(days=OUTSIDE_DAYS)
    assert "copy" not in open_today(plant.supervisor, offered).waiting.rows
    plant.clock.advance(days=1)
    view = open_today(plant.supervisor, offered)
    assert view.waiting.rows["copy"].text() == "No copy outside this PC for 8 days."
    view.waiting.rows["copy"].click()
    assert wanted == [("this_pc", {})]
    assert "copy" not in open_today(plant.supervisor).waiting.rows  # no way there


def test_that_a_copy_made_meanwhile_ends_the_alarm_when_the_page_is_seen_again(
    plant: Plant, open_today: OpenToday, copied_ms: list[int]
) -> None:
    copied_ms.append(plant.clock.now().ms)
    plant.clock.advance(days=OUTSIDE_DAYS + 2)
    view = open_today(plant.supervisor, EVERYTHING | {"this_pc"})
    assert view.waiting.rows["copy"].text() == "No copy outside this PC for 9 days."
    copied_ms.append(plant.clock.now().ms)
    view.hide()
    view.show()
    assert "copy" not in view.waiting.rows


def test_that_a_copy_is_no_business_of_who_may_not_make_one(
    plant: Plant, open_today: OpenToday
) -> None:
    assessor = plant.add("Ada Assessor", Role.ASSESSOR)
    plant.clock.advance(days=OUTSIDE_DAYS + 30)
    assert "copy" not in open_today(assessor, EVERYTHING | {"this_pc"}).waiting.rows


def test_that_a_record_that_arrives_shows_in_place(
    plant: Plant, open_today: OpenToday, tasks: TaskRunner, settle: Settle
) -> None:
    view = open_today()
    strip = view.strips[plant.trainee]
    plant.sign_off("01-01", agrees=None)
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    settle()
    assert view.strips[plant.trainee] is strip
    assert strip.tasks[0].text().startswith("01-02")
    assert strip.alerts["to_sign"].isVisible()


def test_that_a_record_that_arrives_behind_another_screen_shows_when_today_is_seen_again(
    plant: Plant, open_today: OpenToday, tasks: TaskRunner, settle: Settle
) -> None:
    view = open_today()
    strip = view.strips[plant.trainee]
    view.hide()
    plant.sign_off("01-01", agrees=None)
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    settle()
    assert strip.tasks[0].text().startswith("01-01")
    view.show()
    assert strip.tasks[0].text().startswith("01-02")


def test_that_what_was_signed_is_said_until_something_else_is_opened(
    plant: Plant, open_today: OpenToday, desk: SignOffDesk
) -> None:
    view = open_today()
    desk.announce(SignedOff(plant.trainee, "01-01", 3, waits=True, declined=False))
    assert view.message.isVisible()
    assert view.message.accessibleDescription() == (
        "01-01 waits for the signature of Tina Trainee."
    )
    view.all.click()
    assert not view.message.isVisible()


def test_that_a_narrow_page_puts_what_waits_above_the_trainees(
    plant: Plant, qtbot: QtBot, open_today: OpenToday
) -> None:
    view = open_today()
    strip = view.strips[plant.trainee]

    def tops() -> tuple[int, int]:
        return strip.mapTo(view, strip.rect().topLeft()).y(), view.heading.mapTo(
            view, view.heading.rect().topLeft()
        ).y()

    side_by_side = tops()
    assert abs(side_by_side[0] - side_by_side[1]) < view.heading.height()
    view.resize(700, 700)
    qtbot.waitUntil(lambda: tops()[1] < tops()[0])


def test_that_today_speaks_the_language_of_the_window(
    plant: Plant, qtbot: QtBot, open_today: OpenToday, languages: Languages
) -> None:
    plant.sign_off("12-07")
    view = open_today()
    languages.speak("fr")
    qtbot.waitUntil(lambda: view.title.text() == "Aujourd’hui")
    assert view.primary.text() == "Continuer avec Tina Trainee"
