"""Has Python import modules by itself again once Qt is loaded.

PySide6 puts itself before every import and reads the source of each module that comes after it, to
know whether it may want ``snake_case`` or ``true_property``. Nothing here does; the lines it read
stay in memory (22 MB by the time a checklist is open) and cost a quarter of what the start spends
on importing. Imports no Qt.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Call it after PySide6 has been imported. Does nothing where PySide6 does no such thing."""
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        vars(builtins)["__import__"] = own
