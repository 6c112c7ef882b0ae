"""Who disputes a value keeps it and their own beside it, until somebody has looked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import SERVICE_SELF, STATISTICS, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.disputes.raising import LOOK_WITHIN
from jiayuan.registry.models import Fact
from tests.ledgers.books import AS_OF
from tests.people import as_service
from tests.registry.disputes.conftest import Known
from tests.tree import DISTRICT, HOME_ROOM, NEXT_ROOM, as_role


def disputed(known: Known, code: str = "phone", instead: str | None = "13922220000") -> api.DisputeRef:
    with known.saying():
        return api.dispute(code, instead)


def settle(known: Known, number: int, outcome: str, **more: str) -> api.DisputeRef:
    with known.as_staff():
        return api.settle_dispute(number, outcome, **more)  # type: ignore[arg-type]


def test_a_disputed_value_stays_and_is_marked(known: Known) -> None:
    disputed(known)
    held = known.value("phone")
    assert (held.value, held.disputed) == ("13911110000", True)
    assert not known.value("name").disputed


def test_both_values_are_kept_and_the_own_one_does_not_win(known: Known) -> None:
    disputed(known)
    with known.as_staff():
        steps = api.lineage(known.subject, "phone", UPKEEP_SYSTEM, Scope(DISTRICT))
    assert [(step.origin, step.golden, step.disputed, step.open) for step in steps] == [
        ("ledger:1", True, True, True), ("self", False, False, True),
    ]  # fmt: skip


def test_a_dispute_is_told_masked_with_a_day_until_which_somebody_looks(known: Known) -> None:
    told = disputed(known)
    assert (told.attr, told.held, told.own, told.state) == ("phone", "139****0000", "139****0000", "open")
    assert (told.due_on, told.overdue) == (clock.today() + LOOK_WITHIN, False)
    with clock.frozen(clock.now() + LOOK_WITHIN + timedelta(days=1)), known.as_staff() as acting:
        assert [one.overdue for one in api.disputes(UPKEEP_SYSTEM, acting.scope)] == [True]


def test_it_may_be_said_only_that_a_value_is_wrong(known: Known) -> None:
    told = disputed(known, "name", None)
    assert (told.own, known.value("name").disputed) == ("", True)


def test_what_was_right_is_kept_and_the_own_statement_ends(known: Known) -> None:
    told = settle(known, disputed(known).id, "kept")
    assert (told.state, known.value("phone").value, known.value("phone").disputed) == ("kept", "13911110000", False)
    with known.as_staff():
        assert not Fact.objects.filter(origin="self", sys_to=None).exists()


@pytest.mark.parametrize(("code", "instead", "looked", "right"), [
    ("phone", "13922220000", {}, "13922220000"),
    ("phone", "13922220000", {"instead": "13933330000"}, "13933330000"),
    ("birth", "1950-03-16", {}, "1950-03-16"),
    ("residence.actual", NEXT_ROOM.value, {}, NEXT_ROOM.value),
    ("name", None, {"instead": "王秀蓝"}, "王秀蓝"),
    ("student.fulltime", "true", {}, "true"),
])  # fmt: skip
def test_what_was_found_on_the_spot_wins(
    known: Known, code: str, instead: str | None, looked: dict[str, str], right: str
) -> None:
    number = disputed(known, code, instead).id
    with as_service():
        api.settle_dispute(number, "corrected", **looked)
    held = known.value(code)
    assert (held.value, held.source, held.disputed) == (right, "field-check", False)


def test_corrected_without_a_right_value_means_there_is_none(known: Known) -> None:
    settle(known, disputed(known, "phone", None).id, "corrected")
    assert known.value("phone").state == "absent"


def test_of_several_values_the_wrong_one_falls_silent(known: Known) -> None:
    settle(known, disputed(known, "residence.owner", None).id, "corrected", instead=HOME_ROOM.value)
    assert known.value("residence.owner").value == HOME_ROOM.value


def test_a_value_said_again_by_another_file_is_disputed_as_before(known: Known) -> None:
    disputed(known)
    with as_service():
        row = api.FactRow(known.subject, "phone", "13911110000", record_ref=7, col=4)
        api.record_facts(api.FactBatch(known.subject, "ledger:2", AS_OF, [row], ranks={"phone": 1}))
    held = known.value("phone")
    assert (held.source, held.disputed) == ("ledger:2", True)


def test_another_value_is_not_disputed(known: Known) -> None:
    disputed(known)
    with as_service():
        row = api.FactRow(known.subject, "phone", "13944440000", record_ref=7, col=4)
        api.record_facts(api.FactBatch(known.subject, "ledger:2", AS_OF, [row], ranks={"phone": 1}))
    assert not known.value("phone").disputed


def test_the_mark_goes_along_to_who_looks_after_the_person_now(known: Known) -> None:
    disputed(known)
    with as_service():
        row = api.FactRow(known.subject, "residence.actual", place=NEXT_ROOM.value, record_ref=7)
        api.record_facts(api.FactBatch(known.subject, "ledger:2", AS_OF, [row], ranks={"residence.actual": 1}))
    with known.as_staff(known.people.neighbour) as acting:
        assert [one.attr for one in api.disputes(UPKEEP_SYSTEM, acting.scope)] == ["phone"]
    with known.as_staff() as acting:
        assert api.disputes(UPKEEP_SYSTEM, acting.scope) == []


def test_the_word_may_be_taken_back(known: Known) -> None:
    told = disputed(known)
    with known.saying():
        api.withdraw_dispute(told.id)
    assert not known.value("phone").disputed
    with known.saying() as acting:
        assert [one.state for one in api.disputes(SERVICE_SELF, acting.scope, waiting=False)] == ["withdrawn"]
        assert api.disputes(SERVICE_SELF, acting.scope) == []


def test_one_value_is_disputed_once_at_a_time(known: Known) -> None:
    told = disputed(known)
    with pytest.raises(Conflict):
        disputed(known)
    settle(known, told.id, "kept")
    assert disputed(known).state == "open"


def test_what_is_settled_stays_settled(known: Known) -> None:
    told = disputed(known)
    settle(known, told.id, "kept")
    with pytest.raises(Conflict):
        settle(known, told.id, "corrected")
    with known.saying(), pytest.raises(Conflict):
        api.withdraw_dispute(told.id)


@pytest.mark.parametrize(
    ("code", "instead"),
    [("birth", "昨天"), ("birth", "1950-13-01"), ("phone", " "), ("name", "王" * 201), ("student.fulltime", "也许"),
     ("residence.actual", "红墙小区"), ("residence.actual", "110102.999."), ("residence.owner", HOME_ROOM.value)],
)  # fmt: skip
def test_what_is_no_value_is_refused_with_a_reason_that_does_not_repeat_it(
    known: Known, code: str, instead: str
) -> None:
    with pytest.raises(Invalid) as refused:
        disputed(known, code, instead)
    assert instead.strip() == "" or instead not in str(refused.value)
    assert not known.value(code).disputed


def test_what_is_not_held_cannot_be_disputed(known: Known) -> None:
    with pytest.raises(NotFound):
        disputed(known, "account")
    with known.saying(), pytest.raises(NotFound):
        api.dispute("phone", fact=1)


def test_the_neighbour_s_worker_settles_nothing_here(known: Known) -> None:
    told = disputed(known)
    with known.as_staff(known.people.neighbour), pytest.raises(NotFound):
        api.settle_dispute(told.id, "kept")
    with known.people.neighbour.as_resident().acting(SERVICE_SELF), pytest.raises(NotFound):
        api.withdraw_dispute(told.id)


def test_only_who_checks_in_the_field_settles(known: Known) -> None:
    told = disputed(known)
    with known.saying(), pytest.raises(NotAllowed):
        api.settle_dispute(told.id, "kept")
    with known.as_staff(), pytest.raises(Invalid):
        api.settle_dispute(told.id, "perhaps")  # type: ignore[arg-type]


def test_staff_have_nothing_of_their_own_to_dispute(known: Known) -> None:
    with known.as_staff(), pytest.raises(NotAllowed):
        api.dispute("phone")


def test_a_purpose_that_may_not_read_the_value_sees_no_dispute(known: Known) -> None:
    disputed(known)
    with known.as_staff() as acting, pytest.raises(NotAllowed):
        api.disputes(STATISTICS, acting.scope)


@pytest.mark.parametrize(("outcome", "act"), [("kept", "dispute_kept"), ("corrected", "dispute_corrected")])
def test_each_step_leaves_an_audit_record(known: Known, outcome: str, act: str) -> None:
    told = disputed(known)
    settle(known, told.id, outcome, reason="上门核实")
    with as_role("jy_auditor"):
        acts = Record.objects.filter(object=str(told.id), act__startswith="registry.dispute")
        assert list(acts.order_by("id").values_list("act", flat=True)) == ["registry.dispute", f"registry.{act}"]


def test_a_self_statement_is_no_file_that_could_be_undone(known: Known) -> None:
    disputed(known)
    with known.saying() as acting:
        told = api.tellings(known.subject, "phone", SERVICE_SELF, acting.scope)
    assert [(one.step.origin, one.undoable) for one in told] == [("ledger:1", False), ("self", False)]
