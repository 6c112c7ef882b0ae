"""Every error page says what happened and what to do, in the reader's language."""

from __future__ import annotations

import re

import pytest
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from jiayuan.kernel.errors import Conflict, FieldError, Invalid, JiayuanError, NotFound, Refused, Unavailable
from jiayuan.web.look import errors

STATUSES = (400, 403, 404, 409, 422, 429, 503)


@pytest.fixture
def request_(rf: RequestFactory) -> object:
    request = rf.get("/somewhere/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return request


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", STATUSES)
def test_each_page_has_a_heading_advice_and_a_number_to_call(request_: object, status: int) -> None:
    response = errors.error_page(request_, status)  # type: ignore[arg-type]
    assert response.status_code == status
    assert text(response).count("<h1") == 1
    assert "jy-lead" in text(response)
    assert "tel:12345" in text(response)


@pytest.mark.parametrize("status", STATUSES)
def test_each_page_speaks_english_too(request_: object, status: int) -> None:
    with override("en"):
        page = text(errors.error_page(request_, status))  # type: ignore[arg-type]
    assert 'lang="en"' in page
    assert not re.search("[\u4e00-\u9fff]", page)


def test_the_errors_own_words_come_first(request_: object) -> None:
    page = text(errors.error_page(request_, 404, NotFound("没有这件诉求", advice="请核对编号")))  # type: ignore[arg-type]
    assert "没有这件诉求" in page
    assert "请核对编号" in page


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (Conflict(allowed=["签收", "退单"]), "退单"),
        (Invalid(errors=[FieldError("phone", "bad", "电话号码不对")]), "电话号码不对"),
        (Refused("不能受理", cite="条例第5条"), "条例第5条"),
        (Unavailable(), "暂时不可用"),
    ],
)
def test_details_of_the_error_are_shown(request_: object, error: JiayuanError, shown: str) -> None:
    assert shown in text(errors.error_page(request_, error.status, error))  # type: ignore[arg-type]


def test_djangos_own_handlers_use_the_same_pages(request_: object) -> None:
    assert errors.bad_request(request_).status_code == 400  # type: ignore[arg-type]
    assert errors.forbidden(request_).status_code == 403  # type: ignore[arg-type]
    assert errors.not_found(request_).status_code == 404  # type: ignore[arg-type]


def test_a_stale_form_is_not_called_forbidden(request_: object) -> None:
    page = text(errors.csrf_failure(request_))  # type: ignore[arg-type]
    assert "页面放得太久了" in page


def test_the_500_page_needs_no_request_and_speaks_both_languages() -> None:
    page = text(errors.server_error(None))  # type: ignore[arg-type]
    assert "出了点问题" in page
    assert "Something went wrong" in page


@override_settings(DEBUG=False)
def test_an_unknown_address_is_our_404(client: object) -> None:
    response = client.get("/nowhere/")  # type: ignore[attr-defined]
    assert response.status_code == 404
    assert "没有找到这一页" in text(response)
