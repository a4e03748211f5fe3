"""What can be wrong with a record, in words that somebody at the press understands."""

from __future__ import annotations

from trainer_app.ui.i18n import translate


def fault_words(kind: str) -> str:
    """``kind``: a value of the store's ``FaultKind``."""
    return {
        "altered": translate("Fault", "Altered after it was signed"),
        "forged": translate("Fault", "Inserted or rewritten"),
        "bad_signature": translate(
            "Fault", "Its own signature is bad; a later one vouches for the record"
        ),
        "forked": translate("Fault", "Two records in one place: the profile was copied"),
        "missing": translate("Fault", "A record is missing"),
        "tail_removed": translate("Fault", "The last records are missing"),
        "body_missing": translate("Fault", "What the record said is missing"),
        "unreadable": translate("Fault", "The disk does not give it back"),
        "edition_altered": translate("Fault", "The programme was altered"),
        "read_model": translate("Fault", "A summary differs from the records"),
    }[kind]
