"""The deed behind a key is done once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.webapi.once import once
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting(worker: Person) -> Iterator[None]:
    with worker.acting():
        yield


def sent(key: str | None = "key-00001", path: str = "/x", method: str = "POST") -> HttpRequest:
    headers = {"Idempotency-Key": key} if key is not None else {}
    return RequestFactory().generic(method, path, headers=headers)


class Deed:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def __call__(self) -> dict[str, int]:
        return {"n": next(self.numbers)}


def test_without_a_key_it_is_done_each_time(acting: None) -> None:
    deed = Deed()
    assert [once(sent(None), "said", deed).value for _ in range(2)] == [{"n": 1}, {"n": 2}]


def test_with_a_key_the_first_answer_stands(acting: None) -> None:
    deed = Deed()
    answers = [once(sent(), "said", deed, 202) for _ in range(3)]
    assert [(one.status_code, one.value) for one in answers] == [(202, {"n": 1})] * 3


def test_another_key_is_another_deed(acting: None) -> None:
    deed = Deed()
    assert [once(sent(f"key-0000{n}"), "said", deed).value for n in range(2)] == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    ("said", "path", "method"), [("else", "/x", "POST"), ("said", "/y", "POST"), ("said", "/x", "PUT")]
)
def test_under_a_key_there_is_one_request(acting: None, said: str, path: str, method: str) -> None:
    deed = Deed()
    once(sent(), "said", deed)
    with pytest.raises(Refused):
        once(sent(path=path, method=method), said, deed)
    assert next(deed.numbers) == 2


def test_two_people_may_use_one_key(worker: Person, officer: Person) -> None:
    deed = Deed()
    for who in (worker, officer):
        with who.acting():
            once(sent(), "said", deed)
    assert next(deed.numbers) == 3


@pytest.mark.parametrize("key", ["", "short", "x" * 101, "with blank", "键键键键键键键键", "line\tbreak"])
def test_a_key_is_a_word_of_some_length(acting: None, key: str) -> None:
    with pytest.raises(Invalid):
        once(sent(key), "said", Deed())


def test_a_failed_deed_may_be_tried_again(acting: None) -> None:
    def failing() -> dict[str, int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(sent(), "said", failing)
    assert once(sent(), "said", Deed()).value == {"n": 1}
