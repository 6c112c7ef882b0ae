"""What a careful clerk writes: right values in usual spellings."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers.clerk import CHINESE_NUMBERS, COMPOUND, OLD_NAME, WIDE_ADDRESS, write_down
from jiayuan.config.demo.ledgers.kinds import SKILLS, TENURES
from jiayuan.config.demo.ledgers.lines import Lines

MANY = 3_000
PATH = "110102.001.001.0001.0012.02.0501."
PERSON: dict[str, object] = {
    "person": "p1", "name": "王秀兰", "former_name": "", "sex": "2", "id_number": "110102194503071234",
    "born": date(1945, 3, 7), "phone": "13800138000", "community_name": "府右街南社区", "street_name": "西长安街街道",
    "path": PATH, "kind": "building", "street": "灵境小区", "number": "12号楼", "unit": "2单元", "room": "501",
    "elder.assessed": "mild", "dis.certificate": None, "dis.type": "", "dis.level": "", "relief.status": "none",
}  # fmt: skip


def written(n: int = MANY, aliases: dict[str, str] | None = None, **facts: object) -> Lines:
    kinds = {"dis.certificate": pl.String, "id_number": pl.String, "phone": pl.String, "person": pl.String}
    frame = pl.DataFrame([{**PERSON, **facts}], schema_overrides=kinds)
    return write_down(dice(1, "clerk"), pl.concat([frame] * n), aliases or {})


def share(lines: Lines, fault: str) -> float:
    return sum(fault in faults for faults in lines.faults) / len(lines)


def test_values_are_right() -> None:
    lines = written(1)
    cells = {field: values[0] for field, values in lines.cells.items()}
    assert (cells["name"], cells["sex"], cells["id_number"], cells["phone"]) == (
        "王秀兰", "女", "110102194503071234", "13800138000",
    )  # fmt: skip
    assert (cells["community"], cells["assessed"], cells["relief"]) == ("府右街南社区", "轻度失能", "")


def test_who_changed_names_stands_under_the_old_one() -> None:
    assert set(written(5, former_name="王桂兰").cells["name"]) == {"王桂兰"}


@pytest.mark.parametrize("field", ["id_number", "phone"])
def test_what_is_unknown_is_left_empty(field: str) -> None:
    assert set(written(5, **{field: None}).cells[field]) == {""}


def test_outsiders_have_nobody_behind_them() -> None:
    assert set(written(3, person=None).entities) == {""}


@pytest.mark.parametrize(
    ("fault", "wanted"),
    [("address_characters", CHINESE_NUMBERS), ("address_wide", WIDE_ADDRESS), ("address_old_name", OLD_NAME)],
)
def test_hard_spellings_in_their_share(fault: str, wanted: float) -> None:
    lines = written(aliases={PATH[:COMPOUND]: "灵境旧里"})
    assert share(lines, fault) == pytest.approx(wanted, abs=0.015)


def test_the_old_name_is_told_where_it_is_written() -> None:
    lines = written(aliases={PATH[:COMPOUND]: "灵境旧里"})
    for address, faults in zip(lines.cells["address"], lines.faults, strict=True):
        assert ("灵境旧里" in address) == ("address_old_name" in faults)


def test_full_width_is_told_where_it_is_written() -> None:
    lines = written()
    for address, faults in zip(lines.cells["address"], lines.faults, strict=True):
        assert any("０" <= character <= "９" for character in address) == ("address_wide" in faults)


def test_a_compound_without_an_older_name_is_never_told_to_have_one() -> None:
    assert share(written(), "address_old_name") == 0


def test_numbers_over_ninety_nine_stay_digits() -> None:
    assert share(written(number="112号楼", unit="", kind="yard"), "address_characters") == 0


def test_every_spelling_ends_at_the_same_door() -> None:
    lines = written()
    plain = [address for address, faults in zip(lines.cells["address"], lines.faults, strict=True) if not faults]
    assert len(set(plain)) > 20
    assert all("灵境小区12" in address for address in plain)


def test_extras_come_from_their_lists() -> None:
    lines = written()
    assert set(lines.cells["skill"]) == set(SKILLS)
    assert set(lines.cells["tenure"]) == set(TENURES)
    assert lines.cells["tenure"].count("自有") / MANY == pytest.approx(0.7, abs=0.04)
