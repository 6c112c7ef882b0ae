"""Bringing all placed units on shift at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.actions.tokens import new_token
from jiayuan.command.models import (
    EventPlan,
    LogEntry,
    Unit,
)
from jiayuan.kernel.errors import Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event
from tests.people import People
from tests.tree import STREET


def test_muster_brings_placed_units_on_shift(event: Event) -> None:
    units = Unit.objects.filter(plan=event.plan).exclude(home_post=None, home_point=None)
    assert {(unit.state, bool(unit.share_token)) for unit in units} == {("available", True)}


def test_tokens_are_random_and_name_the_place(event: Event) -> None:
    tokens = [unit.share_token for unit in Unit.objects.filter(plan=event.plan).exclude(share_token="")]
    assert len(set(tokens)) == len(tokens)
    assert all(token.startswith("110102.001.~") for token in tokens)


def test_shift_is_twelve_hours_at_most(event: Event) -> None:
    with pytest.raises(Invalid):
        api.muster(event.plan, AT + timedelta(hours=13))


def test_no_muster_after_the_event(event: Event) -> None:
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused):
        api.muster(event.plan, AT + timedelta(hours=1))


@pytest.mark.parametrize("hours", [0, -1, 12.001])
def test_end_of_a_muster_lies_ahead_and_within_twelve_hours(event: Event, hours: float) -> None:
    with pytest.raises(Invalid, match="12小时"):
        api.muster(event.plan, AT + timedelta(hours=hours))


def test_muster_of_exactly_twelve_hours(event: Event) -> None:
    Unit.objects.filter(plan=event.plan).update(state="off", share_token="")
    assert len(api.muster(event.plan, AT + timedelta(hours=12))) == len(event.fixes)


def test_second_muster_finds_nobody_left(event: Event) -> None:
    assert api.muster(event.plan, AT + timedelta(hours=4)) == []


def test_unit_without_a_place_stays_off(event: Event) -> None:
    rows = Unit.objects.filter(plan=event.plan, home_post=None, home_point=None)
    assert set(rows.values_list("state", "share_token")) == {("off", "")}


@pytest.mark.parametrize("state", ["break", "offered", "out_of_service"])
def test_muster_leaves_the_others_as_they_are(event: Event, state: str) -> None:
    unit = Unit.objects.filter(plan=event.plan, state="available").order_by("call_sign")[0]
    Unit.objects.filter(pk=unit.pk).update(state=state)
    api.muster(event.plan, AT + timedelta(hours=4))
    assert Unit.objects.get(pk=unit.pk).state == state


def test_first_positions_are_those_of_the_posts(event: Event) -> None:
    spots = {(fix.lon, fix.lat) for fix in event.fixes}
    units = Unit.objects.filter(plan=event.plan).exclude(home_post=None).select_related("home_post")
    assert spots == {(unit.home_post.lon, unit.home_post.lat) for unit in units if unit.home_post}


def test_muster_is_logged_with_its_number(event: Event) -> None:
    row = LogEntry.objects.filter(plan=event.plan, kind="message").order_by("-pk")[0]
    assert row.text == f"muster: {len(event.fixes)} units"


def test_draft_has_no_muster(event: Event) -> None:
    EventPlan.objects.filter(pk=event.plan).update(state="approved")
    with pytest.raises(Refused, match="没有启动"):
        api.muster(event.plan, AT + timedelta(hours=4))


def test_worker_and_neighbour_muster_nobody(event: Event, people: People) -> None:
    for person in (people.worker, people.neighbour):
        with person.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
            api.muster(event.plan, AT + timedelta(hours=4))


def test_token_is_as_long_as_a_guess_is_hopeless() -> None:
    secret = new_token(STREET.value).partition("~")[2]
    assert len(secret) >= 24
    assert new_token(STREET.value) != new_token(STREET.value)


def test_token_fits_its_column() -> None:
    room = "110102.001.004.0012.0003.01.0501."
    assert len(new_token(room)) <= (Unit._meta.get_field("share_token").max_length or 0)
