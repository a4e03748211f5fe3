"""What several papers are gathered with: the head with its trust line, coaching notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.language import Words, say
from trainer_app.checklists.notes import Note, Said
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.sheetparts import SheetHead, SheetNote, SheetSaid, Trust
from trainer_app.checklists.trust import Peer
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.notes import trainee_notes
from trainer_app.services.peers import trust
from trainer_app.services.travelled import in_doubt


@dataclass(frozen=True, slots=True)
class Printing:
    """How a sheet is wanted. ``lang``: en | fr, or en+fr on a form that carries both."""

    lang: str
    paper: str
    printed_by: str
    today: date
    as_of: date
    zone: int = 0
    """Minutes east of UTC where it is printed."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.lang.split("+"))

    @property
    def first(self) -> str:
        """The language of what a form cannot carry twice."""
        return self.languages[0]

    def both(self, words: Words) -> tuple[str, ...]:
        """The pack's words in each language of the sheet."""
        return tuple(say(words, lang) for lang in self.languages)

    def joined(self, words: Words) -> str:
        return " / ".join(dict.fromkeys(self.both(words)))


def head(
    reading: Reading, pack: Pack, how: Printing, trainees: Iterable[PersonId] = ()
) -> SheetHead:
    """``trainees``: whose tries and sign-offs the numbers and dates of the sheet come from."""
    directory = reading.directory()
    site = directory.site.saved if directory.site else b.SiteSaved(name="")
    return SheetHead(
        lang=how.lang,
        paper=how.paper,
        plant=site.name,
        employer=site.employer,
        programme=how.joined(pack.title),
        version=pack.version,
        edition=pack.edition[:8],
        notice=how.joined(pack.notice),
        printed_by=how.printed_by,
        printed_on=how.today,
        trust=_trust(reading, how, trainees),
        sample=reading.is_sample(),
        levels=tuple(f"{level.number} {how.joined(level.name)}" for level in pack.levels),
        tiers=tuple((tier.id, how.joined(tier.name)) for tier in pack.policy.tiers),
    )


def _trust(reading: Reading, how: Printing, trainees: Iterable[PersonId]) -> Trust:
    """Days as they are where the sheet is printed: a sheet has no clock times."""
    names = tuple(sorted(d.name for d in reading.directory().devices().values()))
    line = trust(reading)
    if line is None:
        return Trust(as_of=how.as_of, pcs=names, records=reading.record_count())
    answered = None if line.as_of is None else Moment(line.as_of, how.zone).date
    return Trust(
        as_of=how.as_of,
        pcs=names,
        records=reading.record_count(),
        has_hub=True,
        waiting=line.waiting,
        last_confirmed="" if answered is None else answered.isoformat(),
        seen=tuple(_seen(peer, how) for peer in line.peers if not peer.is_this),
        left=tuple(_seen(peer, how) for peer in line.peers if peer.has_left and not peer.is_this),
        held=line.held,
        to_come=line.to_come,
        in_doubt=sum(in_doubt(reading, trainee, how.as_of).total() for trainee in trainees),
    )


def _seen(peer: Peer, how: Printing) -> tuple[str, date | None]:
    last = peer.last_seen
    return peer.name, None if last is None else Moment(last, how.zone).date


def notes(reading: Reading, pack: Pack, trainee: PersonId, how: Printing) -> list[SheetNote]:
    """Every note about a trainee up to the date, newest first; who may see them was asked before.

    What was answered or closed later is left out: a sheet is a function of its date.
    """
    directory = reading.directory()
    return [
        _note(note, directory, pack, how)
        for note in trainee_notes(reading, trainee)
        if note.at.date <= how.as_of
    ]


def _note(note: Note, directory: Directory, pack: Pack, how: Printing) -> SheetNote:
    task = pack.tasks.get(note.task)
    return SheetNote(
        on=note.at.date,
        by=directory.name(note.by),
        task=note.task,
        title=say(task.title, how.first) if task else "",
        words=note.words,
        tags=note.tags,
        follow_up=note.follow_up,
        owner=directory.name(note.owner) if note.owner and note.owner != note.by else "",
        answers=_said(note.answers, directory, how),
        closings=_said(note.closings, directory, how),
        strength=note.strength,
        work_on=note.work_on,
        next_step=note.next_step,
    )


def _said(said: tuple[Said, ...], directory: Directory, how: Printing) -> tuple[SheetSaid, ...]:
    return tuple(
        SheetSaid(one.at.date, directory.name(one.by), one.words)
        for one in said
        if one.at.date <= how.as_of
    )
