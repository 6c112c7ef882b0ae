"""Six digits that only this person was told."""

from __future__ import annotations

import pytest

from jiayuan.benefits.actions.codes import code_matches, code_seal
from jiayuan.benefits.models import Delivery
from jiayuan.kernel.ids import uuid7

pytestmark = pytest.mark.django_db


def test_a_code_belongs_to_one_delivery() -> None:
    first, second = uuid7(), uuid7()
    assert code_matches(Delivery(id=first, code_seal=code_seal(first, "123456")), " 123456 ")
    assert not code_matches(Delivery(id=second, code_seal=code_seal(first, "123456")), "123456")
