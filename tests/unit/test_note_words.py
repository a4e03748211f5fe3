"""What helps while a note is written: topics from the task, and words that judge a person."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from trainer_app.checklists.bridging import PROGRAMME, topics_of
from trainer_app.checklists.notes import BRIDGING
from trainer_app.checklists.packcheck import load
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.wording import judging_words

_SHIPPED = Path(__file__).parents[2] / "resources" / "packs" / PROGRAMME


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(read_folder(_SHIPPED))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is lazy and was CARELESS again, careless!", ("lazy", "CARELESS")),
        ("Vous avez été négligent; c’est de la paresse.", ("négligent", "paresse")),
        ("L’idiot a laissé la clé", ("idiot",)),
        ("You left the lock off; that could have cost a finger.", ()),
        ("Nettoyage trop lent, vis mal serrée, sale.", ()),
        ("The slide was slow, the bolt loose and the vent dirty.", ()),
        ("", ()),
    ],
)
def test_that_words_about_the_person_are_found_and_words_about_the_work_are_not(
    text: str, found: tuple[str, ...]
) -> None:
    assert judging_words(text) == found


@pytest.mark.parametrize(
    ("task", "topics"),
    [
        ("04-07", ("math",)),
        ("05-04", ("spatial",)),
        ("12-03", ("detail",)),
        ("03-06", ("analysis",)),
        ("03-09", ("communication",)),
        ("01-03", ("safety",)),
        ("06-02", ()),
    ],
)
def test_that_a_task_suggests_where_to_look(pack: Pack, task: str, topics: tuple[str, ...]) -> None:
    assert topics_of(pack, pack.tasks[task]) == topics
    assert set(topics) <= set(BRIDGING)


def test_that_stopping_again_and_again_suggests_time_pressure(pack: Pack) -> None:
    assert topics_of(pack, pack.tasks["06-02"], stopped=1) == ()
    assert topics_of(pack, pack.tasks["01-03"], stopped=2) == ("safety", "reliability")


def test_that_another_bodys_tasks_suggest_nothing(pack: Pack) -> None:
    other = msgspec.structs.replace(pack, id="other")
    assert topics_of(other, other.tasks["04-07"]) == ()
