"""The records that a record of observed competence names: who gave what, and what each relied on.

Whatever is named is kept in mind, so that it can be read once more before it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.agreements import agreement, second_looks
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.evidencepack import Given, PackFile, PackLook, PackSignOff
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import say
from trainer_app.checklists.membership import named_by_oneself
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.standing import Performance
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.gathering.progress import Checks
from trainer_app.services.travelled import Travel, Travelled
from trainer_app.services.units import units

_KINDS: Final = (
    *("signoff.recorded", "signature.given", "capstone.assessed", "unit.signed"),
    *("module.completed", "practical.attended", "extension.given", "reobservation.required"),
    *("record.withdrawn", "question.raised", "question.decided", "signoff.sampled"),
)


_MOST_FILES: Final = 16
"""A newer program may keep more of them than this one; a hostile record names thousands."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Who watched, by which right to sign; None: a capstone asks for none."""

    person: PersonId
    right: RecordId | None


class Naming:
    """One trainee's records, and which of them were named so far."""

    def __init__(self, reading: Reading, trainee: PersonId) -> None:
        self._reading = reading
        self.directory = reading.directory()
        records = reading.trainee_records(trainee, _KINDS)
        self.effects = Effects(records, trainee, self.directory, units(reading))
        self._signatures = self.effects.standing_signatures()
        self._looks = _looks(self.effects)
        self._named: set[RecordId] = set()
        self.watched: list[Watched] = []
        """One a sign-off."""
        self.looked: list[Watched] = []
        """One a second assessor's signature."""

    @property
    def named(self) -> frozenset[RecordId]:
        return frozenset(self._named)

    def present(self) -> Iterator[Record]:
        """Everything that stands, of the kinds that are marked once or given."""
        for thing in self.effects.things():
            if not thing.differ:
                yield from thing.present

    def given(self, record: Record) -> Given:
        """By whom and when; names the record and what it relied on."""
        by = record.head.by
        right = getattr(record.body, "right", None)
        relied = (by.relied_on, by.pin) if by else ()
        self.name(record.id, right, *relied)
        name = self.directory.name(by.person) if by else ""
        return Given(name, record.head.moment.date, record.id)

    def name(self, *records: RecordId | None) -> None:
        """That these are named too."""
        self._named.update(record for record in records if record)

    def right(self, right: RecordId | None) -> Record | None:
        return self._reading.record(right) if right else None

    def sign_off(
        self,
        p: Performance,
        task: str,
        pack: Pack,
        lang: str,
        checks: Checks,
        came: Travelled | None,
    ) -> PackSignOff:
        """One that counts, with the signatures that make it count."""
        record = self.effects.counting[p.record]
        body = record.body if isinstance(record.body, b.SignoffRecorded) else b.SignoffRecorded()
        signatures = self._signatures.get(p.record, [])
        agreed = agreement(self.effects, signatures, p.record)
        seconds = list(second_looks(signatures))
        right = self.right(body.right)
        self._watched_by(record, body, seconds)
        device = self.directory.device_of(record.log)
        place = next((one.name for one in pack.policy.places if one.id == p.place), None)
        overruled = (
            agreed is not None
            and isinstance(agreed.body, b.SignatureGiven)
            and not agreed.body.agrees
        )
        return PackSignOff(
            observed_on=p.observed_on,
            level=p.level,
            method=p.method,
            place=say(place, lang) if place else p.place,
            mold=p.mold,
            press=p.press,
            work_order=body.work_order,
            evidence=p.evidence,
            files=tuple(
                PackFile(file.sha256, file.kind, file.caption, self._is_here(file.sha256))
                for file in body.evidence_files[:_MOST_FILES]
            ),
            edition=p.edition[:8],
            statement=self.given(record),
            agreed=self.given(agreed) if agreed else None,
            overruled=overruled,
            seconds=tuple(self.given(one) for one in seconds),
            looks=tuple(PackLook(self.given(one), agrees) for one, agrees in self._looks_at(p)),
            pc=device.name if device else "",
            late=p.late,
            late_why=body.late,
            late_signature=p.late_signature,
            sheet=p.sheet,
            check=checks.said(p, task),
            by_employer=_basis(right) == "employer",
            own_right=right is not None and named_by_oneself(right),
            doubts=came.doubts if came else (),
            warned=p.flags,
            capstone=p.capstone,
            confirmed=self._confirmed(came),
        )

    def _looks_at(self, p: Performance) -> Sequence[tuple[Record, bool]]:
        return self._looks.get(self.effects.root(p.record), ())

    def _watched_by(
        self, record: Record, body: b.SignoffRecorded, seconds: Sequence[Record]
    ) -> None:
        if record.head.by is not None:
            self.watched.append(Watched(record.head.by.person, body.right or None))
        for one in seconds:
            if one.head.by is not None and isinstance(one.body, b.SignatureGiven):
                self.looked.append(Watched(one.head.by.person, one.body.right))

    def _is_here(self, sha256: str) -> bool:
        return self._reading.blob_size(sha256) is not None

    def _confirmed(self, came: Travelled | None) -> bool | None:
        if self._reading.membership() is None:
            return None
        return came is not None and came.travel is Travel.CONFIRMED


def _looks(effects: Effects) -> dict[RecordId, list[tuple[Record, bool]]]:
    """Who looked again and whether they agree, by the first version of the sign-off."""
    found: dict[RecordId, list[tuple[Record, bool]]] = {}
    for record in sorted(effects.counting.values(), key=lambda r: (r.head.at, r.id)):
        match record.body:
            case b.SignoffSampled(about=about, agrees=agrees):
                found.setdefault(effects.root(about), []).append((record, agrees))
    return found


def _basis(right: Record | None) -> str:
    body = right.body if right else None
    return body.basis if isinstance(body, b.RightSaved) else ""
