"""Pocket cards and the glossary on paper: everybody may print what everybody may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from trainer_app.checklists.guidance import Card, Defect, GlossaryWord
from trainer_app.checklists.guidepapers import (
    GlossaryLine,
    GlossarySheet,
    GuideHead,
    PocketCard,
    PocketCards,
)
from trainer_app.checklists.language import Words, say
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.sheets import Sheet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.services.cases import adopted_guidance, adopted_pack
from trainer_app.services.session import SignedIn

Clerk = SignedIn | str
"""Who prints: somebody who signed in, or the command line by the words that it prints of itself."""

_OTHER = {"en": "fr", "fr": "en"}


class GuidePapers:
    def __init__(self, store: Store, clock: Clock, draw: Callable[[Sheet], bytes]) -> None:
        self._store = store
        self._clock = clock
        self._draw = draw

    def pocket_cards(self, by: Clerk, cards: Sequence[str], *, lang: str, paper: str) -> bytes:
        """The PDF; ``cards``: their ids, in the order of the sheet, or none for all of them."""
        return self._draw(self.pocket_cards_sheet(by, cards, lang=lang, paper=paper))

    def glossary(self, by: Clerk, *, lang: str, paper: str) -> bytes:
        return self._draw(self.glossary_sheet(by, lang=lang, paper=paper))

    def pocket_cards_sheet(
        self, by: Clerk, cards: Sequence[str], *, lang: str, paper: str
    ) -> PocketCards:
        """Raises ``Refusal(CARD_UNKNOWN)``, also where the programme has no cards at all."""
        with self._store.reading() as reading:
            guidance = adopted_guidance(reading)
            known = guidance.cards_by_id
            wanted = list(dict.fromkeys(cards)) or list(known)
            for card in wanted or [""]:
                if card not in known:
                    raise Refusal(ErrorCode.CARD_UNKNOWN, card=card)
            phases = {phase.id: say(phase.title, lang) for phase in guidance.phases}
            return PocketCards(
                self._head(reading, by, lang, paper),
                tuple(_pocket(known[card], phases, lang) for card in wanted),
            )

    def cards_of_phase(self, phase: str) -> tuple[str, ...]:
        """Raises ``Refusal(CARD_UNKNOWN)`` where there is no such phase."""
        with self._store.reading() as reading:
            cards = adopted_guidance(reading).cards
        found = tuple(card.id for card in cards if card.phase == phase)
        if not found:
            raise Refusal(ErrorCode.CARD_UNKNOWN, card=phase)
        return found

    def glossary_sheet(self, by: Clerk, *, lang: str, paper: str) -> GlossarySheet:
        with self._store.reading() as reading:
            guidance = adopted_guidance(reading)
            return GlossarySheet(
                self._head(reading, by, lang, paper),
                _sorted(_word(word, lang) for word in guidance.glossary),
                _sorted(_defect(defect, lang) for defect in guidance.defects),
            )

    def _head(self, reading: Reading, by: Clerk, lang: str, paper: str) -> GuideHead:
        pack, site = adopted_pack(reading), reading.directory().site
        return GuideHead(
            lang=lang,
            paper=paper,
            plant=site.saved.name if site else "",
            programme=say(pack.title, lang),
            version=pack.version,
            edition=pack.edition[:8],
            printed_by=by if isinstance(by, str) else by.name,
            printed_on=self._clock.now().date,
            sample=reading.is_sample(),
        )


def _pocket(card: Card, phases: dict[str, str], lang: str) -> PocketCard:
    return PocketCard(
        id=card.id,
        phase=phases.get(card.phase, ""),
        title=say(card.title, lang),
        use_when=say(card.use_when, lang),
        points=tuple(say(point, lang) for point in card.points),
        say=say(card.say, lang) if card.say else "",
        check=say(card.check, lang) if card.check else "",
    )


def _word(word: GlossaryWord, lang: str) -> GlossaryLine:
    def also(tongue: str) -> tuple[str, ...]:
        return tuple(other.name for other in word.also if other.lang == tongue)

    return _line(word.term, word.meaning, lang, also(lang), also(_OTHER[lang]))


def _defect(defect: Defect, lang: str) -> GlossaryLine:
    return _line(defect.term, defect.meaning, lang, (), ())


def _line(
    term: Words, meaning: Words, lang: str, also: tuple[str, ...], other_also: tuple[str, ...]
) -> GlossaryLine:
    other = _OTHER[lang]
    return GlossaryLine(
        say(term, lang),
        term.get(other, ""),
        say(meaning, lang),
        meaning.get(other, ""),
        also,
        other_also,
    )


def _sorted(lines: Iterable[GlossaryLine]) -> tuple[GlossaryLine, ...]:
    return tuple(sorted(lines, key=lambda line: (folded(line.term), line.other)))
