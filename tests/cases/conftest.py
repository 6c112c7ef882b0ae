"""Fixtures of the cases tests: the office is open, one case is filed."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef
from tests.cases.office import file_case, hire, open_office
from tests.people import People, Person
from tests.tree import DISTRICT


@pytest.fixture
def office(people: People) -> People:
    """The five people, reference data and units."""
    open_office()
    return people


@pytest.fixture
def filed(office: People) -> CaseRef:
    """A case of 王秀兰 about her hallway, dispatched by rule to her community."""
    return file_case(office.resident)


@pytest.fixture
def district_officer(office: People) -> Person:
    return hire("district_officer", DISTRICT, "孙立")


@pytest.fixture
def agent(office: People) -> Person:
    """A callback agent of the district."""
    return hire("callback_agent", DISTRICT, "何敏")
