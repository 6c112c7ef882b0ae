"""Each slip does what its name says, and nothing worse."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers import idslips, nameslips, phoneslips
from jiayuan.kernel.idnumber import check_digit, parse_id
from jiayuan.kernel.phone import Phone

GOOD = "11010219450307123" + check_digit("11010219450307123")
NUMBER = "13800138000"


@pytest.mark.parametrize(
    ("fault", "kinds"),
    [
        ("id_15", {"from15"}),
        ("id_wrong_digit", {"bad_check", "bad_date"}),
        ("id_transposed", {"bad_check", "bad_date"}),
        ("id_17", {"short"}),
        ("id_wide", {"ok"}),
        ("id_spaced", {"ok"}),
        ("id_float", {"float_damaged"}),
        ("id_masked", {"masked"}),
    ],
)
def test_id_slips_fall_into_their_class(fault: str, kinds: set[str]) -> None:
    slip = idslips.ID_SLIPS[fault][1]
    for seed in range(30):
        assert parse_id(slip(dice(seed, fault), GOOD)).kind.value in kinds


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("phone_typo", "mobile"),
        ("phone_10", "short"),
        ("phone_dashes", "mobile"),
        ("phone_two", "several"),
        ("phone_landline", "landline"),
        ("phone_86", "mobile"),
        ("phone_wide", "mobile"),
    ],
)
def test_phone_slips_fall_into_their_class(fault: str, kind: str) -> None:
    slip = phoneslips.PHONE_SLIPS[fault][1]
    for seed in range(30):
        assert Phone.parse(slip(dice(seed, fault), NUMBER)).kind == kind


@pytest.mark.parametrize(
    ("fault", "written"),
    [
        ("name_homophone", "王秀蓝"),
        ("name_short", "王秀"),
        ("name_swapped", "王兰秀"),
        ("name_blank", "王  秀兰"),
        ("name_note", "王秀兰（户主）"),
    ],
)
def test_name_slips(fault: str, written: str) -> None:
    made = nameslips.NAME_SLIPS[fault][1](dice(1, fault), "王秀兰")
    assert made == ("王秀岚" if fault == "name_homophone" else written)


def test_short_names_stay() -> None:
    assert nameslips.shortened(dice(1, "n"), "王伟") == "王伟"
    assert nameslips.swapped(dice(1, "n"), "王伟") == "王伟"
    assert nameslips.homophone(dice(1, "n"), "王七") == "王七"


def test_old_numbers_only_of_the_last_century() -> None:
    assert idslips.fifteen(dice(1, "n"), "110102200503071231") == "110102200503071231"
