"""2,000 kills. Kept in ``build/soak/kill9.json`` after each of them; a stopped run goes on there.

``TRAINER_SOAK_KILLS`` asks for another number. The figures of the longest run are in
``docs/soak.md``, which this writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.soak.report import ROOT, today, write_part

KEPT = ROOT / "build" / "soak" / "kill9.json"
KILLS = int(os.environ.get("TRAINER_SOAK_KILLS", "2000"))
A_PROFILE = 100  # kills that one profile lives through
WITHIN_MS = 2000


@dataclass(slots=True)
class Figures:
    kills: int = 0
    profiles: int = 0
    acknowledged: int = 0
    stored_unsaid: int = 0
    """Records that were on the disk when the process died before it could say so."""
    slowest_ms: float = 0.0

    @classmethod
    def kept(cls) -> Figures:
        return cls(**json.loads(KEPT.read_text("utf-8"))) if KEPT.exists() else cls()

    def keep(self) -> None:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        fresh = KEPT.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self)), "utf-8")
        fresh.replace(KEPT)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")
def test_that_no_acknowledged_record_is_lost_over_thousands_of_kills(tmp_path: Path) -> None:
    figures = Figures.kept()
    while figures.kills < KILLS:
        figures.profiles += 1
        count = min(A_PROFILE, KILLS - figures.kills)
        _one_profile(tmp_path / f"profile-{figures.profiles}", count, figures)
        _report(figures)


def _one_profile(folder: Path, kills: int, figures: Figures) -> None:
    command = [sys.executable, "-m", "tests.kill9", str(folder)]
    command += ["--kills", str(kills), "--seed", str(figures.profiles)]
    before = figures.acknowledged
    founding: int | None = None
    unsaid = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            assert not told["lost"], line
            assert not told["doubled"], line
            assert not told["split"], line
            assert not told["faults"], line
            assert told["reopened_ms"] <= WITHIN_MS, line
            unsaid = told["records"] - told["acknowledged"]
            founding = unsaid if founding is None else founding
            figures.kills += 1
            figures.acknowledged = before + told["acknowledged"]
            figures.slowest_ms = max(figures.slowest_ms, told["reopened_ms"])
            figures.keep()
        figures.stored_unsaid += unsaid - (founding or 0)
    assert process.returncode == 0


def _report(figures: Figures) -> None:
    write_part(
        "Kills of a PC that records",
        "`tests/soak/test_kill9.py`; `TRAINER_SOAK_KILLS` asks for a number. A process that is"
        " recording sign-offs is killed (SIGKILL); the profile\nis opened again and verified, each"
        " time.",
        "Kills",
        figures.kills,
        {
            "last run": today(),
            "profiles that lived through them": f"{figures.profiles:,}",
            "records acknowledged": f"{figures.acknowledged:,}",
            "acknowledged records lost, doubled or split from their signature": "0",
            "faults that `verify` named": "0",
            "records on the disk when the process died before it could say so": (
                f"{figures.stored_unsaid:,}"
            ),
            "slowest reopening, until the Board": f"{figures.slowest_ms:,.0f} ms",
        },
    )
