"""A photo or a PDF that is kept on one PC arrives on the other, through the real hub."""

from __future__ import annotations

from pathlib import Path

from tests.store.plant import STARTED
from tests.sync.live_hub import live_hub, on_sqlite
from tests.sync.two_profiles import Pc, two_pcs
from trainer_app.checklists import bodies as b
from trainer_app.checklists.evidence import PDF_KIND, EvidencePiece
from trainer_app.kernel.clock import FixedClock
from trainer_app.services.evidence import keep_evidence, shown_evidence

JPEG = b"\xff\xd8 what a camera saw " * 20_000
PDF = b"%PDF-1.7 what a measuring machine wrote " * 30_000


def photo_of(pc: Pc, sha256: str) -> bytes | None:
    with pc.program.store.reading() as reading:
        return reading.blob(sha256)


def test_that_photos_of_a_step_a_sign_off_and_a_try_and_a_pdf_arrive_on_the_other_pc(
    tmp_path: Path,
) -> None:
    with (
        live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as hub,
        two_pcs(tmp_path, hub) as (plant, first, second),
    ):
        evidence = b"\xff\xd8 the parting line"
        with first.program.store.writing() as writing:
            photo = writing.keep_blob(JPEG)
            shown = b.EvidenceFile(writing.keep_blob(evidence), caption="As it was")
            writing.append(b.StepPictured(task="01-03", photo=photo), by=plant.by())
            signed = plant.sign_off_body("01-03")
            signed = b.SignoffRecorded(
                trainee=signed.trainee, task=signed.task, evidence_files=(shown,)
            )
            writing.append(signed, by=plant.by())
            tried, report = keep_evidence(
                writing,
                [EvidencePiece(b"\xff\xd8 the first try"), EvidencePiece(PDF, "Report", PDF_KIND)],
            )
            body = b.TryRecorded(
                trainee=signed.trainee, task="01-03", level=2, evidence_files=(tried, report)
            )
            record = writing.append(body, by=plant.by()).id
        first.sync()
        assert photo_of(second, photo) is None
        second.sync()
        assert photo_of(second, photo) == JPEG
        assert photo_of(second, shown.sha256) == evidence
        assert photo_of(second, tried.sha256) == b"\xff\xd8 the first try"
        with second.program.store.reading() as reading:
            _photo, seen = shown_evidence(reading, reading.record(record))
            assert (seen.kind, seen.size, seen.is_here) == (PDF_KIND, len(PDF), True)
        assert photo_of(second, report.sha256) == PDF
        assert second.program.syncing.waiting().blobs == 0
