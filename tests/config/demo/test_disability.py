"""Disability certificates."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.disability import KIND_SHARES, KINDS, LEVEL_SHARES, certificates, disability

MANY = 40_000
TEXTS = {"dis.type": pl.String, "id_number": pl.String}


def drawn(age: int, *, registered: bool = True, seed: int = 1) -> pl.DataFrame:
    people = pl.DataFrame({"age": [age] * MANY})
    return pl.DataFrame(disability(dice(seed, "disability"), people, np.full(MANY, registered)))


@pytest.mark.parametrize(("age", "share"), [(5, 0.014), (17, 0.014), (18, 0.038), (59, 0.038), (60, 0.09), (95, 0.09)])
def test_it_is_commoner_in_age(age: int, share: float) -> None:
    assert (drawn(age)["dis.level"] != "").mean() == pytest.approx(share, abs=0.006)  # type: ignore[comparison-overlap]


def test_certificates_are_given_to_those_registered_here() -> None:
    assert set(drawn(70, registered=False)["dis.level"]) == {""}


@pytest.mark.parametrize("kind", ["visual", "physical", "mental"])
def test_kinds_follow_their_shares(kind: str) -> None:
    holders = drawn(70).filter(pl.col("dis.level") != "")
    assert (holders["dis.type"] == kind).mean() * 100 == pytest.approx(  # type: ignore[operator]
        KIND_SHARES[KINDS.index(kind)] / sum(KIND_SHARES) * 100, abs=3
    )


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_degrees_follow_theirs(level: int) -> None:
    holders = drawn(70).filter(pl.col("dis.level") != "")
    share = (holders["dis.level"] == str(level)).mean() * 100  # type: ignore[operator]
    assert share == pytest.approx(LEVEL_SHARES[level - 1], abs=3)


def test_several_disabilities_may_leave_the_leading_kind_unknown() -> None:
    several = drawn(70).filter(pl.col("dis.multi").fill_null(False))
    assert several.height > 10
    assert 0.2 < several["dis.type"].null_count() / several.height < 0.8
    assert set(several["dis.type"].drop_nulls()) <= {"intellectual", "mental", "physical"}


def test_who_holds_none_has_neither_kind_nor_degree() -> None:
    none = drawn(30).filter(pl.col("dis.level") == "")
    assert set(none["dis.type"]) == {""}
    assert none["dis.multi"].null_count() == none.height


def holder(**facts: object) -> str | None:
    row = {"id_number": "110102194503071234", "id_kind": "resident", "dis.type": "visual", "dis.level": "2",
           "dis.multi": False}  # fmt: skip
    found = certificates(pl.DataFrame([{**row, **facts}], schema_overrides=TEXTS))["dis.certificate"].item()
    return None if found is None else str(found)


@pytest.mark.parametrize(("kind", "digit"), [(kind, str(n)) for n, kind in enumerate(KINDS, 1)])
def test_the_number_is_id_kind_and_degree(kind: str, digit: str) -> None:
    assert holder(**{"dis.type": kind}) == f"110102194503071234{digit}2"


def test_several_kinds_are_a_seven() -> None:
    assert holder(**{"dis.type": "mental", "dis.multi": True}) == "11010219450307123472"
    assert holder(**{"dis.type": None, "dis.multi": True}) == "11010219450307123472"


@pytest.mark.parametrize("facts", [{"dis.level": ""}, {"id_kind": "passport"}, {"id_kind": "none", "id_number": None}])
def test_no_certificate_without_degree_or_card(facts: dict[str, object]) -> None:
    assert holder(**facts) is None
