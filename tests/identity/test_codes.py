"""One-time codes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jiayuan.identity.codes import check_code, send_code
from jiayuan.identity.models import Code
from jiayuan.identity.outbox import spool
from jiayuan.identity.throttle import TooMany
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 8, tzinfo=UTC)
PHONE = "13800000001"


def sent(phone: str = PHONE) -> str:
    send_code(phone)
    text: dict[str, Any] = json.loads(sorted(spool().glob("*.json"))[-1].read_text())
    return str(text["values"]["code"])


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_right_code_opens_once() -> None:
    code = sent()
    assert check_code(PHONE, code)
    assert not check_code(PHONE, code)


def test_a_wrong_code_does_not() -> None:
    assert not check_code(PHONE, wrong(sent()))


def test_six_digits() -> None:
    code = sent()
    assert len(code) == 6
    assert code.isdigit()


def test_another_phones_code_does_not_open() -> None:
    code = sent("13800000009")
    assert not check_code(PHONE, code)


def test_it_dies_after_ten_minutes() -> None:
    with clock.frozen(NOW):
        code = sent()
    with clock.frozen(NOW + timedelta(minutes=10)):
        assert not check_code(PHONE, code)


def test_a_new_code_replaces_the_old() -> None:
    with clock.frozen(NOW):
        old = sent()
    with clock.frozen(NOW + timedelta(minutes=2)):
        new = sent()
        assert old == new or not check_code(PHONE, old)
        assert check_code(PHONE, new)


def test_the_right_code_comes_too_late_after_five_tries() -> None:
    code = sent()
    for _ in range(5):
        check_code(PHONE, wrong(code))
    with pytest.raises(TooMany):
        check_code(PHONE, code)


def test_one_a_minute() -> None:
    with clock.frozen(NOW):
        send_code(PHONE)
        with pytest.raises(TooMany):
            send_code("138 0000 0001")


def test_five_an_hour() -> None:
    for minute in range(5):
        with clock.frozen(NOW + timedelta(minutes=2 * minute)):
            send_code(PHONE)
    with clock.frozen(NOW + timedelta(minutes=10)), pytest.raises(TooMany):
        send_code(PHONE)


def test_no_phone_no_code() -> None:
    with pytest.raises(Invalid):
        send_code("not a phone")


def test_the_table_holds_neither_phone_nor_code() -> None:
    code = sent()
    row = Code.objects.get()
    assert PHONE.encode() not in bytes(row.phone_bi)
    assert code.encode() not in bytes(row.digest)
