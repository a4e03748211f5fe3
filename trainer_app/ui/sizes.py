"""How large things are, in millimetres of the real screen; never in pixels of some screen.

The setting is per PC. Screens that report nonsense about themselves (projectors, virtual ones) are
taken as 96 dots per inch; the ruler in Settings lets a person correct what a screen says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_MM_PER_INCH = 25.4
_PLAUSIBLE_DPI = (60.0, 400.0)
_USUAL_DPI = 96.0
_FOLDS_FROM = 150
CARD_MM = 85.6
"""The width of a bank card (ISO/IEC 7810 ID-1), which the ruler is held against."""


class SizeSetting(StrEnum):
    NORMAL = "normal"
    LARGE = "large"
    GLOVES = "gloves"


@dataclass(frozen=True, slots=True)
class Millimetres:
    """What a setting asks for. ``touch``: every control; ``key``: keypads, the primary action."""

    touch: float
    key: float
    gap: float
    small: float
    body: float
    title: float


# Type sizes are the em in mm: 3.6 mm is 14 px at 100 dots per inch.
WANTED = {
    SizeSetting.NORMAL: Millimetres(9.5, 13.0, 2.1, 3.6, 4.1, 6.2),
    SizeSetting.LARGE: Millimetres(12.0, 16.0, 2.1, 3.9, 4.6, 6.6),
    SizeSetting.GLOVES: Millimetres(15.0, 20.0, 2.6, 3.9, 4.6, 6.6),
}


def dots_per_mm(physical_dpi: float, corrected: float | None = None) -> float:
    """From what the screen says of itself, unless somebody measured it."""
    if corrected is not None and corrected > 0:
        return corrected
    lowest, highest = _PLAUSIBLE_DPI
    dpi = physical_dpi if lowest <= physical_dpi <= highest else _USUAL_DPI
    return dpi / _MM_PER_INCH


@dataclass(frozen=True)
class Sizes:
    """Lengths in device-independent pixels, for one screen and one setting.

    Each is worked out once: the layout of one page asks thousands of times.
    """

    setting: SizeSetting
    per_mm: float
    text_percent: int = 100
    """How large words are, of their usual size."""

    def mm(self, length: float) -> int:
        return max(1, round(length * self.per_mm))

    @cached_property
    def touch(self) -> int:
        """Least height of anything that is tapped."""
        return self.mm(WANTED[self.setting].touch)

    @cached_property
    def key(self) -> int:
        """Height of a key of the keypad and of the primary action."""
        return self.mm(WANTED[self.setting].key)

    @cached_property
    def gap(self) -> int:
        """Least distance between two things that are tapped; on the rhythm of 8 pixels."""
        return max(8, self.mm(WANTED[self.setting].gap))

    @cached_property
    def folds(self) -> bool:
        """Whether words are so large that what usually stands beside them stands below."""
        return self.text_percent >= _FOLDS_FROM

    @cached_property
    def small(self) -> int:
        return self._text(13, WANTED[self.setting].small)

    @cached_property
    def body(self) -> int:
        return self._text(15, WANTED[self.setting].body)

    @cached_property
    def title(self) -> int:
        return self._text(22, WANTED[self.setting].title)

    def _text(self, least: int, length: float) -> int:
        return round(max(least, self.mm(length)) * self.text_percent / 100)
