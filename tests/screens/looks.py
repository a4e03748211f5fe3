"""How a screen may look: language, theme, size, resolution; and the pairs of them worth seeing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from trainer_app.kernel.settings import Settings
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.theme import ThemeName


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen that plants have. ``per_mm``: pixels to a millimetre, as the ruler would say."""

    width: int
    height: int
    per_mm: float

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


USUAL_SCREEN: Final = Screen(1366, 768, 3.95)
"""15.6 inches."""
SMALL_SCREEN: Final = Screen(1024, 768, 3.36)
"""15 inches, 4:3."""
SCREENS: Final = (USUAL_SCREEN, Screen(1280, 720, 3.70), SMALL_SCREEN)
LANGUAGES: Final = ("en", "fr")


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at every screen."""

    lang: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    size: SizeSetting = SizeSetting.NORMAL
    screen: Screen = USUAL_SCREEN
    text_percent: int = 100

    @property
    def name(self) -> str:
        if self == View(self.lang):
            return self.lang
        words = "" if self.text_percent == 100 else f"-{self.text_percent}"
        return f"{self.screen.name}-{self.size}-{self.theme}{words}-{self.lang}"

    @property
    def settings(self) -> Settings:
        return Settings(
            language=self.lang,
            theme=self.theme.value,
            size=self.size.value,
            per_mm=self.screen.per_mm,
            text_percent=self.text_percent,
        )


PLAIN: Final = (View("en"), View("fr"))

HARDEST: Final = View("fr", ThemeName.LIGHT, SizeSetting.GLOVES, SMALL_SCREEN)
"""The longest words in the largest size on the smallest screen."""


LARGE_WORDS: Final = (View("fr", text_percent=200), View("en", text_percent=150))
"""Words half again as large, and twice as large in the longer language."""


_TONGUES: Final = "eeffefefe"
"""Which of the nine is in French, so that each size, theme and resolution is seen in both."""


def pairwise() -> tuple[View, ...]:
    """Nine views in which every pair of size, theme, resolution and language occurs."""
    views = []
    for s, size in enumerate(SizeSetting):
        for t, theme in enumerate(ThemeName):
            lang = "fr" if _TONGUES[3 * s + t] == "f" else "en"
            views.append(View(lang, theme, size, SCREENS[(s + t) % 3]))
    return tuple(views)


def spread(chapter: int) -> tuple[View, ...]:
    """Three of the nine for this chapter: each size, theme and resolution once."""
    nine = pairwise()
    return tuple(nine[3 * s + (s + chapter) % 3] for s in range(3))


def sweep(chapter: int) -> tuple[View, ...]:
    """What every run looks at: the hardest view in French, one other in English, and in turn words
    twice as large; over all chapters every size, theme and resolution is seen."""
    nine = pairwise()
    turn = LARGE_WORDS[1] if chapter % 10 == 9 else replace(nine[chapter % 10], lang="en")
    return (HARDEST, turn, *(LARGE_WORDS[:1] if chapter % 2 else ()))


def whole_sweep(chapter: int) -> tuple[View, ...]:
    """The hardest views and one view of each size, in both languages, for every chapter."""
    return (
        HARDEST,
        *LARGE_WORDS,
        *(
            replace(view, lang=LANGUAGES[(chapter + place) % 2])
            for place, view in enumerate(spread(chapter))
            if (view.size, view.screen) != (HARDEST.size, HARDEST.screen)
        ),
    )
