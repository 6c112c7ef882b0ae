"""People: valid numbers, weighted names, shared phones, and the rare cases in their shares."""

from __future__ import annotations

import polars as pl

from jiayuan.kernel.values import IdNumber, Phone
from tests.config.demo.conftest import AS_OF


def share(people: pl.DataFrame, expression: pl.Expr) -> float:
    return float(people.select(expression.mean()).item())


def test_every_number_is_valid_and_tells_birth_and_sex(people: pl.DataFrame) -> None:
    known = people.filter(pl.col("id_kind").is_in(["resident", "permit"])).sample(3_000, seed=1)
    for number, born, sex in known.select("id_number", "born", "sex").iter_rows():
        one = IdNumber(number)
        assert (one.birth_date, one.sex) == (born, sex)


def test_numbers_are_unique(people: pl.DataFrame) -> None:
    assert not people["id_number"].drop_nulls().is_duplicated().any()
    assert not people["person"].is_duplicated().any()


def test_prefixes_follow_the_documented_shares(people: pl.DataFrame) -> None:
    prefix = pl.col("id_number").str.head(6)
    resident = people.filter(pl.col("id_kind") == "resident")
    assert abs(share(resident, prefix == "110104") - 0.24) < 0.03
    assert abs(share(resident, ~prefix.str.starts_with("11")) - 0.28) < 0.02


def test_the_abolished_prefix_ends_in_2010(people: pl.DataFrame) -> None:
    assert people.filter(pl.col("id_number").str.starts_with("110104"))["born"].max() < AS_OF.replace(year=2010)


def test_phones_are_mobile_and_shared_by_the_young(people: pl.DataFrame) -> None:
    for number in people["phone"].drop_nulls().sample(500, seed=1):
        assert Phone(number).kind == "mobile"
    young = people.filter(pl.col("age") < 13)
    others = people.filter(pl.col("age") >= 18)["phone"]
    assert young["phone"].is_in(others.implode()).fill_null(True).all()


def test_surnames_are_weighted(people: pl.DataFrame) -> None:
    assert 0.06 < share(people, pl.col("name").str.starts_with("王")) < 0.085
    assert 0.055 < share(people, pl.col("name").str.starts_with("李")) < 0.085


def test_most_children_bear_the_fathers_name(people: pl.DataFrame) -> None:
    couple = pl.col("relation").is_in(["01", "10"]) & (pl.col("sex") == "1")
    fathers = people.filter(couple).select("household", father=pl.col("name").str.head(1))
    children = people.filter(pl.col("relation").is_in(["20", "30"])).join(fathers, on="household")
    assert 0.84 < share(children, pl.col("name").str.head(1) == pl.col("father")) < 0.92


def test_rare_cases_are_there(people: pl.DataFrame) -> None:
    assert 0.001 < share(people, pl.col("name").str.contains("·")) < 0.006
    assert 0.001 < share(people, pl.col("former_name") != "") < 0.006
    assert 0.003 < share(people, pl.col("twin")) < 0.010
    assert 0.005 < share(people, pl.col("dead_on").is_not_null()) < 0.009
    assert 0.003 < share(people, pl.col("id_kind").is_in(["permit", "passport"])) < 0.007


def test_twins_share_their_birthday(people: pl.DataFrame) -> None:
    births = people.filter(pl.col("relation").is_in(["20", "30"])).group_by("household").agg("born", "twin")
    for born, twin in births.filter(pl.col("twin").list.any()).select("born", "twin").iter_rows():
        assert len(set(born)) < len(born), twin


def test_nobody_is_born_after_today(people: pl.DataFrame) -> None:
    assert people["born"].max() <= AS_OF
