"""PCs and their hub, killed in mid-sync: nothing that was shown as saved is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.wounds import Point

KILLS = 2 * len(Point)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")


@pytest.mark.timeout(240)
def test_that_pcs_and_a_hub_killed_in_mid_sync_have_lost_nothing_and_come_in_step(
    tmp_path: Path,
) -> None:
    call = [sys.executable, "-m", "tests.sync.kill9", str(tmp_path), "--kills", str(KILLS)]
    root = Path(__file__).parents[2]
    done = subprocess.run(call, cwd=root, capture_output=True, text=True, check=False, timeout=230)
    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == KILLS
    assert {outcome["point"] for outcome in outcomes} == {point.value for point in Point}
    for outcome in outcomes:
        assert outcome["is_sound"], outcome
    assert sum(outcome["was_hit"] for outcome in outcomes) > KILLS // 2
