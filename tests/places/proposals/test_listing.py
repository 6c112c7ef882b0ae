"""What the page shows of proposals: states, pages, pins, and only names one could mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.models import Alias, Place, Proposal
from jiayuan.places.proposals import deciding, listing, seeing
from jiayuan.places.proposals.unknown import Unknown
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT, NEXT_COMPOUND, STREET


@pytest.fixture
def steward(officer: Person) -> Iterator[None]:
    with officer.acting():
        yield


pytestmark = pytest.mark.django_db
as_steward = pytest.mark.usefixtures("steward")


def compound(name: str, under: PlacePath = HOME) -> Unknown:
    return Unknown(under.value, "compound", name, spelling=name)


def ask(**lines: int) -> list[listing.ProposalRef]:
    seeing.propose("file:1", {compound(name): number for name, number in lines.items()})
    return listing.proposals(DISTRICT)


@as_steward
def test_nothing_asked_is_nothing_shown() -> None:
    assert listing.proposals(DISTRICT) == []
    assert listing.proposal_pins(DISTRICT)["features"] == []


@as_steward
def test_the_most_awaited_comes_first_and_of_equals_the_older() -> None:
    assert [one.name for one in ask(甲园=1, 乙园=3, 丙园=1)] == ["乙园", "甲园", "丙园"]


@as_steward
@pytest.mark.parametrize("after", ["x", "-", "3", "3-", "-3", "３-x", "3-1-1", "²-1", "1-²", "٣-x", "' OR 1=1"])
def test_what_is_no_key_begins_at_the_beginning(after: str) -> None:
    assert [one.name for one in ask(甲园=2, 乙园=1) if one] == [
        one.name for one in listing.proposals(DISTRICT, after=after)
    ]


@as_steward
def test_behind_the_last_page_there_is_none() -> None:
    (only,) = ask(甲园=2)
    assert listing.proposals(DISTRICT, after=only.key) == []


@as_steward
@pytest.mark.parametrize(("inside", "names"), [
    (DISTRICT, ["甲园", "乙园"]), (STREET, ["甲园", "乙园"]), (HOME, ["甲园"]), (NEXT, ["乙园"]), (HOME_COMPOUND, []),
], ids=["district", "street", "home", "next", "compound"])  # fmt: skip
def test_each_place_shows_what_would_stand_in_it(inside: PlacePath, names: list[str]) -> None:
    seeing.propose("file:1", {compound("甲园"): 2, compound("乙园", NEXT): 1})
    assert [one.name for one in listing.proposals(inside)] == names
    pins = listing.proposal_pins(inside)["features"]
    assert [pin["properties"]["text"].split()[0] for pin in pins] == names


@as_steward
def test_a_decision_moves_it_to_the_list_of_its_state() -> None:
    one, other = ask(甲园=2, 乙园=1)
    deciding.reject(one.id, "没有这个地方")
    assert [left.id for left in listing.proposals(DISTRICT)] == [other.id]
    (gone,) = listing.proposals(DISTRICT, "rejected")
    assert (gone.id, gone.reason, gone.similar) == (one.id, "没有这个地方", ())
    assert [pin["properties"]["id"] for pin in listing.proposal_pins(DISTRICT)["features"]] == [other.id]


@as_steward
def test_an_accepted_one_names_the_place_it_became() -> None:
    (one,) = ask(甲园=2)
    ref = deciding.accept_new(one.id, name="甲花园")
    told = listing.proposal(one.id)
    assert (told.place, told.answer, told.state) == (ref, "new", "accepted")
    assert ref.name == "甲花园"


@as_steward
def test_a_place_is_like_its_other_names_too_and_shown_once() -> None:
    Alias.objects.create(place=Place.objects.get(path=HOME_COMPOUND.value), alias_norm="甲圆", kind="nickname")
    Alias.objects.create(place=Place.objects.get(path=HOME_COMPOUND.value), alias_norm="甲缘", kind="spelling")
    (one,) = ask(甲园=1)
    assert [(like.ref.path, like.reason) for like in one.similar] == [(HOME_COMPOUND, "读音相同")]


@as_steward
def test_a_compound_is_compared_in_its_whole_street() -> None:
    (one,) = ask(槐白小区=1)
    assert [like.ref.path for like in one.similar] == [NEXT_COMPOUND]


@as_steward
def test_a_house_is_compared_with_houses_of_its_compound_only() -> None:
    seeing.propose("file:1", {Unknown(HOME_COMPOUND.value, "building", "3号楼"): 1})
    (one,) = listing.proposals(DISTRICT)
    assert {like.ref.path.parent() for like in one.similar} == {HOME_COMPOUND}
    assert {like.reason for like in one.similar} == {"只差方位或序号，多半是两处"}


@as_steward
def test_a_place_no_longer_there_is_like_nothing() -> None:
    Place.objects.filter(path=HOME_COMPOUND.value).update(state="retired")
    (one,) = ask(洪墙小区=1)
    assert one.similar == ()


@as_steward
def test_only_what_has_a_point_is_pinned() -> None:
    ask(甲园=1, 乙园=1)
    Proposal.objects.filter(name="甲园").update(lon=None)
    (pin,) = listing.proposal_pins(DISTRICT)["features"]
    assert pin["properties"]["text"] == "乙园 1"
    assert pin["geometry"]["type"] == "Point"


@as_steward
def test_the_commonest_spellings_tell_how_sure_it_is() -> None:
    spelt = {Unknown(HOME.value, "compound", "甲园", spelling=f"甲园{n}"): n for n in (1, 2, 3, 4)}
    seeing.propose("file:1", spelt)
    (one,) = listing.proposals(DISTRICT)
    assert (one.share, one.waiting, len(one.spellings)) == (90, 10, 4)


@as_steward
def test_no_more_than_twelve_spellings_are_kept_and_the_rarest_go() -> None:
    spelt = {Unknown(HOME.value, "compound", "甲园", spelling=f"甲园{n}"): n for n in range(1, 16)}
    seeing.propose("file:1", spelt)
    (one,) = listing.proposals(DISTRICT)
    assert sorted(one.spellings.values()) == list(range(4, 16))


@as_steward
def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        listing.proposal(0)


def test_the_neighbour_learns_of_no_proposal(people: People) -> None:
    with as_service():
        (one,) = ask(甲园=1)
    with people.neighbour.acting():
        assert listing.proposal_pins(HOME)["features"] == []
        with pytest.raises(NotFound):
            listing.proposal(one.id)


@as_steward
@pytest.mark.parametrize(
    ("name", "segment"), [("7号楼", "0007"), ("1号楼东", "0003"), ("东楼", "0003"), ("B座", "0003")]
)
def test_a_house_takes_its_number_or_the_next_free_one(name: str, segment: str) -> None:
    seeing.propose("file:1", {Unknown(HOME_COMPOUND.value, "building", name): 1})
    (one,) = listing.proposals(DISTRICT)
    assert deciding.accept_new(one.id).path == HOME_COMPOUND.child(segment)


@as_steward
@pytest.mark.parametrize(("unit", "segment"), [("2", "02"), ("12", "12"), ("", "01")], ids=["two", "twelve", "none"])
def test_a_new_room_stands_in_its_unit(unit: str, segment: str) -> None:
    seeing.propose("file:1", {Unknown(HOME_BUILDING.value, "room", "902", unit): 1})
    (one,) = listing.proposals(DISTRICT)
    assert deciding.accept_new(one.id).path == HOME_BUILDING.child(segment).child("0902")
