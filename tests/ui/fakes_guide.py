"""A guide from memory: the small pack with its guidance, and papers that say what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.sample_guidance import guidance_files
from trainer_app.checklists import packcheck
from trainer_app.checklists.lookup import entries, glossary_entries, tasks_by_word
from trainer_app.checklists.packcheck import Whole
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.searching import Index
from trainer_app.checklists.teaching import cards_of_task
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.guide import Book, Finder, TaskGuide, Workshop
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded

_SMALL = Path(__file__).parents[1] / "packs" / "small"

_MORE_CARDS = """
[[card]]
id = "TT-12"
title = { en = "Show it three times", fr = "Montrer trois fois" }
use_when = { en = "At the bench", fr = "À l'établi" }
check = { en = "Which key point was forgotten?", fr = "Quel point clé a été oublié?" }
situations = ["first-day"]
tasks = ["01-01"]
sources = ["P"]
[[card.point]]
en = "Steps first."
fr = "Les étapes d'abord."
"""

_MORE_BLOCKS = """
[[block]]
id = "W2"
minutes = 30
title = { en = "Show", fr = "Montrer" }
do = { en = "Teach it to a partner.", fr = "L'enseigner à un partenaire." }
cards = ["TT-12"]
[[block.part]]
en = "Swap roles."
fr = "Changer de rôle."
"""


@cache
def small_whole() -> Whole:
    """The small pack with two cards in a phase and two blocks."""
    texts = {name: raw.decode() for name, raw in read_folder(_SMALL).files.items()}
    texts.update(guidance_files())
    texts["cards/prepare.toml"] += _MORE_CARDS
    texts["workshop.toml"] += _MORE_BLOCKS
    return packcheck.load_whole(PackFiles.of(texts))


@dataclass
class FakeGuide:
    """``recorded``: who said that the workshop is done."""

    whole: Whole = field(default_factory=small_whole)
    recorded: list[SignedIn] = field(default_factory=list)
    refuse: Refusal | None = None

    def book(self, viewer: SignedIn) -> Book:
        if self.refuse is not None:
            raise self.refuse
        return Book(self.whole.pack, self.whole.guidance, viewer.may(Action.RECORD_TRY))

    def task(self, viewer: SignedIn, task_id: str) -> TaskGuide:
        book = self.book(viewer)
        if task_id not in book.pack.tasks:
            raise Refusal(ErrorCode.TASK_UNKNOWN, task=task_id)
        found = book.guidance.breakdowns.get(task_id)
        cards = cards_of_task(book.guidance, task_id) if book.teaches else ()
        return TaskGuide(book.pack.tasks[task_id], found, book.teaches, cards)

    def finder(self, lang: str) -> Finder:
        pack, guidance = self.whole.pack, self.whole.guidance
        return Finder(
            Index(entries(pack, guidance, lang)),
            Index(glossary_entries(guidance, lang)),
            tasks_by_word(pack, guidance, lang),
        )

    def workshop(self, viewer: SignedIn) -> Workshop:
        return Workshop(
            self.whole.guidance, viewer.may(Action.MARK_MODULE), is_recorded=bool(self.recorded)
        )

    def complete_workshop(self, by: SignedIn) -> Recorded:
        if self.refuse is not None:
            raise self.refuse
        self.recorded.append(by)
        return Recorded((RecordId("a" * 32),), ChangeSet.of([by.id]))


class FakeGuidePapers:
    def pocket_cards(
        self, viewer: SignedIn, cards: Sequence[str], *, lang: str, paper: str
    ) -> bytes:
        return f"{viewer.name} {','.join(cards)} {lang} {paper}".encode()

    def glossary(self, viewer: SignedIn, *, lang: str, paper: str) -> bytes:
        return f"{viewer.name} {lang} {paper}".encode()
