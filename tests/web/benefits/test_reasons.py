"""The table of why."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.web.benefits.reasons import reasons
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_deciding_line_is_marked_once(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), api.prefill(aged).lines)
    assert [line.say for line in lines if line.decisive] == ["80至89周岁"]
    assert lines[0].facts == "本市户籍：是"


def test_bars_read_as_what_must_not_be(nursing: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(nursing.person, nursing.policy), ())
    assert any(line.say.startswith("没有：") for line in lines)
