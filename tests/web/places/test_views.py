"""The staff page of the tree."""

import pytest
from django.test import Client

from jiayuan.kernel.placepath import PlacePath
from tests.people import People, Person
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT, STREET

PAGE = "/staff/places/"


def text(person: Person, at: PlacePath | None = None, q: str = "") -> str:
    response = person.client().get(PAGE, {"at": at.value if at else "", "q": q})
    assert response.status_code == 200
    return response.content.decode()


def test_one_starts_at_the_place_one_works_for(worker: Person) -> None:
    page = text(worker)
    assert "府右街南社区" in page
    assert "红墙小区" in page


@pytest.mark.parametrize(("at", "below"), [(STREET, "未英社区"), (HOME, "红墙小区"), (HOME_COMPOUND, "2号楼")])
def test_what_lies_below(officer: Person, at: PlacePath, below: str) -> None:
    assert below in text(officer, at)


def test_the_chain_above_leads_back(worker: Person) -> None:
    page = text(worker, HOME_ROOM)
    for path in (STREET, HOME, HOME_COMPOUND, HOME_BUILDING):
        assert f"?at={path}" in page


def test_a_building_is_drawn_by_floors(worker: Person) -> None:
    page = text(worker, HOME_BUILDING)
    assert page.index("301室") < page.index("201室") < page.index("101室")


def test_search(worker: Person) -> None:
    assert f"?at={HOME_COMPOUND}" in text(worker, STREET, "红墙")
    assert "没有找到这个名称的地点" in text(worker, STREET, "凡尔赛")


def test_places_are_open_to_the_next_community_too(neighbour: Person) -> None:
    assert "红墙小区" in text(neighbour, HOME)
    assert "槐柏小区" in text(neighbour, NEXT)


@pytest.mark.parametrize("at", ["110102.001.099.", "nonsense", "110102.001", "../../etc", "110102.001.001.'--"])
def test_places_that_do_not_exist(worker: Person, at: str) -> None:
    assert worker.client().get(PAGE, {"at": at}).status_code == 404


def test_what_is_typed_is_escaped(worker: Person) -> None:
    assert "<script>alert" not in text(worker, HOME, "<script>alert(1)</script>")


def test_the_page_is_for_staff(people: People) -> None:
    assert people.resident.client().get(PAGE).status_code == 403
    assert people.auditor.client().get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


def test_no_person_is_on_the_page(worker: Person) -> None:
    page = text(worker, HOME_ROOM)
    assert "王秀兰" not in page


def test_few_queries(worker: Person, django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    client = worker.client()
    with django_assert_max_num_queries(40):  # type: ignore[operator]  # the fixture's type is pytest-django's own
        assert client.get(PAGE, {"at": STREET.value}).status_code == 200
