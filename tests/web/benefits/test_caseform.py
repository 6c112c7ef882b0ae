"""Questions of a case as a form: what is typed comes out in the fact's own writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits import api
from jiayuan.web.benefits.caseform import CaseForm

FACTS = api.load_book().facts


def form_of(code: str, text: str | None = None, *, asking: bool = True) -> CaseForm:
    return CaseForm(None if text is None else {code: text}, facts=[FACTS[code]], asking=asking)


@pytest.mark.parametrize(
    ("code", "text", "written"),
    [
        ("claim.spend", "6000.5", "600050"),
        ("claim.spend", "６０００", "600000"),
        ("claim.spend", "", ""),
        ("claim.persons", "3", "3"),
        ("claim.cause", "accident", "accident"),
        ("lease.public", "true", "true"),
        ("lease.public", "false", "false"),
    ],
)
def test_answers_come_out_written_as_facts(code: str, text: str, written: str) -> None:
    form = form_of(code, text)
    assert form.is_valid()
    assert form.cleaned_data == {code: written}


@pytest.mark.parametrize(
    ("code", "text"),
    [("claim.spend", "many"), ("claim.spend", "-1"), ("claim.persons", "0"), ("claim.persons", "31"),
     ("claim.cause", "war"), ("lease.public", "perhaps"), ("claim.spend", "9" * 21)],
    ids=["word", "negative", "nobody", "crowd", "option", "maybe", "long"],
)  # fmt: skip
def test_what_is_no_answer_is_refused_without_repeating_it(code: str, text: str) -> None:
    form = form_of(code, text)
    assert not form.is_valid()
    assert text not in str(form.errors)


def test_a_question_or_a_name() -> None:
    assert form_of("claim.cause").fields["claim.cause"].label == "遇到了什么困难？"
    assert form_of("claim.cause", asking=False).fields["claim.cause"].label == "困难事由"


def test_nothing_has_to_be_answered() -> None:
    facts = [FACTS["claim.cause"], FACTS["claim.spend"]]
    assert CaseForm({"x": "1"}, facts=facts).is_valid()


def test_what_can_be_picked_begins_with_not_knowing() -> None:
    widget = form_of("claim.identity").fields["claim.identity"].widget
    assert next(iter(widget.choices)) == ("", "不知道")
    assert "absent" not in dict(widget.choices)


@pytest.mark.parametrize("asking", [True, False], ids=["question", "name"])
def test_every_choice_of_every_fact_is_taken_as_it_is_written(asking: bool) -> None:
    form = CaseForm(None, facts=list(FACTS.values()), asking=asking)
    picked = {code: list(getattr(field.widget, "choices", ())) for code, field in form.fields.items()}
    for code, choices in picked.items():
        for value, _label in choices:
            filled = form_of(code, value, asking=asking)
            assert (filled.is_valid(), filled.cleaned_data) == (True, {code: value})


@pytest.mark.parametrize("text", ["1e999999", "1e9999", "9e11111", "1e12", "inf", "-0.01"])
def test_a_sum_nobody_can_hold_is_refused_like_any_other(text: str) -> None:
    assert "claim.spend" in form_of("claim.spend", text).errors


@given(st.sampled_from(["claim.spend", "claim.persons", "claim.cause", "lease.public"]), st.text(max_size=40))
def test_whatever_is_typed_is_a_fact_s_own_writing_or_refused(code: str, text: str) -> None:
    form = form_of(code, text)
    if form.is_valid() and form.cleaned_data[code]:
        again = form.cleaned_data[code]
        assert again in FACTS[code].options or again in ("true", "false") or again.isdecimal()
    elif not form.is_valid():
        assert list(form.errors) == [code]
