"""A problem in the words of the language in force. The words are ``problems.toml``'s."""

from __future__ import annotations

from trainer_app.kernel.errors import Problem
from trainer_app.kernel.problems import Explained, explained
from trainer_app.ui.i18n import language


def explain(problem: Problem) -> Explained:
    return explained(problem, language())
