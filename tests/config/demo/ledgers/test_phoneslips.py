"""Laws of slips in telephone numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers import phoneslips
from jiayuan.config.demo.ledgers.phoneslips import PHONE_SLIPS
from jiayuan.kernel.phone import Phone

SEEDS = st.integers(0, 10_000)
MOBILES = st.integers(0, 99_999_999).map(lambda tail: f"138{tail:08}")


@given(SEEDS, MOBILES)
def test_a_typo_is_one_other_digit_behind_the_network(seed: int, number: str) -> None:
    made = phoneslips.phone_typo(dice(seed, "typo"), number)
    assert made[:3] == number[:3]
    assert sum(one != other for one, other in zip(number, made, strict=True)) == 1


@given(SEEDS, MOBILES)
def test_spellings_lead_to_the_same_telephone(seed: int, number: str) -> None:
    for slip in (phoneslips.phone_dashes, phoneslips.phone_country, PHONE_SLIPS["phone_wide"][1]):
        assert Phone.parse(slip(dice(seed, "spelling"), number)).value == number


@given(SEEDS, MOBILES)
def test_ten_digits_are_the_first_ten(seed: int, number: str) -> None:
    assert phoneslips.phone_short(dice(seed, "short"), number) == number[:10]


@given(SEEDS, MOBILES)
def test_two_numbers_begin_with_the_own_one(seed: int, number: str) -> None:
    made = phoneslips.phone_two(dice(seed, "two"), number)
    assert made.startswith(f"{number}/010-6")
    assert Phone.parse(made).kind == "several"


@given(SEEDS, MOBILES)
def test_a_land_line_is_one_of_the_city(seed: int, number: str) -> None:
    made = phoneslips.phone_land(dice(seed, "land"), number)
    assert Phone.parse(made).kind == "landline"
    assert number not in made


def test_shares_leave_most_phones_alone() -> None:
    assert 0.1 < sum(share for share, _ in PHONE_SLIPS.values()) < 0.2
