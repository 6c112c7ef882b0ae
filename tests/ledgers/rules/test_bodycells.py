"""Cells about organisations and things: credit codes, kinds, 16-place codes, coordinates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.bodycells import ORG_KINDS, code16, coordinate, credit_code, kind_word, thing_kind
from tests.ledgers.bodies.desk import uscc


@given(st.integers(0, 99_999))
def test_a_valid_credit_code_is_taken_however_it_is_spaced(n: int) -> None:
    code = uscc(n)
    spaced = f" {code[:8].lower()}-{code[8:]} "
    assert (credit_code(spaced).value, credit_code(spaced).state) == (code, "ok")


@given(st.integers(0, 99_999), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_sign_changed_is_always_noticed(n: int, at: int, sign: str) -> None:
    code = uscc(n)
    changed = code[:at] + sign + code[at + 1 :]
    assert credit_code(changed).usable is (changed == code)


@pytest.mark.parametrize("raw", ["", "无", "/", "  "])
def test_nothing_written_is_nothing(raw: str) -> None:
    assert {credit_code(raw).state, thing_kind(raw).state, code16(raw).state, coordinate(raw).state} == {"empty"}


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("消防栓", "hydrant"),
        ("0113", "hydrant"),
        ("AED", "aed"),
        ("停车泊位", "parking"),
        ("lift", "lift"),
        ("公厕", "toilet"),
    ],
)
def test_kinds_by_word_code_or_our_own_name(raw: str, kind: str) -> None:
    assert (thing_kind(raw).value, thing_kind(raw).state) == (kind, "ok")


def test_an_unknown_kind_stays_as_text() -> None:
    assert (thing_kind("飞船").value, thing_kind("飞船").code) == ("飞船", "code_unknown")


@pytest.mark.parametrize(
    ("raw", "state", "code"),
    [
        ("1101020113000001", "ok", ""),
        ("１１０１０２０１１３０００００１", "ok", ""),
        ("1101029999000001", "warn", "class_unknown"),
        ("110102011300001", "error", "code16"),
        ("11010201130000012", "error", "code16"),
        ("1.10102E+15", "error", "code16"),
    ],
)
def test_codes_of_sixteen_places(raw: str, state: str, code: str) -> None:
    assert (code16(raw).state, code16(raw).code) == (state, code)


def test_the_class_of_a_code_is_kept_beside_it() -> None:
    assert code16("1101022103000002").more == ("2103",)


@pytest.mark.parametrize(
    ("raw", "value"), [("116.3712", "116.3712"), ("116.37°E", "116.37"), ("39", "39"), ("东经116", ""), ("116,37", "")]
)
def test_coordinates_are_degrees(raw: str, value: str) -> None:
    assert coordinate(raw).value == value


def test_each_word_of_a_kind_is_a_kind_the_base_has() -> None:
    assert set(ORG_KINDS.values()) == {"unit", "committee", "property", "utility", "company", "social"}


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("hydrant", "消防设施"),
        ("well_cover", "well_cover"),
        ("property", "物业企业"),
        ("nonsense", "nonsense"),
        ("", ""),
    ],
)
def test_a_kind_is_told_by_its_word(kind: str, word: str) -> None:
    assert kind_word(kind) == word
