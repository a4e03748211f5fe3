"""The contract of design.md §6 that holds for every command."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command
from tests.conftest import ProgramLog
from trainer_app.cli import status
from trainer_app.kernel.settings import Settings, SettingsFile


def test_that_the_profile_is_named_before_or_after_the_command(run: Run, sample: Path) -> None:
    before = run("--profile", sample, "status", "--json")
    after = run("status", "--json", "--profile", sample)
    assert before.code == after.code == 0
    assert before.out == after.out


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["status", "--nonsense"],
        ["status", "--js"],
        ["sheet"],
        ["sheet", "progress", "-o", "x.pdf"],
        ["sheet", "progress", "--trainee", "x", "-o", "x.pdf", "--as-of", "yesterday"],
        ["sheet", "progress", "--trainee", "x", "-o", "x.pdf", "--lang", "de"],
        ["export", "people", "people.txt"],
        ["export", "pins", "people.csv"],
        ["demo"],
        ["demo", "--profile", "x", "--trainees", "-1"],
        ["--demo", "status"],
        ["--demo", "--profile", "x"],
        ["restore"],
        ["content"],
    ],
    ids=" ".join,
)
def test_that_a_wrong_call_ends_with_2_and_leaves_the_data_channel_empty(
    run: Run, call: list[str]
) -> None:
    said = run(*call)
    assert said.code == 2
    assert said.out == ""
    assert "trainer-app" in said.err


def test_that_help_and_version_are_data(run: Run) -> None:
    helped, version = run("--help"), run("--version")
    assert helped.code == version.code == 0
    assert "exit codes" in helped.out
    assert version.out.startswith("trainer-app ")


def test_that_a_missing_profile_is_refused_in_one_sentence(process: Run, tmp_path: Path) -> None:
    said = process("status", "--profile", tmp_path / "nowhere")
    assert said.code == 3
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert not (tmp_path / "nowhere").exists()


def test_that_a_problem_speaks_the_language_asked_for_or_set_in_the_window(
    run: Run, profile: Path
) -> None:
    call = ("--profile", profile, "sheet", "progress", "--trainee", "Nobody", "-o", "x.pdf")
    english, asked = run(*call), run(*call, "--lang", "fr")
    SettingsFile(profile / "settings.json").save(Settings(language="fr"))
    was_set = run(*call)
    assert english.code == asked.code == was_set.code == 3
    assert asked.err == was_set.err != english.err


def test_that_a_bug_is_one_sentence_and_a_traceback_in_the_log(
    run: Run, profile: Path, monkeypatch: pytest.MonkeyPatch, program_log: ProgramLog
) -> None:
    def stumble(_program: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(status, "_facts", stumble)
    said = run("status", "--profile", profile)
    program_log.expect("a bug")
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "trainer.log" in said.err
    logged = (profile / "logs" / "trainer.log").read_text("utf-8")
    assert "ZeroDivisionError: on purpose" in logged
    assert "Traceback" in logged


def test_that_a_bug_without_a_log_is_not_swallowed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program_log: ProgramLog
) -> None:
    def stumble(_args: object) -> int:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(status, "reading_program", stumble)
    said = run("status", "--profile", tmp_path / "nowhere")
    program_log.expect("a bug")
    assert said.code == 1
    assert "ZeroDivisionError: on purpose" in said.err


def test_that_names_survive_a_locale_that_has_no_accents(
    process: Run, sample: Path, tmp_path: Path
) -> None:
    latin = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    said = process("status", "--profile", sample, "--lang", "fr", environment=latin)
    assert said.code == 0
    assert "Empreinte de l’état" in said.out
    people = tmp_path / "people.json"
    assert process("export", "people", people, "--profile", sample, environment=latin).code == 0
    assert "Renée Tremblay" in {row["name"] for row in json.loads(people.read_text("utf-8"))}


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """A run of the tests in the background ignores it, and every process that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_that_an_interrupted_command_ends_quietly_with_130(tmp_path: Path) -> None:
    call = command(["demo", "--profile", tmp_path / "p", "--records", "100000", "--ack"])
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        said = running.stderr.read()
    assert running.returncode == 130
    assert said == b""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_that_a_reader_who_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    call = command(["demo", "--profile", tmp_path / "p", "--records", "100000", "--ack"])
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert running.returncode == 141
    assert said == b""


def test_that_reading_a_call_loads_nothing_that_the_first_paint_does_not_need() -> None:
    look = (
        "import sys; from trainer_app.cli.main import make_parser; import trainer_app.cli.window;"
        "make_parser().parse_args(['status']);"
        "heavy = {'sqlalchemy', 'PySide6', 'reportlab', 'sqlcipher3', 'nacl', 'msgspec'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
