"""What asks a window's process to end, as bytes to be read: SIGTERM, a terminal closed, Ctrl-C.

Left to themselves the first two end the process at once, and nothing is let go of: no draft kept,
no throw-away folder removed. A window's loop runs no Python while it waits, so a handler alone
would not be heard either. POSIX: elsewhere a session that ends closes the windows itself.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_ASKS: Final = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending:
    def __init__(self, heard: int | None = None) -> None:
        self.heard = heard
        """To be read from once the process was asked; None: it never is."""
        self.is_interrupted = False
        """Ctrl-C, which a shell wants to know of."""

    def note(self, number: int, _frame: object) -> None:
        """The handler. The byte that wakes the loop is written by the interpreter."""
        self.is_interrupted |= number == signal.SIGINT


@contextmanager
def ending_asked() -> Iterator[Ending]:
    """For as long as it is open the process ends when whoever reads says so. Main thread.

    What the process was told to ignore (``nohup``, a shell's background) stays ignored.
    """
    if sys.platform == "win32":
        yield Ending()
        return
    heard, told = os.pipe()
    for end in (heard, told):
        os.set_blocking(end, False)
    ending = Ending(heard)
    numbers = [signal.Signals[name] for name in _ASKS]
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) != signal.SIG_IGN}
    woken_before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for number in before:
        signal.signal(number, ending.note)
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken_before)
        os.close(heard)
        os.close(told)
