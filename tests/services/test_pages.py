"""What the screens are shown, and the data of the progress sheet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.ports import Arrived
from trainer_app.checklists.progress import Remaining
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.patience import Patience
from trainer_app.services.history import EntryState
from trainer_app.services.signing import Answer
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection


def test_that_a_trainee_sees_the_own_checklist_and_no_other(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    trainee = plant.at_pad(plant.trainee)
    assert plant.program.pages.checklist(trainee, plant.trainee).head.person.name == "Tina Trainee"
    with pytest.raises(Refusal) as refused:
        plant.program.pages.checklist(trainee, other)
    assert refused.value.code is ErrorCode.NOT_ALLOWED


def test_that_what_remains_is_exact(plant: Plant) -> None:
    before = plant.program.pages.checklist(plant.at_pad(plant.trainer), plant.trainee).progress
    assert sum(r.kind is Remaining.SIGN_OFFS for r in before.remains) == 76
    assert sum(r.count for r in before.remains if r.kind is Remaining.SIGN_OFFS) == 142
    plant.sign_off("12-07")
    after = plant.program.pages.checklist(plant.at_pad(plant.trainer), plant.trainee).progress
    gone = set(before.remains) - set(after.remains)
    assert {(r.kind, r.id) for r in gone} == {(Remaining.SIGN_OFFS, "12-07")}


def test_that_an_earlier_day_shows_what_was_true_then(plant: Plant) -> None:
    plant.sign_off("12-07")
    day = plant.today - timedelta(days=1)
    page = plant.program.pages.checklist(plant.at_pad(plant.trainer), plant.trainee, day)
    assert page.progress.statuses["12-07"].status is Status.NOT_STARTED


def test_that_the_task_page_says_what_stands_in_the_way(plant: Plant) -> None:
    page = plant.program.pages.task(plant.at_pad(plant.trainer), plant.trainee, "01-03")
    assert {p.params["task"] for p in page.ruling.problems} == {"01-01", "01-02"}
    assert page.may_record
    own = plant.program.pages.task(plant.at_pad(plant.trainee), plant.trainee, "01-03")
    assert not own.may_record


def test_that_the_sign_off_page_offers_recent_molds_and_says_second_look(plant: Plant) -> None:
    plant.complete("01-02", "01-01")
    plant.sign_off("01-03", mold="214")
    page = plant.program.pages.sign_off(plant.at_pad(plant.second), plant.trainee, "01-03")
    assert page.recent_molds[0] == "214"
    assert page.would_be_second_look
    same = plant.program.pages.sign_off(plant.at_pad(plant.trainer), plant.trainee, "01-03")
    assert not same.would_be_second_look


def test_that_a_list_is_never_late_and_is_counted_by_and_by(plant: Plant) -> None:
    others = [plant.add(f"Trainee {n}", Role.TRAINEE) for n in range(3)]
    viewer, pages = plant.at_pad(plant.trainer), plant.program.pages
    names = pages.trainees(viewer, patience=Patience(0))
    assert {row.person.id for row in names} == {plant.trainee, *others}
    assert not any(row.is_counted for row in names)
    while not pages.count_ahead(Patience(0.001)):
        pass
    counted = pages.trainees(viewer, patience=Patience(0))
    assert counted == pages.trainees(viewer)
    assert all(row.tasks for row in counted)


def test_that_the_board_asks_the_store_as_often_for_many_people_as_for_few(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    arrived = rows.arrived

    def counting(
        connection: DriverConnection, sql: str, params: tuple[object, ...] = ()
    ) -> list[Arrived]:
        asked.append(sql)
        return arrived(connection, sql, params)

    def questions() -> int:
        asked.clear()
        assert plant.program.people.board().tiles
        return len(asked)

    monkeypatch.setattr(rows, "arrived", counting)
    questions()
    few = questions()
    for n in range(5):
        plant.add(f"Trainee {n}", Role.TRAINEE)
    questions()
    assert questions() == few


def test_that_the_history_says_what_became_of_each_record(plant: Plant) -> None:
    first = plant.sign_off("12-07")
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), first.records[0], "mistake")
    plant.clock.advance(days=1)
    plant.sign_off("12-07", agrees=None)
    page = plant.program.pages.history(plant.at_pad(plant.trainer), plant.trainee)
    states = [e.state for e in page.entries if e.record.kind == "signoff.recorded"]
    assert states == [EntryState.WAITS, EntryState.MISTAKE]
    assert all(e.pc == "PC-1" for e in page.entries)
    newest = page.entries[0]
    assert newest.by == "Terry Trainer"
    assert newest.may_undo_mistake


def test_that_the_history_pages_without_losing_or_doubling(plant: Plant) -> None:
    for _ in range(7):
        plant.clock.advance(days=1)
        plant.sign_off("12-07")
    viewer = plant.at_pad(plant.trainer)
    seen: list[str] = []
    before = None
    while True:
        page = plant.program.pages.history(viewer, plant.trainee, before=before, limit=4)
        seen.extend(e.record.id for e in page.entries)
        before = page.older
        if before is None:
            break
    whole = plant.program.pages.history(viewer, plant.trainee, limit=100)
    assert seen == [e.record.id for e in whole.entries]


def test_that_what_waits_for_a_trainee_shows_all_that_is_signed(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=None, minutes=20)
    (waiting,) = plant.program.pages.to_sign(plant.at_pad(plant.trainee))
    assert (waiting.task.id, waiting.trainer, waiting.body.minutes) == (
        "12-07",
        "Terry Trainer",
        20,
    )
    plant.program.signing.answer(plant.at_pad(plant.trainee), [waiting.record], Answer(agrees=True))
    assert plant.program.pages.to_sign(plant.at_pad(plant.trainee)) == ()


def test_that_the_list_of_trainees_shows_counts_and_never_the_viewer(plant: Plant) -> None:
    both = plant.add("Bo Both", Role.TRAINER, Role.TRAINEE, scope=("*",))
    plant.sign_off("12-07")
    rows = plant.program.pages.trainees(plant.at_pad(both))
    assert [(r.person.name, r.signed, r.tasks) for r in rows] == [("Tina Trainee", 1, 91)]


def test_that_the_progress_sheet_is_a_function_of_records_and_date(plant: Plant) -> None:
    plant.sign_off("12-07")
    asked = {"lang": "fr", "paper": "letter", "on": plant.today, "printed_by": "Sam"}
    one = plant.program.sheets.progress_sheet(plant.trainee, **asked)  # type: ignore[arg-type]  # fields by name
    two = plant.program.sheets.progress_sheet(plant.trainee, **asked)  # type: ignore[arg-type]  # the same
    assert one == two
    tasks = {task.id: task for unit in one.units for task in unit.tasks}
    assert tasks["12-07"].counted == 1
    assert one.head.plant == "Test Plant"
    assert not one.head.sample
