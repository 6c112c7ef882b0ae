"""The forms of the care register: choices, ticks, and the wishes they become."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.registry.api import CARE_NEEDS, Wishes
from jiayuan.web.registry.care_forms import CHANNELS, DeclareForm, OwnForm, RecordForm, WishesForm
from tests.tree import COMMUNITIES, HOME, STREET

OWN = {"needs": ["alone"], "agree": "on"}


def test_the_needs_offered_are_the_needs_of_the_register() -> None:
    assert [code for code, _label in WishesForm().fields["needs"].choices] == list(CARE_NEEDS)


def test_consent_is_never_ticked_beforehand() -> None:
    form = OwnForm(initial={"needs": ["alone"], "agree": None})
    assert "checked" not in str(form["agree"])
    assert form.fields["agree"].required


@pytest.mark.parametrize("missing", sorted(OWN))
def test_a_yes_needs_both_a_need_and_the_tick(missing: str) -> None:
    form = OwnForm({key: value for key, value in OWN.items() if key != missing})
    assert list(form.errors) == [missing]


def test_a_filled_form_becomes_wishes() -> None:
    form = OwnForm(OWN | {"contact": " 女儿 ", "note": ""})
    assert form.is_valid()
    assert form.wishes() == Wishes(("alone",), "女儿", "")


def test_a_worker_names_a_channel_that_is_not_the_web() -> None:
    assert "web" not in dict(CHANNELS)
    form = RecordForm({"needs": ["alone"], "channel": "visit", "proof": "017"})
    assert form.is_valid()


@pytest.mark.django_db
def test_an_emergency_is_declared_for_the_own_area_or_a_part_of_it(tree: None) -> None:
    assert len(DeclareForm(STREET).fields["place"].choices) == 1 + len(COMMUNITIES)
    assert [path for path, _name in DeclareForm(HOME).fields["place"].choices] == [HOME.value]
    with pytest.raises(NotFound):
        DeclareForm(None)


RECORD = {"needs": ["alone"], "channel": "visit", "proof": "017"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [("needs", ["faith"]), ("needs", []), ("channel", "web"), ("channel", ""), ("proof", " "), ("proof", "0" * 61),
     ("contact", "长" * 61), ("note", "长" * 121)],
    ids=["no need", "nothing", "web", "no channel", "blank", "long proof", "long contact", "long note"],
)  # fmt: skip
def test_each_fault_of_a_record_stands_at_its_field(field: str, typed: object) -> None:
    assert list(RecordForm({**RECORD, field: typed}).errors) == [field]


def test_all_needs_at_once_are_kept_in_the_order_given() -> None:
    form = WishesForm({"needs": list(CARE_NEEDS)[::-1], "note": "请敲门"})
    assert form.is_valid()
    assert form.wishes() == Wishes(tuple(CARE_NEEDS)[::-1], "", "请敲门")


@pytest.mark.parametrize(("channel", "_label"), CHANNELS, ids=[code for code, _ in CHANNELS])
def test_every_channel_offered_can_be_chosen(channel: str, _label: str) -> None:
    assert RecordForm(RECORD | {"channel": channel}).is_valid()


@pytest.mark.django_db
def test_an_emergency_lasts_one_hour_to_three_days_and_says_why(tree: None) -> None:
    declared = {"name": "停电", "reason": "全街停电", "place": HOME.value, "hours": "24"}
    wrong = [("hours", "0"), ("hours", "73"), ("hours", "soon"), ("name", ""), ("reason", " "), ("place", "110105."),
             ("reason", "长" * 201)]  # fmt: skip
    assert all(DeclareForm(STREET, declared | {"hours": hours}).is_valid() for hours in ("1", "72"))
    told = [list(DeclareForm(STREET, declared | {field: typed}).errors) for field, typed in wrong]
    assert told == [[field] for field, _ in wrong]


@pytest.mark.django_db
def test_a_community_declares_for_no_other_one(tree: None) -> None:
    declared = {"name": "停电", "reason": "全街停电", "place": STREET.value, "hours": "24"}
    assert list(DeclareForm(HOME, declared).errors) == ["place"]
