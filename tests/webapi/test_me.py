"""One's own data by program: what is held, who read it, and no."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from jiayuan.audit.api import record
from jiayuan.identity.api import give_consent
from jiayuan.kernel.purpose import BENEFIT_CHECK, EMERGENCY_CARE
from tests.people import Person
from tests.registry.disputes.conftest import Known, known
from tests.webapi.calls import bearing, get, post, problem, token_of

__all__ = ["known"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(known: Known) -> Client:
    return known.people.resident.client()


def held(who: Any) -> dict[str, Any]:
    return {one["code"]: one for one in get(who, "/me/data").json()["data"]}


def looked_at(known: Known, times: int = 1) -> None:
    with known.people.worker.acting(BENEFIT_CHECK):
        for _ in range(times):
            record("registry.facts_for", subjects=[known.subject], fields=["phone"])


def test_what_is_held_is_told_with_its_source(mine: Client) -> None:
    phone = held(mine)["phone"]
    assert (phone["value"], phone["label"], phone["counts"]) == ("13911110000", "联系电话", True)
    assert phone["ledger"]


def test_the_neighbour_has_nothing_of_it(known: Known, neighbour: Person) -> None:
    assert held(neighbour.as_resident()) == {}


@pytest.mark.parametrize("path", ["/me/data", "/me/access", "/me/consents", "/me/objections"])
def test_who_is_no_resident_has_nothing(worker: Person, path: str) -> None:
    assert problem(get(worker, path)) == (403, "no-subject")


def test_a_token_of_work_does_not_open_a_home(neighbour: Person) -> None:
    assert problem(get(bearing(token_of(neighbour)), "/me/data")) == (403, "purpose")


def test_who_read_it_is_told_with_office_and_purpose(known: Known, mine: Client) -> None:
    looked_at(known)
    first = get(mine, "/me/access").json()["access"][0]
    assert (first["office"], first["purpose"], first["fields"]) == ("府右街南社区", "benefit-check", ["phone"])
    assert first["purpose_title"]


def test_readers_follow_by_key(known: Known, mine: Client) -> None:
    looked_at(known, 51)
    first = get(mine, "/me/access").json()
    second = get(mine, f"/me/access?cursor={first['next']}").json()
    seen = [one["id"] for one in (*first["access"], *second["access"])]
    assert (len(first["access"]), len(seen) > 50, len(set(seen)), second["next"]) == (50, True, len(seen), None)


def test_the_neighbour_reads_another_trail(known: Known, neighbour: Person) -> None:
    looked_at(known)
    acts = {one["act"] for one in get(neighbour.as_resident(), "/me/access").json()["access"]}
    assert "registry.facts_for" not in acts


def test_both_versions_of_a_disputed_value_are_kept(mine: Client) -> None:
    body = {"attr": "phone", "fact": held(mine)["phone"]["fact"], "instead": "13922220000"}
    answer = post(mine, "/me/disputes", body)
    assert (answer.status_code, answer.json()["state"]) == (201, "open")
    values = [one["value"] for one in get(mine, "/me/data").json()["data"] if one["code"] == "phone"]
    assert values == ["13911110000", "13922220000"]


def test_a_repeated_dispute_is_one(mine: Client) -> None:
    key = {"Idempotency-Key": "dispute-0001"}
    first, again = (post(mine, "/me/disputes", {"attr": "phone"}, **key) for _ in range(2))
    assert first.json() == again.json()
    assert problem(post(mine, "/me/disputes", {"attr": "phone"})) == (409, "dispute-open")


@pytest.mark.parametrize(("attr", "code"), [("faith", 422), ("work.kind", 404)])
def test_what_is_not_held_is_not_disputed(mine: Client, attr: str, code: int) -> None:
    assert problem(post(mine, "/me/disputes", {"attr": attr}))[0] == code


def test_an_objection_is_kept_and_shown(mine: Client) -> None:
    assert post(mine, "/me/objections", {"purpose": "statistics", "reason": "不愿意"}).status_code == 201
    (one,) = get(mine, "/me/objections").json()
    assert (one["purpose"], one["state"], one["answer"]) == ("statistics", "open", "")


def test_there_is_no_objecting_to_what_is_no_use(mine: Client) -> None:
    assert problem(post(mine, "/me/objections", {"purpose": "nonsense"})) == (422, "purpose")


def test_consents_are_told(known: Known, mine: Client) -> None:
    with known.saying():
        give_consent(known.subject, EMERGENCY_CARE, text_version="1")
    (one,) = get(mine, "/me/consents").json()
    assert (one["purpose"], one["state"]) == ("emergency_care", "given")
