"""One word per thing in both languages, for every value that a screen or a sheet may show."""

from __future__ import annotations

from enum import StrEnum

import pytest

from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.morning import NotNow
from trainer_app.checklists.permissions import Action, Grant, Role
from trainer_app.checklists.slots import MissedWhy, SlotState
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Lack, LapseReason, Status
from trainer_app.kernel.words import group_of, term, vocabulary, word
from trainer_app.services.travelled import Travel

_ENUMS: tuple[type[StrEnum], ...] = (
    *(Status, Role, Lack, LapseReason, NotCounting),
    *(Action, Grant, Doubt, Travel, IncidentKind, ClassSource),
    *(SlotState, MissedWhy, NotNow, QuestionKind),
)
_VALUES = [value for enum in _ENUMS for value in enum]
_OUR_OWN_WORDS = ("competent", "compétent", "certified", "certifié", "expired", "student")
"""What the program never says (design.md 5)."""


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: f"{type(value).__name__}.{value}")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_every_value_has_a_word(value: StrEnum, language: str) -> None:
    assert word(value, language)


@pytest.mark.parametrize("enum", _ENUMS)
def test_that_a_table_holds_nothing_that_is_no_value(enum: type[StrEnum]) -> None:
    assert set(vocabulary()[group_of(enum)]) == {value.value for value in enum}


def test_that_every_word_is_said_in_both_languages() -> None:
    lacking = [
        f"{group}.{key}"
        for group, words in vocabulary().items()
        for key, texts in words.items()
        if set(texts) != {"en", "fr"} or not all(text.strip() for text in texts.values())
    ]
    assert not lacking


def test_that_two_statuses_or_roles_never_share_a_word() -> None:
    for enum in (Status, Role, Action):
        for language in ("en", "fr"):
            words = [word(value, language) for value in enum]
            assert len(set(words)) == len(words)


def test_that_no_word_says_what_the_program_never_says() -> None:
    said = " ".join(
        text.casefold()
        for words in vocabulary().values()
        for texts in words.values()
        for text in texts.values()
    )
    assert not [never for never in _OUR_OWN_WORDS if f" {never} " in f" {said} "]


def test_that_the_words_are_those_of_the_design() -> None:
    assert word(Status.DUE, "fr") == "À renouveler"
    assert word(Status.SECOND_LOOK, "en") == "Second look outstanding"
    assert term("sign_off", "fr") == "Validation"
    assert group_of(LapseReason) == "lapse_reason"
