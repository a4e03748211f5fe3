"""The program's log: a rotating file in the profile, without names of people and without PINs."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

LOGGER = "trainer_app"
FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def log_to(folder: Path) -> logging.Handler | None:
    """Write the log below this folder, five files of a megabyte; None where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
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
