"""Forms of the benefits pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.api import Line
from jiayuan.kernel.errors import Invalid
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


@pytest.mark.parametrize("number", ["６２２２０２００００００１２３４", " 6222-0200 ", "٦٢٢٢٠٢٠٠٠٠٠٠١٢٣٤"])
def test_the_form_and_the_door_read_a_number_alike(number: str) -> None:
    form = AccountForm({"account_number": number})
    try:
        expected: str | None = api.account_number(number)
    except Invalid:
        expected = None
    assert form.is_valid() is (expected is not None)
    assert form.cleaned_data.get("account_number") == expected


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "12至19位"), ("en", "12 to 19 digits")])
def test_a_wrong_account_is_said_in_both_languages(language: str, words: str) -> None:
    with override(language):
        assert words in str(AccountForm({"account_number": "12"}).errors["account_number"][0])


def test_the_lines_of_a_dispute_show_what_is_held() -> None:
    unknown = replace(LINE, fact="hukou", zh="本市户籍", en="registered here", value="")
    choices = DisputeForm(lines=(LINE, unknown)).fields["fact"].choices  # type: ignore[attr-defined]  # a ChoiceField
    assert choices == [("birth", "出生日期：1940-01-01"), ("hukou", "本市户籍：—")]


@pytest.mark.parametrize("said", ["", "   ", "x" * 201])
def test_a_dispute_says_something_of_a_sane_length(said: str) -> None:
    assert "said" in DisputeForm({"fact": "birth", "said": said}, lines=(LINE,)).errors


def test_a_dispute_without_lines_offers_none() -> None:
    assert "fact" in DisputeForm({"fact": "birth", "said": "1939"}).errors


@pytest.mark.parametrize("data", [{"name": "", "policies": ["bj.elder_aged"]}, {"name": "x" * 81, "policies": []}])
def test_a_campaign_needs_a_name_of_its_own(data: dict[str, object]) -> None:
    assert "name" in CampaignForm(data).errors


def test_policies_are_offered_in_the_readers_language() -> None:
    with override("en"):
        names = [str(name) for _, name in CampaignForm().fields["policies"].choices]  # type: ignore[attr-defined]  # a choice
    assert "Allowance for the very old" in names
