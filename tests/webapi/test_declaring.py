"""How an operation is declared: the purpose is chosen by refusal, the rule stands once."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from ninja import Router

from jiayuan.identity.api import ActingInfo, identify
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import FORM_PREFILL, LEDGER_UPKEEP, REGISTRY_REVIEW, Purpose
from jiayuan.webapi.callers import Caller
from jiayuan.webapi.operations import OPERATIONS, Rule, operation
from jiayuan.webapi.schemas.strict import ForPurpose
from tests.people import Person

pytestmark = pytest.mark.django_db
BOTH = Rule(permission="registry.search", purposes=(LEDGER_UPKEEP, REGISTRY_REVIEW))


def view(request: HttpRequest, **given: Any) -> tuple[Purpose, Any]:
    """Tells under which purpose it runs."""
    return context.current().purpose, given


def declared(rule: Rule) -> Any:
    """The view behind its gate; taken off the list again, for the walk knows real operations only."""
    try:
        return operation(Router(tags=["tests"]), "GET", "/x", rule, "tests.x", "试")(view)
    finally:
        OPERATIONS.pop()


def called(
    who: Person, rule: Rule = BOTH, *, header: str = "", purposes: frozenset[str] | None = None, fresh: bool = False,
    **given: Any,
) -> Any:  # fmt: skip
    request = RequestFactory().get("/", headers={"Jiayuan-Purpose": header} if header else {})
    entrant = identify(who.account_id)
    info = ActingInfo(entrant, entrant.grants[0] if entrant.grants else None, 2, "r-1")
    vars(request).update(auth=Caller(info, purposes, fresh), resolver_match=None)
    return declared(rule)(request, **given)


def test_without_a_word_the_first_purpose_is_meant(worker: Person) -> None:
    assert called(worker)[0] == LEDGER_UPKEEP


@pytest.mark.parametrize("purpose", [LEDGER_UPKEEP, REGISTRY_REVIEW], ids=lambda one: one.code)
def test_the_header_chooses(worker: Person, purpose: Purpose) -> None:
    assert called(worker, header=purpose.code)[0] == purpose


def test_the_body_chooses(worker: Person) -> None:
    assert called(worker, body=ForPurpose(purpose=REGISTRY_REVIEW.code))[0] == REGISTRY_REVIEW


def test_header_and_body_may_agree_and_not_differ(worker: Person) -> None:
    body = ForPurpose(purpose=REGISTRY_REVIEW.code)
    assert called(worker, header=REGISTRY_REVIEW.code, body=body)[0] == REGISTRY_REVIEW
    with pytest.raises(NotAllowed):
        called(worker, header=LEDGER_UPKEEP.code, body=body)


@pytest.mark.parametrize("header", [FORM_PREFILL.code, "nonsense", "LEDGER-UPKEEP", " "])
def test_what_the_operation_does_not_know_is_refused(worker: Person, header: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        called(worker, header=header)
    assert refused.value.code == "purpose"


def test_a_token_narrows(worker: Person) -> None:
    mine = frozenset({REGISTRY_REVIEW.code})
    assert called(worker, header=REGISTRY_REVIEW.code, purposes=mine)[0] == REGISTRY_REVIEW
    for header in ("", LEDGER_UPKEEP.code):
        with pytest.raises(NotAllowed):
            called(worker, header=header, purposes=mine)


def test_a_token_widens_nothing(worker: Person) -> None:
    with pytest.raises(NotAllowed):
        called(worker, header=FORM_PREFILL.code, purposes=frozenset({FORM_PREFILL.code}))


def test_a_step_up_is_asked_before_anything_is_done(officer: Person) -> None:
    rule = Rule(permission="registry.merge", step_up=True)
    with pytest.raises(NotAllowed) as refused:
        called(officer, rule)
    assert refused.value.code == "step-up"
    assert called(officer, rule, fresh=True)[0] == LEDGER_UPKEEP


@pytest.mark.parametrize("text", ["\x00", "a\x00b"])
def test_the_letter_no_database_holds_is_refused(worker: Person, text: str) -> None:
    for given in ({"text": text}, {"body": ForPurpose(purpose=text)}):
        with pytest.raises(Invalid) as refused:
            called(worker, **given)
        assert refused.value.code == "letters"


def test_other_letters_are_let_through(worker: Person) -> None:
    assert called(worker, text="王\t秀兰\u202e")[1] == {"text": "王\t秀兰\u202e"}


def test_the_rule_becomes_the_access_of_the_address() -> None:
    access = BOTH.access()
    assert (access.kind, access.permission, access.purpose) == ("staff", "registry.search", LEDGER_UPKEEP)
    assert BOTH.access(REGISTRY_REVIEW).purpose == REGISTRY_REVIEW
