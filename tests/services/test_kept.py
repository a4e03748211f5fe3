"""Kept answers are the answers that would be given now, whatever happened since."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.plant import Plant
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId
from trainer_app.services import pages as of_pages
from trainer_app.services.deciding import Deciding
from trainer_app.services.kept import Kept
from trainer_app.services.pages import Pages
from trainer_app.services.signing import Answer


def answers(plant: Plant, pages: Pages) -> tuple[object, ...]:
    viewer = plant.at_pad(plant.supervisor)
    return pages.trainees(viewer), pages.checklist(viewer, plant.trainee).progress


def _sign_off(plant: Plant) -> None:
    plant.sign_off("12-07")


def _wait_for_signature(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=None)


def _withdraw(plant: Plant) -> None:
    record = plant.waiting(plant.trainee)[0]
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), record, "mistake")


def _agree(plant: Plant) -> None:
    record = plant.waiting(plant.trainee)[0]
    plant.program.signing.answer(plant.at_pad(plant.trainee), [record], Answer(agrees=True))


def _next_week(plant: Plant) -> None:
    plant.clock.advance(days=7)


def _somebody_new(plant: Plant) -> None:
    plant.add("Nora New", Role.TRAINEE)


def _not_applicable(plant: Plant) -> None:
    deciding = Deciding(plant.program.store, plant.clock)
    deciding.set_not_applicable(plant.at_pad(plant.supervisor), "06-06", "No such machine.")


def _module(plant: Plant) -> None:
    module = plant.pack.modules[0].id
    plant.program.facts.module_completed(
        plant.at_pad(plant.trainer), plant.trainee, module, plant.today
    )


@pytest.mark.parametrize(
    "happens",
    [_sign_off, _withdraw, _agree, _next_week, _somebody_new, _not_applicable, _module],
)
def test_that_a_kept_answer_is_the_one_that_would_be_given_now(
    plant: Plant, happens: Callable[[Plant], None]
) -> None:
    _wait_for_signature(plant)
    pages = plant.program.pages
    before = answers(plant, pages)
    happens(plant)
    now = answers(plant, pages)
    assert now == answers(plant, Pages(plant.program.store, plant.clock))
    assert now != before


def test_that_an_answer_is_kept_while_nothing_happens(plant: Plant) -> None:
    plant.sign_off("12-07")
    viewer, pages = plant.at_pad(plant.supervisor), plant.program.pages
    first = pages.checklist(viewer, plant.trainee).progress
    assert pages.checklist(viewer, plant.trainee).progress is first


def test_that_a_day_is_told_of_rows_however_much_is_known_of_each_trainee(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole programme of a few trainees fills what is kept of all: a row is kept beside it."""
    plant.sign_off("12-07")
    today, viewer = plant.program.today, plant.at_pad(plant.trainer)
    first = today.day(viewer)
    monkeypatch.setattr(of_pages, "progress", None)
    monkeypatch.setitem(plant.program.pages._progress, TRAINEES, Kept(0))
    assert today.day(viewer) == first
    assert first.strips


def test_that_one_answer_about_everybody_is_kept_however_many_they_are(plant: Plant) -> None:
    """Else a list that is counted in parts would be counted without end."""
    kept: Kept[int] = Kept()
    people = [PersonId(f"{number:032x}") for number in range(2_000)]
    with plant.program.store.reading() as reading:
        for number, person in enumerate(people):
            kept.answer(reading, person, "", partial(int, number))
        assert all(kept.fresh(reading, person, "") is not None for person in people)


def test_that_the_oldest_answers_go_where_all_together_are_too_large(plant: Plant) -> None:
    """The last one stays, however large: it is being looked at."""
    kept: Kept[str] = Kept(10, size=len)
    people = [plant.trainee, plant.add("Nora New", Role.TRAINEE), plant.add("Ned", Role.TRAINEE)]

    def remembered() -> list[str | None]:
        return [kept.fresh(reading, person, "") for person in people]

    with plant.program.store.reading() as reading:
        for person, answer in zip(people, ("five5", "five6", "six777"), strict=True):
            kept.answer(reading, person, "", partial(str, answer))
        assert remembered() == [None, None, "six777"]
        kept.answer(reading, people[0], "", lambda: "four")
        assert remembered() == ["four", None, "six777"]
        kept.answer(reading, people[1], "", lambda: "larger than everything")
        assert remembered() == [None, "larger than everything", None]
