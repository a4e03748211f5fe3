"""A day at one PC: people sign in, walk through screens, sign off and sign, hour after hour.

The program is a process of its own, tapped from outside; what it holds in memory is read from the
system. One round is what a plant does in a minute, so 480 rounds are eight hours.
``TRAINER_SOAK_ROUNDS`` asks for another number. Writes its part of ``docs/soak.md``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from installer.hand import Hand
from installer.smoke import SUPERVISOR, Smoke
from tests.soak.report import ROOT, today, write_part

ROUNDS = int(os.environ.get("TRAINER_SOAK_ROUNDS", "480"))
WARM_UP = 20
"""Rounds after which every screen has been built and every module loaded."""
MOST_MORE_MB = 20.0


def held_mb(pid: int) -> float:
    """Resident memory of a process."""
    pages = int(Path("/proc", str(pid), "statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="reads /proc")
def test_that_eight_hours_of_work_hold_little_more_memory_than_the_first_minutes(
    tmp_path: Path,
) -> None:
    smoke = Smoke(tmp_path, (sys.executable, "-m", "trainer_app"))
    smoke.environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    hand = smoke.open()
    try:
        smoke.found(hand)
        smoke.add_trainee(hand)
        held = [_one_round(smoke, hand) for _ in range(ROUNDS)]
        hand.close()
    finally:
        hand.let_go()
    warm, last, most = held[min(WARM_UP, ROUNDS - 1)], held[-1], max(held)
    _report(warm, last, most)
    assert last - warm <= MOST_MORE_MB


def _one_round(smoke: Smoke, hand: Hand) -> float:
    """Two people: one looks around and signs off, the other reads and agrees."""
    smoke.sign_in(hand, SUPERVISOR)
    for name in ("Settings", "This PC", "Keyboard"):
        hand.tap("Menu", "Next", name)
        hand.tap("Back", "Back")
    hand.tap("Lock")
    hand.until_at("board")
    smoke.sign_off(hand)
    smoke.to_sign(hand)
    hand.tap("Verrouiller")
    hand.until_at("board")
    return held_mb(hand.process.pid)


def _report(warm: float, last: float, most: float) -> None:
    write_part(
        "Memory",
        "`tests/soak/test_memory.py`; `TRAINER_SOAK_ROUNDS` asks for a number. The program is a"
        " process of its own on Qt's offscreen platform; what it\nholds resident is read from the"
        " system after each round. A round: somebody signs in, looks at the settings, at this PC"
        " and at the\nshortcuts, signs off a task; the trainee signs in and agrees. 480 rounds"
        " stand for eight hours.",
        "Rounds",
        ROUNDS,
        {
            "last run": today(),
            f"memory after {min(WARM_UP, ROUNDS - 1)} rounds": f"{warm:,.0f} MB",
            "at the end": f"{last:,.0f} MB",
            "the most at any round": f"{most:,.0f} MB",
            f"more, of {MOST_MORE_MB:.0f} MB allowed": f"{last - warm:,.1f} MB",
        },
    )
