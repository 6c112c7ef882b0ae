"""Which units are proposed, against brute force and by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.dispatch import Call, Candidate, advise, cover_losses, excluded_for

V = frozenset({"volunteer"})


def unit(name: str, eta: float, skills: frozenset[str] = V, **more: object) -> Candidate:
    return Candidate(name, name, skills, eta, **more)  # type: ignore[arg-type]


def keys(option: object) -> set[str]:
    return set(option.keys)  # type: ignore[attr-defined]


def some(seed: int) -> tuple[Call, list[Candidate]]:
    """A priority-1 call for up to three skills and up to seven units."""
    rng = np.random.default_rng(seed)
    names = ["volunteer", "medic", "crowd"]
    units = [
        unit(
            f"U{k}", float(rng.integers(10, 600)), frozenset(n for n in names if rng.random() < 0.6), loss=rng.random()
        )
        for k in range(int(rng.integers(1, 8)))
    ]
    needs = tuple((name, int(rng.integers(1, 3))) for name in names if rng.random() < 0.6) or (("medic", 1),)
    return Call(1, needs, 180.0), units


def by_hand(call: Call, units: list[Candidate]) -> tuple[float, float] | None:
    """Least (max ETA, sum) over every way to fill all slots; None when they cannot be filled."""
    found = [
        (max(u.eta_s for u in chosen), sum(u.eta_s for u in chosen))
        for chosen in permutations(units, len(call.slots))
        if all(slot in u.skills for slot, u in zip(call.slots, chosen, strict=True))
    ]
    return min(found, default=None)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100_000))
def test_first_option_is_the_best_set(seed: int) -> None:
    call, units = some(seed)
    best, options = by_hand(call, units), advise(call, units).options
    if best is None:
        assert not options or options[0].missing
    else:
        assert (options[0].max_eta_s, options[0].sum_eta_s) == pytest.approx(best)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 100_000))
def test_options_differ_and_get_no_better(seed: int) -> None:
    call, units = some(seed)
    options = [option for option in advise(call, units).options if not option.missing]
    assert len({option.keys for option in options}) == len(options)
    times = [round(option.max_eta_s, 3) for option in options]
    assert times == sorted(times)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_order_of_units_does_not_matter(seed: int) -> None:
    call, units = some(seed)
    there, back = advise(call, units).options, advise(call, units[::-1]).options
    assert [option.keys for option in there] == [option.keys for option in back]


def test_three_nearest_in_order() -> None:
    advice = advise(Call(2, (("volunteer", 1),), 180), [unit("C", 90), unit("A", 30), unit("B", 60), unit("D", 120)])
    assert [keys(option) for option in advice.options] == [{"A"}, {"B"}, {"C"}]
    assert advice.options[0].reasons[0] == "fastest"
    assert "backup" in advice.options[1].reasons


def test_last_arrival_decides_for_priority_one() -> None:
    both = frozenset({"volunteer", "medic"})
    units = [unit("near", 10, both), unit("medic", 200, frozenset({"medic"})), unit("helper", 50)]
    option = advise(Call(1, (("volunteer", 1), ("medic", 1)), 180), units).options[0]
    assert keys(option) == {"near", "helper"}


def test_loss_breaks_ties_only() -> None:
    units = [unit("heavy", 60, loss=0.5), unit("light", 60, loss=0.1), unit("late", 61)]
    assert keys(advise(Call(2, (("volunteer", 1),), 180), units).options[0]) == {"light"}


def test_cover_weight_trades_seconds_for_cover() -> None:
    units = [unit("near", 60, loss=0.5), unit("far", 90, loss=0.0)]
    call = Call(3, (("volunteer", 1),), 180)
    assert keys(advise(call, units, beta=0).options[0]) == {"near"}
    assert keys(advise(call, units, beta=100).options[0]) == {"far"}


def test_regret_is_bounded_when_the_target_is_lost() -> None:
    units = [unit("best", 300, loss=0.9), unit("close", 325), unit("beyond", 400)]
    options = advise(Call(2, (("volunteer", 1),), 180, 30), units, beta=1000).options
    assert keys(options[0]) == {"close"}
    assert "over_target" in options[0].reasons


def test_too_few_units_give_a_partial_answer() -> None:
    option = advise(Call(1, (("volunteer", 2), ("medic", 1)), 180), [unit("A", 30)]).options[0]
    assert sorted(option.missing) == ["medic", "volunteer"]
    assert "partial" in option.reasons


def test_nobody_is_no_option() -> None:
    assert advise(Call(1, (("medic", 1),), 180), [unit("A", 30)]).options == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "off"}, "off_shift"), ({"shift_left_s": 0.0}, "off_shift"), ({"state": "break"}, "break"),
        ({"state": "enroute"}, "busy"), ({"state": "on_scene"}, "busy"), ({"hours_on": 12.5}, "rest"),
        ({"fix_age_s": 301.0}, "stale"), ({}, ""), ({"fix_age_s": 299.0}, ""),
    ],
)  # fmt: skip
def test_why_a_unit_is_out(change: dict[str, object], reason: str) -> None:
    assert excluded_for(unit("A", 30, **change), V) == reason


def test_no_skill_and_no_way_are_reasons() -> None:
    assert excluded_for(unit("A", 30), frozenset({"medic"})) == "skill"
    assert excluded_for(unit("A", float("inf")), V) == "no_way"


def test_excluded_units_are_told() -> None:
    advice = advise(Call(2, (("volunteer", 1),), 180), [unit("A", 30), unit("B", 10, state="break")])
    assert advice.excluded == {"B": "break"}


def test_the_only_cover_is_the_dearest() -> None:
    reach = np.array([[True, True, False], [False, False, True]])
    assert cover_losses(np.array([0.5, 0.5]), reach, 0.2) == pytest.approx([0.08, 0.08, 0.4])


def test_three_thousand_units() -> None:
    rng = np.random.default_rng(1)
    units = [unit(f"U{k:04}", float(rng.uniform(10, 900))) for k in range(3000)]
    assert keys(advise(Call(1, (("volunteer", 2),), 180), units).options[0]) == {
        u.key for u in sorted(units, key=lambda u: u.eta_s)[:2]
    }
