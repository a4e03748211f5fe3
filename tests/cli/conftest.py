"""A profile of made-up people, made once; and the program, run here or as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from trainer_app.bootstrap import SAMPLE_CODE, found_sample
from trainer_app.cli.main import main
from trainer_app.kernel.clock import SystemClock

TRAINEE = "Amir Haddad"
RECORDS = 260
WORDS = " ".join(SAMPLE_CODE.words("en"))


@dataclass(frozen=True, slots=True)
class Said:
    """What one run of the program left on its three ways out."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nobody writes here: ``profile`` is a copy."""
    folder = tmp_path_factory.mktemp("cli") / "sample"
    found_sample(folder, SystemClock(), trainees=3, records=RECORDS).close()
    return folder


@pytest.fixture
def profile(sample: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    shutil.copytree(sample, folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The program in this process."""

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def process() -> Run:
    """The real program, as a script calls it."""

    def call(
        *arguments: str | Path, given: str | None = None, environment: dict[str, str] | None = None
    ) -> Said:
        done = subprocess.run(
            command(arguments),
            input=(given or "").encode(),
            capture_output=True,
            env={**os.environ, **(environment or {})},
            check=False,
            timeout=60,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def command(arguments: Sequence[str | Path]) -> list[str]:
    return [sys.executable, "-m", "trainer_app", *(str(a) for a in arguments)]
