"""The shared vocabulary (``words.toml``) in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from trainer_app.checklists.permissions import Role
from trainer_app.kernel import words
from trainer_app.ui.i18n import language


def word(value: StrEnum) -> str:
    """The word for a value of an enum of the vocabulary: a status, a role."""
    return words.word(value, language())


def sentence(group: str, key: str) -> str:
    """What the paper of this page says too; with its fields still to be filled."""
    return words.sentence(group, key, language())


def roles(held: Iterable[Role]) -> str:
    """Roles in their usual order, between commas; all but the first in small letters."""
    has = set(held)
    said = ", ".join(words.word(role, language()).lower() for role in Role if role in has)
    return said[:1].upper() + said[1:]


def pathway_word(pathway: str) -> str:
    """The word for a trainee's pathway, which a pack may have more of."""
    texts = words.vocabulary()["pathway"].get(pathway, {})
    return texts.get(language()) or texts.get("en", pathway)
