"""Deeds come in the order of their moments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.exercise.agenda import Agenda


@given(st.lists(st.floats(0, 100)))
def test_earliest_first_and_nothing_is_lost(moments: list[float]) -> None:
    agenda = Agenda()
    for number, moment in enumerate(moments):
        agenda.plan_for(moment, "report", number)
    done = []
    while agenda:
        done.append(agenda.next())
    assert [moment for moment, _, _ in done] == sorted(moments)
    assert sorted(what for _, _, what in done) == list(range(len(moments)))


def test_of_equal_moments_the_first_planned_comes_first() -> None:
    agenda = Agenda()
    for name in ("a", "b", "c"):
        agenda.plan_for(5.0, "decide", {"cannot": "be compared", "name": name})
    assert [agenda.next()[2]["name"] for _ in range(3)] == ["a", "b", "c"]


def test_what_is_planned_meanwhile_takes_its_place() -> None:
    agenda = Agenda()
    agenda.plan_for(10.0, "late", None)
    agenda.plan_for(1.0, "early", None)
    assert agenda.next()[1] == "early"
    agenda.plan_for(5.0, "between", None)
    assert [agenda.next()[1] for _ in range(2)] == ["between", "late"]
    assert not agenda
