"""Flat columns one by one: what each state with each value means, which types are taken, which keys are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import age_on
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.flat import flat_tables
from tests.benefits.engine.toy import AS_OF


def people(folder: Path, book: RuleBook, as_of: date = AS_OF, **columns: Any) -> dict[str, list[Any]]:
    path = folder / "somebody.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return dict(flat_tables(path, book, as_of)["people"].to_pydict())


def fault(folder: Path, book: RuleBook, **columns: Any) -> tuple[str, str]:
    with pytest.raises(BookError) as raised:
        people(folder, book, **columns)
    return raised.value.where, raised.value.what


@pytest.mark.parametrize(
    ("value", "given", "state"),
    [
        (True, KNOWN, KNOWN), (False, KNOWN, KNOWN), (None, KNOWN, UNKNOWN), (None, ABSENT, ABSENT),
        (True, ABSENT, ABSENT), (True, UNKNOWN, UNKNOWN), (None, UNKNOWN, UNKNOWN),
    ],
    ids=str,
)  # fmt: skip
def test_a_state_is_taken_as_given_but_nothing_is_known_without_a_value(
    value: bool | None, given: int, state: int, tmp_path: Path, book: RuleBook
) -> None:
    found = people(tmp_path, book, hukou=pl.Series([value], dtype=pl.Boolean), hukou__state=[given])
    assert found["hukou__state"] == [state]


def test_a_state_nobody_wrote_down_is_unknown(tmp_path: Path, book: RuleBook) -> None:
    found = people(tmp_path, book, hukou=[True, True], hukou__state=[2, None])
    assert found["hukou__state"] == [KNOWN, UNKNOWN]


def test_without_a_state_column_a_value_is_known_and_null_is_unknown(tmp_path: Path, book: RuleBook) -> None:
    found = people(tmp_path, book, hukou=[False, None], level=[None, 3])
    assert (found["hukou__state"], found["level__state"]) == ([KNOWN, UNKNOWN], [UNKNOWN, KNOWN])


@pytest.mark.parametrize("dtype", [pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt64], ids=str)
def test_whole_numbers_of_any_width_are_taken(dtype: Any, tmp_path: Path, book: RuleBook) -> None:
    found = people(tmp_path, book, level=pl.Series([1, 4], dtype=dtype), rent=pl.Series([0, 100], dtype=dtype))
    assert (found["level"], found["rent"]) == ([1, 4], [0, 100])


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("hukou", [1]), ("hukou", ["true"]), ("level", [1.0]), ("level", ["1"]), ("level", [True]),
        ("rent", [99.5]), ("kind", [1]), ("birth", ["1990-01-01"]), ("birth", [19900101]),
    ],
    ids=lambda one: one if isinstance(one, str) else repr(one[0]),
)  # fmt: skip
def test_a_column_of_another_type_is_refused_and_its_values_are_not_told(
    code: str, values: list[Any], tmp_path: Path, book: RuleBook
) -> None:
    where, what = fault(tmp_path, book, **{code: values})
    assert where == code
    assert what.startswith("列的类型应为")
    assert str(values[0]) not in what


@pytest.mark.parametrize(
    ("code", "values", "fits"),
    [
        ("level", [1, 4, None], True), ("level", [1, 5], False), ("level", [0, 4], False),
        ("rent", [0, 500_000], True), ("rent", [500_001], False), ("rent", [-1], False), ("income", [-1], False),
        ("income", [10**12], True), ("level", [None], True), ("kind", [None], True),
        ("kind", ["a", None, "c"], True), ("kind", ["a", "A"], False), ("kind", [""], False),
    ],
    ids=lambda one: one if isinstance(one, str) else str(one),
)  # fmt: skip
def test_one_value_outside_the_catalogue_refuses_the_column(
    code: str, values: list[Any], fits: bool, tmp_path: Path, book: RuleBook
) -> None:
    kind = pl.String if code == "kind" else pl.Int64
    column: dict[str, Any] = {code: pl.Series(values, dtype=kind)}
    if fits:
        assert people(tmp_path, book, **column)[code] == values
    else:
        assert fault(tmp_path, book, **column)[0] == code


@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_an_age_is_a_birthday_of_which_it_is_the_age(as_of: date, tmp_path: Path, book: RuleBook) -> None:
    ages = [0, 1, 59, 60, 105, None]
    found = people(tmp_path, book, as_of, age=ages)
    assert [None if born is None else age_on(born, as_of) for born in found["birth"]] == ages
    assert found["birth__state"] == [KNOWN] * 5 + [UNKNOWN]
    assert "age" not in found


def test_keys_become_words_whatever_they_were(tmp_path: Path, book: RuleBook) -> None:
    found = people(tmp_path, book, person=[7, 8], household=[1, 1], hukou=[True, True])
    assert (found["person"], found["household"]) == (["7", "8"], ["1", "1"])


def test_people_without_a_key_are_numbered_from_nought(tmp_path: Path, book: RuleBook) -> None:
    assert people(tmp_path, book, hukou=[True] * 3)["person"] == ["0", "1", "2"]


def test_who_named_their_lists_is_kept(tmp_path: Path, book: RuleBook) -> None:
    found = people(tmp_path, book, hukou=[True] * 3, parents__state=[2, 0, None])
    assert found["parents__state"] == [2, 0, UNKNOWN]


@pytest.mark.parametrize("name", ["parents__state", "hukou__state"])
@pytest.mark.parametrize("states", [[3], [-1], [300], ["2"], [True], [2.0]], ids=str)
def test_a_state_is_one_of_three_numbers(name: str, states: list[Any], tmp_path: Path, book: RuleBook) -> None:
    assert fault(tmp_path, book, hukou=[True], **{name: states}) == (name, "状态应为 0、1 或 2")


@pytest.mark.parametrize("name", ["name", "hukou__status", "level__state", "draws"])
def test_no_column_passes_unread(name: str, tmp_path: Path, book: RuleBook) -> None:
    assert fault(tmp_path, book, hukou=[True], **{name: [2]}) == (name, "事实目录里没有这一列")


def test_a_folder_is_read_by_the_names_of_its_tables_alone(tmp_path: Path, book: RuleBook) -> None:
    for name in ("people", "parents", "notes"):
        pl.DataFrame({"person": ["a"], "hukou": [True]}).write_parquet(tmp_path / f"{name}.parquet")
    assert set(flat_tables(tmp_path, book, AS_OF)) == {"people", "parents"}


def test_a_broken_table_of_a_folder_is_named(tmp_path: Path, book: RuleBook) -> None:
    pl.DataFrame({"hukou": [True]}).write_parquet(tmp_path / "people.parquet")
    (tmp_path / "homes.parquet").write_bytes(b"PAR1")
    with pytest.raises(BookError) as raised:
        flat_tables(tmp_path, book, AS_OF)
    assert (raised.value.where, raised.value.what) == ("homes.parquet", "不是 parquet 文件")
