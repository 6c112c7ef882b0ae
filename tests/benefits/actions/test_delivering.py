"""To the door and back."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from jiayuan.benefits import api
from jiayuan.benefits.actions.codes import code_matches
from jiayuan.benefits.actions.delivering import EFFECTS
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.benefits.rules import DELIVERIES
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.steps import approved, code_of, told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_nobody_home_three_times(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        for _ in range(2):
            api.delivery_command(out.pk, "miss")
            api.delivery_command(out.pk, "go")
        api.delivery_command(out.pk, "miss")
        with pytest.raises(Refused, match="三次"):
            api.delivery_command(out.pk, "go")
        assert api.delivery_command(out.pk, "bring_back").state == "returned"


def test_a_serial_is_used_once(out: Delivery, found: dict[str, Offer], resident: Person, officer: Person) -> None:
    other = found["bj.elder_hardship"]
    approved(other.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(other.pk, "schedule")
        second = Delivery.objects.get(offer=other)
        with pytest.raises(Refused, match="编号"):
            api.delivery_command(second.pk, "pack", {"serial": out.serial})
        with pytest.raises(Invalid, match="编号"):
            api.delivery_command(second.pk, "pack", {"serial": " "})


def test_a_lost_item_is_told(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        assert api.delivery_command(out.pk, "lose").state == "lost"
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert any(item.template == "benefits.lost" for item in inbox(resident.subject))


def test_a_delivery_moves_in_order_and_version(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        with pytest.raises(Conflict):
            api.delivery_command(out.pk, "pack", {"serial": "B-1"})
        with pytest.raises(Conflict):
            api.delivery_command(out.pk, "miss", expected_version=0)


def test_the_neighbours_worker_finds_no_delivery(out: Delivery, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_DELIVERY):
        for key in (out.pk, uuid4()):
            with pytest.raises(NotFound):
                api.delivery_command(key, "miss")


def test_every_command_has_an_effect() -> None:
    assert {name for _, name in DELIVERIES.transitions} == set(EFFECTS)


def test_only_the_moves_of_the_table_are_possible(out: Delivery, worker: Person) -> None:
    possible = set()
    # Packed it gets another number; at the door the number in hand is the one it has.
    said = {command: {"how": "signature", "signature": "M1 1"} for command in EFFECTS} | {"pack": {"serial": "B-7"}}
    with worker.acting(BENEFIT_DELIVERY):
        for state in sorted(DELIVERIES.states):
            for command in sorted(EFFECTS):
                with transaction.atomic(), suppress(Conflict):
                    Delivery.objects.filter(pk=out.pk).update(state=state, tries=0)
                    assert (
                        api.delivery_command(out.pk, command, said[command]).state == DELIVERIES.move(state, command).to
                    )
                    possible.add((state, command))
                    transaction.set_rollback(True)
    assert possible == set(DELIVERIES.transitions)


def test_going_is_counted_coming_back_is_not(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "miss")
        again = api.delivery_command(out.pk, "go")
        refused = api.delivery_command(out.pk, "refuse")
    assert (out.tries, again.tries, refused.tries) == (1, 2, 2)


def test_each_move_raises_the_version_by_one(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        moved = api.delivery_command(out.pk, "miss", expected_version=out.lock_version)
    assert moved.lock_version == out.lock_version + 1


def test_the_second_hand_sees_what_the_first_did(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "miss", expected_version=out.lock_version)
        with pytest.raises(Conflict) as late:
            api.delivery_command(out.pk, "refuse", expected_version=out.lock_version)
    assert late.value.allowed == ("go", "replan", "bring_back")


def test_a_serial_is_scanned_with_blanks_and_cut(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        planned = Delivery.objects.get(offer=aged)
        packed = api.delivery_command(planned.pk, "pack", {"serial": f"  {'7' * 50} "})
    assert packed.serial == "7" * 40


def test_a_loss_is_told_once_and_the_offer_waits_for_another(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "lose")
        assert Offer.objects.get(pk=out.offer_id).state == "delivering"
    assert [template for template, _ in told(resident)].count("benefits.lost") == 1


def test_what_is_lost_is_sent_again_at_once(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "lose")
        again = Delivery.objects.get(state="planned")
        assert (again.instead_of_id, again.serial) == (out.pk, "")
        with pytest.raises(Refused) as void:
            api.delivery_command(again.pk, "pack", {"serial": out.serial})
    assert void.value.code == "serial-used"
    assert code_matches(again, code_of(resident))


def test_another_window_is_told_and_the_digits_stay(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "miss")
        moved = api.delivery_command(out.pk, "replan", {"window": "2026-12-01T09:00:00+08:00"})
    assert (moved.window_to - moved.window_from, moved.state) == (timedelta(hours=3), "not_home")
    assert told(resident)[0] == ("benefits.again", {"window": moved.window_from.isoformat()})
    assert bytes(moved.code_seal) == bytes(out.code_seal)


def test_after_three_visits_no_window_is_planned(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "miss")
        Delivery.objects.filter(pk=out.pk).update(tries=3)
        with pytest.raises(Refused, match="三次"):
            api.delivery_command(out.pk, "replan")


def test_a_wrong_code_is_recorded_as_refused(out: Delivery, resident: Person, worker: Person, audited: Audited) -> None:
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"code": wrong})
    assert audited("benefits.delivery.hand") == [("refused", f"benefits_delivery:{out.pk}")]


def test_a_resident_moves_no_delivery(out: Delivery, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.delivery_command(out.pk, "miss")
