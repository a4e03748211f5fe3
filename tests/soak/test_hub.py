"""The hub, for longer than ``make test`` may take: kills in mid-sync, and a fuzzed document.

``TRAINER_SOAK_HUB_KILLS`` and ``TRAINER_SOAK_HUB_EXAMPLES`` ask for other numbers. Kills are kept
in ``build/soak/hub-kills.json`` after each of them; a stopped run goes on there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.hub.app.fuzzing import CALLS, fuzz
from tests.hub.app.http_pc import HttpPc
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.keyfile import make_key
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.protocol import Grant

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "soak" / "hub-kills.json"
KILLS = int(os.environ.get("TRAINER_SOAK_HUB_KILLS", "1000"))
EXAMPLES = int(os.environ.get("TRAINER_SOAK_HUB_EXAMPLES", "2000"))
A_HUB = 50  # kills that one hub lives through
_DAY_MS = 24 * 60 * 60 * 1000


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")
def test_that_a_hub_killed_a_thousand_times_has_lost_doubled_and_halved_nothing(
    tmp_path: Path,
) -> None:
    figures = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {"kills": 0, "records": 0}
    while figures["kills"] < KILLS:
        count = min(A_HUB, KILLS - figures["kills"])
        before = dict(figures)
        for told in _killed(tmp_path / f"hub-{before['kills']}", count, before["kills"]):
            assert told["is_sound"], told
            figures = {
                "kills": figures["kills"] + 1,
                "records": before["records"] + told["acknowledged"],
            }
            _keep(figures)


def _killed(folder: Path, kills: int, seed: int) -> Iterator[dict[str, int]]:
    command = [sys.executable, "-m", "tests.hub.app.kill9", str(folder)]
    command += ["--kills", str(kills), "--seed", str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    assert process.returncode == 0


def _keep(figures: dict[str, int]) -> None:
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    fresh = KEPT.with_suffix(".new")
    fresh.write_text(json.dumps(figures), "utf-8")
    fresh.replace(KEPT)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_that_thousands_of_requests_from_the_document_are_never_a_fault(
    method: str, path: str, tmp_path: Path
) -> None:
    key = make_key(tmp_path / "hub.key")
    ledger = create_ledger(f"sqlite:///{tmp_path / 'hub.db'}", key, SystemClock())
    plant = ledger.add_plant("Fuzzed").id
    with TestClient(make_app(key, ledger, SystemClock())) as client:
        pc = HttpPc(client, ledger.hub_key, plant)
        secret = ledger.issue_ticket(plant, Grant.OFFICE, valid_ms=_DAY_MS)
        pc.enrol(secret).raise_for_status()
        fuzz(pc, method, path, EXAMPLES)
    ledger.close()
