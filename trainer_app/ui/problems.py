"""A problem in the words of the language in force. The words are ``problems.toml``'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import language

if TYPE_CHECKING:
    from trainer_app.kernel.problems import Explained  # no problem is shown at first paint


def explain(problem: Problem) -> Explained:
    from trainer_app.kernel.problems import explained

    return explained(problem, language())
