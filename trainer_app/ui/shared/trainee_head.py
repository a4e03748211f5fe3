"""The line under a trainee's name: pathway, week of the plan. The same on every page about them."""

from __future__ import annotations

from trainer_app.ui.i18n import translate
from trainer_app.ui.words import pathway_word


def week_words(week: int, weeks: int) -> str:
    """``week`` counts from 1; ``weeks``: of the plan."""
    within = week <= weeks
    words = (
        translate("TraineeHead", "Week {week} of {weeks}")
        if within
        else translate("TraineeHead", "Week {week}, after the {weeks} of the plan")
    )
    return words.format(week=week, weeks=weeks)


def signed_words(signed: int, of: int) -> str:
    words = translate("TraineeHead", "{signed} of {of} tasks signed off")
    return words.format(signed=signed, of=of)


def head_words(pathway: str, week: int | None, weeks: int, *more: str) -> str:
    """``week`` None: the programme has not begun."""
    said = [pathway_word(pathway)]
    if week is not None:
        said.append(week_words(week, weeks))
    return " · ".join((*said, *more))
