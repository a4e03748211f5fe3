"""What the menu offers: one table. To add an entry, add a row and its words.

An entry shows where its route is registered and the permission table lets this person in;
``another_plant`` is no route but leaves the plant, and shows where this PC works for several.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trainer_app.checklists.permissions import Action
from trainer_app.ui.i18n import translate


@dataclass(frozen=True, slots=True)
class Entry:
    """``action`` None: for everybody. ``title`` and ``detail`` are said by ``words_of``."""

    route: str
    action: Action | None = None


ENTRIES: Final = (
    Entry("people", Action.SEE_CHECKLIST),
    Entry("next_mold", Action.SEE_CHECKLIST),
    Entry("guide", Action.SEE_CHECKLIST),
    Entry("glossary"),
    Entry("questions", Action.SAMPLE),
    Entry("morning", Action.SEE_CHECKLIST),
    Entry("matrix", Action.SEE_CHECKLIST),
    Entry("second_looks", Action.SIGN_AS_SECOND),
    Entry("find_notes", Action.WRITE_NOTE),
    Entry("reports", Action.SEE_CHECKLIST),
    Entry("employer", Action.SEE_OFFICE),
    Entry("transcribed", Action.SIGN_AS_SECOND),
    Entry("my_trainer_record", Action.SIGN_OFF),
    Entry("trainer_records", Action.SIGN_OFF),
    Entry("everybody", Action.MANAGE_PEOPLE),
    Entry("site_rules", Action.CHANGE_SITE),
    Entry("programme", Action.ADOPT_EDITION),
    Entry("who_sees_what"),
    Entry("this_pc", Action.BACK_UP),
    Entry("sync", Action.BACK_UP),
    Entry("another_plant"),
    Entry("settings"),
    Entry("shortcuts"),
)


def words_of(route: str) -> tuple[str, str]:
    """The name of an entry and what is found behind it."""
    return {
        "people": (
            translate("Menu", "Trainees"),
            translate("Menu", "Every trainee’s checklist"),
        ),
        "next_mold": (
            translate("Menu", "Next mold, next tasks"),
            translate("Menu", "Who could be signed off for what on it"),
        ),
        "guide": (
            translate("Menu", "Guide"),
            translate("Menu", "Cards on how to teach, and the workshop"),
        ),
        "glossary": (
            translate("Menu", "Glossary"),
            translate("Menu", "Words of the trade, and terms for defects"),
        ),
        "questions": (
            translate("Menu", "Due and questions"),
            translate("Menu", "What lapses, what waits for a decision"),
        ),
        "morning": (
            translate("Menu", "Morning page"),
            translate("Menu", "Who may be asked for what today, by shift"),
        ),
        "matrix": (
            translate("Menu", "Matrix"),
            translate("Menu", "Who stands where, and what rests on one person"),
        ),
        "second_looks": (
            translate("Menu", "Second looks"),
            translate("Menu", "What another person has still to watch"),
        ),
        "find_notes": (
            translate("Menu", "Coaching notes"),
            translate("Menu", "Find one, or what is still open"),
        ),
        "reports": (
            translate("Menu", "Reports"),
            translate("Menu", "Sheets for one or for all, and tables"),
        ),
        "employer": (
            translate("Menu", "Employer’s page"),
            translate("Menu", "What training took, and what was entered of costs"),
        ),
        "transcribed": (
            translate("Menu", "Entered from paper"),
            translate("Menu", "Compare what was transcribed with its sheet"),
        ),
        "my_trainer_record": (
            translate("Menu", "My record as a trainer"),
            translate("Menu", "What I am signed off on, and who can observe me"),
        ),
        "trainer_records": (
            translate("Menu", "Records of the trainers"),
            translate("Menu", "How far each is, and signing off a task"),
        ),
        "site_rules": (
            translate("Menu", "Site rules"),
            translate("Menu", "What is asked before a sign-off at this plant"),
        ),
        "everybody": (
            translate("Menu", "People"),
            translate("Menu", "Names, roles, rights to sign, PINs, who left"),
        ),
        "programme": (
            translate("Menu", "Programme"),
            translate("Menu", "Its editions, your own changes, spreadsheets"),
        ),
        "who_sees_what": (
            translate("Menu", "Who sees what"),
            translate("Menu", "What each role may see and do"),
        ),
        "this_pc": (
            translate("Menu", "This PC"),
            translate("Menu", "Backups, checking the records, file for support"),
        ),
        "sync": (
            translate("Menu", "Sync"),
            translate("Menu", "What waits here, the hub, the other PCs"),
        ),
        "another_plant": (
            translate("Menu", "Another plant"),
            translate("Menu", "Close this one; what you began waits here"),
        ),
        "shortcuts": (
            translate("Menu", "Keyboard"),
            translate("Menu", "Every shortcut on one page"),
        ),
        "settings": (
            translate("Menu", "Settings"),
            translate("Menu", "Sizes, theme, language, idle time"),
        ),
    }[route]
