"""The golden records: a fixed key, fixed words; and the file that holds what they must become.

``golden_records()`` makes them with today's program. The file was written once by
``python -m tests.wire.golden``; a difference means that plants could no longer read one another.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Final, TypedDict

from tests.builders import make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KIND_OF_BODY, encode_body
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId
from trainer_app.kernel.records import By, Head, Seen, Tip, encode_head, log_start, seal

_FILE: Final = Path(__file__).with_name("golden_records.json")

_AT: Final = 1_772_456_400_000
_ID: Final = "00112233445566778899aabbccddeeff"
_PERSON: Final = PersonId(_ID)
_RECORD: Final = RecordId(_ID)
_EDITION: Final = EditionId(_ID * 2)
_SALT: Final = "0f" * 16
_SENTENCE: Final = "ab" * 32
_DAY: Final = date(2026, 3, 2)


class GoldenRecord(TypedDict):
    kind: str
    log: str
    seq: int
    previous: str
    head: str
    body: str
    hash: str
    id: str
    signature: str


class Golden(TypedDict):
    public_key: str
    records: list[GoldenRecord]


def _bodies() -> list[b.Body]:
    """One of every kind, with French words and every field that a status can rest on."""
    return [
        b.DeviceEnrolled(_ID * 2, "PC-1", "A", True, _PERSON, _ID * 2, _ID * 2),
        b.DeviceRevoked(_ID * 2, (b.OldTip(LogId(_ID), 7, _ID * 2),)),
        b.PersonSaved(("trainer", "trainee"), "fr", shift="B"),
        b.PersonNamed(_SALT, _PERSON, "Zoé Çelik-O'Neil"),
        b.PersonMerged((_PERSON, PersonId(_ID[::-1]))),
        b.RightSaved(_SALT, _PERSON, ("U01", "02-05"), "trade", _DAY, date(2027, 3, 2), "Métier"),
        b.SiteSaved("Usine", "Moules Ltée", False, ("01-03",), {"01-01": 6}, {"x": "off"}),
        b.EditionPublished(_EDITION, "mmt-level-1", "1"),
        b.EditionAdopted(_EDITION, "mmt-level-1", "1"),
        b.MemoWritten(_SALT, "01-03", "Montrer la vanne d'abord"),
        b.EnrolmentSaved(_PERSON, "mmt-level-1", "incumbent", _DAY, (_PERSON,)),
        b.PlanSaved(_PERSON, _DAY, {"01-01": _DAY}),
        b.SlotSaved(_SALT, _PERSON, _DAY, 30, ("01-01",), True, "tenu"),
        b.SessionTaught(_SALT, _PERSON, "01-01", _DAY, 20, {"1": 2}, "bien"),
        b.TryRecorded(
            _SALT,
            _PERSON,
            "01-03",
            _EDITION,
            _RECORD,
            2,
            _DAY,
            (2,),
            "214",
            True,
            True,
            True,
            ("prerequisite_missing",),
            "arrêt",
        ),
        b.JobDone(_PERSON, ("01-01", "01-02"), _DAY, "214", "WO-9", True),
        b.SignoffRecorded(
            _SALT,
            _PERSON,
            "01-03",
            _EDITION,
            _RECORD,
            _RECORD,
            4,
            _DAY,
            (1, 2, 3),
            (1, 2, 3),
            "job",
            ("QA", "WP"),
            "floor",
            "214",
            "P-6",
            "WO-9",
            45,
            _ID,
            "panne",
            "B-0417",
            ("module_not_complete",),
            "fr",
            _SENTENCE,
        ),
        b.SignatureGiven(_SALT, _RECORD, "second", False, "non", _RECORD, "fr", _SENTENCE),
        b.RecordWithdrawn(_SALT, _RECORD, "judgement", "revu"),
        b.ReobservationRequired(_SALT, _PERSON, "01-03", _DAY, (_RECORD,), "incident"),
        b.ExtensionGiven(_SALT, _PERSON, "01-03", _DAY, date(2026, 3, 16), "vacances", "avec Rita"),
        b.SignoffSampled(_SALT, _RECORD, False, "à revoir"),
        b.AssessmentRequested(_PERSON, "01-03", _DAY),
        b.QuestionRaised(_SALT, _RECORD, "not_me", "pas moi"),
        b.QuestionDecided(_SALT, _RECORD, _RECORD, (_RECORD,), "entendu", True),
        b.TaskNotApplicable(
            _SALT, _RECORD, "02-06", _PERSON, True, "WBLC 12", "pas de table", True
        ),
        b.UnitSigned(_PERSON, "U01", _EDITION, _DAY, "fr", _SENTENCE),
        b.ModuleCompleted(_PERSON, "EL01", _DAY, "liste"),
        b.PracticalAttended(_PERSON, "PS1", _DAY, False),
        b.CreditClaimed(_SALT, _PERSON, ("01-01",), "dix ans"),
        b.CreditDecided(_SALT, _RECORD, ("01-01",), "d'accord"),
        b.CapstoneAssessed(_SALT, _PERSON, _EDITION, _DAY, True, "214", ("01-03",), "beau"),
        b.SheetIssued("B-0417", _PERSON, ("01-03",), _EDITION, _DAY),
        b.BodyErased(_RECORD, _ID * 2),
        b.PersonPin(_SALT, _PERSON, "$argon2id$...", True),
        b.NoteWritten(_SALT, _PERSON, "01-03", _RECORD, "l'été", ("geste",), _DAY),
        b.NoteAnswered(_SALT, _RECORD, "merci"),
        b.NoteClosed(_SALT, _RECORD, "fait"),
        b.EligibilityRecorded(_SALT, _PERSON, True, ("mesure",)),
        b.CostSaved(_SALT, "atelier", 12_345, "taxes"),
        b.NoteHandedOver(_SALT, _RECORD, _PERSON),
        b.PersonBadge(_SALT, _PERSON, "b2$0f$..."),
        b.JoiningAccepted(_RECORD),
        b.StepPictured(
            _SALT,
            "01-03",
            _EDITION,
            2,
            6,
            {"fr": "Fermer la vanne", "en": "Close the valve"},
            "not_good",
            _ID * 2,
            "vu du côté",
        ),
        b.PcLeft(),
    ]


def golden_records() -> Golden:
    key = make_key("golden")
    public = bytes(key.verify_key).hex()
    opened = b.LogOpened(public, "plant", "5a" * 16, "restored", b.OldTip(LogId(_ID), 7, _ID * 2))
    log, h0 = log_start(encode_body(opened))
    tip = Tip(log, 0, h0)
    records: list[GoldenRecord] = []
    for n, body in enumerate([opened, *_bodies()]):
        kind = KIND_OF_BODY[type(body)].name
        by = None if n < 2 else By(_PERSON, _RECORD, _RECORD if n % 2 else None)
        replaces = (_RECORD,) if n % 3 == 0 and n else ()
        seen = Seen(41 + n, _ID) if n % 5 == 0 and n else None
        head = encode_head(Head(kind, _AT + n, -300, by, replaces, seen))
        sealed = seal(key, tip, head, encode_body(body))
        assert sealed.body is not None
        assert sealed.signature is not None
        records.append(
            GoldenRecord(
                kind=kind,
                log=sealed.log,
                seq=sealed.seq,
                previous=tip.h.hex(),
                head=sealed.head.decode(),
                body=sealed.body.decode(),
                hash=sealed.hash.hex(),
                id=sealed.id,
                signature=sealed.signature.hex(),
            )
        )
        tip = sealed.tip
    return Golden(public_key=public, records=records)


def _read() -> Golden:
    golden: Golden = json.loads(_FILE.read_text("utf-8"))
    return golden


def write() -> None:
    """Only for a new kind: everything that is there already must stay as it is."""
    text = json.dumps(golden_records(), ensure_ascii=False, indent=1) + "\n"
    _FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    write()
else:
    GOLDEN: Final = _read()
