"""The addresses and the bodies that were promised for benefits."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.webapi.documents import document, operations

MADE = document()
TOLD = {told["operationId"]: (path, method, told) for path, method, told in operations(MADE)}
ADDRESSES = [
    ("benefits.policies", "GET", "/benefits/policies"), ("benefits.policy", "GET", "/benefits/policies/{policy_id}"),
    ("benefits.calculate", "POST", "/benefits/calculate"), ("me.offers", "GET", "/me/offers"),
    ("me.offer", "GET", "/me/offers/{offer_id}"), ("worklist.blocking", "GET", "/worklist/blocking"),
    ("offers.queue", "GET", "/offers"), ("offers.command", "POST", "/offers/{offer_id}/{command}"),
    ("deliveries.list", "GET", "/deliveries"), ("deliveries.command", "POST", "/deliveries/{delivery_id}/{command}"),
    ("paylists.list", "GET", "/paylists"), ("paylists.command", "POST", "/paylists/{list_id}/{command}"),
    *((f"offers.{move}", "POST", f"/offers/{{offer_id}}/{move}")
      for move in ("confirm", "decline", "dispute", "choose", "appeal")),
]  # fmt: skip
HANDLED = ["offers.command", "deliveries.command", "paylists.command"]
MOVES = [*HANDLED, *(name for name, method, path in ADDRESSES if method == "POST" and path.startswith("/offers/{") and
                     name not in HANDLED)]  # fmt: skip


def schema(name: str) -> dict[str, Any]:
    body = TOLD[name][2]["requestBody"]["content"]["application/json"]["schema"]
    found: dict[str, Any] = MADE["components"]["schemas"][body["$ref"].rpartition("/")[2]]
    return found


@pytest.mark.parametrize(("name", "method", "path"), ADDRESSES)
def test_each_stands_where_it_was_promised(name: str, method: str, path: str) -> None:
    assert TOLD[name][:2] == (f"/api/v1{path}", method)


@pytest.mark.parametrize("name", MOVES)
def test_every_move_is_bound_to_a_version(name: str) -> None:
    headers = {one["name"].lower(): one for one in TOLD[name][2]["parameters"] if one["in"] == "header"}
    assert headers["if-match"]["required"]


@pytest.mark.parametrize("name", HANDLED)
def test_the_offices_moves_name_their_purpose_and_their_commands(name: str) -> None:
    told = {one["name"].lower(): one for one in TOLD[name][2]["parameters"]}
    assert told["jiayuan-purpose"]["required"]
    assert told["command"]["schema"]["enum"]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("offers.confirm", {"fingerprint", "facts", "authorise"}), ("offers.dispute", {"fact", "said"}),
        ("offers.choose", {"policy"}), ("offers.appeal", {"reason"}), ("offers.decline", set()),
        ("benefits.calculate", {"unit"}), *((name, set()) for name in HANDLED),
    ],
)  # fmt: skip
def test_a_body_asks_for_no_more_than_it_needs(name: str, fields: set[str]) -> None:
    assert set(schema(name).get("required", [])) == fields


@pytest.mark.parametrize("name", [*MOVES, "benefits.calculate"])
def test_a_body_takes_nothing_it_does_not_know(name: str) -> None:
    assert schema(name)["additionalProperties"] is False


def test_a_confirmation_has_four_answers_at_most() -> None:
    answers = set(schema("offers.confirm")["properties"]) - {"fingerprint"}
    assert answers == {"facts", "account_number", "choice", "authorise"}


@pytest.mark.parametrize("name", ["BlockingOut", "WalkOut"])
def test_the_worklist_has_no_place_for_a_person(name: str) -> None:
    fields = set(MADE["components"]["schemas"][name]["properties"])
    assert not fields & {"person", "name", "id", "door", "phone"}
