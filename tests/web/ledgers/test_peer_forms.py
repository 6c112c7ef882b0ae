"""The form that registers a peer."""

from __future__ import annotations

import pytest

from jiayuan.kernel.crypto import public_key
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.api import NewPeer, catalogue_entries, may_certify
from jiayuan.web.ledgers.peer_forms import KINDS, PeerForm
from tests.ledgers.conftest import Desk
from tests.ledgers.exchange.peer import SEED
from tests.people import People

pytestmark = pytest.mark.django_db
KEY = public_key(SEED).hex()
FAULTS: list[tuple[str, object]] = [
    ("name", ""), ("code", "a b"), ("kind", "person"), ("office", "999999"), ("office", "x"), ("url", "nowhere at all"),
    ("public_key", "a" * 65), ("certifies", ["phone"]), ("certifies", ["faith"]), ("follows", ["nothing"]),
]  # fmt: skip


def form(desk: Desk, **changes: object) -> PeerForm:
    data = {
        "name": "府右街南社区", "code": "community-001", "kind": "community", "office": str(desk.office),
        "url": "data.example/x", "public_key": KEY, **changes,
    }  # fmt: skip
    with desk.officer.acting(UPKEEP_SYSTEM) as acting:
        made = PeerForm(acting, data)
        made.is_valid()
        return made


def test_a_filled_form_is_a_peer_reached_by_https(desk: Desk) -> None:
    assert form(desk).new_peer() == NewPeer(
        "community-001",
        "府右街南社区",
        "community",
        desk.office,
        "https://data.example/x",
        KEY,
        certifies=[],
        follows=[],
    )


def test_each_fault_stands_at_its_field(desk: Desk) -> None:
    assert [list(form(desk, **{field: typed}).errors) for field, typed in FAULTS] == [[field] for field, _ in FAULTS]


def test_a_department_may_be_given_only_what_is_no_community_s(desk: Desk) -> None:
    offered = [code for code, _ in form(desk).fields["certifies"].choices]  # type: ignore[attr-defined]  # a choice field
    assert offered
    assert all(map(may_certify, offered))
    assert form(desk, kind="department", certifies=offered).new_peer().certifies == offered


def test_what_can_be_followed_is_the_catalogue(desk: Desk) -> None:
    offered = [code for code, _ in form(desk).fields["follows"].choices]  # type: ignore[attr-defined]  # a choice field
    with desk.officer.acting(UPKEEP_SYSTEM):
        assert offered == [one.code for one in catalogue_entries()]


def test_every_kind_of_office_can_be_registered(desk: Desk) -> None:
    kinds = [code for code, _ in KINDS]
    assert [form(desk, kind=kind).new_peer().kind for kind in kinds] == kinds


def test_the_neighbour_cannot_name_this_office(desk: Desk, people: People) -> None:
    with people.neighbour.acting(UPKEEP_SYSTEM) as acting:
        assert "office" in PeerForm(acting, {"office": str(desk.office)}).errors
