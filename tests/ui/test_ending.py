"""A window whose process is asked to end: it ends as if it had been closed, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a session that ends closes it")

MADE = "toolroom-trainer-sample-*"


@pytest.mark.parametrize(
    ("asks", "once_there", "code"),
    [
        pytest.param("SIGTERM", f"{MADE}/profile/logs", 0, id="SIGTERM while it is filled"),
        pytest.param("SIGHUP", MADE, 0, id="a terminal closed at the start"),
        pytest.param("SIGINT", MADE, 130, id="Ctrl-C"),
    ],
)
def test_that_the_sample_goes_with_a_process_that_is_asked_to_end(
    qtbot: QtBot, tmp_path: Path, asks: str, once_there: str, code: int
) -> None:
    made, home = tmp_path / "made", tmp_path / "home"
    made.mkdir()
    home.mkdir()
    told = {"TMPDIR": str(made), "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    running = subprocess.Popen(
        [sys.executable, "-m", "trainer_app", "--demo"],
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        qtbot.waitUntil(lambda: any(made.glob(once_there)), timeout=60_000)
        running.send_signal(signal.Signals[asks])
        said = running.communicate(timeout=60)
    finally:
        running.kill()
    assert (running.returncode, list(made.iterdir())) == (code, [])
    assert b"Traceback" not in said[1]
    assert said[0] == b""
