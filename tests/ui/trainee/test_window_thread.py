"""No call of the database on the window's thread: whatever a window opened refuses it."""

from __future__ import annotations

import pytest

from tests.beside import ask_beside
from tests.plant import Plant
from trainer_app.ui.opened import Opened


def test_that_what_a_window_opened_answers_on_every_thread_but_its_own(plant: Plant) -> None:
    opened = Opened()
    program = ask_beside(lambda: opened.keep(plant.program))
    with pytest.raises(RuntimeError):
        program.people.board()
    with pytest.raises(RuntimeError), program.store.writing():
        pass
    assert ask_beside(program.people.board).tiles


def test_that_a_window_is_told_of_the_program_itself_where_it_stands(plant: Plant) -> None:
    opened = Opened()
    program = ask_beside(lambda: opened.keep(plant.program))
    assert (program.sample_pin, program.alarms) == ("", ())
    assert program.folder.exists()
