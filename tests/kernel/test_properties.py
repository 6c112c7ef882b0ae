"""Laws the value types keep for any input."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.idnumber import IdClass, clean_id, parse_id
from jiayuan.kernel.money import Money
from jiayuan.kernel.phone import Phone, kind_of, normalise
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.states import StateTable, Transition
from jiayuan.kernel.values import mask_id, mask_name, mask_phone

STATES = st.sampled_from(["a", "b", "c", "d"])
COMMANDS = st.sampled_from(["go", "stop", "turn"])
TABLES = st.dictionaries(st.tuples(STATES, COMMANDS), st.builds(Transition, STATES, st.just("p")), max_size=8)
COMMUNITIES = st.integers(1, 999).map(lambda n: PlacePath.of("110102", "001", f"{n:03}"))


@given(st.text(max_size=30))
def test_cleaning_an_id_twice_changes_nothing_more(text: str) -> None:
    assert clean_id(clean_id(text)) == clean_id(text)


@given(st.text("0123456789Xx ", max_size=20))
def test_a_read_number_reads_as_itself(text: str) -> None:
    parsed = parse_id(text)
    if parsed.kind in (IdClass.OK, IdClass.FROM15):
        assert parse_id(parsed.value).kind is IdClass.OK
        assert parse_id(parsed.value).value == parsed.value


@given(st.text("0123456789+- ()", max_size=20))
def test_a_normal_phone_stays_normal(text: str) -> None:
    digits = normalise(text)
    if kind_of(digits) == "mobile":
        assert normalise(digits) == digits
        assert Phone.parse(digits).value == digits


@given(st.integers(0, 10**10))
def test_amounts_are_read_back_from_their_own_words(fen: int) -> None:
    assert Money.parse(str(Money(fen))) == Money(fen)
    assert Money.parse(f"{Money(fen).yuan}元") == Money(fen)


@given(st.integers(-(10**9), 10**9), st.integers(0, 100))
def test_times_is_repeated_adding(fen: int, times: int) -> None:
    total = Money()
    for _ in range(times):
        total += Money(fen)
    assert total == Money(fen) * times


@given(TABLES, STATES, COMMANDS)
def test_a_move_is_in_the_table_or_refused(table: dict[tuple[str, str], Transition], state: str, command: str) -> None:
    machine = StateTable("m", "a", table)
    allowed = machine.commands(state)
    if command in allowed:
        assert machine.move(state, command).to in machine.states
        return
    with pytest.raises(Conflict) as refused:
        machine.move(state, command)
    assert refused.value.allowed == allowed


@given(COMMUNITIES, COMMUNITIES)
def test_two_communities_share_nothing(one: PlacePath, other: PlacePath) -> None:
    if one != other:
        assert not Scope(one).covers(other)
        assert one.bounds()[1] <= other.bounds()[0] or other.bounds()[1] <= one.bounds()[0]


@given(COMMUNITIES, st.integers(1, 9999))
def test_a_scope_covers_whatever_is_built_inside(community: PlacePath, number: int) -> None:
    inside = community.child(f"{number:04}")
    assert Scope(community).covers(inside)
    assert Scope(community).lo <= inside.value < Scope(community).hi
    assert not Scope(inside).covers(community)


@given(st.text(min_size=1, max_size=20))
def test_a_masked_name_tells_one_character_at_most(name: str) -> None:
    assert len(mask_name(name)) <= 2


@given(st.text("0123456789X", min_size=15, max_size=18))
def test_a_masked_number_hides_the_birthday(number: str) -> None:
    masked = mask_id(number)
    assert masked[6:14] == "********"
    assert len(masked) == 18


@given(st.text("0123456789", min_size=8, max_size=15))
def test_a_masked_phone_hides_the_middle(number: str) -> None:
    assert mask_phone(number) == f"{number[:3]}****{number[-4:]}"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_stopped_clock_tells_the_same_day_everywhere(at: datetime) -> None:
    with clock.frozen(at):
        assert clock.now() == at
        assert clock.today() == (at + timedelta(hours=8)).date()
