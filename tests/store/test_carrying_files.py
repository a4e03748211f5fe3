"""Files that records name: editions taken from the installation, or fetched part by part."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest

from tests.store.packs import archive_and_pack
from tests.store.pages import SmallHub, another_pc, joined
from tests.store.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.attachments import blobs_of
from trainer_app.checklists.guidance import Guidance
from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.ids import EditionId
from trainer_app.store.carrying import Carrying
from trainer_app.store.local import LocalStore
from trainer_app.store.turns import Turns

PART = 100_000


@pytest.fixture
def adopted(plant: Plant, hub: SmallHub) -> EditionId:
    """An edition that the plant judges by; a sign-off by a right to its unit."""
    archive, pack = archive_and_pack()
    task = next(pack.all_tasks())
    with plant.store.writing() as writing:
        writing.keep_edition(pack, archive, Guidance())
        by = plant.by()
        writing.append(b.EditionPublished(pack.edition, pack.id, pack.version), by=by)
        writing.append(b.EditionAdopted(pack.edition, pack.id, pack.version), by=by)
        right = writing.append(b.RightSaved(person=plant.founder, scope=(task.unit,)), by=by)
        body = plant.sign_off_body(task.id, right=right.id, edition=pack.edition)
        record = writing.append(body, by=by)
        writing.append(b.SignatureGiven(about=record.id), by=plant.by(plant.trainee))
    hub.sync(joined(plant, hub))
    return pack.edition


@pytest.fixture
def other(tmp_path: Path, hub: SmallHub, adopted: EditionId) -> Iterator[LocalStore]:
    """A PC that has the records and not the edition."""
    assert adopted
    store = another_pc(tmp_path / "other", hub, "B")
    hub.sync(store.carrying())
    yield store
    store.close()


def counts(store: LocalStore, plant: Plant) -> bool:
    with store.reading() as reading:
        return any(s.performances for s in reading.standings(plant.trainee).values())


def fetch(sender: Carrying, receiver: Carrying, blob: str) -> int:
    """How many parts it took."""
    whole = sender.blob_size(blob)
    assert whole is not None
    parts = 0
    while (offset := receiver.blob_offset(blob)) < whole:
        receiver.add_blob_part(blob, offset, sender.blob_part(blob, offset, PART), whole=whole)
        parts += 1
    return parts


def test_that_an_edition_is_fetched_and_then_judges_what_waited_for_it(
    plant: Plant, adopted: EditionId, other: LocalStore
) -> None:
    carrying = other.carrying()
    assert carrying.wanted_blobs() == [adopted]
    assert carrying.waiting().blobs == 1
    assert not counts(other, plant)
    assert fetch(plant.store.carrying(), carrying, adopted) > 1
    assert not carrying.wanted_blobs()
    assert counts(other, plant)
    assert carrying.blob_size(adopted) == plant.store.carrying().blob_size(adopted)
    with other.reading() as reading:
        assert reading.archive(adopted) == archive_and_pack()[0]
        assert not reading.connection.execute("SELECT 1 FROM blob_part").fetchall()
    assert other.verify().sound


def test_that_a_file_goes_on_where_it_was_cut(
    plant: Plant, adopted: EditionId, other: LocalStore
) -> None:
    sender, carrying = plant.store.carrying(), other.carrying()
    whole = sender.blob_size(adopted) or 0
    carrying.add_blob_part(adopted, 0, sender.blob_part(adopted, 0, PART), whole=whole)
    assert carrying.blob_offset(adopted) == PART
    for offset in (0, PART + 1):  # sent again, and one that would leave a hole
        carrying.add_blob_part(adopted, offset, b"x", whole=whole)
    assert carrying.blob_offset(adopted) == PART
    assert carrying.blob_size(adopted) is None
    fetch(sender, carrying, adopted)
    assert counts(other, plant)


def test_that_a_file_that_is_not_what_it_is_named_is_thrown_away(
    plant: Plant, adopted: EditionId, other: LocalStore
) -> None:
    sender, carrying = plant.store.carrying(), other.carrying()
    whole = sender.blob_size(adopted) or 0
    carrying.add_blob_part(adopted, 0, b"\0" * PART, whole=whole)
    rest = sender.blob_part(adopted, PART, whole)
    with pytest.raises(Damage) as caught:
        carrying.add_blob_part(adopted, PART, rest, whole=whole)
    assert caught.value.code is ErrorCode.BLOB_ALTERED
    assert carrying.blob_offset(adopted) == 0
    assert carrying.wanted_blobs() == [adopted]
    fetch(sender, carrying, adopted)
    assert counts(other, plant)


def test_that_an_edition_of_the_installation_is_not_fetched(
    plant: Plant, hub: SmallHub, adopted: EditionId, tmp_path: Path
) -> None:
    archive = archive_and_pack()[0]
    store = another_pc(tmp_path / "new", hub, "N")
    carrying = store.carrying(lambda edition: archive if edition == adopted else None)
    hub.sync(carrying)
    assert not carrying.wanted_blobs()
    assert counts(store, plant)
    store.close()


def test_that_an_edition_that_cannot_be_read_here_stays_whole_for_a_newer_program(
    plant: Plant, hub: SmallHub, other: LocalStore, adopted: EditionId
) -> None:
    strange = b"a pack of tomorrow"
    name = EditionId(hashlib.sha256(strange).hexdigest())
    plant.append(b.EditionPublished(name, "mmt-1", "9"))
    hub.sync(plant.store.carrying())
    carrying = other.carrying()
    hub.sync(carrying)
    assert carrying.wanted_blobs() == [adopted, name]
    carrying.add_blob_part(name, 0, strange, whole=len(strange))
    assert carrying.wanted_blobs() == [adopted]
    assert carrying.blob_part(name, 2, 4) == strange[2:6]
    with other.reading() as reading:
        assert reading.pack(name) is None


def test_that_what_the_hub_lacks_and_this_pc_holds_waits(plant: Plant, adopted: EditionId) -> None:
    carrying = plant.store.carrying()
    carrying.take(now=1, lacking=[adopted, "ff" * 32])
    assert carrying.waiting().blobs == 1
    carrying.take(now=2)
    assert carrying.waiting().blobs == 0


# --- turns ---------------------------------------------------------------------------------------


def test_that_writers_have_their_turns_in_the_order_of_asking() -> None:
    """Whoever brings page after page never comes before somebody who asked meanwhile."""
    turns = Turns()
    order: list[str] = []
    turns.take()

    def ask(name: str) -> None:
        turns.take()
        order.append(name)
        turns.give_back()

    threads = []
    for n, name in enumerate("abc", 1):
        thread = threading.Thread(target=ask, args=(name,))
        thread.start()
        threads.append(thread)
        while turns.waiting < n:
            pass
    turns.give_back()
    ask("d")
    for thread in threads:
        thread.join()
    assert order == ["a", "b", "c", "d"]


def test_that_a_file_of_this_pc_s_own_is_kept_with_the_record_that_names_it_or_not_at_all(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    jpeg = b"\xff\xd8 a picture " * 40_000
    with suppress(RuntimeError), plant.store.writing() as writing:
        lost = writing.keep_blob(b"never")
        raise RuntimeError
    with plant.store.writing() as writing:
        photo = writing.keep_blob(jpeg)
        assert writing.keep_blob(jpeg) == photo == hashlib.sha256(jpeg).hexdigest()
        writing.append(b.StepPictured(task="01-03", photo=photo), by=plant.by())
    with plant.store.reading() as reading:
        assert reading.blob(photo) == jpeg
        assert reading.blob(lost) is None
    carrying = joined(plant, hub)
    hub.sync(carrying)
    with closing(another_pc(tmp_path / "other", hub, "B")) as other:
        hub.sync(other.carrying())
        assert other.carrying().wanted_blobs() == [photo]
        with other.reading() as reading:
            assert reading.blob(photo) is None  # it has not come yet
        fetch(carrying, other.carrying(), photo)
        with other.reading() as reading:
            assert reading.blob(photo) == jpeg


def test_that_a_sign_off_names_the_photos_that_show_the_work(plant: Plant, hub: SmallHub) -> None:
    with plant.store.writing() as writing:
        photo = writing.keep_blob(b"a photo")
        file = b.EvidenceFile(photo, caption="the parting line")
        body = msgspec.structs.replace(plant.sign_off_body("01-03"), evidence_files=(file, file))
        record = writing.append(body, by=plant.by())
    assert blobs_of(record) == (photo,)
    assert isinstance(record.body, b.SignoffRecorded)
    assert record.body.salt  # a caption is words
    carrying = joined(plant, hub)
    hub.sync(carrying)
    assert carrying.blob_size(photo) == len(b"a photo")
