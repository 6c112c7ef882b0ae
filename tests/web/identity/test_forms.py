"""What the forms accept."""

from __future__ import annotations

import pytest

from jiayuan.web.identity.forms import CodeForm, PasswordForm, PhoneForm


@pytest.mark.parametrize("typed", ["13800000001", "138 0000 0001", "+8613800000001", "１３８００００００01"])
def test_a_phone_however_typed(typed: str) -> None:
    form = PhoneForm({"phone": typed})
    assert form.is_valid()
    assert form.cleaned_data["phone"] == "13800000001"


@pytest.mark.parametrize("typed", ["", "1380000", "abc", "1" * 30])
def test_no_phone_is_told(typed: str) -> None:
    form = PhoneForm({"phone": typed})
    assert not form.is_valid()
    assert "1380000" not in str(form.errors)


@pytest.mark.parametrize(("typed", "fits"), [("123456", True), (" 123456 ", True), ("12345", False), ("12345a", False)])
def test_a_code_is_six_digits(typed: str, fits: bool) -> None:
    assert CodeForm({"code": typed}).is_valid() is fits


def test_a_password_is_taken_as_it_is() -> None:
    form = PasswordForm({"name": "li.na", "password": "  spaces count  "})
    assert form.is_valid()
    assert form.cleaned_data["password"] == "  spaces count  "


def test_browsers_are_told_what_to_fill_in() -> None:
    assert CodeForm().fields["code"].widget.attrs["autocomplete"] == "one-time-code"
    assert PhoneForm().fields["phone"].widget.attrs["inputmode"] == "tel"
