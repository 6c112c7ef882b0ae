"""What would be known of somebody had one record said nothing."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import REGISTRY_REVIEW, STATISTICS
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.registry.statements import WHOLE, say, value
from tests.tree import NEXT

OLD, NEW = "13700000001", "13700000002"


@pytest.fixture
def person(district: Acting) -> UUID:
    """Record 1 knows a phone and name, record 2 brought a better phone and the sex."""
    who = uuid7()
    say(who, 1, origin="a:1", new=True, name="王秀兰", phone=OLD)
    say(who, 2, origin="b:1", rank=10, phone=NEW, sex="2")
    return who


@pytest.mark.parametrize(
    ("record", "phone", "sex", "name"), [(1, NEW, "2", None), (2, OLD, None, "王秀兰"), (3, NEW, "2", "王秀兰")]
)
def test_one_record_is_left_out(person: UUID, record: int, phone: str, sex: str | None, name: str | None) -> None:
    found = api.facts_without(person, record, ["phone", "sex", "name"], REGISTRY_REVIEW, WHOLE)
    assert [found[code].value for code in ("phone", "sex", "name")] == [phone, sex, name]


def test_nothing_changes_by_looking(person: UUID) -> None:
    api.facts_without(person, 2, ["phone"], REGISTRY_REVIEW, WHOLE)
    assert value(person, "phone") == NEW


def test_out_of_scope_all_is_unknown(person: UUID) -> None:
    found = api.facts_without(person, 2, ["phone"], REGISTRY_REVIEW, Scope(NEXT))
    assert found["phone"].state == "unknown"


def test_a_purpose_that_may_not_read_asks_nothing(person: UUID) -> None:
    with pytest.raises(NotAllowed):
        api.facts_without(person, 2, ["phone"], STATISTICS, WHOLE)
