"""Masks: what may be shown without a reason."""

from __future__ import annotations

import pytest

from jiayuan.kernel.values import mask_id, mask_name, mask_phone


@pytest.mark.parametrize(("name", "shown"), [("王秀兰", "王*"), ("王 伟", "王*"), ("欧阳娜", "欧*"), ("", "")])
def test_names(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [("11010519491231002X", "110105********002X"), ("E12345678", "****78"), ("", "")]
)
def test_documents(number: str, shown: str) -> None:
    assert mask_id(number) == shown


@pytest.mark.parametrize(("number", "shown"), [("13800138000", "138****8000"), ("12345", "****"), ("", "")])
def test_phones(number: str, shown: str) -> None:
    assert mask_phone(number) == shown
