"""The register of purposes: found by code, added once, and never turned into another kind."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from jiayuan.identity.api import find_purpose, purpose_titles, register_purpose
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM, PurposeKind
from tests.people import People, as_service

WORDS = ("居家养老上门服务", "北京市居家养老服务条例第5条", "查询即用，不另存")
pytestmark = pytest.mark.django_db


def register(kind: PurposeKind = PurposeKind.SERVICE, code: str = "home-care-visits") -> object:
    with as_service():
        return register_purpose(code, kind, *WORDS)


def test_a_purpose_of_the_software_is_found_with_its_kind() -> None:
    assert find_purpose("case-handling") == CASE_HANDLING
    assert find_purpose("no-such") is None


def test_a_new_purpose_is_registered_once(people: People) -> None:
    first, again = register(), register()
    assert first == again == find_purpose("home-care-visits")
    assert purpose_titles()["home-care-visits"] == WORDS[0]


def test_a_code_keeps_its_kind(people: People) -> None:
    register()
    with pytest.raises(Conflict) as caught:
        register(PurposeKind.STATISTICS)
    assert caught.value.code == "purpose-kind"


def test_a_known_purpose_keeps_its_title(people: People) -> None:
    register(PurposeKind.CASE, "case-handling")
    assert purpose_titles()["case-handling"] == "诉求办理"


def test_no_resident_registers_a_purpose(people: People) -> None:
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with people.resident.acting(UPKEEP_SYSTEM), denied, transaction.atomic():
        register_purpose("mine", PurposeKind.SERVICE, *WORDS)
