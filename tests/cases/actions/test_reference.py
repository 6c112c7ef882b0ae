"""Reference data from the seeds, and units from the registry's organisations."""

from __future__ import annotations

import pytest

from jiayuan.cases.actions.reference import seeds
from jiayuan.cases.actions.units import _unit
from jiayuan.cases.api import Unit, install_units, load_reference, unit_choices
from jiayuan.cases.models import CalendarDay, ClassCode, HandlingUnit, RuleSet, Term
from jiayuan.kernel.ids import uuid7
from jiayuan.registry.api import OrganisationRef
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME, HOME_COMPOUND, STREET

ROLES: list[tuple[str, list[str]]] = [
    ("物业", ["property"]), ("社区", ["community"]), ("自来水", ["water"]), ("街道", ["street"]),
]  # fmt: skip
URGENT = ("U1", "U2", "U3", "U4", "G")


def organisation(name: str, place: str) -> OrganisationRef:
    return OrganisationRef(uuid7(), 7, name, "unit", "", place)


def test_loading_twice_changes_nothing(office: People) -> None:
    with desk.as_service():
        before = (ClassCode.objects.count(), Term.objects.count(), CalendarDay.objects.count())
        load_reference()
        assert (ClassCode.objects.count(), Term.objects.count(), CalendarDay.objects.count()) == before


def test_every_urgency_has_every_term(office: People) -> None:
    with office.worker.acting():
        found = set(Term.objects.values_list("urgency", "kind"))
    kinds = ("accept", "dispatch", "sign", "contact", "resolve", "callback")
    assert {(urgency, kind) for urgency in URGENT for kind in kinds} <= found


def test_every_row_names_its_source(office: People) -> None:
    with office.worker.acting():
        assert not ClassCode.objects.filter(source="").exists()
        assert not Term.objects.filter(source="").exists()


def test_one_rule_set_is_active_and_signed_by_two(office: People) -> None:
    with office.worker.acting():
        active = RuleSet.objects.get(state="active")
    assert active.approver not in ("", active.author)


def test_all_twelve_tags_are_used(office: People) -> None:
    with office.worker.acting():
        tags = {tag for row in ClassCode.objects.all() for tag in row.tags}
    assert tags == set("幼学劳病老住弱") | {"便利", "宜居", "多样", "公正", "安全"}


def test_units_are_brought_up_to_date(office: People) -> None:
    with desk.as_service():
        install_units([Unit(desk.WATER, "新名字", frozenset({"water"}), "110102.")])
        assert HandlingUnit.objects.get(no=desk.WATER).name == "新名字"


@pytest.mark.parametrize(
    ("name", "place", "area", "role"),
    [
        ("府右街南社区居委会", HOME_COMPOUND.value, HOME.value, "community"),
        ("红墙物业公司", HOME_COMPOUND.child("0001").value, HOME_COMPOUND.value, "property"),
        ("自来水西城所", "110102.", "110102.", "water"),
        ("西长安街街道办事处", HOME.value, STREET.value, "street"),
    ],
)
def test_a_name_tells_role_and_area(name: str, place: str, area: str, role: str) -> None:
    unit = _unit(organisation(name, place), ROLES)
    assert unit is not None
    assert (unit.area, set(unit.roles)) == (area, {role})


def test_a_name_that_tells_nothing_is_no_unit() -> None:
    assert _unit(organisation("某某书店", HOME.value), ROLES) is None


def test_choices_are_near_first(office: People) -> None:
    with office.worker.acting():
        choices = unit_choices(HOME)
    assert choices[-1][0] in (desk.BACKSTOP, desk.WATER)
    assert desk.NEXT_COMMUNITY not in dict(choices)


def test_the_seeds_are_where_they_should_be() -> None:
    assert (seeds() / "rules.json").exists()
