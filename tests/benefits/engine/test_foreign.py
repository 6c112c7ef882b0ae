"""The engine is not Beijing's alone: another country's book, and an invented one, load and run without code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.parity import parity
from jiayuan.benefits.engine.worked import check_cases
from tests.benefits.engine.family import decided_for, homely
from tests.benefits.engine.toy import HEAD, row


@pytest.fixture(scope="module")
def germany() -> RuleBook:
    return load_book("de")


def test_its_worked_cases_hold_and_cover_it(germany: RuleBook) -> None:
    count, findings = check_cases(germany)
    assert (count > 10, findings) == (True, [])


@pytest.mark.parametrize("as_of", [date(2018, 3, 1), date(2022, 12, 31), date(2026, 6, 1)], ids=str)
def test_both_evaluators_agree_on_it(as_of: date, germany: RuleBook) -> None:
    assert parity(germany, 600, as_of.year, as_of) == []


def test_a_family_is_answered(germany: RuleBook) -> None:
    born = ["2010-01-01", "2012-01-01", "2014-01-01"]
    persons = [{"id": str(at), "facts": {"birth": day, "in_training": True}} for at, day in enumerate(born)]
    unit = {"persons": persons, "household": {"facts": {"resident": True}}}
    found = answer({"as_of": "2022-06-01", "unit": unit}, germany)
    assert found["total_fen"] == 2 * 21_900 + 22_500


def invented(folder: Path, digits: int) -> RuleBook:
    """No minor digits, a sum for each child, bands over what a household earns."""
    head = {**HEAD, "minor_digits": digits, "lists": {"children": "age < 20"}}
    pay = "count(children) * 300元 + bands(sum(members, self.salary), 1000元:10%, inf:5%)"
    return homely(folder, rows=[row("true", pay, quote="300元")], files={"book": head})


@pytest.mark.parametrize(("digits", "amount"), [(0, 300 + 150), (2, 30_000 + 200)])
def test_money_without_minor_digits(digits: int, amount: int, tmp_path: Path) -> None:
    child = {"birth": "2015-01-01", "salary": 2_000}
    # 1,000 at 10 % and 1,000 at 5 % where a unit is whole; all of 20.00 at 10 % where it has hundredths.
    assert decided_for(invented(tmp_path, digits), [child]).amount == amount


@pytest.mark.parametrize("digits", [-1, 4, 1.5, "2"])
def test_absurd_digits_are_refused(digits: object, tmp_path: Path) -> None:
    with pytest.raises(BookError, match="minor_digits"):
        homely(tmp_path, files={"book": {**HEAD, "minor_digits": digits}})
