"""Laws of slips in names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers import nameslips
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.ledgers.nameslips import NAME_SLIPS
from jiayuan.config.demo.ledgers.slips import slip_in
from jiayuan.config.demo.words import HOMOPHONES, SURNAMES

SEEDS = st.integers(0, 10_000)
GIVEN = st.text(alphabet="".join(HOMOPHONES) + "建国翀", min_size=1, max_size=2)
NAMES = st.builds(lambda surname, given: surname + given, st.sampled_from(sorted(SURNAMES)), GIVEN)


@given(SEEDS, NAMES)
def test_a_homophone_changes_one_character_and_never_the_surname(seed: int, name: str) -> None:
    made = nameslips.homophone(dice(seed, "sound"), name)
    assert made[0] == name[0]
    different = [{one, other} for one, other in zip(name, made, strict=True) if one != other]
    assert len(different) <= 1
    assert all(set(pair) in different for pair in ("".join(one) for one in different))


@given(SEEDS, NAMES)
def test_exchanged_characters_are_the_same_ones(seed: int, name: str) -> None:
    assert sorted(nameslips.swapped(dice(seed, "swap"), name)) == sorted(name)


@given(SEEDS, NAMES)
def test_blanks_and_notes_keep_the_name(seed: int, name: str) -> None:
    assert nameslips.spread(dice(seed, "blank"), name).replace(" ", "") == name
    assert nameslips.noted(dice(seed, "note"), name).removesuffix("（户主）") == name


@given(SEEDS, NAMES)
def test_two_characters_are_never_shortened_to_one(seed: int, name: str) -> None:
    assert len(nameslips.shortened(dice(seed, "short"), name)) >= 2


def lines(*names: str) -> Lines:
    return Lines({"name": list(names)}, [""] * len(names), [[] for _ in names])


@given(SEEDS)
def test_at_most_one_slip_is_made_in_a_cell_and_it_is_told(seed: int) -> None:
    made = lines(*["王秀兰"] * 60)
    slip_in(dice(seed, "slips"), made, "name", NAME_SLIPS)
    for name, faults in zip(made.cells["name"], made.faults, strict=True):
        assert len(faults) == (name != "王秀兰")


def test_a_slip_that_changes_nothing_is_not_told() -> None:
    made = lines(*["王七"] * 5_000)
    slip_in(dice(1, "slips"), made, "name", NAME_SLIPS)
    assert {fault for faults in made.faults for fault in faults} == {"name_blank", "name_note"}


def test_empty_cells_stay_empty() -> None:
    made = lines(*[""] * 3_000)
    slip_in(dice(1, "slips"), made, "name", NAME_SLIPS)
    assert set(made.cells["name"]) == {""}
    assert not any(made.faults)
