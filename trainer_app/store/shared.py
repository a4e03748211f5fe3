"""What all moments of one open store share: parsed editions and the directory of who counts.

Both are looked up by what they were made from, so a moment never sees what is newer or older than
itself. Any worker thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer_app.checklists.directory import Directory
from trainer_app.kernel.ids import EditionId

if TYPE_CHECKING:
    from trainer_app.checklists.guidance import Guidance
    from trainer_app.checklists.packs import Pack

Version = tuple[object, ...]
"""From which records a directory was built."""


@dataclass(slots=True)
class Shared:
    """``roots``: public keys (hex) whose founding certificate is believed here."""

    roots: frozenset[str]
    packs: dict[EditionId, Pack] = field(default_factory=dict)
    guidance: dict[EditionId, Guidance] = field(default_factory=dict)
    directory: tuple[Version, Directory] | None = None
    handed_upto: tuple[str, int] = ("", 0)
    """How often positions were forgotten by then, and up to which arrival nothing waits."""
