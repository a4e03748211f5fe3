"""What is loaded when: the window first, then the records, and paper only when it is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.plant import make_plant
from trainer_app.kernel.paths import PROFILE_VARIABLE

_NOT_FOR_THE_FIRST_PAINT = (
    *("sqlalchemy", "sqlcipher3", "alembic", "reportlab", "nacl", "msgspec", "pypdfium2"),
    *("httpx2", "trainer_app.sync", "trainer_app.ui.network"),
    *("trainer_app.services", "trainer_app.store", "trainer_app.bootstrap", "trainer_app.reports"),
    "trainer_app.checklists",
)
_NOT_FOR_THE_BOARD = (
    *("alembic", "reportlab", "pypdfium2", "trainer_app.reports"),
    *("httpx2", "trainer_app.sync"),
)
"""Of a PC that stands alone: the network is none of its business."""

_WATCH = """
import json, linecache, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trainer_app.__main__ import main
from trainer_app.ui.window import MainWindow

watched = {}
paint = MainWindow.paintEvent

def painted(window, event):
    paint(window, event)
    if "first_paint" not in watched:
        watched["first_paint"] = sorted(sys.modules)
        look_again()

def look_again():
    if "trainer_app.ui.board.view" not in sys.modules:
        QTimer.singleShot(20, look_again)
        return
    watched["board"] = sorted(sys.modules)
    watched["read"] = sorted(linecache.cache)
    QTimer.singleShot(0, QApplication.closeAllWindows)

MainWindow.paintEvent = painted
ended = main()
json.dump(watched, sys.stdout)
sys.exit(ended)
"""


def loaded(modules: Iterable[str], names: Iterable[str]) -> list[str]:
    """Which of these packages are among the modules."""
    return [name for name in names if any(f"{m}.".startswith(f"{name}.") for m in modules)]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The real program on a plant, until its Board is there."""
    folder = tmp_path_factory.mktemp("start") / "plant"
    make_plant(folder).program.close()
    ran = subprocess.run(
        [sys.executable, "-c", _WATCH],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", PROFILE_VARIABLE: str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, list[str]] = json.loads(ran.stdout)
    return told


def test_that_the_first_paint_waits_for_nothing_that_is_not_seen(
    start: dict[str, list[str]],
) -> None:
    assert loaded(start["first_paint"], ["trainer_app.ui.window"])
    assert loaded(start["first_paint"], _NOT_FOR_THE_FIRST_PAINT) == []


def test_that_the_board_waits_for_no_paper_no_migration_and_no_network(
    start: dict[str, list[str]],
) -> None:
    assert loaded(start["board"], ["trainer_app.store", "trainer_app.services"])
    assert loaded(start["board"], _NOT_FOR_THE_BOARD) == []


def test_that_nobody_reads_the_source_of_what_is_loaded_after_the_window(
    start: dict[str, list[str]],
) -> None:
    """PySide6 does, and Python would keep every line: see ``ui.plain_imports``."""
    assert [file for file in start["read"] if "services" in file or "sqlalchemy" in file] == []
