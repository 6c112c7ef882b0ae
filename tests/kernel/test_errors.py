"""Errors carry a status, a stable code and gentle words."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import (
    Conflict,
    FieldError,
    Invalid,
    JiayuanError,
    NotAllowed,
    NotFound,
    Refused,
    Unavailable,
)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotFound(), 404, "not-found"),
        (NotAllowed(), 403, "not-allowed"),
        (Conflict(), 409, "conflict"),
        (Invalid(), 422, "invalid"),
        (Refused("不能"), 422, "refused"),
        (Unavailable(), 503, "unavailable"),
    ],
)
def test_each_has_status_code_and_words(error: JiayuanError, status: int, code: str) -> None:
    assert (error.status, error.code) == (status, code)
    assert str(error)


def test_a_conflict_names_the_moves() -> None:
    assert Conflict(allowed=["sign", "return"]).allowed == ("sign", "return")


def test_invalid_lists_every_field() -> None:
    wrong = [FieldError("phone", "phone", "不对"), FieldError("name", "empty", "请填写")]
    assert Invalid(errors=wrong).errors == wrong


def test_a_refusal_cites_its_rule_and_an_error_its_advice() -> None:
    assert Refused("不能", cite="三.3").cite == "三.3"
    assert Unavailable(advice="请稍候").advice == "请稍候"
