"""The program's log: a rotating file in the profile, without names of people and without PINs."""

from __future__ import annotations

import logging
import logging.handlers
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from typing_extensions import override

from trainer_app.kernel.sharing import follow_folder, make_folder_of_profile

LOGGER = "trainer_app"
FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


class _SharedFile(logging.handlers.RotatingFileHandler):
    """The accounts that share a profile write one log."""

    @override
    def _open(self) -> TextIOWrapper:
        opened = super()._open()
        with suppress(OSError):
            follow_folder(Path(self.baseFilename))
        return opened


def log_to(folder: Path) -> logging.Handler | None:
    """Write the log below this folder, five files of a megabyte; None where that cannot be."""
    try:
        make_folder_of_profile(folder)
        handler = _SharedFile(
            folder / "trainer.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.INFO)
    return handler


def stop_logging(handler: logging.Handler | None) -> None:
    """Close what ``log_to`` opened."""
    if handler is not None:
        logging.getLogger(LOGGER).removeHandler(handler)
        handler.close()
