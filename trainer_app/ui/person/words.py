"""A right to sign and a PIN in words."""

from __future__ import annotations

from datetime import date

from trainer_app.kernel import words
from trainer_app.services.rights import RightLine
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.shared.scope import EVERYTHING


def basis_word(basis: str) -> str:
    texts = words.vocabulary()["basis"].get(basis, {})
    return texts.get(language()) or texts.get("en", basis)


def right_title(right: RightLine) -> str:
    """What may be signed."""
    if EVERYTHING in right.scope:
        return translate("Person", "All units")
    return ", ".join(right.scope)


def right_detail(right: RightLine, today: date) -> str:
    """On what it rests, for how long, who gave it when; and its end."""
    parts = [basis_word(right.basis)]
    if right.start is not None and right.start > today:
        parts.append(translate("Person", "from {date}").format(date=iso(right.start)))
    if right.until is not None:
        parts.append(translate("Person", "until {date}").format(date=iso(right.until)))
    parts.append(
        translate("Person", "given by {name} on {date}").format(
            name=right.given_by, date=iso(right.given_on)
        )
    )
    if right.same_person:
        parts.append(words.term("same_person", language()))
    if right.ended_on is not None:
        parts.append(
            translate("Person", "ended by {name} on {date}").format(
                name=right.ended_by, date=iso(right.ended_on)
            )
        )
    if right.words:
        parts.append(right.words)
    return " · ".join(parts)


def pin_words(pin: str) -> str:
    return {
        "own": translate("Person", "Has a PIN."),
        "code": translate("Person", "Comes in with a one-time code that was handed over."),
        "none": translate("Person", "Has no PIN yet."),
    }[pin]
