"""A case driven at random by everybody: one event per change, one live lead, clocks equal to their segments."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.cases.actions.pausing import recomputed_due
from jiayuan.cases.api import CaseRef, command, detail, log_try, order_command, rate, sweep
from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, CaseEvent, Clock, ClockSegment, WorkOrder
from jiayuan.cases.rules.case_table import CASE, ENDED, LIVE
from jiayuan.cases.rules.order_table import LIVE as LIVE_ORDERS
from jiayuan.cases.rules.order_table import ORDER
from jiayuan.kernel import clock
from jiayuan.kernel.errors import JiayuanError
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT

WORDS = "已经安排人员上门查看并处理"
ALL_DATA: dict[str, Any] = {
    "text": WORDS, "reason_code": "out_of_scope", "how": "visit", "proof": "上午", "evidence": "职责清单",
    "proposed_unit": desk.CITY, "days": 5, "class_code": desk.HALLWAY, "urgency": "U2", **desk.ANSWERS,
}  # fmt: skip
CASE_MOVES = sorted({name for _, name in CASE.transitions} - {"receive", "join", "follow", "attach", "split", "merge"})
ORDER_MOVES = sorted({name for _, name in ORDER.transitions} - {"offer", "cancel"})
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["worker", "officer", "district", "resident", "agent"]),
        st.sampled_from([*ORDER_MOVES * 2, *CASE_MOVES, "sweep", "try"]),
        st.integers(1, 60),
    ),
    min_size=10,
    max_size=25,
)


@pytest.fixture
def cast(office: People, district_officer: Person, agent: Person) -> dict[str, Person]:
    return {
        "worker": office.worker, "officer": office.officer, "resident": office.resident,
        "district": district_officer, "agent": agent,
    }  # fmt: skip


def act(person: Person, number: str, name: str) -> None:
    """One move; refusals are part of life."""
    today = clock.today()
    data = ALL_DATA | {"today": today, "review_on": today + timedelta(days=30)}
    with suppress(JiayuanError):
        if name == "sweep":
            sweep(clock.now(), DISTRICT)
        elif name in ORDER_MOVES:
            with person.acting() as acting:
                order_command(detail(number, acting.scope).orders[0].id, name, data=data)
        else:
            with person.acting():
                _case_move(number, name, data)


def _case_move(number: str, name: str, data: dict[str, Any]) -> None:
    if name == "try":
        log_try(number, "no_answer")
    elif name == "record_feedback":
        rate(number, data)
    else:
        command(number, name, data=data)


def look(number: str) -> None:
    """Everything that must always be true."""
    with desk.as_service():
        case = Case.objects.get(pk=int(number))
        events = list(CaseEvent.objects.filter(case=case).order_by("seq"))
        assert [event.seq for event in events] == list(range(1, case.version + 1))
        assert events[-1].to_state in (case.state, *LIVE_ORDERS, "approved", "returned")
        _look_at_orders(case)
        _look_at_clocks(case)


def _look_at_orders(case: Case) -> None:
    live = WorkOrder.objects.filter(case=case, part="lead", state__in=LIVE_ORDERS)
    assert live.count() <= 1
    if case.state == "open":
        assert live.filter(round=case.round).count() == 1
        assert case.lead_unit is not None
    if case.state in ENDED:
        assert not live.exists()
        assert case.ended_at is not None


def _look_at_clocks(case: Case) -> None:
    book = Book(clock.now())
    for row in Clock.objects.filter(case=case):
        parts = list(ClockSegment.objects.filter(clock=row).order_by("from_at", "id"))
        assert all(one.to_at == two.from_at for one, two in pairwise(parts))
        assert (parts[-1].to_at is None) == (row.ended_at is None)
        if row.ended_at is None:
            assert row.due_at == recomputed_due(row, book)
    if case.state in ENDED:
        assert not Clock.objects.filter(case=case, state__in=("running", "paused")).exists()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_a_case_stays_whole_whatever_is_done_to_it(
    cast: dict[str, Person], filed: CaseRef, steps: list[tuple[str, str, int]]
) -> None:
    save = transaction.savepoint()
    at = clock.now()
    for who, name, minutes in steps:
        at += timedelta(minutes=minutes)
        with clock.frozen(at):
            act(cast[who], filed.number, name)
            look(filed.number)
    transaction.savepoint_rollback(save)


def test_every_case_state_is_live_or_ended() -> None:
    assert set(LIVE) | set(ENDED) | {""} == CASE.states
