"""A character no text of a person holds is told or ignored; it never ends in an answer without words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.people import Person
from tests.registry.disputes.conftest import Known, known
from tests.tree import STREET
from tests.webapi.calls import get, post

__all__ = ["known"]
pytestmark = pytest.mark.django_db
NUL = "a\x00b"
READS = {
    "places": f"/places?path={STREET}&after=%00", "geo": f"/places/geo?path={STREET}&after=%00",
    "parse": "/places/parse?text=%00", "worklist": "/worklist/blocking?fact=%00", "quality": "/quality?at=%00",
}  # fmt: skip
SAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "dispute": ("/me/disputes", {"attr": "name", "instead": NUL}),
    "attribute": ("/me/disputes", {"attr": NUL}),
    "objection": ("/me/objections", {"purpose": "statistics", "reason": NUL}),
    "purpose": ("/me/objections", {"purpose": NUL}),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_with_a_nul_is_answered(worker: Person, name: str) -> None:
    assert get(worker, READS[name]).status_code in {200, 404, 422}


@pytest.mark.parametrize("name", SAYS)
def test_what_is_said_with_a_nul_is_told(known: Known, name: str) -> None:
    path, body = SAYS[name]
    assert post(known.people.resident, path, body).status_code in {404, 422}
