"""Locked lines, and compared ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.api import Line, Matter, Prefill
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.benefits.lines import compared, locked_rows, sources_down
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_locked_rows_name_source_and_day(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        rows = locked_rows(api.prefill(aged).lines)
    assert rows[0]["note"].startswith("tests · ")


def test_a_statement_is_marked_as_different(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1939-01-01"})
    with worker.acting(BENEFIT_CHECK) as acting:
        said = compared(api.matter(acting.scope, aged.pk))[1]["rows"]
    assert isinstance(said, list)
    assert [row["differs"] for row in said] == [False, True]


LINE = Line("birth", "出生日期", "date of birth", "1940-01-01", "value", "公安人口库", date(2026, 3, 1), "")


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (LINE, {"label": "出生日期", "value": "1940-01-01", "note": "公安人口库 · 2026-03-01"}),
        (replace(LINE, as_of=None), {"label": "出生日期", "value": "1940-01-01", "note": "公安人口库"}),
        (replace(LINE, value="", source=""), {"label": "出生日期", "value": "", "note": " · 2026-03-01"}),
    ],
)
def test_a_line_says_where_it_comes_from(line: Line, row: dict[str, str]) -> None:
    assert locked_rows([line]) == [row]


def test_labels_follow_the_reader() -> None:
    with override("en"):
        assert locked_rows([LINE])[0]["label"] == "date of birth"


@pytest.mark.parametrize(
    ("said", "value", "differs"), [("", "没有异议", False), ("1940-01-01", "1940-01-01", False), ("1939", "1939", True)]
)
def test_only_another_value_is_marked(said: str, value: str, differs: bool) -> None:
    held, stated = compared(matter_with(replace(LINE, said=said)))
    assert held["rows"] == [{"label": "出生日期", "value": "1940-01-01"}]
    assert stated["rows"] == [{"label": "出生日期", "value": value, "differs": differs}]


def test_what_is_not_known_is_said_to_be() -> None:
    held, _ = compared(matter_with(replace(LINE, value="")))
    assert held["rows"] == [{"label": "出生日期", "value": "未知"}]


def matter_with(*lines: Line) -> Matter:
    """A matter of which only the form matters."""
    offer = Offer(policy="bj.elder_aged", state="found")
    return Matter(offer, api.card(offer), "王*", Prefill(lines, ""), (), (), (), (), (), (), ())


def line(source: str, note: str) -> Line:
    return Line(fact="x", zh="x", en="x", value="", state="unknown", source=source, as_of=None, note=note)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ""), ([line("社保台账", "")], ""),
        ([line("社保台账", "stale")], ""), ([line("社保台账", "down")], "社保台账"),
        ([line("社保台账", "down"), line("社保台账", "down"), line("学籍台账", "down")], "社保台账、学籍台账"),
    ],
)  # fmt: skip
def test_each_source_that_is_down_is_named_once(lines: list[Line], told: str) -> None:
    assert sources_down(lines) == told
