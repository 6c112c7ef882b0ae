"""Workbooks of organisations and facilities as a community of the test street writes them."""

from __future__ import annotations

from uuid import UUID

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.creditcode import credit_check
from jiayuan.kernel.ids import uuid7_at
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Issue
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME

ORGS = ("单位名称", "统一社会信用代码", "单位种类", "单位地址")
THINGS = ("设施名称", "设施种类", "设施编码", "所在位置", "经度", "纬度")


def uscc(n: int) -> str:
    head = f"92110102MA01{n:05}"
    return head + credit_check(head)


def firm(n: int) -> UUID:
    return uuid7_at(1_700_000_900_000 + n, n)


def load_firms() -> None:
    """Two firms of the first community as the base knows them: one with a code, one without."""
    rows = [
        registry.OrganisationRow(firm(1), "北京红墙餐饮有限公司", "company", HOME.value, uscc(1)),
        registry.OrganisationRow(firm(2), "白塔药房", "company", HOME.value),
    ]
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.load_organisations(rows, origin="tests", as_of=books.AS_OF)


def seen(desk: Desk, ref: api.FileRef) -> list[tuple[int, str, str]]:
    """(row, attribute, code) of every finding."""
    with desk.worker.acting(LEDGER_UPKEEP):
        found = Issue.objects.filter(file=ref.id).order_by("row", "attr", "code")
        return list(found.values_list("row", "attr", "code"))


def organisations() -> dict[str, registry.OrganisationRef]:
    return {one.name: one for one in registry.organisations("company")}
