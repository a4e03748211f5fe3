"""The look keeps what screens.md promises: contrast, sizes in millimetres, one set of tokens."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from trainer_app.kernel.resources import resource
from trainer_app.ui.sizes import Sizes, SizeSetting, dots_per_mm
from trainer_app.ui.theme import (
    Look,
    Theme,
    ThemeName,
    Tokens,
    load_tokens,
    palette,
    stylesheet,
)
from trainer_app.ui.widgets.keypad import Keypad
from trainer_app.ui.widgets.page import Page

_TEXT = ("ink", "muted", "accent", "ok", "warning", "danger")
_NORMAL = Sizes(SizeSetting.NORMAL, dots_per_mm(100))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    made = QColor(colour)
    parts = [made.redF(), made.greenF(), made.blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=list(ThemeName), ids=lambda name: name.value)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return load_tokens(request.param)


def test_that_contrast_is_computed_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("role", _TEXT)
def test_that_text_stands_out_seven_to_one(tokens: Tokens, role: str) -> None:
    colour = getattr(tokens, role)
    assert contrast(colour, tokens.ground) >= 7
    assert contrast(colour, tokens.surface) >= 7


def test_that_text_on_what_is_pressed_or_primary_stands_out(tokens: Tokens) -> None:
    assert contrast(tokens.ink, tokens.pressed) >= 7
    assert contrast(tokens.on_accent, tokens.accent) >= 7
    assert contrast(tokens.on_accent, tokens.accent_pressed) >= 7
    assert contrast(tokens.ground, tokens.warning) >= 7  # the word SAMPLE


def test_that_controls_and_focus_stand_out_three_to_one(tokens: Tokens) -> None:
    for colour in (tokens.control, tokens.accent):
        assert contrast(colour, tokens.ground) >= 3
        assert contrast(colour, tokens.surface) >= 3


@pytest.mark.parametrize("name", list(ThemeName))
def test_that_the_stylesheet_leaves_no_placeholder(name: ThemeName) -> None:
    assert not re.search(r"@\{\w", stylesheet(name, load_tokens(name), _NORMAL))


@pytest.mark.parametrize("name", list(ThemeName))
def test_that_the_stylesheet_uses_no_colour_but_the_tokens(name: ThemeName) -> None:
    template = resource("themes", "app.qss.in").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{6}\b", template)
    tick = resource("themes", f"tick_{name.value}.svg").read_text(encoding="utf-8")
    assert f'stroke="{load_tokens(name).on_accent}"' in tick


def test_that_what_qt_paints_by_itself_has_the_same_colours(tokens: Tokens) -> None:
    made = palette(tokens)
    assert made.color(QPalette.ColorRole.Window).name() == tokens.ground
    assert made.color(QPalette.ColorRole.WindowText).name() == tokens.ink
    assert made.color(QPalette.ColorRole.Highlight).name() == tokens.accent


@pytest.mark.parametrize("dpi", [84, 96, 100, 112, 141, 157])
@pytest.mark.parametrize(
    ("setting", "touch", "key"),
    [
        (SizeSetting.NORMAL, 9, 9),
        (SizeSetting.LARGE, 12, 12),
        (SizeSetting.GLOVES, 15, 20),
    ],
)
def test_that_what_is_tapped_is_large_enough_on_every_screen(
    dpi: float, setting: SizeSetting, touch: float, key: float
) -> None:
    sizes = Sizes(setting, dots_per_mm(dpi))
    half_a_pixel = 0.5 / sizes.per_mm
    assert sizes.touch / sizes.per_mm >= touch - half_a_pixel
    assert sizes.key / sizes.per_mm >= key - half_a_pixel
    assert sizes.gap / sizes.per_mm >= 2 - half_a_pixel


@pytest.mark.parametrize("nonsense", [0, -1, 3, 25_400])
def test_that_a_screen_that_talks_nonsense_is_taken_as_a_usual_one(nonsense: float) -> None:
    assert dots_per_mm(nonsense) == pytest.approx(96 / 25.4)


def test_that_the_ruler_outdoes_what_the_screen_says() -> None:
    assert dots_per_mm(100, corrected=5.0) == 5.0


@pytest.mark.parametrize("setting", list(SizeSetting))
def test_that_real_buttons_are_as_high_as_the_setting_says(
    qtbot: QtBot, look: Theme, setting: SizeSetting
) -> None:
    look.wear(Look(size=setting))
    button, page, pad = QPushButton("Lock"), Page(), Keypad()
    for widget in (button, page, pad):
        qtbot.addWidget(widget)
    page.set_primary("Sign in")
    button.ensurePolished()

    assert button.sizeHint().height() >= look.sizes.touch
    assert page.primary.sizeHint().height() >= look.sizes.key
    assert min(key.sizeHint().height() for key in pad.keys.values()) >= look.sizes.key


def test_that_the_theme_changes_while_the_program_runs(qtbot: QtBot, look: Theme) -> None:
    with qtbot.waitSignal(look.changed):
        look.wear(Look(theme=ThemeName.DARK))
    ground = QApplication.palette().color(QPalette.ColorRole.Window).name()
    assert ground == load_tokens(ThemeName.DARK).ground
