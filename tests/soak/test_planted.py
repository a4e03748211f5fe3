"""The random histories notice what is planted in sync: bugs that only some order of things shows.

Each has so many schedules; most need a few. A few minutes of one processor for all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.planted import PLANTED, Planted, noticed


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_that_the_histories_notice_a_bug(planted: Planted, tmp_path: Path) -> None:
    assert noticed(planted, tmp_path), f"nobody noticed in {planted.within} schedules"
