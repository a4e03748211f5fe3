"""A long page: what is filled is turned, and beside the primary action stands what it waits for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout

from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner


def turned(page: Page, whole: QLayout) -> tuple[PagedScroll, PageTurner, QLabel]:
    """Put it on the page. Answers what is turned, what turns it, and the words beside the action,
    so that the view can hide and fill them."""
    pages = PagedScroll(whole, page.lies_in)
    turner = PageTurner(pages)
    page.content.addWidget(pages, 1)
    reason = label("small-muted")
    reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    page.extras.addWidget(turner)
    page.extras.addWidget(reason, 1)
    page.use_whole_bar()
    return pages, turner, reason
