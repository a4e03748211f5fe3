"""What stands out in somebody's sign-offs, in words: a fact and a number, no verdict."""

from __future__ import annotations

from trainer_app.checklists.patterns import Pattern, PatternKind
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso


def pattern_words(pattern: Pattern) -> str:
    counts = Counts()
    said = {
        PatternKind.QUICK: counts.sign_offs_within,
        PatternKind.ALIKE: counts.sign_offs_alike,
        PatternKind.LATE: counts.sign_offs_late,
    }[pattern.kind](pattern.count)
    return said.format(minutes=pattern.minutes, date=iso(pattern.day))
