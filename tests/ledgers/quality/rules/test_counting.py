"""From raw counts to parts and gaps."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.quality.rules.counting import (
    Counted,
    Found,
    Key,
    Stated,
    Whole,
    asked_of,
    attribute_parts,
    gaps,
    ledger_parts,
)
from jiayuan.ledgers.quality.rules.parts import Share

KEY = Key("elderly", 1, "110102.001.001.")
WHOLE = Whole(lines=100, linked=90, repeated=4, review=6, unplaced=4, held=1)
STATED = {
    "phone": Stated(facts=70, ok=66, several=40, agreed=38, fresh=50.5, stale=12, lacking=7.2),
    "id_number": Stated(facts=85, ok=85, several=80, agreed=80, fresh=85.0),
}
FOUND = {
    "phone": [Found("phone", "error", 5), Found("required", "error", 15)],
    "id_number": [
        Found("id_duplicate", "warn", 2), Found("id_check", "error", 3), Found("id_from_certificate", "warn", 9),
    ],
    "birth": [Found("birth_differs", "warn", 2)],
}  # fmt: skip
COUNTED = Counted(WHOLE, STATED, FOUND)


def found() -> dict[tuple[str, str], int]:
    return {(gap.attr, gap.code): gap.n for gap in gaps(KEY, COUNTED, ["phone", "id_number"])}


@pytest.mark.parametrize(
    ("part", "share"),
    [
        ("complete", Share(75, 90)), ("valid", Share(66, 75)), ("accurate", Share(38, 40)), ("timely", Share(50.5, 70)),
        ("consistent", Share(70, 70)), ("unique", Share(98, 104)), ("linked", Share(90, 100)),
    ],
)  # fmt: skip
def test_the_parts_of_an_attribute(part: str, share: Share) -> None:
    assert attribute_parts(COUNTED, "phone").share(part) == share


def test_a_relatives_number_is_a_cell_filled_wrongly() -> None:
    parts = attribute_parts(COUNTED, "id_number")
    assert parts.share("complete") == Share(89, 90)
    assert parts.share("valid") == Share(85, 89)


def test_a_ledger_adds_its_cells_and_counts_its_lines_once() -> None:
    parts = ledger_parts(COUNTED, ["phone", "id_number"])
    assert parts.share("complete") == Share(164, 180)
    assert parts.share("linked") == Share(90, 100)
    assert parts.lines == 100


def test_an_attribute_nobody_states_is_empty_not_wrong() -> None:
    parts = attribute_parts(COUNTED, "elder.assessed")
    assert parts.value("complete") == 0
    assert parts.value("valid") is None


def test_every_kind_of_gap_is_named_once() -> None:
    assert found() == {
        ("", "review"): 6, ("", "unplaced"): 4, ("", "duplicate"): 4, ("phone", "empty"): 15, ("phone", "stale"): 12,
        ("phone", "phone"): 5, ("id_number", "empty"): 1, ("id_number", "relative_id"): 1, ("id_number", "id_check"): 3,
        ("id_number", "id_duplicate"): 2,
    }  # fmt: skip


def test_what_the_machine_put_right_is_no_work() -> None:
    assert not any(code == "id_from_certificate" for _, code in found())


def test_a_confirmed_old_value_gains_what_freshness_it_lacks() -> None:
    (stale,) = [gap for gap in gaps(KEY, COUNTED, ["phone"]) if gap.code == "stale"]
    assert stale.lift == pytest.approx(0.6)


def test_an_address_implies_its_community() -> None:
    assert asked_of(["name", "community", "residence.actual"]) == ["name", "residence.actual"]
    assert asked_of(["name", "community"]) == ["name", "community"]
