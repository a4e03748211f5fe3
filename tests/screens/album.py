"""Plays every scene in every view and writes what is seen. Lives on the window's thread."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.screens.contact import write_contact_sheet
from tests.screens.looks import PLAIN, View, pairwise, spread
from tests.screens.papers import write_papers
from tests.screens.plant import SamplePlant
from tests.screens.scenes import Scene, numbered
from tests.screens.stage import Stage
from trainer_app.ui.app import make_application


def write_album(
    out: Path, work: Path, *, only: Sequence[str] = (), plain: bool = False
) -> tuple[int, list[str]]:
    """Returns how many pictures there are, and one paragraph a scene that did not play."""
    app = make_application(["screens"])
    plant = SamplePlant(work / "plant" / "profile")
    wanted = [
        (name, scene)
        for name, scene in numbered()
        if not only or any(word in name for word in only)
    ]
    sections: dict[str, list[Path]] = {}
    failures: list[str] = []
    sys.excepthook = lambda *raised: failures.append("".join(traceback.format_exception(*raised)))
    for view in (*PLAIN, *(() if plain else pairwise())):
        stage = Stage(app, plant, view, work)
        folder = out / view.name if view in PLAIN else out / "pairs"
        folder.mkdir(parents=True, exist_ok=True)
        for name, scene in wanted:
            if view not in PLAIN and view not in spread(scene.chapter):
                continue
            file = folder / (f"{name}.png" if view in PLAIN else f"{name}--{view.name}.png")
            problem = _shoot(stage, scene, view, file)
            if problem:
                failures.append(problem)
            else:
                sections.setdefault(name, []).append(file)
        stage.close()
    if not only or "papers" in only:
        (out / "papers").mkdir(parents=True, exist_ok=True)
        sections["papers"] = list(write_papers(plant, out / "papers"))
    write_contact_sheet(out, sections)
    return sum(len(files) for files in sections.values()), failures


def _shoot(stage: Stage, scene: Scene, view: View, file: Path) -> str:
    """Empty, or why there is no picture."""
    try:
        scene.play(stage)
        stage.picture().save(str(file))
    except Exception:  # noqa: BLE001 - the other screens are still wanted
        stage.close()
        return f"--- {scene.name} in {view.name}\n{traceback.format_exc()}"
    return ""
