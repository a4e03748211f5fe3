"""People, PINs and the Board."""

from __future__ import annotations

import pytest

from tests.plant import PIN, Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.sheets import Sheet
from trainer_app.checklists.slips import CodeSlip, CodeSlips
from trainer_app.kernel import pins
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.people import NewPerson, NewRight
from trainer_app.services.slips import Slips


def _seconds(refused: Refusal) -> int:
    seconds = refused.params.get("seconds", 0)
    assert isinstance(seconds, int)
    return seconds


def test_that_the_board_shows_everybody_who_is_active(plant: Plant) -> None:
    board = plant.people.board()
    assert board.plant == "Test Plant"
    assert {tile.name for tile in board.tiles} == {
        *("Sam Supervisor", "Terry Trainer", "Sonia Second", "Tina Trainee")
    }
    assert not board.tiles[-1].is_trainer


def test_that_a_tile_counts_what_waits_to_be_signed(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=None)
    plant.sign_off("01-02", agrees=None)
    tile = next(t for t in plant.people.board().tiles if t.person == plant.trainee)
    assert tile.to_sign == 2


def test_that_the_right_pin_signs_a_person_in(plant: Plant) -> None:
    signed_in = plant.people.sign_in(plant.trainer, PIN)
    assert signed_in.name == "Terry Trainer"
    assert not signed_in.must_set_pin


def test_that_wrong_pins_are_delayed_and_then_locked(plant: Plant) -> None:
    codes = []
    for _ in range(pins.LOCK_AFTER):
        with pytest.raises(Refusal) as refused:
            plant.people.sign_in(plant.trainer, "0000")
        codes.append(refused.value.code)
        plant.clock.advance(seconds=_seconds(refused.value))
    assert codes[: pins.FREE_TRIES] == [ErrorCode.PIN_WRONG] * pins.FREE_TRIES
    assert set(codes[pins.FREE_TRIES : -1]) == {ErrorCode.PIN_DELAYED}
    assert codes[-1] is ErrorCode.PIN_LOCKED


def test_that_a_right_pin_during_the_delay_is_not_even_looked_at(plant: Plant) -> None:
    for _ in range(pins.FREE_TRIES + 1):
        with pytest.raises(Refusal):
            plant.people.sign_in(plant.trainer, "0000")
    with pytest.raises(Refusal) as refused:
        plant.people.sign_in(plant.trainer, PIN)
    assert refused.value.code is ErrorCode.PIN_DELAYED


def test_that_a_right_pin_after_the_delay_clears_the_count(plant: Plant) -> None:
    for _ in range(pins.FREE_TRIES + 1):
        with pytest.raises(Refusal):
            plant.people.sign_in(plant.trainer, "0000")
    plant.clock.advance(seconds=pins.DELAYS_S[0] + 1)
    plant.people.sign_in(plant.trainer, PIN)
    with pytest.raises(Refusal) as refused:
        plant.people.sign_in(plant.trainer, "0000")
    assert refused.value.code is ErrorCode.PIN_WRONG


def test_that_a_lock_survives_a_restart(plant: Plant) -> None:
    from trainer_app.bootstrap import open_program

    for _ in range(pins.LOCK_AFTER):
        with pytest.raises(Refusal) as refused:
            plant.people.sign_in(plant.trainer, "0000")
        plant.clock.advance(seconds=_seconds(refused.value) % pins.LOCK_S)
    plant.program.close()
    plant.program = open_program(plant.folder, plant.clock)
    with pytest.raises(Refusal) as refused:
        plant.people.sign_in(plant.trainer, PIN)
    assert refused.value.code is ErrorCode.PIN_LOCKED


def test_that_a_one_time_code_can_only_set_a_pin(plant: Plant) -> None:
    added = plant.people.add_person(
        plant.at_pad(plant.supervisor), NewPerson("Nora New", (Role.TRAINER,))
    )
    first_visit = plant.people.sign_in(added.person, added.code)
    assert first_visit.must_set_pin
    assert not first_visit.still_speaks(plant.clock.now().ms)
    plant.people.set_pin(first_visit, "135790")
    assert not plant.people.sign_in(added.person, "135790").must_set_pin
    with pytest.raises(Refusal):
        plant.people.sign_in(added.person, added.code)


def test_that_the_verifier_of_a_replaced_pin_is_erased(plant: Plant) -> None:
    old = plant.at_pad(plant.trainer).pin
    plant.people.set_pin(plant.at_pad(plant.trainer), "998877")
    with plant.program.store.reading() as reading:
        record = reading.record(old)
    assert record is not None
    assert record.unreadable == "erased"


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_that_a_pin_is_four_to_eight_digits(plant: Plant, pin: str) -> None:
    with pytest.raises(Refusal) as refused:
        plant.people.set_pin(plant.at_pad(plant.trainer), pin)
    assert refused.value.code is ErrorCode.PIN_SHAPE


def test_that_a_trainer_adds_trainees_and_nobody_else(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    plant.people.add_person(trainer, NewPerson("Tom", (Role.TRAINEE,)))
    with pytest.raises(Refusal) as refused:
        plant.people.add_person(trainer, NewPerson("Tess", (Role.TRAINER,)))
    assert refused.value.code is ErrorCode.NOT_ALLOWED


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("  ", ErrorCode.NAME_MISSING),
        ("tina  TRAINEE", ErrorCode.NAME_TAKEN),
        ("x" * 81, ErrorCode.NAME_TOO_LONG),
    ],
)
def test_that_a_name_is_looked_at_before_it_is_recorded(
    plant: Plant, name: str, code: ErrorCode
) -> None:
    with pytest.raises(Refusal) as refused:
        plant.people.add_person(plant.at_pad(plant.supervisor), NewPerson(name, (Role.TRAINEE,)))
    assert refused.value.code is code


def test_that_only_a_supervisor_gives_a_right_to_sign(plant: Plant) -> None:
    right = NewRight(plant.second, ("U01",))
    with pytest.raises(Refusal) as refused:
        plant.program.rights.give(plant.at_pad(plant.trainer), right)
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    assert plant.program.rights.give(plant.at_pad(plant.supervisor), right).records


def test_that_a_person_is_found_by_name_part_or_id_and_never_by_guess(plant: Plant) -> None:
    people = plant.people
    assert people.find("tina").id == plant.trainee
    assert people.find(plant.trainee).name == "Tina Trainee"
    with pytest.raises(Refusal) as refused:
        people.find("t")
    assert refused.value.code is ErrorCode.PERSON_AMBIGUOUS
    with pytest.raises(Refusal) as refused:
        people.find("Zoë")
    assert refused.value.code is ErrorCode.PERSON_UNKNOWN


def test_that_names_are_sorted_and_found_without_their_accents(plant: Plant) -> None:
    for name in ("Éric", "Zoé", "Fatima", "Eddy"):
        plant.add(name, Role.ASSESSOR)
    names = [person.name for person in plant.people.everybody()]
    assert names[:3] == ["Eddy", "Éric", "Fatima"]
    assert plant.people.find("zoe").name == "Zoé"


def test_that_ones_own_language_changes_without_new_powers(plant: Plant) -> None:
    refreshed = plant.people.set_language(plant.at_pad(plant.trainee), "fr")
    assert refreshed.signed_in.language == "fr"
    assert refreshed.signed_in.roles == {Role.TRAINEE}
    assert plant.people.person(plant.trainee).language == "fr"


def test_that_who_sees_what_is_a_sheet_and_a_page_for_everybody(plant: Plant) -> None:
    trainee = plant.at_pad(plant.trainee)
    assert plant.program.who_sees.sheet(trainee, lang="fr").startswith(b"%PDF")
    page = plant.program.who_sees.html(trainee, lang="fr")
    assert '<html lang="fr-CA">' in page
    assert "<table" in page


def test_that_a_slip_names_its_person_in_that_persons_language(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    added = plant.program.people.add_person(by, NewPerson("Étienne Roy", (Role.TRAINEE,), "fr"))
    drawn: list[Sheet] = []

    def draw(sheet: Sheet) -> bytes:
        drawn.append(sheet)
        return b"pdf"

    slips = Slips(plant.program.store, plant.clock, draw)
    assert slips.codes(by, [(added.person, added.code)], paper="a4") == b"pdf"
    (sheet,) = drawn
    assert isinstance(sheet, CodeSlips)
    assert sheet.slips == (CodeSlip("Étienne Roy", added.code, "fr"),)
    assert (sheet.paper, sheet.made_on) == ("a4", plant.today)


def test_that_a_trainee_prints_no_code_of_anybody(plant: Plant) -> None:
    trainee = plant.at_pad(plant.trainee)
    with pytest.raises(Refusal):
        plant.program.slips.codes(trainee, [(plant.trainer, "123456")])
