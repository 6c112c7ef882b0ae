"""The file of a list: the bank's has the accounts, the office's has not, and both are what was sealed."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.audit.models import Record
from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.actions.paying import paylist_command
from jiayuan.benefits.models import Answer, PayLine, PayList
from jiayuan.benefits.queries.payees import payees_of
from jiayuan.benefits.queries.payfile import Form, pay_file
from jiayuan.benefits.queries.paylists import lines_page, paylist_in, paylists
from jiayuan.identity.api import seal_for
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_CHECK
from jiayuan.kernel.scope import Scope
from tests.benefits.actions.conftest import second_officer as second_officer
from tests.benefits.money import NOVEMBER, POLICY, drawn
from tests.benefits.residents import changed, person
from tests.people import Person
from tests.tree import NEXT, STREET

pytestmark = pytest.mark.django_db
SCOPE = Scope(STREET)
ON_FILE, SAID = "6222000011112222", "6217000033334444"


@pytest.fixture
def sealed(officer: Person, second_officer: Acting) -> PayList:
    """Two people: one with the account on file, one who named another."""
    first, second = (
        person(name=name, account=ON_FILE, id_number="110102194001010029") for name in ("王秀兰", "李建国")
    )
    with officer.acting(BENEFIT_CHECK):
        drawn(first, NOVEMBER)
        offer = drawn(second, NOVEMBER).offer
        secret = seal_for(second, f"benefits_answer.sealed:{offer.pk}", SAID)
        Answer.objects.create(person=second, place_path=offer.place_path, offer=offer, question="account",
                              value="****4444", sealed=secret, channel="web", by_id=second, at=clock.now())  # fmt: skip
        made = draft_paylist(POLICY, NOVEMBER)
    return paylist_command(made.pk, "seal")


def text(paylist: PayList, form: Form = "csv", *, bank: bool) -> str:
    content = pay_file(SCOPE, paylist.pk, form, bank=bank).content
    return content.decode("gb18030" if form == "gb18030" else "utf-8-sig")


@pytest.mark.parametrize("form", ["csv", "gb18030"])
def test_the_bank_s_file_has_the_account_the_person_named(sealed: PayList, form: Form) -> None:
    lines = text(sealed, form, bank=True).splitlines()
    assert [line.split(",")[1:5] for line in lines[1:3]] == [
        ["王秀兰", "0029", ON_FILE, "100.00"],
        ["李建国", "0029", SAID, "100.00"],
    ]
    assert lines[3] == f"合计,2,200.00,{sealed.file_hash}"


def test_the_office_s_copy_has_no_account(sealed: PayList) -> None:
    copy = text(sealed, bank=False)
    assert "王秀兰" in copy
    assert ON_FILE not in copy
    assert SAID not in copy


def test_what_the_base_says_later_changes_no_sealed_list(sealed: PayList) -> None:
    before = text(sealed, bank=True)
    line = PayLine.objects.filter(paylist=sealed).first()
    assert line is not None
    changed(line.person, name="王秀蓝", account="6200000000000000")
    assert text(sealed, bank=True) == before


def test_a_payee_copied_into_another_line_does_not_open(sealed: PayList) -> None:
    first, second = PayLine.objects.filter(paylist=sealed).order_by("seq")
    second.payee = first.payee
    with pytest.raises(Unsealable):
        payees_of([second])


def test_before_the_seal_there_is_no_file(officer: Person) -> None:
    one = person()
    with officer.acting(BENEFIT_CHECK):
        drawn(one, NOVEMBER)
        made = draft_paylist(POLICY, NOVEMBER)
        with pytest.raises(Conflict):
            pay_file(SCOPE, made.pk)


def test_a_file_with_accounts_is_one_audit_record_that_says_so(sealed: PayList, auditor: Person) -> None:
    pay_file(SCOPE, sealed.pk, "xlsx", bank=True)
    with auditor.acting(AUDIT_REVIEW):
        found = Record.objects.get(act="benefits.paylist.file")
    assert "account" in found.fields


def test_lists_and_lines_show_masked_names_a_page_at_a_time(sealed: PayList) -> None:
    assert [one.pk for one in paylists(SCOPE)] == [sealed.pk]
    rows, after = lines_page(sealed, limit=1)
    assert ([row.person for row in rows], after) == ([rows[0].person], 1)
    assert "秀" not in rows[0].person
    assert lines_page(sealed, after, limit=1)[1] == 0


def test_another_place_and_a_resident_have_no_lists(sealed: PayList, resident: Person) -> None:
    for scope in (Scope(NEXT), Scope(STREET, subject=resident.subject), Scope()):
        assert paylists(scope) == []
    with pytest.raises(NotFound):
        paylist_in(Scope(NEXT), sealed.pk)


def test_back_months_stand_with_their_own_month(officer: Person) -> None:
    one = person()
    with officer.acting(BENEFIT_CHECK):
        drawn(one, date(2026, 9, 1), until=date(2026, 11, 1))
        made = draft_paylist(POLICY, NOVEMBER)
        rows, _after = lines_page(made)
    assert [row.line.month.month for row in rows] == [9, 10]
