"""Proposals from the upload that names a place to the decision and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel import events
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.events import Event
from jiayuan.places import queries
from jiayuan.places.address.live import parse_address
from jiayuan.places.changes import history
from jiayuan.places.events import PlacesTaught
from jiayuan.places.models import Alias, Place, Proposal
from jiayuan.places.proposals import deciding, listing, seeing
from jiayuan.places.proposals.unknown import Unknown
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT

NEW = Unknown(HOME.value, "compound", "某某花园", "", "3", "某某花园")
TYPED = Unknown(HOME.value, "compound", "某某花园", "", "5", "北京某某花园")
TOWER = Unknown(HOME_COMPOUND.value, "building", "7号楼", spelling="红墙小区7号楼")


@pytest.fixture
def told() -> Iterator[list[Event]]:
    seen: list[Event] = []
    before = events._transport[0]
    events.use_transport(seen.append)
    yield seen
    events.use_transport(before)


@pytest.fixture
def steward(officer: Person, told: list[Event]) -> Iterator[None]:
    with officer.acting():
        yield


def ask(*seen: Unknown, source: str = "file:1", lines: int = 4) -> list[listing.ProposalRef]:
    seeing.propose(source, dict.fromkeys(seen, lines))
    return listing.proposals(DISTRICT)


@pytest.mark.usefixtures("steward")
def test_lines_of_several_spellings_wait_for_one_place() -> None:
    (one,) = ask(NEW, TYPED)
    assert (one.name, one.waiting, one.share) == ("某某花园", 8, 100)
    assert one.houses == {"3": 4, "5": 4}
    assert (one.under and one.under.path, one.lon) == (HOME, queries.by_path(HOME).lon)


@pytest.mark.usefixtures("steward")
def test_an_upload_is_counted_once_however_often_it_is_checked() -> None:
    before = ask(NEW)
    assert ask(NEW) == before
    assert ask(NEW, source="file:2", lines=3)[0].waiting == 7


@pytest.mark.usefixtures("steward")
def test_an_upload_that_is_undone_takes_its_lines_back() -> None:
    ask(NEW)
    seeing.propose("file:2", {TOWER: 1})
    seeing.forget("file:1")
    assert [one.name for one in listing.proposals(DISTRICT)] == ["7号楼"]


@pytest.mark.usefixtures("steward")
def test_a_new_compound_with_the_houses_its_lines_name(told: list[Event]) -> None:
    (one,) = ask(NEW, TYPED)
    ref = deciding.accept_new(one.id, houses=["3", "5", "99"])
    assert [child.name for child in queries.children(ref.path)] == ["3号楼", "5号楼"]
    assert told == [PlacesTaught(HOME.value, ("file:1",))]
    assert parse_address("某某花园3号楼", HOME).place == queries.children(ref.path)[0]


@pytest.mark.usefixtures("steward")
def test_a_new_house_takes_the_number_it_bears() -> None:
    (one,) = ask(TOWER)
    ref = deciding.accept_new(one.id)
    assert ref.path == HOME_COMPOUND.child("0007")
    assert [change.act for change in history(ref.id)] == ["made"]


@pytest.mark.usefixtures("steward")
def test_another_name_of_a_known_place() -> None:
    (one,) = ask(NEW, TYPED)
    deciding.accept_alias(one.id, HOME_COMPOUND)
    assert parse_address("北京某某花园1号楼", HOME).place == queries.by_path(HOME_BUILDING)
    assert listing.proposals(DISTRICT, "accepted")[0].answer == "alias"


@pytest.mark.usefixtures("steward")
def test_an_old_door_plate_leads_to_the_house() -> None:
    (one,) = ask(TOWER)
    deciding.accept_alias(one.id, HOME_BUILDING)
    assert parse_address("红墙小区7号楼1单元301", HOME).place == parse_address("红墙小区1号楼1单元301", HOME).place


@pytest.mark.usefixtures("steward")
@pytest.mark.parametrize("path", [HOME_BUILDING, HOME, HOME.child("0099")])
def test_an_alias_leads_to_a_place_of_the_same_floor(path: object) -> None:
    (one,) = ask(NEW)
    with pytest.raises(Invalid):
        deciding.accept_alias(one.id, path)  # type: ignore[arg-type]  # a path each


@pytest.mark.usefixtures("steward")
def test_a_rejection_needs_a_reason_and_stays() -> None:
    (one,) = ask(NEW)
    with pytest.raises(Invalid):
        deciding.reject(one.id, " ")
    deciding.reject(one.id, "写错了区")
    assert ask(NEW, source="file:2") == []
    assert listing.proposal(one.id).waiting == 8


@pytest.mark.usefixtures("steward")
def test_a_decided_proposal_is_not_decided_twice() -> None:
    (one,) = ask(NEW)
    deciding.reject(one.id, "写错了区")
    for again in (lambda: deciding.accept_new(one.id), lambda: deciding.accept_alias(one.id, HOME_COMPOUND)):
        with pytest.raises(Conflict):
            again()


@pytest.mark.usefixtures("steward")
def test_undo_takes_a_new_place_back_and_doing_it_again_keeps_its_id() -> None:
    (one,) = ask(TOWER)
    made = deciding.accept_new(one.id)
    deciding.undo(one.id)
    with pytest.raises(NotFound):
        queries.by_path(made.path)
    assert deciding.accept_new(one.id) == made


@pytest.mark.usefixtures("steward")
def test_undo_forgets_the_other_names() -> None:
    (one,) = ask(NEW, TYPED)
    deciding.accept_alias(one.id, HOME_COMPOUND)
    deciding.undo(one.id)
    assert not Alias.objects.filter(place__path=HOME_COMPOUND.value).exists()
    assert parse_address("某某花园1号楼", HOME).place is None


@pytest.mark.usefixtures("steward")
def test_a_place_with_rooms_is_not_taken_back() -> None:
    (one,) = ask(TOWER)
    made = deciding.accept_new(one.id)
    Place.objects.filter(pk=made.id).update(floors=6, units=2)
    seeing.make_rooms([Unknown(made.path.value, "room", "301", "1")])
    with pytest.raises(Conflict):
        deciding.undo(one.id)


@pytest.mark.usefixtures("steward")
def test_a_fitting_room_is_made_and_the_others_wait() -> None:
    Place.objects.filter(path=HOME_BUILDING.value).update(floors=6, units=1)
    fits, not_there = (Unknown(HOME_BUILDING.value, "room", number, "1") for number in ("602", "902"))
    assert seeing.make_rooms([fits, not_there, NEW]) == {fits: HOME_BUILDING.child("01").child("0602").value}
    assert queries.by_path(HOME_BUILDING.child("01").child("0602")).name == "602室"
    assert queries.by_path(HOME_BUILDING.child("01")).name == "1单元"


@pytest.mark.usefixtures("steward")
def test_a_room_of_an_unconfirmed_house_is_not_made() -> None:
    Place.objects.filter(path=HOME_BUILDING.value).update(floors=6, units=1, state="proposed")
    assert seeing.make_rooms([Unknown(HOME_BUILDING.value, "room", "602", "1")]) == {}


@pytest.mark.usefixtures("steward")
def test_a_proposed_room_brings_its_unit() -> None:
    (one,) = ask(Unknown(HOME_BUILDING.value, "room", "902", "2"))
    ref = deciding.accept_new(one.id)
    assert (ref.path, ref.name) == (HOME_BUILDING.child("02").child("0902"), "902室")


@pytest.mark.usefixtures("steward")
def test_known_names_are_shown_with_the_reason_of_their_likeness() -> None:
    (one,) = ask(Unknown(HOME.value, "compound", "洪墙小区", spelling="洪墙小区"))
    assert [(like.ref.path, like.reason) for like in one.similar] == [(HOME_COMPOUND, "读音相同")]


@pytest.mark.usefixtures("steward")
def test_pages_of_proposals_join_by_key() -> None:
    several = [Unknown(HOME.value, "compound", f"{name}花园") for name in "甲乙丙丁戊"]
    seeing.propose("file:1", {one: n % 2 + 1 for n, one in enumerate(several)})
    first = listing.proposals(DISTRICT, most=2)
    second = listing.proposals(DISTRICT, after=first[-1].key, most=9)
    assert len({one.id for one in [*first, *second]}) == 5
    assert [one.waiting for one in [*first, *second]] == [2, 2, 1, 1, 1]


@pytest.mark.usefixtures("steward")
def test_pins_tell_a_name_and_a_number_of_lines() -> None:
    ask(NEW)
    (pin,) = listing.proposal_pins(DISTRICT)["features"]
    assert pin["properties"]["text"] == "某某花园 4"


def test_another_communitys_proposals_do_not_exist(people: People) -> None:
    with as_service():
        (one,) = ask(Unknown(NEXT.value, "compound", "某某花园"))
    with people.worker.acting():
        assert listing.proposals(DISTRICT) == []
        with pytest.raises(NotFound):
            deciding.reject(one.id, "不是我们这里")
    with as_service():
        assert Proposal.objects.get(pk=one.id).state == "open"
