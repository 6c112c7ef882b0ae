"""What waits for whom: figures by permission, and the list of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.api import CaseRef, CaseRow
from jiayuan.kernel import clock
from jiayuan.web.workbench.due import due_today, end_of_day
from jiayuan.web.workbench.waiting import figures, inbox_of, shown
from tests.cases.conftest import filed, office
from tests.content.writing import drafted
from tests.people import People, Person
from tests.tree import HOME, NEXT

__all__ = ["filed", "office"]
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


def inbox_numbers(person: Person) -> set[str]:
    with person.acting() as acting:
        return {row.number for row in inbox_of(acting)}


@pytest.mark.django_db
def test_the_queue_shows_the_own_scope_and_nothing_next_door(office: People, filed: CaseRef) -> None:
    assert inbox_numbers(office.worker) == {str(filed.number)}
    assert inbox_numbers(office.neighbour) == set()
    assert labels(office.worker)["待办工单"] == "1"
    assert labels(office.neighbour)["待办工单"] == "0"


@pytest.mark.django_db
def test_pages_of_both_desks_agree_with_their_queues(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=30)):
        own, next_door = (
            person.client().get("/staff/").content.decode() for person in (office.worker, office.neighbour)
        )
    assert f"/staff/cases/{filed.number}/" in own
    assert str(filed.number) not in next_door
    assert office.resident.name not in own


@pytest.mark.django_db
def test_late_work_is_counted_and_marked(office: People, filed: CaseRef) -> None:
    assert labels(office.worker)["已超时"] == "0"
    with clock.frozen(clock.now() + timedelta(days=30)):
        assert labels(office.worker)["已超时"] == "1"
        with office.worker.acting() as acting:
            tones = {str(figure.label): figure.tone for figure in figures(acting, inbox_of(acting))}
    assert tones["已超时"] == "danger"


@pytest.mark.django_db
def test_an_expired_draft_is_no_work_any_more(worker: Person) -> None:
    drafted("过期的", HOME, urgency="important", expire_at=clock.now() + timedelta(hours=1))
    assert labels(worker)["待发布的通知"] == "1"


@given(st.lists(st.integers(-72, 72), max_size=8), st.integers(0, 23))
def test_what_is_due_comes_in_order_and_ends_at_midnight(hours: list[int], now_hour: int) -> None:
    now = NOW + timedelta(hours=now_hour)
    rows = [replace(ROW, number=str(n), due_at=now + timedelta(hours=hour)) for n, hour in enumerate(hours)]
    due = due_today(rows, now)
    assert [item.at for item in due] == sorted(item.at for item in due)
    assert len(due) == sum(row.due_at is not None and row.due_at < end_of_day(now) for row in rows)
