"""To whom a line is paid, frozen on the day of sealing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.actions.payees import freeze_payees
from jiayuan.benefits.models import Answer, PayLine
from jiayuan.benefits.queries.payees import Payee, payees_of
from jiayuan.identity.api import seal_for
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.money import POLICY, drawn
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db
ON_FILE = "6222000011112222"


def lines_for(who: UUID, officer: Person, *said: str) -> list[PayLine]:
    """A draft of two months for somebody who said these accounts, the last one last; "" for the one on file."""
    with officer.acting(BENEFIT_CHECK):
        offer = drawn(who, date(2026, 10, 1)).offer
        for number in said:
            secret = seal_for(who, f"benefits_answer.sealed:{offer.pk}", number) if number else None
            told = {"value": "****" if number else "known", "sealed": secret, "channel": "web", "by_id": who}
            common = {"person": who, "place_path": offer.place_path, "offer": offer, "question": "account"}
            Answer.objects.create(**common, **told, at=clock.now())
        made = draft_paylist(POLICY, date(2026, 11, 1))
        return list(PayLine.objects.filter(paylist=made).select_related("entitlement").order_by("seq"))


def frozen(lines: list[PayLine], officer: Person) -> dict[int, Payee]:
    with officer.acting(BENEFIT_CHECK):
        return freeze_payees(lines, current())


@pytest.mark.parametrize(
    ("said", "account"), [((), ON_FILE), (("",), ON_FILE), (("6217000033334444",), "6217000033334444")]
)
def test_what_the_person_said_goes_before_what_is_on_file(said: tuple[str, ...], account: str, officer: Person) -> None:
    found = frozen(lines_for(person(account=ON_FILE, name="李建国"), officer, *said), officer)
    assert {one.account for one in found.values()} == {account}
    assert found[1].name == "李建国"


def test_without_an_account_the_line_says_so(officer: Person) -> None:
    assert frozen(lines_for(person(), officer), officer)[1].account == ""


def test_every_month_has_its_own_seal(officer: Person) -> None:
    lines = lines_for(person(account=ON_FILE), officer)
    found = frozen(lines, officer)
    with officer.acting(BENEFIT_CHECK):
        kept = list(PayLine.objects.order_by("seq"))
        assert payees_of(kept) == found
    assert len({bytes(line.payee or b"") for line in kept}) == 2


def test_a_draft_s_lines_have_no_payee(officer: Person) -> None:
    lines = lines_for(person(), officer)
    with officer.acting(BENEFIT_CHECK):
        assert payees_of(lines) == {}


def test_only_the_last_four_of_the_number_are_taken(officer: Person) -> None:
    found = frozen(lines_for(person(id_number="110102194001010029"), officer), officer)
    assert found[2].id_last4 == "0029"
