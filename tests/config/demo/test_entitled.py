"""Who is entitled, at the edges of age, degree and relief."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from jiayuan.config.demo.drawing import drawing
from jiayuan.config.demo.entitled import ENTITLED, PAIRS

PLAIN: dict[str, object] = {
    "age": 50, "sex": "1", "hukou": True, "dead_on": None, "dis.type": "", "dis.level": "", "dis.multi": None,
    "relief.status": "none", "elder.assessed": "", "fp.special": False, "work.kind": "employee", "income.own": 500_000,
    "income.stable": True, "student.fulltime": False, "draws.injury_care": False, "draws.brave_care": False,
    "draws.returned_youth_care": False, "draws.foster_care": False, "draws.hardship_home": False,
}  # fmt: skip
TYPES = {
    "dead_on": pl.Date,
    "dis.multi": pl.Boolean,
    "hukou": pl.Boolean,
    "income.own": pl.Int64,
    "dis.type": pl.String,
}
LIMB_1 = {"dis.type": "physical", "dis.level": "1"}


def entitled(**facts: object) -> set[str]:
    frame = pl.DataFrame([{**PLAIN, **facts}], schema_overrides=TYPES)
    return {name for name, right in ENTITLED.items() if frame.select(right.fill_null(False)).item()}


def test_somebody_of_fifty_and_well_is_entitled_to_nothing() -> None:
    assert entitled() == set()


@pytest.mark.parametrize(("age", "due"), [(79, False), (80, True), (104, True)])
def test_the_old_age_allowance_begins_at_eighty(age: int, due: bool) -> None:
    assert ("elder_aged" in entitled(age=age)) == due


@pytest.mark.parametrize(("age", "due"), [(59, False), (60, True)])
@pytest.mark.parametrize("facts", [{"relief.status": "dibao"}, {"fp.special": True}])
def test_hardship_of_the_old_begins_at_sixty(age: int, due: bool, facts: dict[str, object]) -> None:
    assert ("elder_hardship" in entitled(age=age, **facts)) == due


@pytest.mark.parametrize(("assessed", "due"), [("severe", True), ("moderate", False), ("mild", False), ("", False)])
def test_nursing_of_the_old_asks_for_the_severest_need(assessed: str, due: bool) -> None:
    assert ("elder_nursing" in entitled(age=70, **{"elder.assessed": assessed})) == due


@pytest.mark.parametrize(
    ("kind", "level", "due"),
    [("physical", "2", True), ("physical", "3", False), ("mental", "3", True), ("mental", "4", False),
     ("hearing", "1", True), ("hearing", "3", False)],
)  # fmt: skip
def test_nursing_of_the_disabled_goes_by_kind_and_degree(kind: str, level: str, due: bool) -> None:
    assert ("disabled_nursing" in entitled(**{"dis.type": kind, "dis.level": level})) == due


@pytest.mark.parametrize(
    "facts",
    [{"relief.status": "low_income"}, {"work.kind": "unemployed", "income.stable": False}, {"student.fulltime": True},
     {"age": 15}],
)  # fmt: skip
def test_a_living_allowance_needs_a_reason_besides_the_certificate(facts: dict[str, object]) -> None:
    assert "disabled_living" not in entitled(**LIMB_1)
    assert "disabled_living" in entitled(**LIMB_1, **facts)
    assert "disabled_living" not in entitled(**facts)


@pytest.mark.parametrize(("sex", "age", "due"), [("1", 59, False), ("1", 60, True), ("2", 54, False), ("2", 55, True)])
def test_a_small_pension_counts_from_pension_age(sex: str, age: int, due: bool) -> None:
    facts = {**LIMB_1, "income.own": 144_999, "sex": sex, "age": age}
    assert ("disabled_living" in entitled(**facts)) == due
    assert "disabled_living" not in entitled(**{**facts, "income.own": 145_000})


@pytest.mark.parametrize("facts", [{"hukou": False}, {"hukou": None}, {"dead_on": date(2026, 5, 1)}])
def test_nobody_registered_elsewhere_and_no_dead(facts: dict[str, object]) -> None:
    assert entitled(age=85, **{**LIMB_1, "relief.status": "dibao", "elder.assessed": "severe", **facts}) == set()


def test_the_destitute_are_cared_for_otherwise() -> None:
    assert entitled(age=85, **{**LIMB_1, "relief.status": "tekun"}) == {"elder_aged"}


@pytest.mark.parametrize("bar", ["injury_care", "brave_care", "returned_youth_care"])
def test_another_care_benefit_bars_nursing(bar: str) -> None:
    facts = {**LIMB_1, "elder.assessed": "severe", f"draws.{bar}": True}
    assert not {"disabled_nursing", "elder_nursing"} & entitled(age=70, **facts)


def test_unknown_income_gives_no_right() -> None:
    assert "disabled_living" not in entitled(age=65, **{**LIMB_1, "income.own": None, "income.stable": None})


def drawn(**facts: object) -> dict[str, set[object]]:
    """What three hundred alike people draw."""
    frame = drawing(7, pl.DataFrame([{**PLAIN, **facts}] * 300, schema_overrides=TYPES))
    return {name: set(frame[f"draws.{name}"]) for name in ENTITLED}


def test_of_a_pair_the_disabled_persons_benefit_is_drawn() -> None:
    takes = drawn(age=70, **{**LIMB_1, "relief.status": "dibao"})
    for other, first in PAIRS.items():
        assert takes[first] == {True, False}
        assert takes[other] == {False}


def test_whether_the_healthy_young_draw_was_never_asked() -> None:
    assert all(takes == {None} for takes in drawn().values())


def test_the_old_without_a_right_are_known_not_to_draw() -> None:
    takes = drawn(age=61)
    assert takes["elder_aged"] == takes["elder_nursing"] == {False}
    assert takes["disabled_living"] == {None}
