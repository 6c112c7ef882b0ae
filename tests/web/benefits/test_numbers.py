"""Numbers in addresses: read, ignored, or told to be too long; never an error of ours."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.web.benefits.numbers import whole
from tests.people import People

LONG = "9" * 5_000


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("0", 0), ("", None), ("-1", None), ("x", None), ("٣", None)])
def test_what_is_a_number_is_read(text: str, number: int | None) -> None:
    assert whole(text) == number


def test_what_is_far_too_long_is_told() -> None:
    with pytest.raises(Invalid):
        whole(LONG)


@pytest.fixture
def desk(people: People) -> Client:
    return people.officer.client()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["stops/", f"pay/{uuid7()}/"], ids=["stops", "pay"])
def test_no_page_breaks_on_a_long_key(page: str, desk: Client) -> None:
    assert desk.get(f"/staff/benefits/{page}", {"after": LONG}).status_code in (404, 422)


@pytest.mark.django_db
@pytest.mark.parametrize("page", [f"pay/{uuid7()}/seal/", f"{uuid7()}/check/", f"campaigns/{uuid7()}/calls/{uuid7()}/"],
                         ids=["seal", "check", "call"])  # fmt: skip
def test_no_move_breaks_on_a_long_version(page: str, desk: Client) -> None:
    assert desk.post(f"/staff/benefits/{page}", {"version": LONG}).status_code == 422
