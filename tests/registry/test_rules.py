"""Pure decisions of the registry, and that SQL decides the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.registry import api
from jiayuan.registry.attributes import ATTRS, BY_CODE, BY_NO
from jiayuan.registry.models import Fact
from jiayuan.registry.rules import READABLE, Candidate, choose, search_is_narrow, stale, unreadable
from jiayuan.registry.shapes import FactValue
from tests.registry.statements import fact, say

DAY = date(2026, 1, 1)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        fact=st.integers(1, 10**6),
        value=st.sampled_from(["甲", "乙", "丙"]),
        rank=st.integers(0, 2),
        confidence=st.integers(0, 1),
        origin=st.sampled_from(["a", "b", "c"]),
        valid_from=st.dates(date(2025, 1, 1), date(2025, 1, 3)),
        record_ref=st.one_of(st.none(), st.integers(1, 4)),
        col=st.one_of(st.none(), st.integers(0, 3)),
    ),
    unique_by=lambda one: one.fact,
    max_size=7,
)


def test_of_nothing_nothing_is_chosen() -> None:
    assert choose([]) is None


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(facts: list[Candidate], order: object) -> None:
    chosen = choose(facts)
    order.shuffle(facts)  # type: ignore[attr-defined]
    assert choose(facts) == chosen


@given(CANDIDATES)
def test_nothing_of_a_better_rank_is_left_behind(facts: list[Candidate]) -> None:
    chosen = choose(facts)
    assert chosen is None or chosen.rank == min(one.rank for one in facts)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲甲", "乙乙"]), st.integers(0, 1), st.booleans(), st.sampled_from(["a", "b"]),
            st.integers(1, 3),
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_sql_chooses_what_the_rule_chooses(district: Acting, said: list[tuple[str, int, bool, str, int]]) -> None:
    who = uuid7()
    for n, (name, rank, warned, origin, day) in enumerate(said):
        say(who, n + 1000, new=n == 0, rank=rank, warned=warned, origin=origin, on=date(2026, 2, day), name=name)
    facts = Fact.objects.filter(root=who, sys_to=None)
    known = [
        Candidate(f.pk, f.value or "", f.rank, f.confidence, f.origin, f.valid_from, f.record_ref, f.col) for f in facts
    ]
    chosen = choose(known)
    assert chosen
    assert [f.pk for f in facts if f.golden] == [chosen.fact]
    assert fact(who, "name").value == chosen.value
    api.retract([n + 1000 for n in range(len(said))], batch=uuid7())


def test_kinds_without_a_list_read_nothing() -> None:
    for kind in PurposeKind:
        closed = kind in (PurposeKind.STATISTICS, PurposeKind.AUDIT)
        assert (unreadable(["name"], kind) == ["name"]) == (closed or kind is PurposeKind.PARTICIPATION)


@pytest.mark.parametrize("kind", sorted(READABLE, key=str))
def test_what_may_be_read_exists(kind: PurposeKind) -> None:
    assert READABLE[kind] <= set(BY_CODE)
    assert unreadable(READABLE[kind], kind) == []


@pytest.mark.parametrize(
    "kind", [PurposeKind.CASE, PurposeKind.EVENT_STAFFING, PurposeKind.VOLUNTEERING, PurposeKind.CARE]
)
def test_working_purposes_read_no_health_or_hardship(kind: PurposeKind) -> None:
    assert not {code for code in READABLE[kind] if code.startswith(("dis.", "relief.", "illness", "fp."))}


def test_numbers_and_codes_are_unique() -> None:
    assert len(BY_NO) == len(BY_CODE) == len(ATTRS)


@pytest.mark.parametrize(
    "word", ["faith", "petition", "crime", "face", "door", "vehicle", "position", "score", "watch"]
)
def test_the_standard_has_no_attribute_to_watch_people_with(word: str) -> None:
    assert not [code for code in BY_CODE if word in code]


@pytest.mark.parametrize(
    ("query", "narrow"),
    [
        ({"id_number": "x"}, True),
        ({"name": "a", "phone": "b"}, True),
        ({"room": "a", "birth": "b"}, True),
        ({"name": "a"}, False),
        ({"name": "a", "phone": ""}, False),
        ({"name": "a", "sex": "1"}, False),
        ({}, False),
    ],
)
def test_how_narrow_a_search_must_be(query: dict[str, str], narrow: bool) -> None:
    assert search_is_narrow(query) is narrow


@pytest.mark.parametrize(
    ("code", "as_of", "on", "old"),
    [
        ("phone", DAY, date(2026, 12, 31), False),
        ("phone", DAY, date(2027, 1, 1), True),
        ("relief.status", DAY, date(2026, 1, 31), False),
        ("relief.status", DAY, date(2026, 2, 1), True),
        ("name", DAY, date(2060, 1, 1), False),
        ("phone", None, date(2060, 1, 1), False),
    ],
)
def test_values_go_stale(code: str, as_of: date | None, on: date, old: bool) -> None:
    assert stale(FactValue("value", "x", as_of), code, on) is old


def test_an_attribute_is_found_by_its_code() -> None:
    assert api.attr("phone").sealed
    assert api.attr("residence.actual").kind == "place"
