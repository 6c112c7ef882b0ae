"""Audit records and grants in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from jiayuan.audit.api import Entry
from jiayuan.identity.api import ActingInfo, Role, identify
from jiayuan.kernel.ids import uuid7
from jiayuan.web.identity.hats import hats
from jiayuan.web.identity.labels import ROLE_LABELS
from jiayuan.web.identity.sights import place_names, sights
from tests.people import Person
from tests.tree import HOME, STREET

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, 8, tzinfo=UTC)


def entry(**more: Any) -> Entry:
    given: dict[str, Any] = {
        "id": uuid7(),
        "at": AT,
        "actor": uuid7(),
        "role": "community_worker",
        "act": "registry.person.card",
        "purpose": "case-handling",
        "scope": str(HOME),
        "fields": ("name", "phone"),
        "n": None,
        "outcome": "ok",
        "reason": "",
    }
    return Entry(**{**given, **more})


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_name(role: Role) -> None:
    assert str(ROLE_LABELS[role.value])


def test_office_purpose_and_fields_are_named(tree: None) -> None:
    (sight,) = sights([entry()], {"case-handling": "诉求办理"})
    assert (str(sight.role), sight.office, sight.purpose) == ("社区工作者", "府右街南社区", "诉求办理")
    assert (str(sight.did), sight.fields) == ("查看", "姓名、联系电话")


def test_a_refused_look_says_so(tree: None) -> None:
    (sight,) = sights([entry(outcome="refused")], {})
    assert str(sight.did) == "想看但被拒绝"


@pytest.mark.parametrize("scope", ["", "not a path", "999999."])
def test_an_unknown_office_is_left_out(tree: None, scope: str) -> None:
    (sight,) = sights([entry(scope=scope)], {})
    assert sight.office == ""


def test_an_unknown_purpose_keeps_its_code(tree: None) -> None:
    (sight,) = sights([entry(purpose="new-one")], {})
    assert sight.purpose == "new-one"


def test_places_in_one_query(tree: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert set(place_names([HOME, STREET, None, HOME]).values()) == {"府右街南社区", "西长安街街道"}


def test_hats_name_role_and_place(worker: Person) -> None:
    entrant = identify(worker.account_id)
    (hat,) = hats(ActingInfo(entrant, entrant.grants[0], 2, "r"))
    assert (str(hat.role), hat.place, hat.current) == ("社区工作者", "府右街南社区", True)


def test_nobody_has_no_hat() -> None:
    assert hats(ActingInfo()) == []


def test_a_field_without_a_label_keeps_its_code(tree: None) -> None:
    (sight,) = sights([entry(fields=("phone", "room"))], {})
    assert sight.fields == "联系电话、room"
