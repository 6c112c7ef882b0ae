"""Another figure of the law: before and after over everybody of the place."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Assessment, Run
from jiayuan.benefits.queries.boards.whatif import changed, figures, shift, what_if
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.conftest import Audited
from tests.benefits.residents import person
from tests.people import Person

DAY = date(2026, 3, 1)


def amounts(*fen: int, first: int = 0) -> pl.DataFrame:
    people = [f"p{first + at}" for at in range(len(fen))]
    return pl.DataFrame({"person": people, "amount": list(fen)}, schema={"person": pl.String, "amount": pl.Int64})


def test_only_figures_that_decide_something_here_are_offered() -> None:
    found = {one.name: one for one in figures(DAY)}
    assert "FP_DEAD" not in found
    assert (found["L"].value, found["L"].low, found["L"].high) == (145_000, 72_000, 290_000)


def test_a_figure_without_a_value_that_day_is_not_offered() -> None:
    assert figures(date(2010, 1, 1)) == ()


def test_another_figure_is_another_book() -> None:
    book = load_book()
    other = changed(book, "L", 160_000)
    assert other.hash != book.hash
    assert [book.params["L"].on(DAY).value, other.params["L"].on(DAY).value] == [145_000, 160_000]  # type: ignore[union-attr]


def test_more_for_all_is_a_gain_for_all() -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[150] * 20))
    assert (found.people, found.fen, found.gain, found.lose) == ((20, 20), (2_000, 3_000), 20, 0)


def test_who_comes_in_gains_and_who_falls_out_loses() -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[100] * 20, first=10))
    assert (found.people, found.gain, found.lose) == ((20, 20), 10, 10)


def test_nobody_before_and_after_is_nothing() -> None:
    found = shift("x", amounts(), amounts())
    assert (found.people, found.fen, found.gain, found.lose) == ((0, 0), (0, 0), 0, 0)


def test_the_few_who_change_cannot_be_had_from_the_sums() -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[100] * 19, 150))
    assert (found.people, found.fen, found.gain) == ((20, 20), (None, None), None)


@pytest.mark.parametrize("count", [1, 9])
def test_a_few_people_are_not_told(count: int) -> None:
    found = shift("x", amounts(*[100] * count), amounts(*[150] * count))
    assert (found.people, found.fen, found.gain) == ((None, None), (None, None), None)


@pytest.mark.parametrize(("left", "shown"), [(20, (20, 20)), (19, (20, None)), (11, (20, None)), (10, (20, 10))])
def test_nor_from_the_two_counts(left: int, shown: tuple[int, int | None]) -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[100] * left))
    assert found.people == shown
    assert (found.lose is None) is (shown[1] is None)


def test_the_rest_of_a_group_cannot_be_worked_out() -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[150] * 15, *[100] * 5))
    assert (found.people, found.gain, found.fen) == ((20, 20), None, (None, None))


def test_nor_the_few_who_come_in_beside_many_who_gain() -> None:
    found = shift("x", amounts(*[100] * 20), amounts(*[150] * 25))
    assert (found.people, found.fen) == ((20, None), (None, None))


PAID = st.dictionaries(st.integers(0, 60), st.integers(1, 3), max_size=60)


def paid(by_person: dict[int, int]) -> pl.DataFrame:
    rows = [(f"p{who}", amount) for who, amount in sorted(by_person.items())]
    return pl.DataFrame(rows, schema={"person": pl.String, "amount": pl.Int64}, orient="row")


@settings(max_examples=60)
@given(PAID, PAID)
def test_whatever_is_told_is_right_and_tells_of_no_few(before: dict[int, int], after: dict[int, int]) -> None:
    found = shift("x", paid(before), paid(after))
    change = [after.get(who, 0) - before.get(who, 0) for who in {*before, *after}]
    real = (len(before), len(after), sum(more > 0 for more in change), sum(more < 0 for more in change))
    told = (*found.people, found.gain, found.lose)
    assert all(one in (None, truth) for one, truth in zip(told, real, strict=True))
    assert not [one for one in told if one and one < 10]
    assert found.fen in ((None, None), (sum(before.values()), sum(after.values())))
    # Of three parts of a group that is told two never tell the third.
    same = len(change) - real[2] - real[3]
    assert not (0 < same < 10 and None not in (*found.people, found.gain, found.lose))
    if found.fen != (None, None):
        assert not [few for few in (*real, same) if 0 < few < 10]


@settings(max_examples=60)
@given(PAID, st.sets(st.integers(0, 60), max_size=30))
def test_of_who_only_falls_out_no_few_can_be_counted(before: dict[int, int], out: set[int]) -> None:
    after = {who: amount for who, amount in before.items() if who not in out}
    first, second = shift("x", paid(before), paid(after)).people
    assert first is None or second is None or not 0 < first - second < 10


@pytest.mark.django_db
def test_a_higher_standard_raises_what_hangs_on_it(officer: Person) -> None:
    for _ in range(10):
        person(relief__status="low_income")
    with officer.acting(BENEFIT_MATCHING):
        (found,) = what_if("L", 160_000)
    assert (found.policy, found.people, found.gain) == ("bj.disabled_living", (10, 10), 10)
    assert found.fen == (10 * 145_000, 10 * 160_000)


@pytest.mark.django_db
def test_nothing_is_kept_and_the_look_is_recorded(officer: Person, audited: Audited) -> None:
    person()
    with officer.acting(BENEFIT_MATCHING):
        what_if("L", 150_000)
        assert not Assessment.objects.exists()
        assert not Run.objects.exists()
    assert len(audited("benefits.whatif")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "fen"), [("L", 0), ("L", 290_001), ("FP_DEAD", 90_000), ("nothing", 1)])
def test_what_is_no_figure_is_told(name: str, fen: int, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING), pytest.raises(Invalid):
        what_if(name, fen)


@pytest.mark.django_db
def test_a_resident_runs_nobody(resident: Person) -> None:
    with resident.acting(BENEFIT_MATCHING), pytest.raises(NotAllowed):
        what_if("L", 150_000)
