"""Needs of an incident."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.rules import INCIDENT, needs_met

skills = st.sampled_from(["medic", "crowd", "fire"])
accepted = st.lists(skills, max_size=6)


def test_needs_are_met_by_skill_and_count() -> None:
    assert needs_met([("medic", 1), ("crowd", 2)], ["crowd", "medic", "crowd"])
    assert not needs_met([("crowd", 2)], ["crowd", "medic"])


def test_no_needs_are_met_by_nobody() -> None:
    assert needs_met([], [])
    assert not needs_met([("medic", 1)], [])


@given(accepted)
def test_exactly_what_came_meets_itself_and_one_more_is_missing(have: list[str]) -> None:
    needs = list(Counter(have).items())
    assert needs_met(needs, have)
    assert not needs_met([*needs, ("language", 1)], have)


@given(accepted, accepted, skills)
def test_one_more_person_never_unmeets(needs: list[str], have: list[str], more: str) -> None:
    wanted = list(Counter(needs).items())
    assert needs_met(wanted, [*have, more]) >= needs_met(wanted, have)


@given(accepted)
def test_accepted_tasks_may_come_from_anywhere(have: list[str]) -> None:
    assert needs_met(Counter(have).items(), iter(sorted(have)))


def test_refused_place_is_offered_again_at_any_time_before_the_scene() -> None:
    again = {state for state, command in INCIDENT.transitions if command == "dispatch"}
    assert again == {"triaged", "dispatching", "responding"}
    assert {INCIDENT.move(state, "dispatch").to for state in again} == {"dispatching"}


def test_reopened_incident_is_triaged_and_sent_anew() -> None:
    assert INCIDENT.move("resolved", "reopen").to == "triaged"
    assert "reopen" not in INCIDENT.commands("closed")
