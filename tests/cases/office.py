"""The units and the extra people the cases tests need beside the five."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image

from jiayuan.cases.api import (
    CaseRef,
    NewCase,
    Unit,
    command,
    detail,
    install_units,
    load_reference,
    order_command,
    receive,
)
from jiayuan.identity.api import acting_as_service, create_account, give_grant
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT, STREET

COMMUNITY, NEXT_COMMUNITY, STREET_DESK, WATER, PROPERTY, CITY, BACKSTOP = 101, 102, 201, 301, 302, 303, 900
UNITS = (
    Unit(COMMUNITY, "府右街南社区", frozenset({"community"}), HOME.value),
    Unit(NEXT_COMMUNITY, "西交民巷社区", frozenset({"community"}), NEXT.value),
    Unit(STREET_DESK, "西长安街街道", frozenset({"street"}), STREET.value),
    Unit(WATER, "自来水西城所", frozenset({"water"}), DISTRICT.value),
    Unit(PROPERTY, "红墙物业", frozenset({"property"}), HOME_COMPOUND.value),
    Unit(CITY, "城管执法队", frozenset({"city_mgmt", "sanitation"}), STREET.value),
    Unit(BACKSTOP, "区指挥中心", frozenset({"backstop"}), DISTRICT.value),
)
NOISE = "030101"
HALLWAY = "020102"
WATER_CUT = "010101"
ANSWERS = {"contacted": True, "resolved": "yes", "satisfied": "yes"}
WORDS = "已经上门处理，问题解决了。"


@contextmanager
def as_service(place: PlacePath = DISTRICT) -> Iterator[Acting]:
    with acting_as_service("tests", place=place, purpose=UPKEEP_SYSTEM) as acting:
        yield acting


def open_office() -> None:
    with as_service():
        load_reference()
        install_units(UNITS)


def hire(role: str, place: PlacePath, name: str, orgs: frozenset[int] = frozenset()) -> Person:
    """One more member of staff."""
    with as_service():
        account = create_account("staff", display_name=name, home=place)
        approver = create_account("staff", display_name="审批人", home=DISTRICT)
        grant = give_grant(account, role, place, orgs=orgs, approved_by=approver, reason="tests")
    return Person(account, name, place, grant, None, role, orgs)


def new_case(**changes: Any) -> NewCase:
    told: dict[str, Any] = {
        "text": "一单元楼道里堆满了杂物，老人出门很不方便。",
        "class_code": HALLWAY,
        "place": HOME_BUILDING,
    }
    return NewCase(**(told | changes))


def file_case(person: Person, **changes: Any) -> CaseRef:
    with person.acting():
        return receive(new_case(**changes))


def order_of(number: str, part: str = "lead") -> int:
    """The latest order of a case, as the acting person sees it."""
    found = detail(number, current().scope).orders
    return next(order.id for order in found if order.part == part)


def tell(person: Person, number: str, name: str, version: int | None = None, **data: Any) -> CaseRef:
    with person.acting(CASE_HANDLING):
        return command(number, name, data=data, expected_version=version)


def work(person: Person, number: str, name: str, **data: Any) -> CaseRef:
    with person.acting(CASE_HANDLING):
        return order_command(order_of(number), name, data=data)


def report(person: Person, number: str) -> CaseRef:
    """Signs, contacts, does the work and reports it."""
    work(person, number, "sign")
    work(person, number, "start")
    work(person, number, "log_contact", how="visit", proof="上午上门")
    return work(person, number, "report_done", text=WORDS)


def do(person: Person, order: int, part: str = "lead") -> None:
    """One order from the offer to the report."""
    with person.acting():
        order_command(order, "sign")
        order_command(order, "start")
        if part == "lead":
            order_command(order, "log_contact", data={"how": "visit", "proof": "上午上门"})
        order_command(order, "report_done", data={"text": WORDS})


def finish(worker: Person, officer: Person, number: str) -> CaseRef:
    """From the offered order to feedback due."""
    report(worker, number)
    return work(officer, number, "approve")


def new_subject() -> Any:
    return uuid7()


def picture(colour: str = "red") -> bytes:
    """A small photo as a phone might send it."""
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()
