"""A file that somebody asked for is there whole, or what was there before is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.wholefile import write_whole


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, ErrorCode.DISK_FULL), (errno.EIO, ErrorCode.FILE_UNWRITABLE)],
)
def test_that_what_was_there_stays_where_the_new_one_does_not_reach_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: ErrorCode
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, "as a full stick does")

    target = tmp_path / "report.pdf"
    target.write_bytes(b"older")
    with monkeypatch.context() as on_stick:
        on_stick.setattr(os, "fsync", fail)
        with pytest.raises(Unavailable) as error:
            write_whole(target, b"newer")
    assert error.value.code is code
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert target.read_bytes() == b"older"
    write_whole(target, b"newer")
    assert target.read_bytes() == b"newer"
