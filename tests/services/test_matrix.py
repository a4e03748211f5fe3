"""The matrix on the screen: the very rows that are printed, and what they rest on."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.checklists.papers import MatrixCell, SkillsMatrix, for_wall
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.patience import Patience


def printed(plant: Plant, *, wall: bool = False) -> SkillsMatrix:
    by = plant.at_pad(plant.supervisor)
    wanted = Wanted(SheetKind.MATRIX, "en", wall=wall)
    (sheet,) = plant.program.sheets.sheets(by, wanted)
    assert isinstance(sheet, SkillsMatrix)
    return sheet


def test_that_the_screen_shows_the_very_rows_that_are_printed(plant: Plant) -> None:
    plant.complete("01-01", "01-02")
    plant.add("Anna Another", Role.TRAINEE)
    page = plant.program.matrix.page(plant.at_pad(plant.supervisor))
    assert tuple(line.row for line in page.lines) == printed(plant).rows
    assert [line.row.trainee for line in page.lines] == ["Anna Another", "Tina Trainee"]
    more = page.lines[1].more
    assert (more[0].is_current, more[0].counted, more[0].required) == (True, 3, 3)
    assert len(more) == len(page.lines[1].row.cells) == len(plant.pack.tasks)


def test_that_what_is_recorded_is_in_the_matrix_at_once(plant: Plant) -> None:
    matrix, by = plant.program.matrix, plant.at_pad(plant.supervisor)
    assert matrix.page(by).lines[0].row.signed == 0
    plant.complete("01-01")
    assert matrix.page(by).lines[0].row.signed == 1


def test_that_a_trainee_sees_nobody_elses_standing(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        plant.program.matrix.page(plant.at_pad(plant.trainee))
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_a_pc_alone_has_no_trust_line_and_nothing_is_unconfirmed(plant: Plant) -> None:
    plant.sign_off("01-01")
    page = plant.program.matrix.page(plant.at_pad(plant.supervisor))
    assert page.trust is None
    assert not any(line.unconfirmed for line in page.lines)


def test_that_somebody_is_shown_however_short_the_patience(plant: Plant) -> None:
    plant.add("Anna Another", Role.TRAINEE)
    page = plant.program.matrix.page(plant.at_pad(plant.supervisor), patience=Patience(0))
    assert (len(page.lines), page.left) == (1, 1)


@pytest.mark.parametrize("status", list(Status))
def test_that_a_wall_never_says_what_went_wrong(status: Status) -> None:
    shown = for_wall(MatrixCell(3, status, second_look_missing=True))
    kept = (Status.SIGNED_OFF, Status.IN_TRAINING, Status.NOT_STARTED, Status.NOT_APPLICABLE)
    assert shown.status in kept
    assert not shown.second_look_missing
    in_force = status in (Status.SIGNED_OFF, Status.DUE, Status.SECOND_LOOK)
    assert (shown.status is Status.SIGNED_OFF) == in_force
    if status in (Status.LAPSED, Status.IN_QUESTION):
        assert shown.level == 0


def test_that_the_sheet_for_the_wall_holds_what_the_screen_shows(plant: Plant) -> None:
    plant.complete("01-01", "01-02", "01-03")
    usual, wall = printed(plant), printed(plant, wall=True)
    assert wall.wall
    assert not usual.wall
    assert [c.status for c in wall.rows[0].cells] == [
        for_wall(c).status for c in usual.rows[0].cells
    ]
