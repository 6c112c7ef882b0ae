"""What staff see unless a task needs more."""

from __future__ import annotations

import pytest

from jiayuan.registry.masking import masked_value
from jiayuan.registry.shapes import UNKNOWN, FactValue


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("name", "王秀兰", "王*"),
        ("id_number", "110102195001011227", "110102********1227"),
        ("phone", "13912345678", "139****5678"),
        ("dis.certificate", "11010219500101122742", "110102********2742"),
        ("account", "6222020200012345678", "622202********5678"),
        ("sex", "2", "2"),
        ("relief.status", "dibao", "dibao"),
    ],
)
def test_masks(code: str, text: str, shown: str) -> None:
    assert masked_value(code, FactValue("value", text)).value == shown


def test_nothing_known_stays_nothing() -> None:
    assert masked_value("phone", UNKNOWN) is UNKNOWN
