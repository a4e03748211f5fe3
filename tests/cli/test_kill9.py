"""A process killed while it records: what it said is stored, once, and the profile is sound."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command
from trainer_app.bootstrap import open_program
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.ids import RecordId

KILLS = 20
WITHIN_MS = 2000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")


@pytest.mark.timeout(240)
def test_that_no_acknowledged_record_is_lost_or_doubled_over_twenty_kills(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "tests.kill9", str(tmp_path / "p"), "--kills", str(KILLS)]
    root = Path(__file__).parents[2]
    done = subprocess.run(call, cwd=root, capture_output=True, text=True, check=False, timeout=230)
    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == KILLS
    assert outcomes[-1]["acknowledged"] > KILLS
    for outcome in outcomes:
        assert (outcome["lost"], outcome["doubled"], outcome["split"]) == (0, 0, 0), outcome
        assert outcome["faults"] == [], outcome
        assert outcome["reopened_ms"] <= WITHIN_MS, outcome


def test_that_what_demo_acknowledged_is_there_after_a_kill(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    call = command(["demo", "--profile", folder, "--records", "100000", "--ack"])
    with subprocess.Popen(call, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(150)]
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
    ids = [line.decode().strip() for line in said if line.endswith(b"\n")]
    assert len(ids) == len(set(ids)) >= 150
    assert run("verify", "--profile", folder).code == 0
    program = open_program(folder, SystemClock())
    with program.store.reading() as reading:
        assert all(reading.record(RecordId(one)) is not None for one in ids)
    program.close()
