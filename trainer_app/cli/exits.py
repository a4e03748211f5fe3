"""What the program's exit code says. Part of the contract of the command line."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    DONE = 0
    BUG = 1
    """The traceback is in the log, one sentence on standard error."""
    WRONG_CALL = 2
    REFUSED = 3
    """By a rule, by the machine, or for bad input: a sentence on standard error, or findings."""
    DAMAGE = 4
    NO_HUB = 5
    """A state, not a failure."""
    INTERRUPTED = 130
    """Ctrl-C, as every shell says it."""
    PIPE_CLOSED = 141
    """Whoever read our output went away, as every shell says it."""
