"""The decorators every view carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jiayuan.audit.api import search
from jiayuan.identity.models import Account, Login
from jiayuan.kernel.purpose import AUDIT_REVIEW
from tests.identity import site
from tests.people import People, Person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.identity.site")]
STATUS = {"absent": 404, "conflict": 409, "invalid": 422, "refused": 422, "down": 503}


@pytest.mark.parametrize(("view", "kind"), [(site.staff, "staff"), (site.resident, "resident"), (site.anyone, "open")])
def test_a_view_carries_its_rule(view: Callable[..., object], kind: str) -> None:
    assert vars(view)["access"].kind == kind


def test_staff_act_under_their_grant(worker: Person) -> None:
    page = worker.client().get("/t/staff/").content.decode()
    assert page.startswith("community_worker case-handling 110102.001.001. ")


def test_a_resident_acts_for_oneself(resident: Person) -> None:
    page = resident.client().get("/t/resident/").content.decode()
    assert page.startswith("resident service-self 110102.001.001.0001.0001.01.0301. ")


@pytest.mark.parametrize("page", ["/t/staff/", "/t/resident/"])
def test_strangers_are_led_to_the_login_and_back(client: Client, page: str) -> None:
    assert client.get(page)["Location"] == f"/login/?next={page.replace('/', '%2F')}"


def test_residents_do_not_enter_staff_pages(resident: Person) -> None:
    response = resident.client().get("/t/staff/")
    assert response.status_code == 403
    assert "工作人员" in response.content.decode()


def test_staff_without_home_do_not_act_as_residents(worker: Person) -> None:
    assert worker.client().get("/t/resident/").status_code == 403


def test_a_password_alone_is_not_enough(worker: Person) -> None:
    signed = worker.client()
    session = signed.session
    session["account_authentication_methods"] = []
    session.save()
    assert signed.get("/t/staff/")["Location"].startswith("/login/second-factor/")


def test_the_permission_is_asked(worker: Person) -> None:
    assert worker.client().get("/t/guarded/").status_code == 403


def test_a_refusal_leaves_a_record(people: People) -> None:
    people.worker.client().get("/t/guarded/")
    with people.auditor.acting(AUDIT_REVIEW):
        (entry,) = search(act="web.refused")
    assert (entry.actor, entry.outcome) == (people.worker.account_id, "refused")


@pytest.mark.parametrize("kind", STATUS)
def test_errors_become_calm_pages(worker: Person, kind: str) -> None:
    response = worker.client().get(f"/t/fault/{kind}/")
    assert response.status_code == STATUS[kind]
    assert "<h1" in response.content.decode()


def test_an_error_takes_back_what_was_done(worker: Person) -> None:
    worker.client().get("/t/fault/conflict/")
    with worker.acting():
        assert not Account.objects.filter(display_name="改过").exists()


def test_templates_are_drawn_inside_the_scope(worker: Person) -> None:
    page = worker.client().get("/t/late/").content.decode()
    assert "QuerySet" in page
    with worker.acting():
        assert str(Account.objects.get(kind="resident").pk) in page


def test_open_pages_read_no_person(worker: Person) -> None:
    assert worker.client().get("/t/open/").content == b"seen 0"


def test_open_pages_turn_errors_into_pages_too(client: Client) -> None:
    assert client.get("/t/open/?fault=absent").status_code == 404
    assert client.get("/t/open/?gone=1").status_code == 404


def test_after_the_request_nothing_is_left(worker: Person) -> None:
    worker.client().get("/t/staff/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role'), coalesce(current_setting('jiayuan.lo', true), '')")
        assert cursor.fetchone() == ("none", "")


def test_a_request_costs_few_queries(worker: Person, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = worker.client()
    client.get("/t/staff/")
    with django_assert_max_num_queries(22):
        client.get("/t/staff/")
    assert Login.objects.count() == 1


def test_a_second_browser_is_a_second_login(worker: Person) -> None:
    for _ in range(2):
        worker.client().get("/t/staff/")
    assert Login.objects.filter(account_id=worker.account_id).count() == 2
