"""Laws of notices for any draft: whom they reach, and that every fault is told at once and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.content.rules import EMERGENCY_LIMIT, SUMMARY_LIMIT, Draft, chain, check, may_publish, reaches
from jiayuan.kernel.placepath import PlacePath
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT, NEXT_ROOM, STREET

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
PLACES = st.sampled_from([DISTRICT, STREET, HOME, NEXT, HOME_COMPOUND, HOME_BUILDING, HOME_ROOM, NEXT_ROOM])
TIMES = st.one_of(st.none(), st.integers(-200, 200).map(lambda hours: NOW + timedelta(hours=hours)))
DRAFTS = st.builds(
    Draft, st.sampled_from(["停水通知", "", "  "]), st.sampled_from(["周三上午停水。", "", "长" * (SUMMARY_LIMIT + 1)]),
    st.sampled_from(["routine", "important", "emergency"]), st.lists(PLACES, max_size=3), st.lists(PLACES, max_size=2),
    TIMES, TIMES,
)  # fmt: skip
GOOD = Draft("停水通知", "周三上午停水。", "routine", (HOME,), (STREET,), None, None)


@given(PLACES, PLACES)
def test_a_notice_reaches_whoever_has_its_target_above(target: PlacePath, reader: PlacePath) -> None:
    assert reaches(target, reader) == (target.value in chain(reader))


@given(PLACES)
def test_the_chain_goes_up_to_the_district_and_narrows_at_each_step(place: PlacePath) -> None:
    paths = chain(place)
    assert (paths[0], paths[-1]) == (place.value, DISTRICT.value)
    assert all(lower.startswith(upper) and lower != upper for lower, upper in pairwise(paths))


@given(DRAFTS)
def test_faults_are_told_once_each_and_all_at_once(draft: Draft) -> None:
    found = [(error.field, error.code) for error in check(draft, NOW)]
    assert len(set(found)) == len(found)
    assert (("title", "required") in found) == (not draft.title.strip())
    assert (("summary", "too-long") in found) == (len(draft.summary) > SUMMARY_LIMIT)
    assert (("targets", "required") in found) == (not draft.targets)


@given(DRAFTS)
def test_a_draft_without_faults_stays_in_its_editor_s_places_and_ends(draft: Draft) -> None:
    if check(draft, NOW):
        return
    assert all(any(scope.contains(target) for scope in draft.scopes) for target in draft.targets)
    assert draft.urgency == "routine" or draft.expire_at is not None
    assert draft.expire_at is None or draft.expire_at > max(draft.go_live or NOW, NOW)


@given(st.integers(-100, 100), st.integers(1, 200))
def test_an_emergency_lasts_three_days_at_most_from_its_start(start: int, hours: int) -> None:
    begins = NOW + timedelta(hours=start)
    draft = replace(GOOD, urgency="emergency", go_live=begins, expire_at=begins + timedelta(hours=hours))
    codes = [error.code for error in check(draft, NOW)]
    ends = begins + timedelta(hours=hours)
    assert codes == (["past"] if ends <= NOW else ["too-late"] if ends - begins > EMERGENCY_LIMIT else [])


@given(PLACES, PLACES)
def test_a_wider_scope_never_forbids_what_a_narrower_one_allows(target: PlacePath, scope: PlacePath) -> None:
    narrow = replace(GOOD, targets=(target,), scopes=(scope,))
    wide = replace(narrow, scopes=(scope, DISTRICT))
    assert {error.code for error in check(wide, NOW)} <= {error.code for error in check(narrow, NOW)}
    assert check(wide, NOW) == []


@given(st.sampled_from(["routine", "important", "emergency"]), st.sampled_from("ab"), st.sampled_from("ab"))
def test_only_an_emergency_needs_a_second_person(urgency: str, author: str, publisher: str) -> None:
    assert may_publish(urgency, author, publisher) == (urgency != "emergency" or author != publisher)
