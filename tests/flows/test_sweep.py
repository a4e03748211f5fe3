"""The sweep: every screen, in both languages, over all sizes, themes and resolutions, is measured.

The scenes of ``tests.screens`` are walked once; each sentence below looks at what the walk found.
"""

from __future__ import annotations

import gc
import logging
import os
from dataclasses import dataclass, field
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from tests.screens.audit import Fault, Finding, findings, pale_words
from tests.screens.looks import LANGUAGES, LARGE_WORDS, View, pairwise, sweep, whole_sweep
from tests.screens.plant import CASTS, SamplePlant
from tests.screens.scenes import Scene, numbered
from tests.screens.scenes_in_class import NOBODY
from tests.screens.scenes_photos import TYPED
from tests.screens.stage import Stage
from tests.screens.words import left_in_english, words_of
from trainer_app.checklists import bodies as b
from trainer_app.checklists.packcheck import load_whole
from trainer_app.checklists.packfiles import read_folder
from trainer_app.kernel.resources import shipped_pack
from trainer_app.ui.theme import ThemeName, load_tokens

WHOLE: Final = bool(os.environ.get("TRAINER_WHOLE_SWEEP"))
"""`make soak` looks at every screen in every kind of view, which takes three times as long."""
VIEWS: Final = whole_sweep if WHOLE else sweep
ONLY: Final = tuple(os.environ.get("TRAINER_SWEEP_SCENES", "").split())
"""Parts of names of scenes: after a change to a few screens only these are looked at again."""

pytestmark = pytest.mark.timeout(1800 if WHOLE else 480)


@dataclass
class Walk:
    """What was met. ``words``: by scene, then language."""

    found: list[tuple[str, Finding]] = field(default_factory=list)
    words: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    views: set[tuple[str, View]] = field(default_factory=set)

    def of(self, fault: Fault) -> list[str]:
        return sorted({f"{where}: {said}" for where, (kind, said) in self.found if kind is fault})

    def said(self, fault: Fault) -> str:
        return "\n".join(["", f"{fault.value}:", *self.of(fault)])

    def meet(self, name: str, view: View, stage: Stage) -> None:
        if not stage.dialogs() and not stage.shell.window.isActiveWindow():
            taken = "the window: a part of a page was shown before it had a place, as a window"
            self.found.append((f"{view.name} {name}", (Fault.REACH, taken)))
        for window in (stage.shell.window, *stage.dialogs()):
            where = f"{view.name} {name}"
            faults = findings(window, view)
            self.found += [(where, finding) for finding in faults]
            heard = self.words.setdefault(name, {}).setdefault(view.lang, set())
            heard |= words_of(window, view.lang)
        self.views.add((name, view))


@pytest.fixture(scope="module")
def walk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    work = tmp_path_factory.mktemp("sweep")
    plant = SamplePlant(work / "plant" / "profile")
    walked = Walk(names=_names(plant))
    logging.getLogger("trainer_app.ui.crash").disabled = True  # one scene shows a bug
    wanted = tuple((n, s) for n, s in numbered() if not ONLY or any(part in n for part in ONLY))
    for view, scenes in _by_view(wanted).items():
        gc.freeze()  # what is here stays; each window that is closed looks through all the rest
        stage = Stage(qapp, plant, view, work, paints=False)
        try:
            for name, scene in scenes:
                scene.play(stage)
                stage.settle()
                walked.meet(name, view, stage)
        finally:
            stage.close()
    logging.getLogger("trainer_app.ui.crash").disabled = False
    return walked


def _by_view(scenes: tuple[tuple[str, Scene], ...]) -> dict[View, list[tuple[str, Scene]]]:
    """One window a view: opening it costs more than a scene. What is played apart comes last."""
    views: dict[View, list[tuple[str, Scene]]] = {}
    for name, scene in sorted(scenes, key=lambda numbered: numbered[1].apart):
        for view in VIEWS(scene.chapter):
            views.setdefault(view, []).append((name, scene))
    return views


def _names(plant: SamplePlant) -> set[str]:
    """Whoever and whatever has a name of its own."""
    program = plant.open()
    names = {tile.name for tile in program.people.board().tiles}
    names |= {program.people.board().plant, program.people.board().pc}
    with program.store.reading() as reading:
        written = [r.body for r in reading.records(["note.written", "cost.saved"])]
    program.close()
    for body in written:  # what people wrote stays in their own language
        if isinstance(body, b.NoteWritten):
            names |= {body.words, body.strength, body.work_on, body.next_step} - {""}
        elif isinstance(body, b.CostSaved):
            names |= {body.name, body.words}
    parts = {part for cast in CASTS.values() for part in (cast.supervisor, cast.trainer)}
    return names | parts | TYPED | {NOBODY} | _shop_words()


def _shop_words() -> set[str]:
    """The glossary stands in both languages side by side; so do the standard terms of defects."""
    guidance = load_whole(read_folder(shipped_pack())).guidance
    terms = [word.term for word in guidance.glossary] + [defect.term for defect in guidance.defects]
    also = {other.name for word in guidance.glossary for other in word.also}
    return also | {word for term in terms for word in term.values()}


def test_that_all_words_fit(walk: Walk) -> None:
    assert not walk.of(Fault.CUT), walk.said(Fault.CUT)


def test_that_nothing_lies_outside_its_place_or_on_something_else(walk: Walk) -> None:
    assert not walk.of(Fault.PLACE), walk.said(Fault.PLACE)


def test_that_a_screen_reader_can_name_every_control(walk: Walk) -> None:
    assert not walk.of(Fault.NAME), walk.said(Fault.NAME)


def test_that_the_keyboard_reaches_every_control(walk: Walk) -> None:
    assert not walk.of(Fault.REACH), walk.said(Fault.REACH)


def test_that_everything_that_is_tapped_is_large_enough_and_apart(walk: Walk) -> None:
    assert not walk.of(Fault.SIZE), walk.said(Fault.SIZE)


def test_that_no_status_is_told_by_its_colour_alone(walk: Walk) -> None:
    assert not walk.of(Fault.COLOUR), walk.said(Fault.COLOUR)


def test_that_no_french_screen_says_anything_in_english(walk: Walk) -> None:
    left = {
        name: said
        for name, heard in walk.words.items()
        if (said := left_in_english(heard["en"], heard["fr"], walk.names))
    }
    assert left == {}


def test_that_the_walk_saw_every_screen_in_both_languages_and_all_looks(walk: Walk) -> None:
    for name, heard in walk.words.items():
        assert set(heard) == set(LANGUAGES), name
    if ONLY:
        return
    seen = {view for _, view in walk.views}
    for view in pairwise():
        alike = [
            s for s in seen if (s.size, s.theme, s.screen) == (view.size, view.theme, view.screen)
        ]
        assert alike, view.name
    assert seen.issuperset(LARGE_WORDS)


@pytest.mark.parametrize("name", ThemeName)
def test_that_all_words_stand_out_at_seven_to_one(name: ThemeName) -> None:
    assert pale_words(load_tokens(name)) == []
