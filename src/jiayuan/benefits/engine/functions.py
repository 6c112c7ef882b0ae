"""The functions of the language that are unknown as soon as one argument is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import reduce

from jiayuan.benefits.engine.dates import add_months, age_on, months_between
from jiayuan.benefits.engine.facts import ABSENT, KNOWN
from jiayuan.benefits.engine.language.nodes import Plain
from jiayuan.benefits.engine.outcome import GONE, Out, unknown_of
from jiayuan.benefits.engine.scene import Scene


def number_of(out: Out) -> Fraction:
    assert isinstance(out.value, int | Fraction)
    return Fraction(out.value)


def _of_dates(name: str, values: list[Plain | None], scene: Scene) -> Out | None:
    """age, add_months, months_between; None for any other function."""
    match name, values:
        case "age", [date() as birth]:
            return Out(KNOWN, age_on(birth, scene.day))
        case "add_months", [date() as start, int() as months]:
            return Out(KNOWN, add_months(start, months))
        case "months_between", [date() as start, date() as end]:
            return Out(KNOWN, months_between(start, end))
    return None


def _of_numbers(name: str, outs: tuple[Out, ...]) -> Out:
    """min, max."""
    numbers = [number_of(out) for out in outs]
    return Out(KNOWN, int(reduce(min if name == "min" else max, numbers)))


def call_function(name: str, outs: tuple[Out, ...], scene: Scene) -> Out:
    """Functions that are unknown as soon as one argument is."""
    if any(out.unknown for out in outs):
        return unknown_of(outs)
    if any(out.state == ABSENT for out in outs):
        return GONE
    return _of_dates(name, [out.value for out in outs], scene) or _of_numbers(name, outs)
