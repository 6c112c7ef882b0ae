"""What waits for whom: figures by permission, and the list of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.api import CaseRow
from jiayuan.web.workbench.due import due_today, end_of_day
from jiayuan.web.workbench.waiting import figures, inbox_of, shown
from tests.content.writing import drafted
from tests.people import Person
from tests.tree import HOME, NEXT

NOW = datetime(2026, 7, 3, 4, tzinfo=UTC)  # noon in Beijing
ROW = CaseRow(
    number="2607030001", state="open", urgency="U3", class_name="环境卫生", summary="楼道堆物",
    place_path="110102.001.001.", unit_name="市政科", received_at=NOW, due_at=NOW, overdue=False, version=1, round=1,
    supervised=False,
)  # fmt: skip


def labels(person: Person) -> dict[str, str]:
    with person.acting() as acting:
        return {str(figure.label): figure.value for figure in figures(acting, inbox_of(acting))}


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_the_day_ends_at_the_next_local_midnight(now: datetime) -> None:
    end = end_of_day(now)
    assert now < end <= now + timedelta(days=1)
    assert (end.astimezone(UTC).hour, end.minute) == (16, 0)


@pytest.mark.parametrize(("hours", "due"), [(-48, True), (0, True), (11.9, True), (12, False), (48, False)])
def test_today_holds_what_is_overdue_and_what_ends_today(hours: float, due: bool) -> None:
    row = replace(ROW, due_at=NOW + timedelta(hours=hours))
    assert bool(due_today([row], NOW)) == due


def test_the_nearest_comes_first_and_a_stopped_clock_is_not_due() -> None:
    rows = [replace(ROW, number=str(n), due_at=at) for n, at in enumerate((NOW, NOW - timedelta(days=1), None))]
    assert [item.href for item in due_today(rows, NOW)] == ["/staff/cases/1/", "/staff/cases/0/"]


def test_a_case_without_summary_is_called_by_its_class() -> None:
    assert due_today([replace(ROW, summary="")], NOW)[0].title == "环境卫生"


def test_a_full_page_means_at_least_so_many() -> None:
    assert (shown(0), shown(49), shown(50)) == ("0", "49", "50+")


@pytest.mark.django_db
def test_a_worker_has_cases_benefits_ledgers_and_notices(worker: Person) -> None:
    assert set(labels(worker)) == {"待办工单", "已超时", "待核对的待遇", "待核实的台账行", "待发布的通知"}


@pytest.mark.django_db
def test_the_auditor_has_none_of_it(auditor: Person) -> None:
    assert labels(auditor) == {}


@pytest.mark.django_db
def test_drafts_of_the_next_community_are_not_counted(worker: Person) -> None:
    drafted("本社区", HOME)
    drafted("隔壁", NEXT)
    assert labels(worker)["待发布的通知"] == "1"
