"""How the window is started: on which profile, with what, and what is left of a throw-away one."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer_app.bootstrap.plants import Plants
from trainer_app.cli import display
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.ui import app
from trainer_app.ui.program import Program, Start


def seen_by_the_window(
    monkeypatch: pytest.MonkeyPatch, run: Run, *call: str | Path
) -> list[tuple[Start, Program | None]]:
    """Starts the program with a window that opens its records and closes."""
    seen = []

    def opens_and_closes(start: Start) -> int:
        program = start.open_program()
        if program is not None:
            program.people.board()
            program.close()
        seen.append((start, program))
        return 0

    monkeypatch.setattr(app, "run_window", opens_and_closes)
    assert run(*call).code == 0
    return seen


def test_that_without_a_command_the_window_opens_the_profile(
    run: Run, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_PROFILE", str(profile))
    for call in ([], ["--profile", str(profile)]):
        ((start, program),) = seen_by_the_window(monkeypatch, run, *call)
        assert start.profile == profile
        assert start.log_file.parent == profile / "logs"
        assert program is not None


def test_that_the_window_opens_the_plant_that_is_named_and_else_asks_which(
    run: Run, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = ProfilePaths(profile).plants / "0123456789ab"
    shutil.copytree(profile, second)
    named = ["--profile", str(profile), "--plant", second.name]
    ((start, program),) = seen_by_the_window(monkeypatch, run, *named)
    assert start.profile == profile, "one window a PC, and one file of its settings"
    assert start.plants is not None
    assert not start.plants.is_asked
    assert program is not None
    assert program.folder == second
    assert Plants(profile, SystemClock()).is_asked


def test_that_an_empty_folder_is_blank_and_its_owners_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    ((start, program),) = seen_by_the_window(monkeypatch, run, "--profile", folder)
    assert program is None
    assert list(start.blank().pack().all_tasks())
    assert folder.stat().st_mode & 0o077 == 0


def test_that_the_demo_lives_in_a_folder_that_goes_with_its_window(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((start, program),) = seen_by_the_window(monkeypatch, run, "--demo", "--lang", "fr")
    assert program is not None
    assert not start.profile.exists()


def test_that_a_display_is_one_that_answers(tmp_path: Path) -> None:
    wayland = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
    assert not display.has_display(wayland)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-7"))
        listening.listen()
        assert display.has_display(wayland)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        number = listening.getsockname()[1] - 6000
        assert display.has_display({"DISPLAY": f"127.0.0.1:{number}.0"})
    assert not display.has_display({"DISPLAY": "nonsense"})
    assert not display.has_display({})
    assert display.has_display({"QT_QPA_PLATFORM": "offscreen"})
