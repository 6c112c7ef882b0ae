"""Spellings of addresses, numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers.spellings import chinese, digits, wide, write_address, write_dates

ROW = {
    "street": "灵境小区",
    "number": "12号楼",
    "unit": "2单元",
    "room": "501",
    "street_name": "西长安街街道",
    "community_name": "府右街南社区",
}


@pytest.mark.parametrize(
    ("number", "written"), [("1", "一"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("99", "九十九"), ("501", "501")]
)
def test_numbers_in_characters(number: str, written: str) -> None:
    assert chinese(number) == written


@pytest.mark.parametrize(
    ("form", "prefix", "characters", "written"),
    [
        ("{c}{b}号楼{u}单元{r}室", "", False, "灵境小区12号楼2单元501室"),
        ("{c}{b}-{u}-{r}", "西城区", False, "西城区灵境小区12-2-501"),
        ("{c}{b}号楼{u}单元{r}室", "", True, "灵境小区十二号楼二单元501室"),
        ("{c}{b}楼{u}门{r}", "西城区{street}{community}", False, "西城区西长安街街道府右街南社区灵境小区12楼2门501"),
    ],
)
def test_addresses(form: str, prefix: str, characters: bool, written: str) -> None:
    assert write_address(form, prefix, ROW, characters=characters) == written


def test_full_width_and_digits() -> None:
    assert wide("3-2-501") == "３－２－５０１"
    assert digits("12号院") == "12"


def test_dates_are_written_in_four_ways() -> None:
    written = set(write_dates(dice(1, "dates"), [date(1945, 3, 7)] * 200))
    assert written == {"19450307", "1945-3-7", "1945.3.7", "1945年3月7日"}
