"""Lists as they are opened: by whom, page by page, and what the bank still owes an answer for."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from jiayuan.benefits.models import Entitlement, PayLine, PayList
from jiayuan.benefits.paying.states import Sums
from jiayuan.benefits.queries.paylists import lines_page, paylist_in, paylists, paylists_of, sums, unpaid
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.kernel.scope import Scope
from tests.benefits.assessed import assessed
from tests.benefits.conftest import Audited
from tests.benefits.money import POLICY, drawn
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import HOME, NEXT, STREET

pytestmark = pytest.mark.django_db
MONTHS = [date(2026, month, 1) for month in range(7, 12)]
SCOPE = Scope(STREET)


def listed(month: date = MONTHS[-1], **more: object) -> PayList:
    """An empty draft of the street, for whoever acts now."""
    given = {"place_path": STREET.value, "state": "draft", **more}
    return PayList.objects.create(policy=POLICY, month=month, made_by_id=uuid4(), made_at=clock.now(), **given)


def lined(paylist: PayList, drawer: Entitlement, months: list[date], amount: int = 10_000) -> list[PayLine]:
    about = {"paylist": paylist, "entitlement": drawer, "person": drawer.person, "place_path": drawer.place_path}
    return PayLine.objects.bulk_create(
        PayLine(seq=seq, month=month, amount=amount, **about) for seq, month in enumerate(months, 1)
    )


def answered(paylist: PayList, **results: str) -> None:
    """As if it had been sealed and the bank had answered; results by line, as `line_2="failed"`."""
    PayList.objects.filter(pk=paylist.pk).update(state="sealed", sealed_by_id=uuid4(), sealed_at=clock.now())
    for name, result in results.items():
        seq = int(name.rpartition("_")[2])
        PayLine.objects.filter(paylist=paylist, seq=seq).update(result=result, reason=f"第{seq}行")


@pytest.fixture
def drawer(checking: Person) -> Entitlement:
    return drawn(uuid7(), MONTHS[0])


def test_the_newest_month_comes_first_and_of_one_month_the_latest_list(checking: Person) -> None:
    made = [listed(MONTHS[1]), listed(MONTHS[3]), listed(MONTHS[1]), listed(MONTHS[2])]
    assert [one.pk for one in paylists(SCOPE)] == [made[at].pk for at in (1, 3, 2, 0)]
    assert [one.pk for one in paylists(SCOPE, limit=2)] == [made[1].pk, made[3].pk]


def test_a_dropped_list_is_not_listed_and_can_still_be_opened(checking: Person) -> None:
    gone = listed(state="dropped")
    assert paylists(SCOPE) == []
    assert paylist_in(SCOPE, gone.pk).pk == gone.pk


@pytest.mark.parametrize("scope", [Scope(HOME), Scope(NEXT), Scope(), Scope(STREET, subject=UUID(int=1))], ids=["own",
                         "next", "nowhere", "resident"])  # fmt: skip
def test_a_list_of_the_street_is_the_street_s_alone(scope: Scope, checking: Person) -> None:
    made = listed()
    assert not paylists_of(scope).exists()
    for lock in (False, True):
        with pytest.raises(NotFound):
            paylist_in(scope, made.pk, lock=lock)


@pytest.mark.parametrize("who", ["worker", "neighbour"])
def test_nor_does_the_database_show_it_to_a_community(
    who: str, officer: Person, request: pytest.FixtureRequest
) -> None:
    with officer.acting(BENEFIT_CHECK):
        listed()
    other: Person = request.getfixturevalue(who)
    with other.acting(BENEFIT_CHECK):
        assert not PayList.objects.exists()


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 9])
def test_page_after_page_every_line_is_seen_once(limit: int, drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS)
    seen, after = [], 0
    for _ in range(len(MONTHS) + 1):
        rows, after = lines_page(made, after, limit)
        seen += [row.line.month for row in rows]
        if not after:
            break
    assert seen == MONTHS
    assert after == 0


def test_a_list_without_lines_is_one_empty_page_of_nothing(checking: Person) -> None:
    made = listed()
    assert lines_page(made) == ([], 0)
    assert sums(made) == Sums(0, 0, 0, 0)


def test_names_are_masked_and_the_look_is_recorded_once(officer: Person, audited: Audited) -> None:
    key = person(name="王秀兰")
    with officer.acting(BENEFIT_CHECK):
        made = listed()
        lined(made, drawn(key, MONTHS[0]), MONTHS[:2])
        rows, _ = lines_page(made)
    assert {row.person for row in rows} == {"王*"}
    assert audited("benefits.paylist") == [("ok", f"benefits_paylist:{made.pk}")]


def test_whom_the_base_does_not_know_has_no_name(drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS[:1])
    assert [row.person for row in lines_page(made)[0]] == [""]


def test_what_was_stopped_since_is_due_to_nobody(drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS)
    assert sums(made).agree
    Entitlement.objects.filter(pk=drawer.pk).update(to_month=MONTHS[3])
    assert (sums(made).lines, sums(made).policy) == (50_000, 30_000)
    assert not sums(made).agree


def test_another_amount_than_is_drawn_does_not_agree(drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS[:2], amount=10_001)
    assert (sums(made).lines, sums(made).policy) == (20_002, 20_000)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"amount": 10_000}, (10_000, 10_000)), ({"amount": 9_000}, (9_000, 10_000)), ({"amount": None}, (0, 0)),
        ({"amount": 10_000, "policy": "bj.elder_nursing"}, (0, 0)), ({"amount": 10_000, "month": MONTHS[2]}, (0, 0)),
    ],
    ids=["same", "less", "open", "other policy", "other month"],
)  # fmt: skip
def test_runs_speak_only_of_their_own_months(more: dict[str, object], told: tuple[int, int], officer: Person) -> None:
    key = uuid7()
    assessed(**{"person": key, "policy": POLICY, "month": MONTHS[0], "code": 1, **more})  # type: ignore[arg-type]
    with officer.acting(BENEFIT_CHECK):
        made = listed()
        lined(made, drawn(key, MONTHS[0]), MONTHS[:2])
        found = sums(made)
    assert (found.assessed, found.assessable) == told


def test_what_the_bank_could_not_pay_is_work_oldest_month_first(drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS[::-1])
    answered(made, line_1="failed", line_2="paid", line_3="failed", line_5="failed")
    assert [(row.line.month, row.line.reason) for row in unpaid(SCOPE)] == [
        (MONTHS[0], "第5行"), (MONTHS[2], "第3行"), (MONTHS[4], "第1行"),
    ]  # fmt: skip
    assert [row.line.month for row in unpaid(SCOPE, limit=1)] == [MONTHS[0]]


def test_failed_twice_it_is_one_piece_of_work_and_paid_at_last_none(drawer: Entitlement) -> None:
    for _ in range(2):
        made = listed()
        lined(made, drawer, MONTHS[:1])
        answered(made, line_1="failed")
        assert [row.line.paylist_id for row in unpaid(SCOPE)] == [made.pk]
    last = listed()
    lined(last, drawer, MONTHS[:1])
    assert unpaid(SCOPE) == []
    answered(last, line_1="paid")
    assert unpaid(SCOPE) == []


def test_each_place_has_its_own_work(drawer: Entitlement) -> None:
    made = listed()
    lined(made, drawer, MONTHS[:1])
    answered(made, line_1="failed")
    assert len(unpaid(Scope(HOME))) == 1
    assert unpaid(Scope(NEXT)) == unpaid(Scope()) == []
