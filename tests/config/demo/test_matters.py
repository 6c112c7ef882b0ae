"""Usual requests use classes that exist."""

from __future__ import annotations

import csv

import pytest

from jiayuan.config.demo.matters import MATTERS, Matter
from tests.config.demo.conftest import DIVISIONS

CLASSES = DIVISIONS.parents[1] / "cases" / "class_codes.csv"


@pytest.fixture(scope="module")
def classes() -> set[str]:
    with CLASSES.open(encoding="utf-8") as file:
        return {row["code"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("matter", MATTERS, ids=lambda one: one.code)
def test_its_class_is_one_of_the_catalogue(matter: Matter, classes: set[str]) -> None:
    assert matter.class_code in classes


@pytest.mark.parametrize("matter", MATTERS, ids=lambda one: one.code)
def test_its_words_say_enough_and_no_persons_data(matter: Matter) -> None:
    assert 5 < len(matter.words) < 40
    assert not any(character.isdigit() for character in matter.words)


def test_matters_differ() -> None:
    assert len({one.code for one in MATTERS}) == len({one.words for one in MATTERS}) == len(MATTERS)


def test_urgencies_are_known() -> None:
    assert {one.urgency for one in MATTERS} <= {"U1", "U2", "U3", "U4"}
    assert all(one.weight > 0 for one in MATTERS)
