"""Plain lines in columns: the rules of rows find nothing in them, and would write the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile, Template
from jiayuan.ledgers.rules.checks import Bounds, Finding
from jiayuan.ledgers.rules.rowkey import canonical, row_key
from jiayuan.ledgers.sealing import unpack
from jiayuan.ledgers.stages.checking import Tools, find
from jiayuan.ledgers.stages.lines import Line, turned
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.ledgers.stages.plain import Reading, plain_lines
from tests.ledgers import books
from tests.ledgers.books import id_number, phone
from tests.tree import DISTRICT, HOME, STREET

AS_OF = date(2026, 3, 1)
ANY = Bounds(0, 130)
ATTRS = ("name", "sex", "id_number", "birth", "phone", "community", "residence.actual", "dis.level", "hukou")
KEYS = [["id_number"], ["name", "phone"], ["name", "residence.actual"]]
OLD, YOUNG = id_number(7, "19500101", "2"), id_number(8, "20000229", "1")
ROOM = books.address(0)
POOL = {
    "name": ("王秀兰", "王 秀兰", "王秀兰（户主）", "无", "王3", "女", "海淀社区", "司空图", "不详", 'a"b', ""),
    "sex": ("女", "男", "女性", "不明", ""),
    "id_number": (OLD, YOUNG, OLD.lower(), OLD[:-1] + "0", OLD[:6] + OLD[8:17], "E12345678", "无", ""),
    "birth": ("1950-01-01", "1950/01/01", "1950.01-01", "1950-02-30", "2000-02-29", "2030-01-01", "1950.1", "无", ""),
    "phone": (phone(1), f"{phone(1)}/{phone(2)}", "010-66012345", "12", ""),
    "community": ("府右街南社区", "天边社区", "无", ""),
    "residence.actual": (ROOM, ROOM[:-2], "海里1号", "无", ""),
    "dis.level": ("一级", "3", "九级", ""),
    "hukou": ("是", "否", "也许", ""),
}  # fmt: skip
# The first of each is the usual one, so that many lines are plain.
CELLS = st.tuples(*(st.one_of(st.just(POOL[attr][0]), st.sampled_from(POOL[attr])) for attr in ATTRS))


@pytest.fixture
def street(tree: None) -> Iterator[None]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        yield


def reading(office: PlacePath, required: tuple[str, ...] = ("name",), bounds: Bounds = ANY) -> Reading:
    return Reading(
        {attr: col for col, attr in enumerate(ATTRS)}, required, bounds, AS_OF, frozenset({"birth"}), KEYS,
        Locator(office),
    )  # fmt: skip


def by_rules(typed: list[str], how: Reading) -> tuple[Line, int]:
    """The same line and its way through the rules of rows; and whether it says it belongs elsewhere."""
    columns = [
        {"attr": attr, "required": attr in how.required, "rule": "past" if attr in how.past else ""} for attr in ATTRS
    ]
    template = Template(family="elderly", columns=columns, age_min=how.bounds.age_min, age_max=how.bounds.age_max)
    file = LedgerFile(template=template, as_of=AS_OF)
    line = Line(0, 3, list(typed), how.columns)
    turned(line, ATTRS, {})
    outside = find(file, [line], Tools(how.locator))
    return line, outside


def compare(rows: list[list[str]], how: Reading) -> int:
    """How many are plain; raises where one of them is another thing by the rules."""
    found = plain_lines(pl.Series(rows, dtype=pl.List(pl.String)), how)
    for at, packed, said, key, missing, outside in found.iter_rows():
        line, elsewhere = by_rules(rows[at], how)
        assert set(line.findings) == {Finding(attr, "required", "error") for attr in missing}
        assert unpack(json.loads(packed)) == line.cells
        assert said == canonical(line.cells)
        assert key == row_key(KEYS, line.cells, line.raw)
        assert outside == bool(elsewhere)
    return found.height


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, min_size=1, max_size=20))
def test_plain_lines_are_what_the_rules_make_of_them(street: None, rows: list[tuple[str, ...]]) -> None:
    compare([list(row) for row in rows], reading(HOME))


def test_every_cell_of_the_pool_beside_usual_ones(street: None) -> None:
    usual = [POOL[attr][0] for attr in ATTRS]
    rows = [[*usual[:n], text, *usual[n + 1 :]] for n, attr in enumerate(ATTRS) for text in POOL[attr]]
    rows += [["", *row[1:2], "", *row[3:]] for row in rows]
    assert compare(rows, reading(STREET, ())) > 20


@pytest.mark.parametrize(("low", "high", "plain"), [(0, 130, 1), (76, 76, 1), (77, 130, 0), (0, 75, 0)])
def test_an_age_out_of_bounds_is_told(street: None, low: int, high: int, plain: int) -> None:
    usual = [POOL[attr][0] for attr in ATTRS]
    assert compare([["王秀兰", "女", *usual[2:]]], reading(HOME, (), Bounds(low, high))) == plain


def test_who_lives_elsewhere_is_counted(street: None) -> None:
    usual = ["王秀兰", "女", *(POOL[attr][0] for attr in ATTRS[2:])]
    elsewhere = PlacePath(f"{STREET.value}099.")
    (found,) = plain_lines(pl.Series([usual]), reading(elsewhere))["outside"].to_list()
    assert found


def test_what_is_required_must_have_a_column(street: None) -> None:
    usual = ["王秀兰", "女", *(POOL[attr][0] for attr in ATTRS[2:])]
    assert plain_lines(pl.Series([usual]), reading(HOME, ("relief.status",))).is_empty()


def test_an_empty_cell_that_is_required_is_told(street: None) -> None:
    usual = ["王秀兰", "女", *(POOL[attr][0] for attr in ATTRS[2:])]
    usual[4] = ""
    found = plain_lines(pl.Series([usual]), reading(HOME, ("name", "phone")))
    assert found["missing"].to_list() == [["phone"]]
    assert compare([usual], reading(HOME, ("name", "phone"))) == 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, min_size=1, max_size=8), st.sets(st.sampled_from(ATTRS)))
def test_whatever_is_required(street: None, rows: list[tuple[str, ...]], required: set[str]) -> None:
    compare([list(row) for row in rows], reading(HOME, tuple(sorted(required))))


def test_no_line_makes_no_plain_line(street: None) -> None:
    assert plain_lines(pl.Series([], dtype=pl.List(pl.String)), reading(HOME)).is_empty()
