"""What a person says instead, as the base keeps it: one writing of a value, whatever was typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.registry.attributes import attr
from jiayuan.registry.disputes.saying import RANKS, WRONG, checked_value
from jiayuan.registry.rules import Candidate, choose
from tests.tree import HOME_ROOM

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def kept(code: str, text: str) -> str:
    return checked_value(attr(code), text)


@given(DAYS, st.sampled_from(["", " ", "\u3000", "\n"]))
def test_a_day_is_kept_as_itself(day: date, blank: str) -> None:
    assert kept("birth", f"{blank}{day.isoformat()}{blank}") == day.isoformat()


@given(DAYS)
def test_other_writings_of_a_day_are_kept_as_the_one_the_base_uses(day: date) -> None:
    year, week, weekday = day.isocalendar()
    for text in (f"{day:%Y%m%d}", f"{year}-W{week:02}-{weekday}"):
        assert kept("birth", text) == day.isoformat()


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:04}", "{:_}", "+{}"]))
def test_a_number_is_kept_in_plain_digits(number: int, writing: str) -> None:
    assert kept("work.income", writing.format(number)) == str(number)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("birth", "1950"),
        ("birth", "1950-02-30"),
        ("birth", "一九五〇年"),
        ("birth", "1950-03-15T00:00"),
        ("dis.level", "二级"),
        ("dis.level", "1.0"),
        ("work.income", "3 000"),
        ("work.income", "0x1f"),
        ("student.fulltime", "True"),
        ("student.fulltime", "1"),
        ("student.fulltime", "否"),
    ],
)
def test_what_no_value_of_its_kind_is_names_the_way_to_write_it(code: str, text: str) -> None:
    with pytest.raises(Invalid) as told:
        kept(code, text)
    assert str(told.value.message) == str(WRONG[attr(code).kind])


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u3000"], ids=["empty", "blank", "lines", "wide"])
@pytest.mark.parametrize("code", ["name", "birth", "student.fulltime", "work.income"])
def test_nothing_is_no_value_of_any_kind(code: str, text: str) -> None:
    with pytest.raises(Invalid) as told:
        kept(code, text)
    assert told.value.code == "dispute-value"


@given(st.text("王李a1 ", min_size=1, max_size=210).filter(str.strip))
def test_free_text_keeps_its_inside_and_its_bound(text: str) -> None:
    clean = text.strip()
    if len(clean) <= 200:
        assert kept("name", text) == clean
    else:
        with pytest.raises(Invalid):
            kept("name", text)


@given(st.integers(1, 89))
def test_ledgers_stand_between_what_is_said_and_what_was_looked_at(rank: int) -> None:
    today = date(2026, 3, 1)
    said = Candidate(1, "self", RANKS["self"], 0, "self", today)
    ledger = Candidate(2, "ledger", rank, 0, "ledger:1", today)
    looked = Candidate(3, "looked", RANKS["field-check"], 0, "field-check", today)
    for found, wins in (([said, ledger], ledger), ([said, ledger, looked], looked), ([said, looked], looked)):
        assert choose(found) == wins


@pytest.mark.usefixtures("tree")
def test_a_home_is_kept_by_its_path_and_must_stand_there() -> None:
    assert kept("residence.actual", f" {HOME_ROOM} ") == HOME_ROOM.value
    with pytest.raises(Invalid) as told:
        kept("residence.actual", str(HOME_ROOM).replace("0301", "0999"))
    assert str(told.value.message) == str(WRONG["place"])
