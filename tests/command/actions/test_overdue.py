"""What time itself does: lapsed offers, forgotten positions, and a sweep that does all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.audit.api import Entry, search
from jiayuan.command import api
from jiayuan.command.actions import overdue
from jiayuan.command.models import Dispatch, Escalation, Incident, PositionLatest, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, Refused
from jiayuan.kernel.purpose import AUDIT_REVIEW, EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People
from tests.tree import HOME, NEXT, STREET


def later(seconds: float) -> object:
    return clock.frozen(AT + timedelta(seconds=seconds))


@pytest.mark.parametrize(("class_code", "wait"), [("medical", 30), ("lost_item", 60)])
def test_offer_stands_to_its_last_second(event: Event, class_code: str, wait: int) -> None:
    task = send(report(event, class_code))[0]
    with later(wait - 0.001):
        assert api.expire_offers() == 0
    with later(wait):
        assert api.expire_offers() == 1
    assert Dispatch.objects.get(pk=task).state == "refused"


def test_unit_whose_offer_lapsed_is_free_again(event: Event) -> None:
    task = Dispatch.objects.get(pk=send(report(event))[0])
    with later(31):
        api.expire_offers()
    assert Unit.objects.get(pk=task.unit_id).state == "available"


def test_next_unit_can_be_asked_after_it(event: Event) -> None:
    incident = report(event)
    first = send(incident)
    with later(31):
        api.expire_offers()
        second = send(incident)
    assert set(first).isdisjoint(second)
    assert Incident.objects.get(pk=incident).state == "dispatching"


def test_expiring_twice_finds_nothing_new(event: Event) -> None:
    send(report(event))
    with later(31):
        assert (api.expire_offers(), api.expire_offers()) == (1, 0)


def test_answered_offers_never_lapse(event: Event) -> None:
    task = send(report(event))[0]
    api.dispatch_command(task, "accept")
    with later(3600):
        assert api.expire_offers() == 0
    assert Dispatch.objects.get(pk=task).state == "accepted"


def test_answer_between_look_and_lock_counts(event: Event) -> None:
    answered, silent = (send(report(event, kind))[0] for kind in ("lost_item", "facility"))
    with later(61):
        due = overdue._due_offers()
        api.dispatch_command(answered, "accept")
        assert sum(overdue._expire(task) for task in due) == 1
    assert Dispatch.objects.get(pk=answered).state == "accepted"
    assert Dispatch.objects.get(pk=silent).state == "refused"


def test_nobody_takes_an_offer_back_early(event: Event) -> None:
    task = send(report(event))[0]
    with later(29), pytest.raises(Refused, match="答复时限"):
        api.dispatch_command(task, "expire")
    with later(30):
        assert api.dispatch_command(task, "expire") == "refused"


def test_longest_waiting_offers_go_first(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overdue, "BATCH", 1)
    slow, urgent = send(report(event, "lost_item"))[0], send(report(event, "medical"))[0]
    with later(100):
        assert api.expire_offers() == 1
    assert Dispatch.objects.get(pk=urgent).state == "refused"
    assert Dispatch.objects.get(pk=slow).state == "offered"


def shown(event: Event) -> int:
    return PositionLatest.objects.filter(plan=event.plan).count()


def test_positions_live_one_hour_longer_than_the_shift(event: Event) -> None:
    ends = Unit.objects.filter(plan=event.plan, state="available")[0].shift_ends_at
    assert ends is not None
    with clock.frozen(ends + timedelta(hours=1)):
        assert overdue.forget_positions() == 0
    with clock.frozen(ends + timedelta(hours=1, seconds=1)):
        assert overdue.forget_positions() == len(event.fixes)
    assert shown(event) == 0


def test_running_shifts_keep_their_positions(event: Event) -> None:
    unit = Unit.objects.filter(plan=event.plan, state="available")[0]
    Unit.objects.filter(pk=unit.pk).update(shift_ends_at=AT - timedelta(hours=2))
    assert overdue.forget_positions() == 1
    assert shown(event) == len(event.fixes) - 1


def test_sweep_counts_what_it_found(event: Event) -> None:
    send(report(event))
    Unit.objects.filter(pk=Unit.objects.filter(plan=event.plan, state="available")[0].pk).update(
        shift_ends_at=AT - timedelta(hours=2)
    )
    with later(200):
        assert api.sweep(STREET) == api.Swept(expired=1, escalated=1, forgotten=1)
        assert api.sweep(STREET) == api.Swept(0, 0, 0)


def test_lapsed_offer_counts_as_no_answer_in_the_same_sweep(event: Event) -> None:
    incident = report(event)
    send(incident)
    with later(160):
        api.sweep(STREET)
    assert list(Escalation.objects.filter(incident=incident).values_list("kind", flat=True)) == ["next_unit"]


@pytest.mark.parametrize("place", [HOME, NEXT])
def test_sweep_of_another_place_touches_nothing(event: Event, place: object) -> None:
    task = send(report(event))[0]
    with later(400):
        assert api.sweep(place) == api.Swept(0, 0, 0)  # type: ignore[arg-type]
    assert Dispatch.objects.get(pk=task).state == "offered"


def test_idle_sweep_leaves_no_record(event: Event, people: People) -> None:
    def newest() -> list[Entry]:
        with people.auditor.acting(AUDIT_REVIEW):
            return search(limit=1)

    before = newest()
    api.sweep(STREET)
    assert newest() == before


@pytest.mark.parametrize("deed", [api.expire_offers, api.escalate_incidents, overdue.forget_positions])
def test_workers_and_auditors_do_not_sweep(event: Event, people: People, deed: Callable[[], int]) -> None:
    for person in (people.worker, people.auditor):
        with person.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
            deed()
