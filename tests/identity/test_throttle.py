"""Buckets and locks in the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.limits import Limit
from jiayuan.identity.models import Bucket, Lockout
from jiayuan.identity.throttle import TooMany, check_open, failed, hashed, succeeded, take
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Unavailable
from tests.people import Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 8, tzinfo=UTC)
TWO = Limit("two", 2, 60)


def test_the_third_within_the_minute_is_refused() -> None:
    with clock.frozen(NOW):
        take(TWO, "a")
        take(TWO, "a")
        with pytest.raises(TooMany) as caught:
            take(TWO, "a")
    assert caught.value.retry_after == 30


def test_others_are_not_held_up() -> None:
    with clock.frozen(NOW):
        take(Limit("one", 1, 60), "a")
        take(Limit("one", 1, 60), "b")


def test_after_the_wait_it_goes_on() -> None:
    with clock.frozen(NOW):
        take(Limit("one", 1, 60), "a")
    with clock.frozen(NOW + timedelta(seconds=60)):
        take(Limit("one", 1, 60), "a")


def test_the_table_holds_no_name() -> None:
    take(TWO, "13800000001")
    assert bytes(Bucket.objects.get().key) == hashed("two", "13800000001")
    assert b"138" not in bytes(Bucket.objects.get().key)


def fail(times: int, name: str = "li.na") -> None:
    for _ in range(times):
        failed(name)


def test_four_failures_leave_the_door_open() -> None:
    fail(4)
    check_open("li.na")


def test_five_failures_close_it() -> None:
    fail(5)
    with pytest.raises(TooMany):
        check_open("li.na")


def test_it_opens_again_after_a_quarter_of_an_hour() -> None:
    with clock.frozen(NOW):
        fail(5)
    with clock.frozen(NOW + timedelta(minutes=15)):
        check_open("li.na")


def test_a_success_forgets_failures() -> None:
    fail(4)
    succeeded("li.na")
    fail(4)
    check_open("li.na")


def test_unknown_names_lock_as_well() -> None:
    fail(5, "nobody of that name")
    with pytest.raises(TooMany):
        check_open("nobody of that name")


def test_the_lock_is_a_row_a_crash_leaves_behind() -> None:
    fail(5)
    assert Lockout.objects.get().locked_until is not None


def test_what_cannot_be_counted_is_not_let_in(worker: Person) -> None:
    # Staff have no right to the buckets: as good as a store that does not answer.
    with worker.acting(), pytest.raises(Unavailable) as caught:
        take(TWO, "a")
    assert caught.value.status == 503


def test_buckets_of_two_limits_do_not_mix() -> None:
    with clock.frozen(NOW):
        take(Limit("one", 1, 60), "a")
        take(Limit("other", 1, 60), "a")
    assert Bucket.objects.count() == 2


def test_a_refused_try_takes_nothing() -> None:
    with clock.frozen(NOW):
        take(Limit("one", 1, 60), "a")
    for seconds in range(10, 60, 10):
        with clock.frozen(NOW + timedelta(seconds=seconds)), pytest.raises(TooMany):
            take(Limit("one", 1, 60), "a")
    with clock.frozen(NOW + timedelta(seconds=60)):
        take(Limit("one", 1, 60), "a")


def test_each_lock_is_twice_as_long_until_a_success() -> None:
    at, waits = NOW, []
    for _round in range(3):
        with clock.frozen(at):
            for _try in range(5):
                failed("a")
            with pytest.raises(TooMany) as caught:
                check_open("a")
        waits.append(caught.value.retry_after)
        at += timedelta(seconds=caught.value.retry_after)
    assert waits == [900, 1_800, 3_600]
    succeeded("a")
    with clock.frozen(at):
        for _try in range(5):
            failed("a")
        with pytest.raises(TooMany) as caught:
            check_open("a")
    assert caught.value.retry_after == 900


def test_the_wait_is_told_in_chinese_and_english() -> None:
    error = TooMany(90, code="locked")
    assert (error.status, error.retry_after) == (429, 90)
    with override("en"):
        shown = gettext(str(error)) + gettext(str(error.advice))
    assert shown.isascii() or not any("\u4e00" <= char <= "\u9fff" for char in shown)


@given(st.text(max_size=20), st.text(max_size=20))
def test_keys_meet_for_the_same_name_only(one: str, other: str) -> None:
    assert (hashed("login", one) == hashed("login", other)) == (one == other)
    assert hashed("login", one) != hashed("code", one)
