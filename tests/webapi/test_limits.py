"""What is refused before anything is read."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.identity.api import TooMany
from jiayuan.kernel import clock
from jiayuan.webapi.limits import LARGEST, check
from jiayuan.webapi.operations import FORM, JSON
from jiayuan.webapi.problems import TooLarge, WrongType

pytestmark = pytest.mark.django_db


def sent(length: object = 10, kind: str = JSON, address: str = "10.0.0.1") -> HttpRequest:
    told = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind, "REMOTE_ADDR": address}
    return RequestFactory().generic("POST", "/", **told)


@pytest.mark.parametrize("takes", [JSON, FORM])
def test_as_much_as_it_takes_and_no_more(takes: str) -> None:
    check(sent(LARGEST[takes], takes), takes)
    with pytest.raises(TooLarge):
        check(sent(LARGEST[takes] + 1, takes), takes)


@pytest.mark.parametrize("length", ["-1", "many", "1e9", "0x10"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    with pytest.raises(TooLarge):
        check(sent(length), JSON)


def test_a_question_has_no_body() -> None:
    check(sent(0), "")
    with pytest.raises(TooLarge):
        check(sent(1), "")


@pytest.mark.parametrize(("kind", "takes"), [("text/plain", JSON), (JSON, FORM), ("", JSON), (FORM, JSON)])
def test_another_type_is_refused(kind: str, takes: str) -> None:
    with pytest.raises(WrongType):
        check(sent(kind=kind), takes)


def test_parameters_of_the_type_do_no_harm() -> None:
    check(sent(kind=f"{JSON}; charset=utf-8"), JSON)
    check(sent(kind=f"{FORM}; boundary=x"), FORM)


def test_sixty_a_minute_from_one_network() -> None:
    with clock.frozen(clock.now()):
        for _ in range(60):
            check(sent(0), "")
        with pytest.raises(TooMany) as refused:
            check(sent(0, address="10.0.0.77"), "")
        check(sent(0, address="10.0.1.1"), "")
    assert refused.value.retry_after >= 1
