"""Records about a person in a few words, as a history shows them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.ui.fakes import ROSA
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KIND_OF_BODY
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.telling import what


@dataclass(frozen=True)
class Told:
    kind: str
    body: b.Body | None
    unreadable: str = ""


def said(body: b.Body) -> str:
    return what(Told(KIND_OF_BODY[type(body)].name, body), {})


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b.PersonNamed(person=ROSA, name="Rosa Martin"), "Named Rosa Martin"),
        (b.PersonPin(person=ROSA, verifier="v", once=True), "One-time code given"),
        (b.PersonPin(person=ROSA, verifier="v"), "PIN chosen"),
        (b.PersonBadge(person=ROSA, verifier="v"), "Badge given"),
        (b.PersonBadge(person=ROSA), "Badge taken away"),
        (b.RightSaved(person=ROSA, scope=("*",)), "Right to sign given"),
        (b.RightSaved(person=ROSA, scope=("*",), active=False), "Right to sign ended"),
        (b.NoteHandedOver(to=ROSA), "Follow-up handed over"),
    ],
)
def test_that_what_is_kept_about_a_person_has_words_in_both_languages(
    languages: Languages, body: b.Body, words: str
) -> None:
    assert said(body) == words
    languages.speak("fr")
    assert said(body) != words
    assert "person." not in said(body)
