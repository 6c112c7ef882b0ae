"""Who speaks, in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.kernel.purpose import LEDGER_UPKEEP, SERVICE_SELF
from jiayuan.ledgers import api
from tests.ledgers.conftest import Desk
from tests.people import Person

pytestmark = pytest.mark.django_db


def told(who: Person, *codes: str) -> dict[str, api.OriginView]:
    with who.acting(SERVICE_SELF if who.grant_id is None else LEDGER_UPKEEP):
        return api.origins(codes)


def test_a_ledger_has_its_title_and_its_office(desk: Desk) -> None:
    code = f"elderly:{desk.office}"
    found = told(desk.worker, code)[code]
    assert found.title
    assert found.office


def test_residents_are_told_the_same(desk: Desk, resident: Person) -> None:
    code = f"elderly:{desk.office}"
    assert told(resident, code) == told(desk.worker, code)


@pytest.mark.parametrize(("code", "title"), [
    ("self", "本人填报"), ("field-check", "上门核实"), ("register", "人口基础库"), ("", "人口基础库"),
])  # fmt: skip
def test_what_came_from_no_ledger_has_its_word(resident: Person, code: str, title: str) -> None:
    assert told(resident, code)[code] == api.OriginView(title, "")


@pytest.mark.parametrize("code", ["no-such:1", "elderly:999999"])
def test_a_ledger_that_is_gone_is_still_one(desk: Desk, code: str) -> None:
    assert told(desk.worker, code)[code] == api.OriginView("其他台账", "")


def test_each_source_is_asked_for_once(resident: Person) -> None:
    assert told(resident, "self", "self", "register").keys() == {"self", "register"}


def test_words_are_in_the_readers_language(resident: Person) -> None:
    with override("en"):
        assert told(resident, "self")["self"].title == "your own statement"
