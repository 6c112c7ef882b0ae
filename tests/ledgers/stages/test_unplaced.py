"""Addresses the tree lacks: made, proposed, decided, and the waiting lines placed."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Issue
from jiayuan.ledgers.placing import forget_places, relocate_later, relocate_now
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.stages.unplaced import waiting
from jiayuan.places import api as places
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND

PARK = "某某花园3号楼2单元501室"


def uploaded(desk: Desk, *addresses: str) -> api.FileRef:
    lines = [books.line(n, 家庭住址=text) for n, text in enumerate(addresses)]
    rest = [books.line(n) for n in range(len(addresses), 8)]
    return desk.merge(books.workbook([*lines, *rest]))


def proposed(desk: Desk) -> list[places.ProposalRef]:
    with desk.officer.acting(LEDGER_UPKEEP):
        return places.proposals(DISTRICT)


def codes(ref: api.FileRef) -> list[str]:
    with as_service():
        return list(Issue.objects.filter(file=ref.id).order_by("row").values_list("code", flat=True))


def sized(**figures: int) -> None:
    with as_service():
        places.resize(HOME_BUILDING, **figures)


def test_an_upload_makes_no_compound_and_no_building(desk: Desk) -> None:
    uploaded(desk, PARK, "红墙小区9号楼1单元101室")
    assert sorted((one.kind, one.name, one.waiting) for one in proposed(desk)) == [
        ("building", "9号楼", 1),
        ("compound", "某某花园", 1),
    ]
    assert {ref.path for ref in places.children(HOME)} == {HOME_COMPOUND}


def test_a_room_that_fits_its_building_is_made_by_the_upload(desk: Desk) -> None:
    sized(floors=6, units=1)
    ref = uploaded(desk, "红墙小区1号楼1单元601室")
    made = places.by_path(HOME_BUILDING.child("01").child("0601"))
    assert (made.name, codes(ref), proposed(desk)) == ("601室", [], [])


def test_a_room_that_does_not_fit_is_proposed(desk: Desk) -> None:
    sized(floors=6, units=1)
    ref = uploaded(desk, "红墙小区1号楼1单元901室")
    (one,) = proposed(desk)
    assert (one.kind, one.name, one.unit, codes(ref)) == ("room", "901", "1", ["address_partial"])


def test_an_accepted_place_places_the_lines_that_waited(desk: Desk) -> None:
    ref = uploaded(desk, PARK)
    with desk.officer.acting(LEDGER_UPKEEP):
        places.accept_new(proposed(desk)[0].id, houses=["3"])
    relocate_now(HOME.value, [str(ref.id)])
    assert codes(ref) == ["address_partial"]
    assert [one.kind for one in proposed(desk)] == ["room"]


def test_another_name_places_the_lines_down_to_the_room(desk: Desk) -> None:
    ref = uploaded(desk, "某某花园1号楼1单元201室")
    with as_service():
        before = registry.golden_digest()
    with desk.officer.acting(LEDGER_UPKEEP):
        places.accept_alias(proposed(desk)[0].id, HOME_COMPOUND)
    relocate_now(HOME.value, [str(ref.id)])
    assert (codes(ref), proposed(desk)) == ([], [])
    with as_service():
        assert registry.golden_digest() != before


def test_reading_them_again_changes_nothing_more(desk: Desk) -> None:
    ref = uploaded(desk, "某某花园1号楼1单元201室")
    with desk.officer.acting(LEDGER_UPKEEP):
        places.accept_alias(proposed(desk)[0].id, HOME_COMPOUND)
    relocate_now(HOME.value, [str(ref.id)])
    with as_service():
        before = registry.golden_digest()
    relocate_now(HOME.value, [str(ref.id)])
    with as_service():
        assert registry.golden_digest() == before


def test_the_same_book_afterwards_changes_nothing(desk: Desk) -> None:
    ref = uploaded(desk, "某某花园1号楼1单元201室")
    with desk.officer.acting(LEDGER_UPKEEP):
        places.accept_alias(proposed(desk)[0].id, HOME_COMPOUND)
    relocate_now(HOME.value, [str(ref.id)])
    again = desk.run(desk.upload(books.workbook([books.line(0, 家庭住址="某某花园1号楼1单元201室"), books.line(1)])))
    assert again.counts["unchanged"] == 2


def test_an_undone_ledger_waits_no_more(desk: Desk) -> None:
    ref = uploaded(desk, PARK)
    forget_places(api.LedgerUndone(ref.id))
    assert proposed(desk) == []


def test_a_source_of_another_module_queues_nothing(desk: Desk) -> None:
    relocate_later(places.PlacesTaught(HOME.value, ("cases:1",)))
    relocate_now(HOME.value, [str(UUID(int=7))])
    assert proposed(desk) == []


@pytest.mark.parametrize(
    ("cells", "attrs"),
    [
        ({"residence.actual": Std("", "error", "address_unknown", note="x")}, ["residence.actual"]),
        ({"residence.registered": Std("110102.", "warn", "address_partial", note="x")}, ["residence.registered"]),
        ({"residence.actual": Std("110102."), "name": Std("", "error", "address_unknown")}, []),
        ({}, []),
    ],
)
def test_which_addresses_wait(cells: dict[str, Std], attrs: list[str]) -> None:
    assert [attr for attr, _cell in waiting(cells)] == attrs
