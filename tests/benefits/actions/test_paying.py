"""From what is owed to what the bank answered: two people, once, and never changed after the seal."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, InternalError, transaction

from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.actions.paying import EFFECTS, paylist_command
from jiayuan.benefits.models import Assessment, Entitlement, PayLine, PayList, Run
from jiayuan.benefits.paying.states import DRAFT, PAYLISTS
from jiayuan.benefits.queries.paylists import sums, unpaid
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.kernel.scope import Scope
from tests.benefits.money import NOVEMBER, POLICY, answer_of, drawn
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import HOME_ROOM, STREET

pytestmark = pytest.mark.django_db
SCOPE = Scope(STREET)


@pytest.fixture
def two(officer: Person) -> list[Entitlement]:
    """Two people who draw from October on."""
    people = [person(name=name, account="6222000011112222") for name in ("王秀兰", "李建国")]
    with officer.acting(BENEFIT_CHECK):
        return [drawn(one, date(2026, 10, 1)) for one in people]


@pytest.fixture
def drafted(two: list[Entitlement], officer: Person) -> PayList:
    with officer.acting(BENEFIT_CHECK):
        return draft_paylist(POLICY, NOVEMBER)


@pytest.fixture
def sent(drafted: PayList, second_officer: Acting) -> PayList:
    paylist_command(drafted.pk, "seal")
    return paylist_command(drafted.pk, "send")


def months(paylist: PayList) -> list[tuple[int, int]]:
    return list(PayLine.objects.filter(paylist=paylist).order_by("seq").values_list("entitlement_id", "month__month"))


def test_every_edge_has_its_effect() -> None:
    assert set(EFFECTS) | {DRAFT} == {command for _, command in PAYLISTS.transitions}


def test_a_list_holds_every_month_owed(drafted: PayList, two: list[Entitlement], checking: Person) -> None:
    assert months(drafted) == [(one.pk, month) for one in two for month in (10, 11)]
    assert (drafted.count, drafted.total, drafted.state) == (4, 40_000, "draft")


def test_what_stands_on_a_list_is_not_owed_again(drafted: PayList, checking: Person) -> None:
    with pytest.raises(Refused) as refused:
        draft_paylist(POLICY, NOVEMBER)
    assert refused.value.code == "nothing-owed"


def test_a_dropped_list_owes_again(drafted: PayList, checking: Person) -> None:
    paylist_command(drafted.pk, "drop")
    assert draft_paylist(POLICY, NOVEMBER).count == 4


def test_the_database_pays_a_month_once(drafted: PayList, two: list[Entitlement], checking: Person) -> None:
    other = PayList.objects.create(policy=POLICY, month=NOVEMBER, place_path=STREET.value, state="draft",
                                   made_by_id=uuid4(), made_at=clock.now())  # fmt: skip
    twice = PayLine(person=two[0].person, place_path=HOME_ROOM.value, paylist=other, seq=1, entitlement=two[0],
                    month=NOVEMBER, amount=1)  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()


def test_who_made_it_does_not_seal_it(drafted: PayList, checking: Person) -> None:
    with pytest.raises(Refused) as refused:
        paylist_command(drafted.pk, "seal")
    assert refused.value.code == "other-person"


def test_sealed_by_another_it_stays_as_it_is(drafted: PayList, second_officer: Acting) -> None:
    sealed = paylist_command(drafted.pk, "seal")
    assert (sealed.sealed_by_id, len(sealed.file_hash)) == (second_officer.account_id, 64)
    line = PayLine.objects.filter(paylist=drafted).first()
    assert line is not None
    for change in (line.delete, lambda: PayList.objects.filter(pk=drafted.pk).update(total=1)):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            change()


def test_nobody_slips_a_line_into_a_sealed_list(
    drafted: PayList, two: list[Entitlement], second_officer: Acting
) -> None:
    paylist_command(drafted.pk, "seal")
    late = PayLine(person=two[0].person, place_path=HOME_ROOM.value, paylist=drafted, seq=9, entitlement=two[0],
                   month=date(2026, 12, 1), amount=1)  # fmt: skip
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        late.save()


def test_a_run_that_says_otherwise_holds_the_seal_back(
    drafted: PayList, two: list[Entitlement], second_officer: Acting
) -> None:
    now = clock.now()
    run = Run.objects.create(place_path=STREET.value, book_hash="x", as_of=NOVEMBER, month=NOVEMBER, started_at=now)
    Assessment.objects.create(person=two[0].person, place_path=HOME_ROOM.value, run=run, policy=POLICY, month=NOVEMBER,
                              code=2, amount=50_000)  # fmt: skip
    found = sums(drafted)
    assert (found.lines, found.policy, found.assessed, found.assessable) == (40_000, 40_000, 50_000, 10_000)
    with pytest.raises(Refused) as refused:
        paylist_command(drafted.pk, "seal")
    assert refused.value.code == "sums"


def test_the_bank_pays_and_the_list_is_closed(sent: PayList) -> None:
    paylist_command(sent.pk, "return", answer_of(sent))
    closed = paylist_command(sent.pk, "close")
    assert closed.state == "closed"
    assert set(PayLine.objects.filter(paylist=sent).values_list("result", flat=True)) == {"paid"}


def test_what_failed_is_work_and_stands_on_the_next_list(sent: PayList, two: list[Entitlement]) -> None:
    paylist_command(sent.pk, "return", answer_of(sent, {2: "账户已销户"}))
    assert [(row.line.reason, row.line.month.month) for row in unpaid(SCOPE)] == [("账户已销户", 11)]
    again = draft_paylist(POLICY, NOVEMBER)
    assert months(again) == [(two[0].pk, 11)]
    assert unpaid(SCOPE) == []


@pytest.mark.parametrize("wrong", ["序号,结果,原因\n1,成功,\n合计,1,100.00", "没有合计"])
def test_a_file_that_does_not_fit_leaves_no_trace(sent: PayList, wrong: str) -> None:
    with pytest.raises(Invalid):
        paylist_command(sent.pk, "return", wrong.encode())
    assert PayList.objects.get(pk=sent.pk).state == "sent"
    assert set(PayLine.objects.filter(paylist=sent).values_list("result", flat=True)) == {""}


def test_the_same_answer_twice_is_refused(sent: PayList) -> None:
    data = answer_of(sent)
    paylist_command(sent.pk, "return", data)
    with pytest.raises(Conflict):
        paylist_command(sent.pk, "return", data)


def test_nor_does_one_answer_close_two_lists(sent: PayList, two: list[Entitlement], officer: Person) -> None:
    data = answer_of(sent)
    paylist_command(sent.pk, "return", data)
    PayList.objects.create(id=(other := uuid4()), policy=POLICY, month=NOVEMBER, place_path=STREET.value, state="sent",
                           made_by_id=officer.account_id, sealed_by_id=uuid4(), made_at=clock.now())  # fmt: skip
    with pytest.raises(Conflict) as refused:
        paylist_command(other, "return", data)
    assert refused.value.code == "return-twice"


def test_of_two_who_seal_the_second_sees_the_first(drafted: PayList, second_officer: Acting) -> None:
    with pytest.raises(Conflict):
        paylist_command(drafted.pk, "seal", expected_version=7)


def test_a_worker_pays_nobody(two: list[Entitlement], worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        draft_paylist(POLICY, NOVEMBER)


def test_a_policy_nobody_knows_has_no_list(checking: Person) -> None:
    with pytest.raises(Invalid):
        draft_paylist("bj.nothing", NOVEMBER)


def test_what_is_out_of_sight_is_not_found(checking: Person) -> None:
    with pytest.raises(NotFound):
        paylist_command(UUID(int=1), "seal")
