"""One person on one day: ages, freshness, the day's figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.evaluate import explain
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Fact, Facts
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.outcome import FALSE, TRUE
from jiayuan.benefits.engine.scene import Scene, Scenes, day_tested, scene_for
from tests.benefits.engine.toy import AS_OF, known_facts, only, row, scene, toy, tree

BORN: Facts = {"birth": Fact(KNOWN, date(1966, 3, 31), date(2026, 1, 1), "人口库")}
YEARLY = {"paid": {"type": "bool", "zh": "缴费", "en": "paid", "expires": 12}}


def test_an_age_is_that_of_the_day_with_the_birthdays_source() -> None:
    assert Scene(BORN, {}, date(2026, 3, 30)).fact("age").value == 59
    age = Scene(BORN, {}, date(2026, 3, 31)).fact("age")
    assert (age.value, age.as_of, age.source) == (60, date(2026, 1, 1), "人口库")


def test_a_given_age_stands_before_a_birthday() -> None:
    assert Scene({**BORN, "age": Fact(KNOWN, 7)}, {}, AS_OF).fact("age").value == 7


@pytest.mark.parametrize("birth", [Fact(UNKNOWN, None, None, "人口库", "down"), Fact(UNKNOWN, note="disputed")])
def test_without_a_birthday_the_age_is_unknown_for_the_same_reason(birth: Fact) -> None:
    assert Scene({"birth": birth}, {}, AS_OF).fact("age") == birth


@pytest.mark.parametrize(("day", "state"), [(date(2026, 3, 31), KNOWN), (date(2026, 3, 30), UNKNOWN)])
def test_nobody_has_an_age_before_birth(day: date, state: int) -> None:
    born = {"birth": Fact(KNOWN, date(2026, 3, 31))}
    assert Scene(born, {}, day).fact("age").state == state


def test_what_nobody_said_is_unknown() -> None:
    assert Scene({}, {}, AS_OF).fact("hukou").state == UNKNOWN


def test_facts_of_another_book_are_left_out(book: RuleBook) -> None:
    assert scene_for({"strange": Fact(KNOWN, 1), **BORN}, book, AS_OF).facts.keys() == {"birth"}


@pytest.mark.parametrize(
    ("asked_on", "state"), [(date(2026, 3, 19), KNOWN), (date(2026, 3, 20), KNOWN), (date(2026, 3, 21), UNKNOWN)]
)
def test_a_fact_goes_stale_by_the_day_it_is_asked_not_by_the_months_end(
    asked_on: date, state: int, tmp_path: Path
) -> None:
    book = toy(tmp_path, facts=YEARLY, rows=[row("paid")])
    facts = {"paid": Fact(KNOWN, True, date(2025, 3, 20))}
    assert scene_for(facts, book, date(2026, 3, 31), asked_on).facts["paid"].state == state
    assert explain(only(book), facts, book, asked_on).result.status == ("yes" if state == KNOWN else "unknown")


def test_asked_on_no_day_it_is_the_tested_one(tmp_path: Path) -> None:
    book = toy(tmp_path, facts=YEARLY)
    facts = {"paid": Fact(KNOWN, True, date(2025, 3, 20))}
    assert scene_for(facts, book, date(2026, 3, 31)).facts["paid"].note == "stale"


@pytest.mark.parametrize(
    ("day", "figure"), [(date(2023, 12, 31), None), (date(2024, 1, 1), 100_000), (date(2026, 1, 1), 120_000)]
)
def test_every_figure_is_there_with_or_without_a_value(day: date, figure: int | None, book: RuleBook) -> None:
    found = scene_for({}, book, day).params
    assert found["L"] == figure
    assert set(found) == set(book.params)


@pytest.mark.parametrize("test_on", ["day", "month_end"])
def test_a_birthday_later_in_the_month_counts_at_its_end(test_on: str, tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("age >= 60")], test_on=test_on)
    result = explain(only(book), known_facts(book, birth="1966-03-20"), book, date(2026, 3, 10)).result
    assert result.code == (1 if test_on == "month_end" else 0)
    assert day_tested(only(book), date(2026, 3, 10)) == date(2026, 3, 10 if test_on == "day" else 31)


def test_facts_are_weighed_once_and_each_day_has_its_figures(book: RuleBook) -> None:
    scenes = Scenes(BORN, book, AS_OF, {"parents": (BORN,)})
    first, second = scenes.on(date(2024, 1, 1)), scenes.on(date(2026, 1, 1))
    assert scenes.on(date(2026, 1, 1)) is second
    assert (first.params["L"], second.params["L"]) == (100_000, 120_000)
    assert first.facts is second.facts
    assert second.lists["parents"][0].fact("age").value == 59


def test_what_was_found_out_on_one_day_is_not_read_on_another(book: RuleBook) -> None:
    scenes, adult = Scenes(known_facts(book, birth="2008-03-20"), book, AS_OF), tree("age >= 18 and age >= 0", book)
    assert value(adult, scenes.on(date(2026, 3, 19))) == FALSE
    assert value(adult, scenes.on(date(2026, 3, 20))) == TRUE


def test_a_tree_that_is_gone_lends_its_answer_to_no_other(book: RuleBook) -> None:
    here = scene(book, hukou=True, level=2)
    # Each tree is dropped before the next is built, which Python then likes to put in the same place.
    found = [value(tree(f"hukou and level == {number % 4}", book), here).yes for number in range(40)]
    assert found == [number % 4 == 2 for number in range(40)]
