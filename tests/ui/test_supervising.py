"""What a supervisor is asked about PCs: joined ones, people entered twice, what went two ways."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.recorder import Recorder
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import MARC, ROSA, FakeProgram, make_signed_in, usual_people
from tests.ui.fakes_sync import HUB
from trainer_app.checklists import bodies as b
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.services.incidents import (
    Differing,
    IncidentsPage,
    OpenIncident,
    Side,
    StoreRestored,
    WaitingPower,
)
from trainer_app.services.joining import Joined, JoiningPage
from trainer_app.services.merging import Double, Entry, MergingPage
from trainer_app.services.travelled import HubWords
from trainer_app.ui.shared.pc_asks import asks_of, statement, which
from trainer_app.ui.shell import Shell
from trainer_app.ui.supervising.doubles import DoublesView
from trainer_app.ui.supervising.frame import AskingView
from trainer_app.ui.supervising.joined import JoinedView
from trainer_app.ui.supervising.pc_questions_view import PcQuestionsView
from trainer_app.ui.widgets.page import Page

P = TypeVar("P", bound=Page)
CERTIFICATE = RecordId("c" * 32)


def opened(qtbot: QtBot, shell: Shell, route: str, kind: type[P]) -> P:
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.sign_in(make_signed_in(usual_people()[0]))
    shell.navigator.go(route)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    page = shell.navigator.page
    assert isinstance(page, kind)
    return page


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


@pytest.fixture
def joined(clock: FixedClock) -> Joined:
    person = make_signed_in(usual_people()[1]).person
    return Joined(CERTIFICATE, "Press shop", "C", clock.now(), (person,), 12, 3, 1, accepted=False)


def test_that_what_a_pc_brought_is_accepted_and_taken_back(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, joined: Joined, clock: FixedClock
) -> None:
    program.joinings.known = JoiningPage((joined,), may_accept=True)
    shell = open_window()
    page = opened(qtbot, shell, "joined_pcs", JoinedView)
    assert page.heading.text() == "Press shop (C)"
    assert "12 sign-offs" in page.facts.text()
    assert "People: Rosa Martin" in page.facts.text()
    accepted = replace(joined, accepted=True, accepted_by="Sue Leblanc", accepted_on=clock.now())
    program.joinings.known = JoiningPage((accepted,), may_accept=True)
    page.primary.click()
    settle(qtbot, shell)
    assert program.joinings.said == [(CERTIFICATE, True)]
    assert "Accepted by Sue Leblanc on 2026-03-02" in page.facts.text()
    assert page.primary.isHidden()
    page.other.click()
    settle(qtbot, shell)
    assert program.joinings.said[-1] == (CERTIFICATE, False)


def test_that_a_floor_pc_shows_and_does_not_answer(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, joined: Joined
) -> None:
    program.joinings.known = JoiningPage((joined,), may_accept=False)
    page = opened(qtbot, open_window(), "joined_pcs", JoinedView)
    assert page.message.isVisible()
    assert not page.primary.isEnabled()


def test_that_a_page_without_anything_says_what_belongs_there(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    shell = open_window()
    page = opened(qtbot, shell, "joined_pcs", JoinedView)
    assert page.nothing.isVisible()
    assert page.primary.isHidden()
    for route in ("entered_twice", "pc_questions"):
        shell.navigator.go(route)
        settle(qtbot, shell)
        top = shell.navigator.page
        assert isinstance(top, AskingView)
        assert top.nothing.isVisible()


def double(at: Moment, *, merged: bool = False, reveals: int = 0) -> Double:
    people = usual_people()
    one, other = (
        Entry(make_signed_in(tile).person, pc, at)
        for tile, pc in ((people[1], "Bench 2"), (people[2], "Press shop"))
    )
    if merged:
        return Double((one, other), reveals, CERTIFICATE, "Sue Leblanc", at)
    return Double((one, other), reveals)


def test_that_two_entries_become_one_person_or_stay_two(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, clock: FixedClock
) -> None:
    program.merging.known = MergingPage((double(clock.now(), reveals=2),), (), may_merge=True)
    shell = open_window()
    page = opened(qtbot, shell, "entered_twice", DoublesView)
    assert "Entered on Bench 2, 2026-03-02" in page.facts.text()
    assert page.warning.text().startswith("2 records")
    page.other.click()
    settle(qtbot, shell)
    page.primary.click()
    settle(qtbot, shell)
    assert program.merging.said == [(ROSA, MARC, False), (ROSA, MARC, True)]


def test_that_a_merge_is_undone(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, clock: FixedClock
) -> None:
    program.merging.known = MergingPage((), (double(clock.now(), merged=True),), may_merge=True)
    shell = open_window()
    page = opened(qtbot, shell, "entered_twice", DoublesView)
    assert page.primary.isHidden()
    assert "Said to be one person by Sue Leblanc on 2026-03-02" in page.facts.text()
    page.other.click()
    settle(qtbot, shell)
    assert program.merging.undone == [CERTIFICATE]


@pytest.fixture
def records() -> list[Record]:
    plant = Recorder()
    return [
        plant.add(b.PersonSaved(roles=("trainer",)), by=plant.founder),
        plant.add(b.PersonSaved(roles=("trainer", "supervisor")), by=plant.founder),
    ]


def test_that_both_sides_stand_beside_each_other_and_one_is_picked(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, records: list[Record]
) -> None:
    one, other = records
    sides = (Side(one, "Sue Leblanc", "Bench 2"), Side(other, "Rosa Martin", "Press shop"))
    program.incidents.known = IncidentsPage(differing=(Differing("person.saved", "Marc", sides),))
    shell = open_window()
    page = opened(qtbot, shell, "pc_questions", PcQuestionsView)
    assert "Trainer, supervisor" in page.facts.text()
    assert "By Sue Leblanc" in page.facts.text()
    assert not page.primary.isEnabled(), "nothing is picked beforehand"
    page.sides.buttons[other.id].click()
    assert page.primary.isEnabled()
    page.primary.click()
    settle(qtbot, shell)
    assert program.incidents.settled == [other.id]


def test_that_a_power_that_waits_is_said_again_or_left_out(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, records: list[Record]
) -> None:
    power = WaitingPower(records[0], "Rosa Martin", "Press shop", ("Marc Gagné",))
    program.incidents.known = IncidentsPage(powers=(power,))
    shell = open_window()
    page = opened(qtbot, shell, "pc_questions", PcQuestionsView)
    assert page.sides.isHidden()
    page.other.click()
    settle(qtbot, shell)
    page.primary.click()
    settle(qtbot, shell)
    assert program.incidents.left == [(records[0].id, "")]
    assert program.incidents.confirmed == [records[0].id]


@pytest.mark.parametrize("kind", IncidentKind)
def test_that_an_incident_is_told_with_advice_and_seen_to(
    qtbot: QtBot,
    open_window: OpenWindow,
    program: FakeProgram,
    records: list[Record],
    kind: IncidentKind,
    clock: FixedClock,
) -> None:
    incident = OpenIncident(
        kind, CERTIFICATE, "Press shop", clock.now(), (Side(records[0], "", "Press shop"),)
    )
    program.incidents.known = IncidentsPage(incidents=(incident,))
    shell = open_window()
    page = opened(qtbot, shell, "pc_questions", PcQuestionsView)
    assert page.facts.text()
    page.primary.click()
    settle(qtbot, shell)
    assert program.incidents.answered == [(CERTIFICATE, "")]


def restored(now: Moment, *, to: int | None = 640) -> StoreRestored:
    """A hub that said 812 three days ago, and says this now."""
    said_at = Moment(now.ms - 3 * 24 * 3_600_000, now.tz)
    words = HubWords(812, said_at, to, None if to is None else now)
    return StoreRestored(RecordId("a" * 32), now, words)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (640, "said position 812 on 2026-02-27 at 12:00. On 2026-03-02 at 12:00 it said 640."),
        (900, "it said 900, with other records at that place."),
        (None, "It does not stand by it now."),
    ],
)
def test_that_both_words_of_a_restored_hub_are_told_and_seen_to(
    qtbot: QtBot,
    open_window: OpenWindow,
    program: FakeProgram,
    clock: FixedClock,
    to: int | None,
    said: str,
) -> None:
    program.incidents.known = IncidentsPage(restored=(restored(clock.now(), to=to),))
    shell = open_window()
    page = opened(qtbot, shell, "pc_questions", PcQuestionsView)
    assert said in page.facts.text()
    page.primary.click()
    settle(qtbot, shell)
    assert program.incidents.answered == [(RecordId("a" * 32), "")]


def test_that_a_question_about_a_pc_is_in_sight_where_it_was_asked_for(
    qtbot: QtBot,
    open_window: OpenWindow,
    program: FakeProgram,
    joined: Joined,
    clock: FixedClock,
    records: list[Record],
) -> None:
    power = WaitingPower(records[0], "Rosa Martin", "Press shop", ("Marc Gagné",))
    program.joinings.known = JoiningPage((joined,), may_accept=True)
    program.merging.known = MergingPage((double(clock.now()),), (), may_merge=True)
    program.incidents.known = IncidentsPage(powers=(power,), restored=(restored(clock.now()),))
    asks = asks_of(program, make_signed_in(usual_people()[0]))
    assert [ask.route for ask in asks] == [
        *("joined_pcs", "entered_twice", "pc_questions", "pc_questions")
    ]
    assert len({statement(ask.about) for ask in asks}) == len(asks)
    assert all(which(ask.about) for ask in asks)
    assert asks_of(program, make_signed_in(usual_people()[1])) == ()
    shell = open_window()
    opened(qtbot, shell, "sync", Page)
    for ask in asks:
        shell.navigator.go(ask.route, item=ask.id)
        settle(qtbot, shell)
        page = shell.navigator.page
        assert isinstance(page, AskingView)
        row = page.list.view.currentIndex().data()
        assert row in (statement(ask.about), "Press shop (C)", "Rosa Martin")


def test_that_the_sync_page_counts_what_a_supervisor_is_asked(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, joined: Joined
) -> None:
    from trainer_app.ui.syncpage.view import SyncPageView

    program.syncing.hub = HUB
    program.joinings.known = JoiningPage((joined,), may_accept=True)
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.sign_in(make_signed_in(usual_people()[0]))
    shell.navigator.go("sync")
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, SyncPageView)
    assert "1 to answer" in page.joined.accessibleName()
    page.joined.click()
    assert shell.navigator.current == "joined_pcs"
