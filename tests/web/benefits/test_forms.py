"""Forms of the benefits pages."""

from __future__ import annotations

import pytest

from jiayuan.benefits.api import Line
from jiayuan.web.benefits.forms import AccountForm, CampaignForm, DisputeForm

LINE = Line("birth", "出生日期", "date of birth", "1940-01-01", "value", "台账", None, "")


@pytest.mark.parametrize(("number", "clean"), [("", ""), ("6222 0200 0000 1234", "6222020000001234")])
def test_an_account_may_be_left_out(number: str, clean: str) -> None:
    form = AccountForm({"account_number": number})
    assert form.is_valid()
    assert form.cleaned_data["account_number"] == clean


@pytest.mark.parametrize("number", ["123", "abcdefghijklmn", "1" * 20])
def test_a_wrong_account_is_said(number: str) -> None:
    assert "account_number" in AccountForm({"account_number": number}).errors


def test_a_dispute_offers_the_lines_shown() -> None:
    assert DisputeForm({"fact": "birth", "said": "1939"}, lines=(LINE,)).is_valid()
    assert not DisputeForm({"fact": "hukou", "said": "x"}, lines=(LINE,)).is_valid()


def test_a_campaign_offers_policies_in_force() -> None:
    assert CampaignForm({"name": "x", "policies": ["bj.elder_aged"]}).is_valid()
    assert not CampaignForm({"name": "x", "policies": ["bj.none"]}).is_valid()
