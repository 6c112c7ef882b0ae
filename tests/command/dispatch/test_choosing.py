"""The best set for one call: least regret, and what may be traded for cover."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.dispatch import Advice, Call, Candidate, Option, advise, excluded_for
from jiayuan.command.dispatch.choosing import best_set, order_of

V = frozenset({"volunteer"})
ONE = (("volunteer", 1),)
ETAS = st.lists(st.integers(1, 900), min_size=1, max_size=8, unique=True)
LOSSES = st.lists(st.floats(0, 1), min_size=8, max_size=8)


def units(etas: list[int], losses: list[float] | None = None) -> list[Candidate]:
    """By ascending ETA, as the rules are given them."""
    pairs = zip(sorted(etas), losses or [0.0] * len(etas), strict=False)
    return [Candidate(k, f"U{k}", V, float(eta), loss=loss) for k, (eta, loss) in enumerate(pairs)]


def first(call: Call, people: list[Candidate], beta: float) -> Candidate:
    return best_set(call, people, beta)[0][0]


@settings(max_examples=60, deadline=None)
@given(ETAS, LOSSES, st.floats(0, 1e6))
def test_priority_one_never_waits_for_cover(etas: list[int], losses: list[float], beta: float) -> None:
    assert first(Call(1, ONE, 180.0), units(etas, losses), beta).eta_s == min(etas)


@settings(max_examples=60, deadline=None)
@given(ETAS, LOSSES, st.floats(0, 1e6), st.sampled_from([(2, 30.0), (3, 60.0)]))
def test_regret_is_bounded(etas: list[int], losses: list[float], beta: float, rule: tuple[int, float]) -> None:
    priority, slack = rule
    chosen = first(Call(priority, ONE, 180.0, slack), units(etas, losses), beta).eta_s
    assert chosen <= (180.0 if min(etas) <= 180 else min(etas) + slack)


@settings(max_examples=60, deadline=None)
@given(ETAS, LOSSES)
def test_without_a_weight_the_nearest_goes(etas: list[int], losses: list[float]) -> None:
    assert first(Call(2, ONE, 180.0), units(etas, losses), 0.0).eta_s == min(etas)


@settings(max_examples=60, deadline=None)
@given(ETAS, LOSSES)
def test_great_weight_takes_the_least_loss_in_reach(etas: list[int], losses: list[float]) -> None:
    people = units(etas, losses)
    limit = 180.0 if min(etas) <= 180 else min(etas) + 30.0
    reachable = [unit.loss for unit in people if unit.eta_s <= limit]
    # Below a millionth the second counts for more than the loss.
    assert first(Call(2, ONE, 180.0), people, 1e9).loss <= min(reachable) + 1e-6


def test_nobody_is_an_empty_set() -> None:
    assert best_set(Call(1, ONE, 180.0), [], 0.0) == []


def test_full_set_comes_before_a_faster_half() -> None:
    call = Call(1, (("volunteer", 2),), 180.0)
    a, b, c = units([10, 20, 900])
    full, half = [(b, "volunteer"), (c, "volunteer")], [(a, "volunteer")]
    assert order_of(full, call, 0.0) < order_of(half, call, 0.0)


def test_nobody_at_all_comes_last() -> None:
    call = Call(1, ONE, 180.0)
    assert order_of([], call, 0.0) > order_of([(units([900])[0], "volunteer")], call, 0.0)
    assert math.isinf(order_of([], call, 0.0)[1])


def test_one_slot_for_every_unit_needed() -> None:
    assert Call(1, (("medic", 2), ("crowd", 1)), 60.0).slots == ("medic", "medic", "crowd")
    assert Call(1, (), 60.0).slots == ()


def test_option_adds_up_its_units() -> None:
    a, b = units([30, 50], [0.1, 0.2])
    option = Option(1, ((a, "volunteer"), (b, "volunteer")), (), ())
    assert (option.max_eta_s, option.sum_eta_s, option.keys) == (50.0, 80.0, {0, 1})
    assert option.cover_loss == pytest.approx(0.3)


def test_option_without_units_never_arrives() -> None:
    option = Option(1, (), ("medic",), ())
    assert (option.max_eta_s, option.sum_eta_s, option.cover_loss) == (math.inf, 0, 0)


def test_call_without_needs_has_no_options() -> None:
    assert advise(Call(3, (), 180.0), units([10])) == Advice((), {0: "skill"})


@pytest.mark.parametrize("asked", [1, 2, 5])
def test_as_many_options_as_asked_for(asked: int) -> None:
    found = advise(Call(2, ONE, 180.0), units([10, 20, 30, 40, 50, 60]), options=asked).options
    assert [option.rank for option in found] == list(range(1, asked + 1))


def test_reasons_speak_of_what_is_true() -> None:
    people = [Candidate("A", "A", V, 100.0, loss=0.4), Candidate("B", "B", V, 170.0, loss=0.1),
              Candidate("C", "C", V, 200.0, loss=0.2)]  # fmt: skip
    near, light, late = advise(Call(1, ONE, 180.0), people).options
    assert near.reasons == ("fastest", "in_target")
    assert light.reasons == ("in_target", "least_loss", "backup")
    assert late.reasons == ("over_target", "backup")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 600), st.sampled_from(["available", "break", "off", "enroute"])), max_size=8))
def test_everybody_is_either_free_or_has_a_reason(rows: list[tuple[int, str]]) -> None:
    people = [Candidate(k, f"U{k}", V, float(eta), state) for k, (eta, state) in enumerate(rows)]
    advice = advise(Call(2, ONE, 180.0), people)
    free = {unit.key for unit in people if unit.state == "available"}
    assert set(advice.excluded) == {unit.key for unit in people} - free
    assert {key for option in advice.options for key in option.keys} <= free


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "off", "fix_age_s": 999.0}, "off_shift"), ({"state": "break", "hours_on": 13.0}, "break"),
        ({"state": "offered", "skills": frozenset()}, "busy"), ({"skills": frozenset(), "hours_on": 13.0}, "skill"),
        ({"hours_on": 12.0}, "rest"), ({"fix_age_s": 300.0}, ""), ({"shift_left_s": -1.0}, "off_shift"),
        ({"state": "patrolling"}, ""), ({"state": "moving"}, ""), ({"eta_s": math.nan}, "no_way"),
    ],
)  # fmt: skip
def test_first_reason_that_holds_is_told(change: dict[str, object], reason: str) -> None:
    values = {"key": 1, "call_sign": "A", "skills": V, "eta_s": 10.0} | change
    assert excluded_for(Candidate(**values), V) == reason  # type: ignore[arg-type]


def test_age_at_which_a_fix_is_stale_is_given() -> None:
    old = Candidate(1, "A", V, 10.0, fix_age_s=100.0)
    assert excluded_for(old, V, stale_s=99) == "stale"
    assert excluded_for(old, V, stale_s=100) == ""
