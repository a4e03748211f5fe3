"""The first run of a PC that starts alone: one question a step, nothing made before the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.first_run import PIN, WORDS, FakeBlank, FirstRunPage
from trainer_app.bootstrap import open_program
from trainer_app.bootstrap.blank import Blank
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal, Unavailable
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.ui.firstrun.parts import YES, SupervisorPart, TrainersPart, WaysPart
from trainer_app.ui.firstrun.recovery_parts import CodesPart, RecoveryPart, RecoveryWordPart
from trainer_app.ui.firstrun.state import BACK, Step
from trainer_app.ui.i18n import Languages
from trainer_app.ui.program import Blank as AnyBlank
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

OpenPage = Callable[..., FirstRunPage]


@pytest.fixture
def blank() -> FakeBlank:
    return FakeBlank()


@pytest.fixture
def open_page(qtbot: QtBot, look: Theme, tasks: TaskRunner, clock: FixedClock) -> OpenPage:
    assert look.sizes.touch

    def open_it(blank: AnyBlank, language: str = "en") -> FirstRunPage:
        return FirstRunPage(qtbot, tasks, blank, clock, language)

    return open_it


@pytest.fixture
def page(open_page: OpenPage, blank: FakeBlank) -> FirstRunPage:
    return open_page(blank)


def words_on(page: FirstRunPage) -> str:
    return " ".join(part.text() for part in page.view.findChildren(QLabel) if part.isVisible())


def test_that_there_are_three_ways_to_begin(page: FirstRunPage) -> None:
    ways = page.part(Step.WAYS, WaysPart)
    assert [tile.isVisible() for tile in (ways.alone, ways.back, ways.look)] == [True] * 3
    assert not page.view.bar.isVisible()


def test_that_the_plant_and_the_pc_need_a_name_and_the_employer_does_not(
    page: FirstRunPage,
) -> None:
    part = page.start_alone()
    assert not page.can_go_on()
    part.plant.setText("Lakeside Tooling")
    assert not page.can_go_on()
    part.pc.setText("   ")
    assert not page.can_go_on()
    part.pc.setText("Toolroom bench")
    assert page.can_go_on()


def test_that_a_supervisor_who_trains_says_what_may_be_signed(page: FirstRunPage) -> None:
    part = page.to_supervisor()
    part.name.setText("Grace Holloway")
    assert not page.can_go_on()
    assert not part.boxes["scope"].isVisible()
    part.trains.buttons[YES].click()
    assert part.boxes["scope"].isVisible()
    assert not page.can_go_on()
    part.scope.buttons["U02"].click()
    assert page.can_go_on()
    part.scope.buttons["U02"].click()
    assert not page.can_go_on()


def test_that_a_supervisor_who_does_not_train_goes_on_without(page: FirstRunPage) -> None:
    page.to_pin()
    assert page.is_at(Step.PIN)


def test_that_nothing_is_chosen_beforehand(page: FirstRunPage) -> None:
    part = page.to_supervisor()
    assert not any(button.isChecked() for button in part.trains.buttons.values())
    part.trains.buttons[YES].click()
    assert not any(button.isChecked() for button in part.scope.buttons.values())


def test_that_the_pin_is_chosen_twice(page: FirstRunPage) -> None:
    page.to_pin()
    assert not page.can_go_on()
    page.type_pin(PIN)
    assert page.is_at(Step.PIN_AGAIN)
    page.type_pin(PIN)
    assert page.is_at(Step.TRAINERS)


def test_that_two_pins_that_differ_are_chosen_anew(page: FirstRunPage) -> None:
    page.to_pin()
    page.type_pin(PIN)
    page.type_pin("1111")
    assert page.is_at(Step.PIN)
    assert "not the same" in words_on(page)
    page.type_pin("1111")
    page.type_pin(PIN)
    assert page.is_at(Step.PIN)
    page.type_pin(PIN)
    page.type_pin(PIN)
    assert page.is_at(Step.TRAINERS)


def test_that_the_pin_is_never_in_what_the_page_shows(page: FirstRunPage) -> None:
    page.to_pin()
    for digit in "7913":
        page.model.entry.type_digit(digit)
    assert "7913" not in words_on(page)
    assert "7913" not in repr(page.state)


def test_that_going_back_keeps_what_was_typed(page: FirstRunPage) -> None:
    page.to_trainers("U01")
    page.name_trainer("Dave Kowalski", "*")
    page.part(Step.TRAINERS, TrainersPart).name.setText("Anita")
    for step in (Step.SUPERVISOR, Step.PLANT, Step.WAYS):
        page.go_back()
        assert page.is_at(step)
    plant = page.start_alone()
    assert (plant.plant.text(), plant.employer.text(), plant.pc.text()) == (
        "Lakeside Tooling",
        "Northern Plastics",
        "Toolroom bench",
    )
    page.go_on()
    supervisor = page.part(Step.SUPERVISOR, SupervisorPart)
    assert supervisor.name.text() == "Grace Holloway"
    assert supervisor.trains.buttons[YES].isChecked()
    assert supervisor.scope.buttons["U01"].isChecked()
    page.go_on()
    page.type_pin(PIN)
    page.type_pin(PIN)
    assert [trainer.name for trainer in page.state.trainers] == ["Dave Kowalski"]
    assert page.part(Step.TRAINERS, TrainersPart).name.text() == "Anita"


def test_that_every_step_before_the_end_has_a_way_back() -> None:
    for_ever = {Step.WAYS, Step.WORKING, Step.RECOVERY, Step.CODES}
    assert set(BACK) == set(Step) - for_ever


def test_that_trainers_are_added_and_taken_away(page: FirstRunPage) -> None:
    part = page.to_trainers()
    assert not part.add.isEnabled()
    part.name.setText("  Dave   Kowalski ")
    assert not part.add.isEnabled()
    assert not page.can_go_on()  # a name half typed is not thrown away
    part.scope.buttons["U01"].click()
    part.add.click()
    assert part.name.text() == ""
    assert not any(button.isChecked() for button in part.scope.buttons.values())
    page.name_trainer("Anita Sharma", "*")
    assert [(t.name, t.scope) for t in page.state.trainers] == [
        ("Dave Kowalski", ("U01",)),
        ("Anita Sharma", ("*",)),
    ]
    remove = next(
        button
        for button in part.findChildren(QPushButton)
        if button.accessibleName() == "Remove Dave Kowalski"
    )
    remove.click()
    assert [t.name for t in page.state.trainers] == ["Anita Sharma"]
    assert "Dave Kowalski" not in words_on(page)


def test_that_nothing_is_made_before_the_last_step(
    open_page: OpenPage, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    page = open_page(Blank(folder, clock))
    page.to_trainers("U01")
    assert not folder.exists()


def test_that_what_was_said_is_what_is_founded(page: FirstRunPage, blank: FakeBlank) -> None:
    page.to_trainers("U01", "U02")
    page.name_trainer("Dave Kowalski", "U01")
    page.go_on()
    (first,) = blank.founded
    assert (first.plant, first.employer, first.pc) == (
        "Lakeside Tooling",
        "Northern Plastics",
        "Toolroom bench",
    )
    assert (first.supervisor, first.pin, first.also_trains) == ("Grace Holloway", PIN, True)
    assert first.scope == ("U01", "U02")
    assert [(t.name, t.scope, t.language) for t in first.trainers] == [
        ("Dave Kowalski", ("U01",), "en")
    ]


def test_that_the_first_supervisor_has_the_language_of_the_screen(
    open_page: OpenPage, blank: FakeBlank
) -> None:
    page = open_page(blank, "fr")
    page.to_trainers()
    page.go_on()
    assert blank.founded[0].language == "fr"


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(ErrorCode.NAME_TAKEN, name="dave kowalski"),
        Unavailable(ErrorCode.DISK_FULL, path="store.db"),
    ],
)
def test_that_a_refusal_comes_back_to_the_step_with_its_reason(
    page: FirstRunPage, blank: FakeBlank, refusal: Refusal
) -> None:
    page.to_trainers()
    page.name_trainer("Dave Kowalski", "*")
    blank.refusal = refusal
    page.go_on()
    assert page.is_at(Step.TRAINERS)
    assert page.view.message.isVisible()
    assert page.state.problem is not None
    assert page.state.problem.code is refusal.code
    assert [t.name for t in page.state.trainers] == ["Dave Kowalski"]
    page.go_on()  # the same again, with nothing typed anew
    assert page.is_at(Step.RECOVERY)
    assert blank.founded[0].pin == PIN


def test_that_a_refused_look_around_comes_back_to_the_ways(
    page: FirstRunPage, blank: FakeBlank
) -> None:
    page.fill_plant()
    page.go_back()
    blank.refusal = Unavailable(ErrorCode.DISK_FULL, path="store.db")
    page.part(Step.WAYS, WaysPart).look.click()
    page.settle()
    assert page.is_at(Step.WAYS)
    assert page.view.message.isVisible()


def test_that_looking_around_opens_the_sample(page: FirstRunPage, blank: FakeBlank) -> None:
    page.part(Step.WAYS, WaysPart).look.click()
    page.settle()
    assert blank.looked_around == 1
    assert [program.sample_pin for program in page.opened] == ["2468"]


def test_that_twelve_words_are_shown_once_and_the_sheet_is_printed(page: FirstRunPage) -> None:
    part = page.to_recovery()
    shown = words_on(page)
    assert all(word in shown for word in WORDS)
    assert "12\u2002zebra" in shown
    assert not page.view.step_back.isVisible()
    part.print.click()
    assert [sheet.recovery_words for sheet in page.sheets] == [WORDS]


def test_that_a_word_is_asked_back_where_none_of_them_is_seen(page: FirstRunPage) -> None:
    part = page.to_recovery_word()
    asked = WORDS[page.state.asked - 1]
    assert str(page.state.asked) in part.box.heading.text()
    assert not any(word in words_on(page) for word in WORDS)
    assert not page.can_go_on()
    part.typed.setText(WORDS[page.state.asked % len(WORDS)])
    assert not page.can_go_on()
    part.typed.setText(f" {asked.upper()} ")
    assert page.can_go_on()
    page.go_on()
    assert len(page.opened) == 1


def test_that_the_words_can_be_seen_once_more(page: FirstRunPage) -> None:
    page.to_recovery_word().typed.setText("zo")
    page.go_back()
    assert page.is_at(Step.RECOVERY)
    assert page.part(Step.RECOVERY, RecoveryPart).words[0].isVisible()


@pytest.mark.parametrize("typed", ["éclair", "Eclair", "e\u0301clair", "ECLAIR"])
def test_that_an_accent_in_a_word_does_not_matter(open_page: OpenPage, typed: str) -> None:
    page = open_page(FakeBlank(words=("éclair",) * 12), "fr")
    page.to_recovery_word().typed.setText(typed)
    assert page.can_go_on()


def test_that_the_trainers_codes_are_handed_over_before_the_board(page: FirstRunPage) -> None:
    part = page.to_recovery_word("Dave Kowalski", "Anita Sharma")
    part.typed.setText(WORDS[page.state.asked - 1])
    page.go_on()
    assert page.is_at(Step.CODES)
    shown = words_on(page)
    assert "Dave Kowalski" in shown
    assert "Anita Sharma" in shown
    assert shown.count("407\u2002318") == 2
    assert not page.opened
    page.part(Step.CODES, CodesPart).slips.click()
    assert [len(started.codes) for started in page.slips] == [2]
    page.go_on()
    assert len(page.opened) == 1
    assert page.state.words == ()


def test_that_a_real_plant_is_founded(
    open_page: OpenPage, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    page = open_page(Blank(folder, clock))
    page.to_trainers("U01")
    page.name_trainer("Dave Kowalski", "*")
    page.go_on()
    assert page.is_at(Step.RECOVERY)
    page.go_on()
    asked_back = page.part(Step.RECOVERY_WORD, RecoveryWordPart)
    asked_back.typed.setText(page.state.words[page.state.asked - 1])
    page.go_on()
    page.go_on()
    (program,) = page.opened
    program.close()

    again = open_program(folder, clock)
    try:
        board = again.people.board()
        assert (board.plant, board.pc) == ("Lakeside Tooling", "Toolroom bench")
        assert {tile.name: tile.roles for tile in board.tiles} == {
            "Grace Holloway": (Role.TRAINER, Role.SUPERVISOR),
            "Dave Kowalski": (Role.TRAINER,),
        }
        grace = next(tile for tile in board.tiles if tile.name == "Grace Holloway")
        assert again.people.sign_in(grace.person, PIN).name == "Grace Holloway"
    finally:
        again.close()
    assert ProfilePaths(folder).exists()


def texts_on(page: FirstRunPage) -> set[str]:
    parts: list[QLabel | QPushButton] = [
        *page.view.findChildren(QLabel),
        *page.view.findChildren(QPushButton),
    ]
    texts = {part.text() for part in parts if part.isVisible()}
    names = {part.accessibleName() for part in parts if part.isVisible()}
    return {text for text in texts | names if any(letter.isalpha() for letter in text)}


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.WORKING])
def test_that_nothing_on_a_step_stays_english_in_french(
    qtbot: QtBot, page: FirstRunPage, languages: Languages, step: Step
) -> None:
    page.to_recovery("Dave Kowalski")
    page.model.set_also_trains(True)
    page.model._go(step)
    english = texts_on(page)
    languages.speak("fr")
    qtbot.waitUntil(lambda: texts_on(page) != english)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    units = {unit.id for unit in page.state.units}
    numbered = {
        f"{number:>2}\u2002{word}".replace(" ", "\u2007") for number, word in enumerate(WORDS, 1)
    }
    code = f"Dave Kowalski: {' '.join('407318')}"
    proper = {"Dave Kowalski", "Grace Holloway", code}
    assert english & texts_on(page) <= units | numbered | proper
